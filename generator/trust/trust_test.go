package trust

import (
	"math/rand/v2"
	"testing"

	"lectern/generator/scholar"
)

// What the portal states of the researcher in data/seed: 24 works, 5 topics, 4 close
// collaborators, no affiliation, unclaimed, level L1 (an imported source, since it
// names no identifier). It states nothing else, so nothing else is counted.
func TestThePortalsFigures(t *testing.T) {
	f := Facts{Works: 24, Topics: 5, Collaborators: 4, Imported: true}
	s := Score(f, DefaultWeights(), DefaultThresholds())
	if s.Score != 21 || s.Level != Emerging || f.Verified() != 1 {
		t.Errorf("score %d, level %s, L%d; the portal says 21, emerging, L1: %+v", s.Score, s.Level, f.Verified(), s.Signals)
	}
}

func best() Facts {
	day := scholar.Date{Year: 2026, Month: 11, Day: 1}
	return Facts{Identifiers: 1, Proofs: 1, Mutual: 1, Claimed: true, Works: 1000, Persistent: 1000, Linked: 1000, Details: 4, DetailsOf: 4,
		Affiliation: Registered, Reviewed: day, AsOf: day, Topics: 1000, Collaborators: 1000}
}

func TestWeights(t *testing.T) {
	w := DefaultWeights()
	sum := 0
	for _, name := range Names() {
		sum += w[name]
	}
	if volume := w[Works] + w[Topics] + w[Collaborators]; sum != 100 || len(w) != len(Names()) || volume > VolumeMax {
		t.Errorf("the weights sum up to %d, volume, topics and collaborators to %d", sum, volume)
	}
	if s := Score(best(), w, DefaultThresholds()); s.Score != 100 || s.Level != Exemplary {
		t.Errorf("the best record has %d, %s: %+v", s.Score, s.Level, s.Signals)
	}
	if s := Score(Facts{}, w, DefaultThresholds()); s.Score != 0 || s.Level != New {
		t.Errorf("a name alone has %d, %s", s.Score, s.Level)
	}
}

// However much somebody has published, that alone lifts nobody above Emerging.
func TestVolumeDecidesLittle(t *testing.T) {
	s := Score(Facts{Works: 1e6, Topics: 1e6, Collaborators: 1e6}, DefaultWeights(), DefaultThresholds())
	if s.Score > VolumeMax+DefaultWeights()[Retractions] {
		t.Errorf("volume alone scores %d", s.Score)
	}
	gain := func(from, to int) int {
		w := Weights{Works: 1000}
		return Score(Facts{Works: to}, w, nil).Score - Score(Facts{Works: from}, w, nil).Score
	}
	for n := 1; n < 200; n++ {
		if gain(n, n+1) > gain(n-1, n)+1 { // of rounding
			t.Errorf("work %d earns more than the one before it", n+1)
		}
	}
}

func TestSignals(t *testing.T) {
	day := func(s string) scholar.Date { d, _ := scholar.ParseDate(s); return d }
	for _, test := range []struct {
		what   string
		name   Name
		facts  Facts
		points int
		state  State
	}{
		{"an identifier", Identifier, Facts{Identifiers: 2}, 12, Met},
		{"a source alone", Identifier, Facts{Imported: true}, 6, Partly},
		{"one way", Proof, Facts{Proofs: 3}, 8, Partly},
		{"both ways", Proof, Facts{Proofs: 3, Mutual: 1}, 15, Met},
		{"not claimed", Claimed, Facts{}, 0, Missing},
		{"no works", Persistent, Facts{}, 0, Missing},
		{"half of them", Persistent, Facts{Works: 4, Persistent: 2}, 7, Partly},
		{"by name", Linked, Facts{Works: 4}, 0, Missing},
		{"some details", Metadata, Facts{Works: 2, Details: 6, DetailsOf: 8}, 6, Partly},
		{"by name", Affiliated, Facts{Affiliation: Stated}, 3, Partly},
		{"with a ROR id", Affiliated, Facts{Affiliation: Registered}, 5, Met},
		{"without a day of the site", Review, Facts{Reviewed: day("2026-01-01")}, 0, Missing},
		{"a year ago to the day", Review, Facts{Reviewed: day("2025-11-01"), AsOf: day("2026-11-01")}, 5, Met},
		{"a day longer ago", Review, Facts{Reviewed: day("2025-10-31"), AsOf: day("2026-11-01")}, 3, Partly},
		{"a year that began long ago", Review, Facts{Reviewed: day("2025"), AsOf: day("2026-11-01")}, 3, Partly},
		{"too long ago", Review, Facts{Reviewed: day("2024-10-31"), AsOf: day("2026-11-01")}, 0, Missing},
		{"after the day of the site", Review, Facts{Reviewed: day("2027-01-01"), AsOf: day("2026-11-01")}, 5, Met},
		{"none retracted", Retractions, Facts{Works: 1}, 5, Met},
		{"none retracted of none", Retractions, Facts{}, 0, Missing},
		{"retracted without a word", Retractions, Facts{Works: 5, Retracted: 1}, 0, Missing},
		{"one of two explained", Retractions, Facts{Works: 5, Retracted: 2, Noticed: 1}, 3, Partly},
		{"four people", Collaborators, Facts{Collaborators: 4}, 3, Partly},
	} {
		for _, s := range Score(test.facts, DefaultWeights(), DefaultThresholds()).Signals {
			if s.Name == test.name && (s.Points != test.points || s.State != test.state) {
				t.Errorf("%s: %s: %d points, state %d; want %d, %d", s.Name, test.what, s.Points, s.State, test.points, test.state)
			}
		}
	}
}

// Whatever the facts and weights: no signal has more than its weight, the score is
// their sum, and more evidence never lowers it.
func TestScoreIsSound(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		f := Facts{Identifiers: r.IntN(2), Proofs: r.IntN(3), Works: r.IntN(50), Topics: r.IntN(20), Collaborators: r.IntN(20)}
		f.Persistent, f.Linked, f.Retracted = r.IntN(f.Works+1), r.IntN(f.Works+1), r.IntN(f.Works+1)
		f.Noticed, f.DetailsOf = r.IntN(f.Retracted+1), 4*f.Works
		f.Details = r.IntN(f.DetailsOf + 1)
		w := Weights{}
		for _, n := range Names() {
			w[n] = r.IntN(30)
		}
		s := Score(f, w, DefaultThresholds())
		sum := 0
		for _, signal := range s.Signals {
			sum += signal.Points
			if signal.Points < 0 || signal.Points > signal.Weight || signal.Weight != w[signal.Name] {
				t.Fatalf("%+v of %+v", signal, f)
			}
			if signal.State == Met && signal.Points != signal.Weight || signal.State == Missing && signal.Points != 0 {
				t.Fatalf("%+v of %+v", signal, f)
			}
		}
		more := f
		more.Identifiers, more.Claimed, more.Mutual, more.Proofs, more.Topics = 1, true, 1, 3, f.Topics+1
		if s.Score != sum || s.Level != DefaultThresholds().Of(sum) || Score(more, w, nil).Score < sum || more.Verified() != 3 {
			t.Fatalf("score %d of %d for %+v", s.Score, sum, f)
		}
	}
}

func TestVerified(t *testing.T) {
	for want, f := range []Facts{{Works: 3}, {Identifiers: 1}, {Proofs: 1}, {Proofs: 1, Mutual: 1}} {
		if got := f.Verified(); got != want {
			t.Errorf("%+v is L%d, want L%d", f, got, want)
		}
	}
}

func TestProofs(t *testing.T) {
	a := &scholar.Author{ORCID: "0000-0002-1825-0097", Website: "https://www.quill.example.net/~ada/", GitHub: "octocat",
		Links: []scholar.Link{{URL: "cv.pdf"}, {URL: "mailto:a@b.example"}, {URL: "https://choir.example.net"}}}
	for _, test := range []struct {
		method, evidence string
		want             bool
	}{
		{"orcid", "https://orcid.org/0000-0002-1825-0097", true},
		{"orcid", "https://orcid.org/0000-0001-5109-3700", false},
		{"orcid", "", false},
		{"website", "https://quill.example.net/~ada", true},
		{"website", "http://Quill.example.net/~ada/about", true},
		{"website", "https://quill.example.net/~adam/", false},
		{"website", "https://quill.example.net.evil.example/~ada/", false},
		{"website", "https://github.com/octocat", true},
		{"website", "https://github.com/other", false},
		{"website", "https://choir.example.net/", true},
		{"website", "by hand", false},
		{"dns", "iis.example.edu", true},
		{"dns", "example.edu", false},
		{"well-known", "https://iis.example.edu/.well-known/lectern.json", true},
		{"well-known", "https://evil.example/iis.example.edu", false},
		{"email", "iis.example.edu", false},
	} {
		a.Verifications = []scholar.Verification{{Method: test.method, Evidence: test.evidence}}
		got := Proofs(a, []string{"iis.example.edu"})
		if len(got) != 1 || got[0].Mutual != test.want {
			t.Errorf("%s %s: %+v, want %v", test.method, test.evidence, got, test.want)
		}
	}
	if got := Proofs(&scholar.Author{Verifications: []scholar.Verification{{Method: "orcid", Evidence: "0000-0002-1825-0097"}}}, nil); got[0].Mutual {
		t.Error("a record without an ORCID iD points at one")
	}
}

func TestIdentifiers(t *testing.T) {
	a := &scholar.Author{GitHub: "x", Mastodon: "@x@y.example", Identifiers: map[string]string{"github": "x", "viaf": "1", "orcid": "0000-0001-5109-3700"}}
	if got := Identifiers(a); len(got) != 2 || got[0].Scheme != "orcid" || got[1].Scheme != "viaf" {
		t.Errorf("%v", got)
	}
}

func TestAddWork(t *testing.T) {
	var f Facts
	full := scholar.Work{Type: "article", Year: 2020, Venue: "v", Abstract: scholar.Text{Source: "a"}, DOI: "10.1000/1"}
	f.AddWork(&full, true, false)
	f.AddWork(&scholar.Work{Status: scholar.StatusRetracted, Identifiers: map[string]string{"hal": "hal-1"}}, false, false)
	want := Facts{Works: 2, Persistent: 2, Linked: 1, Details: 4, DetailsOf: 8, Retracted: 1}
	if f != want {
		t.Errorf("%+v, want %+v", f, want)
	}
	f.AddWork(&scholar.Work{Source: "arXiv", Status: scholar.StatusWithdrawn, Notice: scholar.Text{Source: "n"}}, false, false)
	if !f.Imported || f.Noticed != 1 || f.Details != 5 {
		t.Errorf("%+v", f)
	}
}
