package page

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"lectern/generator/scholar"
	"lectern/generator/view"
)

// made makes a page's view and writes it down whole. The site's constants are in
// every frame and in no key but Base.
func made(t *testing.T, p Page) string {
	t.Helper()
	out, err := json.Marshal(p.View())
	if err != nil {
		t.Fatalf("%s: %v", p.Path, err)
	}
	return string(out)
}

// edit changes one thing of a corpus at random, and says what.
func edit(c *corpus, r *rand.Rand) string {
	w := &c.works[r.IntN(len(c.works))]
	a := &c.authors[r.IntN(len(c.authors))]
	i := r.IntN(6)
	n := r.IntN(1000)
	edits := []func() string{
		func() string { w.Title = text("New title %d", n); return "title of " + w.ID },
		func() string { w.Abstract = text("New abstract %d", n); return "abstract of " + w.ID },
		func() string { w.Date = scholar.Date{Year: int16(1990 + n%40)}; return "date of " + w.ID },
		func() string { w.Venue = fmt.Sprintf("venue%d", n%6); return "venue of " + w.ID },
		func() string { w.Topics = []string{fmt.Sprintf("topic%d", n%6)}; return "topic of " + w.ID },
		func() string { w.Status, w.Notice = "retracted", text("Why %d", n); return "status of " + w.ID },
		func() string { w.Authors = w.Authors[:len(w.Authors)-1]; return "last author of " + w.ID },
		func() string {
			w.Authors = append(w.Authors, scholar.Authorship{Name: scholar.Name{Display: fmt.Sprintf("Zoe New%d", n)}})
			return "another author of " + w.ID
		},
		func() string {
			w.Authors = append(w.Authors, scholar.Authorship{ID: a.ID})
			return "author " + a.ID + " of " + w.ID
		},
		func() string {
			w.Translators = append(w.Translators, scholar.Authorship{ID: a.ID})
			return "translator of " + w.ID
		},
		func() string { w.Editors = append(w.Editors, scholar.Authorship{ID: a.ID}); return "editor of " + w.ID },
		func() string {
			w.References = append(w.References, c.works[n%len(c.works)].ID)
			return "references of " + w.ID
		},
		func() string { w.Hidden = true; return "hides " + w.ID },
		func() string {
			w.FormerIDs = append(w.FormerIDs, fmt.Sprintf("old-%s-%d", w.ID, n))
			return "former id of " + w.ID
		},
		func() string {
			w.Added = scholar.Date{Year: 2023, Month: 2, Day: uint8(1 + n%28)}
			return "added of " + w.ID
		},
		func() string {
			a.Topics = []string{fmt.Sprintf("topic%d", n%9), fmt.Sprintf("topic%d", i)}
			return "declared topics of " + a.ID
		},
		func() string {
			w.Authors[0].Roles = []string{"Software", "Tea", "Methodology"}[:1+n%3]
			return "roles of " + w.ID
		},
		func() string {
			w.Authors = append(w.Authors, scholar.Authorship{Name: a.Name})
			return "author by name of " + w.ID
		},
		func() string { w.Selected = true; return "selects " + w.ID },
		func() string { w.Language = "de"; return "language of " + w.ID },
		func() string { a.Display = fmt.Sprintf("New Name%d", n); return "name of " + a.ID },
		func() string { a.Role = text("Professor %d", n); return "role of " + a.ID },
		func() string { a.Category = []string{"Staff", "Guests"}[n%2]; return "category of " + a.ID },
		func() string {
			a.Affiliations[0].Institution = fmt.Sprintf("inst%d", i)
			return "affiliation of " + a.ID
		},
		func() string { a.Affiliations[0].End = scholar.Date{Year: int16(2010 + n%30)}; return "end of " + a.ID },
		func() string { a.Advisors = []string{c.authors[n%len(c.authors)].ID}; return "advisor of " + a.ID },
		func() string {
			a.Education = []scholar.Education{{Institution: fmt.Sprintf("inst%d", i)}}
			return "education of " + a.ID
		},
		func() string { a.Hidden = true; return "hides " + a.ID },
		func() string {
			a.Claimed = scholar.Claim{By: fmt.Sprintf("Claimant %d", n%3)}
			return "claim of " + a.ID
		},
		func() string {
			a.Reviewed = scholar.Date{Year: int16(2019 + n%6), Month: 1, Day: 2}
			return "review of " + a.ID
		},
		func() string {
			a.Verifications = append(a.Verifications, scholar.Verification{Method: []string{"dns", "email"}[n%2], Evidence: "inst1.example"})
			return "proof of " + a.ID
		},
		func() string {
			c.institutions[i].URL = []string{"", "https://inst1.example/"}[n%2]
			return "institution's address"
		},
		func() string {
			c.institutions[i].ROR = []string{"", "03yrm5c26"}[n%2]
			return "institution's ROR id"
		},
		func() string { w.DOI = fmt.Sprintf("10.1000/y%d.%d", n, len(w.ID)); return "DOI of " + w.ID },
		func() string { w.Source = "arXiv"; return "source of " + w.ID },
		func() string { a.NoIndex = true; return "noindex of " + a.ID },
		func() string { c.institutions[i].Name = text("Renamed %d", n); return "institution's name" },
		func() string { c.institutions[5].Parent = fmt.Sprintf("inst%d", n%5); return "institution's parent" },
		func() string { c.topics[i].Name = text("Renamed topic %d", n); return "topic's name" },
		func() string { c.topics[i].Match = []string{fmt.Sprintf("title %d", n%40)}; return "topic's phrases" },
		func() string { c.topics[5].Broader = fmt.Sprintf("topic%d", n%5); return "topic's broader" },
		func() string { c.venues[i].Name = text("Renamed journal %d", n); return "venue's name" },
		func() string { c.venues[i].Type = "conference"; return "venue's type" },
		func() string {
			p := &c.pages[n%len(c.pages)]
			p.Title = text("Renamed page %d", n)
			return "title of page " + p.Path
		},
		func() string {
			p := &c.pages[n%len(c.pages)]
			p.Body.Source += fmt.Sprint(n)
			return "text of page " + p.Path
		},
		func() string { p := &c.pages[n%len(c.pages)]; p.Order = 1 + n%3; return "order of page " + p.Path },
		func() string {
			p := &c.pages[len(c.pages)-6+n%2]
			p.Date.Day = uint8(1 + n%28)
			return "date of page " + p.Path
		},
		func() string {
			c.works = append(c.works, newWork(r, len(c.works), len(c.authors)))
			return "adds a work"
		},
		func() string { c.authors = append(c.authors, newAuthor(r, len(c.authors))); return "adds an author" },
	}
	return edits[r.IntN(len(edits))]()
}

// Two plans of edited corpora: a page whose key is the same in both has the same
// view in both. The edits pile up, so that they also meet each other.
func TestEqualKeyMeansEqualView(t *testing.T) {
	for _, person := range []string{"", "author0"} {
		cfg := settings()
		cfg.Person, cfg.Trust.Show = person, "score"
		r := rand.New(rand.NewPCG(7, 7))
		c := newCorpus(60, 3)
		if person != "" {
			c.pages = c.pages[1:] // the home page's text would be reported: nobody shows it
		}
		before := c.planned(t, cfg)
		views := map[string]string{}
		for path, p := range before {
			views[path] = made(t, p)
		}
		kept, pages := 0, 0
		for round := range 100 {
			what := edit(c, r)
			c.authors[0].Hidden = false
			after := c.planned(t, cfg)
			for path, p := range after {
				now := made(t, p)
				pages++
				if old, was := before[path]; was && old.Key == p.Key {
					kept++
					if now != views[path] {
						t.Fatalf("round %d (%s): %s has the same key, but\n%s\nbefore\n%s", round, what, path, now, views[path])
					}
				}
				views[path] = now
			}
			before = after
		}
		if kept < pages*2/3 {
			t.Errorf("of %d pages only %d kept their key over one edit", pages, kept)
		}
	}
}

// Settings of site.toml that pages show are in their keys as well.
func TestSettingsAreInTheKey(t *testing.T) {
	c := newCorpus(30, 5)
	cfg := settings()
	cfg.Trust.Show = "score"
	before := c.planned(t, cfg)
	for name, change := range map[string]func(){
		"page_size": func() { cfg.PageSize = 7 },
		"as_of":     func() { cfg.AsOf = "2018-01-01" },
		"base_url":  func() { cfg.BaseURL = "https://example.com/" },
		"years":     func() { cfg.Outputs.Years = false },
		"trust":     func() { cfg.Trust.Show = "level" },
		"no trust":  func() { cfg.Trust.Show = "off" },
		"weights":   func() { cfg.Trust.Weights.Works, cfg.Trust.Weights.Topics = 0, 10 },
		"close":     func() { cfg.Graph.Close = 1.5 },
		"explorer":  func() { cfg.Graph.Explorer = false },
		"drawings":  func() { cfg.Graph.Pages = nil },
		"close_max": func() { cfg.Graph.CloseMax = 0 },
		"levels":    func() { cfg.Trust.Levels.Emerging = 10 },
		"addresses": func() { cfg.Addresses = map[string]string{"topic": "/subjects/{slug}/"} },
	} {
		cfg = settings()
		cfg.Trust.Show = "score"
		change()
		for path, p := range c.planned(t, cfg) {
			if old, was := before[path]; was && old.Key == p.Key && made(t, p) != made(t, old) {
				t.Errorf("%s: %s changes, its key does not", name, path)
			}
		}
	}
}

// A key depends on the records, not on their order.
func TestOrderOfRecordsIsNotInTheKey(t *testing.T) {
	c := newCorpus(40, 9)
	before := c.planned(t, settings())
	r := rand.New(rand.NewPCG(1, 1))
	r.Shuffle(len(c.works), func(i, j int) { c.works[i], c.works[j] = c.works[j], c.works[i] })
	r.Shuffle(len(c.authors), func(i, j int) { c.authors[i], c.authors[j] = c.authors[j], c.authors[i] })
	after := c.planned(t, settings())
	if len(before) != len(after) {
		t.Fatalf("%d pages, then %d", len(before), len(after))
	}
	for path, p := range after {
		if before[path].Key != p.Key {
			t.Errorf("%s has another key", path)
		}
	}
}

// A newer work leaves the numbered pages of all lists alone, but for those that
// lead to a page which is new.
func TestNumberedPagesSurviveNewerWorks(t *testing.T) {
	c := newCorpus(60, 11)
	before := c.planned(t, settings())
	numbered := 0
	for day := range 12 {
		w := newWork(rand.New(rand.NewPCG(2, uint64(day))), len(c.works), len(c.authors))
		w.Date, w.References, w.PartOf, w.VersionOf = scholar.Date{Year: 2023, Month: 12, Day: uint8(day + 1)}, nil, "", ""
		c.works = append(c.works, w)
		after := c.planned(t, settings())
		for path, p := range after {
			old, was := before[path]
			if !was || p.Kind == File || pagerOf(p.View()).Number == 0 {
				continue
			}
			numbered++
			now, then := made(t, p), made(t, old)
			switch same := p.Key == old.Key; {
			case same && now != then:
				t.Errorf("%s: equal key, but\n%s\nbefore\n%s", path, now, then)
			case !same && !leadsToNew(pagerOf(old.View()), pagerOf(p.View())):
				t.Errorf("%s changed", path)
			}
		}
		before = after
	}
	if numbered < 500 {
		t.Errorf("only %d numbered pages were compared", numbered)
	}
}

func pagerOf(v any) view.Pager {
	switch v := v.(type) {
	case *view.Author:
		return v.Pager
	case *view.Works:
		return v.Pager
	case *view.Group:
		return v.Pager
	case *view.Institution:
		return v.Pager
	}
	return view.Pager{}
}

func leadsToNew(before, after view.Pager) bool {
	return len(before.Jumps) < len(after.Jumps) || before.Newer != after.Newer
}
