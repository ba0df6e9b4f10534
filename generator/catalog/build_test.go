package catalog

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// What the tests build sites of: records without files.

var (
	hand     = &record.Layer{Rank: 100}
	openalex = &record.Layer{Name: "openalex", Rank: 2}
	dblp     = &record.Layer{Name: "dblp", Rank: 1}
)

// site is a set of records in the making, with settings.
type site struct {
	set  record.Set
	cfg  config.Config
	line int
}

func newSite() *site {
	return &site{cfg: config.Config{Language: "en", MatchNames: true, CoauthorsMax: 50}}
}

func (s *site) works(works ...scholar.Work) *site {
	for _, w := range works {
		if w.Title.IsZero() {
			w.Title = text("Title of " + w.ID)
		}
		s.set.Works = append(s.set.Works, stated(s, hand, w.ID, w))
	}
	return s
}

func (s *site) authors(authors ...scholar.Author) *site {
	for _, a := range authors {
		s.set.Authors = append(s.set.Authors, stated(s, hand, a.ID, a))
	}
	return s
}

func (s *site) topics(topics ...scholar.Topic) *site {
	for _, t := range topics {
		s.set.Topics = append(s.set.Topics, stated(s, hand, t.ID, t))
	}
	return s
}

func (s *site) venues(venues ...scholar.Venue) *site {
	for _, v := range venues {
		s.set.Venues = append(s.set.Venues, stated(s, hand, v.ID, v))
	}
	return s
}

func (s *site) institutions(institutions ...scholar.Institution) *site {
	for _, i := range institutions {
		s.set.Institutions = append(s.set.Institutions, stated(s, hand, i.ID, i))
	}
	return s
}

// imported adds a work of an imported layer, which states the given keys.
func (s *site) imported(layer *record.Layer, w scholar.Work, keys ...string) *site {
	s.set.Works = append(s.set.Works, stated(s, layer, w.ID, w, keys...))
	return s
}

// stated makes a record that states the keys, or all. The record begins on a line of
// its own; field i stands in column i+2.
func stated[T record.Entity](s *site, layer *record.Layer, id string, value T, keys ...string) *record.Record[T] {
	s.line++
	file := "content/records.toml"
	if layer.Imported() {
		file = "content/imported/" + layer.Name + ".jsonl"
	}
	r := &record.Record[T]{ID: id, Value: value, Layer: layer, Place: diag.Place{File: file, Line: s.line, Column: 1}}
	if len(keys) == 0 {
		keys = record.Keys[T]()
	}
	for _, key := range keys {
		i, _ := record.Index[T](key)
		r.SetPlace(i, int32(s.line), int32(i+2))
	}
	return r
}

func (s *site) build() (*Catalog, []diag.Diagnostic) {
	var ds diag.List
	c := New(&s.set, &s.cfg, &ds)
	return c, ds.Sorted()
}

// clean builds a site that must be without diagnostics.
func (s *site) clean(t *testing.T) *Catalog {
	t.Helper()
	c, ds := s.build()
	for _, d := range ds {
		t.Errorf("unexpected %v: %s: %s: %s (%s)", d.Severity, d.Place, d.Code, d.Message, d.Hint)
	}
	return c
}

// reports builds a site that must have exactly these diagnostics, each written as
// "severity code: part of the message", and the part after " | " of the hint.
func (s *site) reports(t *testing.T, want ...string) *Catalog {
	t.Helper()
	c, ds := s.build()
	if len(ds) != len(want) {
		t.Errorf("%d diagnostics, want %d:", len(ds), len(want))
		for _, d := range ds {
			t.Logf("%v %s: %s (%s) at %s", d.Severity, d.Code, d.Message, d.Hint, d.Place)
		}
		return c
	}
	for i, d := range ds {
		message, hint, _ := strings.Cut(want[i], " | ")
		got := fmt.Sprintf("%v %s: %s", d.Severity, d.Code, d.Message)
		head, part, _ := strings.Cut(message, ": ")
		if !strings.HasPrefix(got, head+": ") || !strings.Contains(got, part) || !strings.Contains(d.Hint, hint) {
			t.Errorf("diagnostic %q (%s), want %q", got, d.Hint, want[i])
		}
		if d.Place.Line == 0 && s.line > 0 {
			t.Errorf("%q has no place", got)
		}
	}
	return c
}

func text(s string) scholar.Text { return scholar.Text{Source: s} }

// by makes authorships of names; "id:x" is an id, "orcid:x Name" a name with ORCID.
func by(names ...string) []scholar.Authorship {
	out := make([]scholar.Authorship, len(names))
	for i, n := range names {
		if id, ok := strings.CutPrefix(n, "id:"); ok {
			out[i].ID, out[i].Display, _ = strings.Cut(id, " ")
			continue
		}
		if rest, ok := strings.CutPrefix(n, "orcid:"); ok {
			out[i].ORCID, n, _ = strings.Cut(rest, " ")
		}
		out[i].Display = n
	}
	return out
}

func person(id, name string) scholar.Author {
	return scholar.Author{ID: id, Name: scholar.Name{Display: name}}
}

func workIDs(works []*Work) string {
	var out []string
	for _, w := range works {
		out = append(out, w.ID)
	}
	return strings.Join(out, " ")
}

func authorNames(authors []*Author) string {
	var out []string
	for _, a := range authors {
		out = append(out, a.Full())
	}
	return strings.Join(out, " | ")
}

// synthetic makes a site of n works with about 1.4 n authors: few who wrote much,
// many who wrote once (Zipf), some without record or id, topics with phrases.
func synthetic(n int, seed uint64) *site {
	s := newSite()
	random := rand.New(rand.NewPCG(seed, 1))
	people := n + n*2/5
	zipf := rand.NewZipf(random, 1.15, 8, uint64(people-1))
	for i := range people {
		if i%10 != 9 {
			a := person(fmt.Sprintf("author-%05d", i), personName(i))
			if i%7 == 0 {
				a.Topics = []string{fmt.Sprintf("topic-%02d", i%45), "Declared"}
			}
			s.authors(a)
		}
	}
	for i := range 40 {
		s.topics(scholar.Topic{ID: fmt.Sprintf("topic-%02d", i), Name: text(fmt.Sprintf("Topic %02d", i)), Match: []string{words[i] + " " + words[(i*7+3)%len(words)]}})
	}
	for i := range n {
		w := scholar.Work{ID: fmt.Sprintf("work-%05d", i), Date: scholar.Date{Year: int16(1990 + random.IntN(35)), Month: uint8(random.IntN(13))},
			Venue: fmt.Sprintf("venue-%d", int(math.Sqrt(float64(random.IntN(400))))), Type: scholar.WorkTypes()[random.IntN(4)].Type}
		var b strings.Builder
		for range 150 {
			b.WriteString(words[random.IntN(len(words))] + " ")
		}
		w.Abstract = text(b.String())
		for range 1 + random.IntN(8) {
			a := int(zipf.Uint64())
			w.Authors = append(w.Authors, scholar.Authorship{Name: scholar.Name{Display: personName(a)}})
			if i%3 != 0 {
				w.Authors[len(w.Authors)-1].ID = fmt.Sprintf("author-%05d", a)
			}
		}
		for range random.IntN(3) {
			w.Topics = append(w.Topics, fmt.Sprintf("topic-%02d", random.IntN(45)))
		}
		s.works(w)
	}
	return s
}

func personName(i int) string {
	first := []string{"Ann", "Bjørn", "Chen", "Dora", "Émile", "Farid", "Grace", "Hana", "Ivan", "Jun"}
	return fmt.Sprintf("%s %s%s", first[i%10], strings.ToUpper(words[i/10%len(words)][:1]), words[i/10%len(words)][1:]+words[i/10/len(words)%len(words)])
}

var words = strings.Fields(`neural deep graph language speech image sparse dense robust open network model parser translation
	recognition retrieval summary corpus token kernel lattice vector tensor policy reward agent causal latent prior posterior sample
	gradient entropy syntax grammar prosody dialogue ontology archive survey`)

func shuffled[T any](list []T, random *rand.Rand) []T {
	out := slices.Clone(list)
	random.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
