package page

import (
	"encoding/json"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/snapshot"
	"lectern/generator/scholar"
	"lectern/generator/trust"
	"lectern/generator/view"
)

// The defaults of site.toml are those that the scoring is tested with.
func TestDefaultWeights(t *testing.T) {
	var ds diag.List
	cfg, err := config.Load(fstest.MapFS{"site.toml": {Data: []byte("title = \"T\"\nbase_url = \"https://example.org/\"\ntrust.show = \"score\"\n")}}, config.Overrides{}, &ds)
	if err != nil || ds.Len() > 0 {
		t.Fatal(err, ds.Sorted())
	}
	c := newCorpus(20, 1)
	for path, p := range c.planned(t, cfg) {
		v, is := p.View().(*view.Trust)
		if !is {
			continue
		}
		if path != "about/trust/index.html" {
			t.Errorf("the page about trust is %s", path)
		}
		want := trust.DefaultWeights()
		if len(v.Signals) != len(want) {
			t.Errorf("%d signals are explained, of %d", len(v.Signals), len(want))
		}
		for _, s := range v.Signals {
			if s.Weight != want[trust.Name(s.Anchor)] {
				t.Errorf("%s weighs %d, want %d", s.Anchor, s.Weight, want[trust.Name(s.Anchor)])
			}
		}
		for i, l := range v.Levels {
			if l.From != trust.DefaultThresholds()[trust.Levels()[i]] || l.To < l.From || i > 0 && v.Levels[i-1].To != l.From-1 {
				t.Errorf("%+v", l)
			}
		}
		return
	}
	t.Error("no page explains trust")
}

// scored is settings of a site that shows scores.
func scored() *config.Config {
	cfg := settings()
	cfg.Trust.Show = "score"
	return cfg
}

// snapshots returns the snapshots of a corpus by author, from the profiles.
func snapshots(t *testing.T, c *corpus, cfg *config.Config) map[string]view.Snapshot {
	t.Helper()
	out := map[string]view.Snapshot{}
	for path, p := range c.planned(t, cfg) {
		if v, is := p.View().(*view.Author); is && v.Pager.Number == 0 {
			out[strings.Split(path, "/")[1]] = v.Trust
		}
	}
	return out
}

func signal(t *testing.T, s view.Snapshot, name string) view.Signal {
	t.Helper()
	for _, signal := range s.Signals {
		if strings.HasSuffix(signal.Href, "#"+name) {
			return signal
		}
	}
	t.Fatalf("no signal %s in %+v", name, s)
	return view.Signal{}
}

func TestSnapshots(t *testing.T) {
	c := newCorpus(60, 3)
	c.institutions[1].URL, c.institutions[1].ROR = "https://www.inst1.example/", "03yrm5c26"
	a := &c.authors[0]
	a.Affiliations = []scholar.Affiliation{{Institution: "inst3"}} // a part of inst1
	a.Verifications = []scholar.Verification{{Method: "dns", Evidence: "inst1.example", On: scholar.Date{Year: 2023}}, {Method: "tea", Evidence: "javascript:alert(1)"}}
	a.Reviewed = scholar.Date{Year: 2023, Month: 6}
	got := snapshots(t, c, scored())["author0"]
	sum := 0
	for _, s := range got.Signals {
		sum += s.Points
		if s.Points < s.Weight == (s.Raise == "") {
			t.Errorf("%+v: what would raise it?", s)
		}
	}
	if got.Score != sum || got.Verified != "L3" || got.Data != "/lab/authors/author0/trust.json" || got.Method != "/lab/about/trust/" {
		t.Errorf("%+v", got)
	}
	if s := signal(t, got, "affiliation"); s.Points != 5 {
		t.Errorf("%+v", s)
	}
	if s := signal(t, got, "review"); s.Points != 5 {
		t.Errorf("%+v", s)
	}
	if len(got.Proofs) != 2 || !got.Proofs[0].Mutual || got.Proofs[1].Mutual || got.Proofs[1].Evidence.Href != "" || got.Proofs[1].Method != "tea" {
		t.Errorf("%+v", got.Proofs)
	}
	a.Affiliations[0].End = scholar.Date{Year: 2020}
	if got := snapshots(t, c, scored())["author0"]; got.Verified != "L2" || signal(t, got, "affiliation").Points != 0 {
		t.Errorf("somebody who left is still there: %+v", got)
	}
	cfg := scored()
	cfg.AsOf = ""
	if s := signal(t, snapshots(t, c, cfg)["author0"], "review"); s.Points != 0 {
		t.Errorf("without a day of the site a review counts: %+v", s)
	}
}

// What a site does not show stands nowhere: neither points on pages and in data, nor
// pages and data at all.
func TestTrustIsShownAsSet(t *testing.T) {
	c := newCorpus(40, 3)
	for _, show := range []string{"off", "level", "score"} {
		cfg := settings()
		cfg.Trust.Show = show
		files, pages := 0, 0
		for path, p := range c.planned(t, cfg) {
			switch v := p.View().(type) {
			case *view.Trust:
				pages++
			case *view.Author:
				if (v.Trust.Level != "") != (show != "off" && v.Pager.Number == 0) || v.Trust.Scored != (show == "score" && v.Pager.Number == 0) {
					t.Errorf("%s: %s: %+v", show, path, v.Trust)
				}
			case *view.Plain:
				if !strings.HasSuffix(path, "/trust.json") {
					continue
				}
				files++
				var doc map[string]any
				if err := json.Unmarshal([]byte(v.Text), &doc); err != nil {
					t.Fatal(err)
				}
				if (doc["score"] != nil) != (show == "score") || strings.Contains(v.Text, `"points"`) != (show == "score") || doc["level"] == nil {
					t.Errorf("%s: %s: %s", show, path, v.Text)
				}
			}
		}
		if shown := show != "off"; (files == len(c.authors)) != shown || (files == 0) == shown || (pages == 1) != shown {
			t.Errorf("%s: %d files, %d pages", show, files, pages)
		}
	}
}

// A name without a record has no snapshot: there is nothing to judge.
func TestNamesHaveNoSnapshot(t *testing.T) {
	c := newCorpus(40, 3)
	cfg := scored()
	cfg.AuthorPages.All = true
	named := 0
	in := c.inputs(t, cfg)
	var scale *snapshot.Scale
	if scale.Shows(&catalog.Author{Recorded: true}) {
		t.Error("a site without a scale shows snapshots")
	}
	for _, p := range byPath(t, in) {
		if v, is := p.View().(*view.Author); is && v.Pager.Number == 0 && strings.HasPrefix(v.Name, "Bob") {
			named++
			if v.Trust.Level != "" {
				t.Errorf("%s: %+v", v.Name, v.Trust)
			}
		}
	}
	if named == 0 {
		t.Error("nobody is but a name")
	}
}
