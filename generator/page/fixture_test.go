package page

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/config/network"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// corpus is records to be edited: by value, so that each catalog is made of fresh
// ones.
type corpus struct {
	works        []scholar.Work
	authors      []scholar.Author
	topics       []scholar.Topic
	venues       []scholar.Venue
	institutions []scholar.Institution
	pages        []scholar.FreePage
}

func text(format string, args ...any) scholar.Text {
	return scholar.Text{Source: fmt.Sprintf(format, args...)}
}

// newCorpus makes n works by about n/2 authors, a third of them with records, with
// all relations that works can have.
func newCorpus(n int, seed uint64) *corpus {
	r := rand.New(rand.NewPCG(seed, 1))
	c := &corpus{}
	for i := range 6 {
		inst := scholar.Institution{ID: fmt.Sprintf("inst%d", i), Name: text("Institute %d", i), City: "Town"}
		if i > 1 {
			inst.Parent = fmt.Sprintf("inst%d", i/2)
		}
		c.institutions = append(c.institutions, inst)
		topic := scholar.Topic{ID: fmt.Sprintf("topic%d", i), Name: text("Topic %d", i), Description: text("About %d", i)}
		if i > 2 {
			topic.Broader = fmt.Sprintf("topic%d", i/3)
		}
		c.topics = append(c.topics, topic)
		c.venues = append(c.venues, scholar.Venue{ID: fmt.Sprintf("venue%d", i), Name: text("Journal %d", i), Type: "journal"})
	}
	for i := range n/6 + 2 {
		c.authors = append(c.authors, newAuthor(r, i))
	}
	for i := range n {
		c.works = append(c.works, newWork(r, i, len(c.authors)))
	}
	for i, path := range []string{"index", "about", "news/index", "news/one", "news/two", "docs/index", "docs/a", "docs/b", "docs/deep/c"} {
		p := scholar.FreePage{Path: path, Title: text("Page %d", i), Body: scholar.Markdown{Source: "Text of " + path}}
		if strings.HasPrefix(path, "news/") && path != "news/index" {
			p.Date = scholar.Date{Year: 2024, Month: 3, Day: uint8(i)}
		}
		c.pages = append(c.pages, p)
	}
	return c
}

func newAuthor(r *rand.Rand, i int) scholar.Author {
	return scholar.Author{
		ID:     fmt.Sprintf("author%d", i),
		Name:   scholar.Name{Display: fmt.Sprintf("Ada%c Person%c%d", 'a'+rune(i%26), 'a'+rune(i%26), i)},
		Status: []string{"staff", "alumni", ""}[r.IntN(3)],
		Affiliations: []scholar.Affiliation{{Institution: fmt.Sprintf("inst%d", r.IntN(6)), Role: text("Role %d", i%3),
			Start: scholar.Date{Year: 2015}, End: scholar.Date{Year: []int16{0, 2020}[r.IntN(2)]}}},
		Bio: scholar.Markdown{Source: "Life"},
	}
}

func newWork(r *rand.Rand, i, authors int) scholar.Work {
	w := scholar.Work{
		ID:       fmt.Sprintf("work%d", i),
		Title:    text("Title %d", i),
		Type:     []scholar.WorkType{"article", "conference-paper", "book"}[r.IntN(3)],
		Abstract: text("Abstract %d", i),
		Date:     scholar.Date{Year: int16(2000 + r.IntN(20)), Month: uint8(r.IntN(13))},
		Venue:    fmt.Sprintf("venue%d", r.IntN(6)),
		Topics:   []string{fmt.Sprintf("topic%d", r.IntN(6))},
	}
	if i%17 == 0 {
		w.Date = scholar.Date{}
	}
	if i%11 == 0 {
		w.DOI = fmt.Sprintf("10.1000/x%d", i)
	}
	for range 1 + r.IntN(5) {
		a := scholar.Authorship{Affiliations: []string{fmt.Sprintf("inst%d", r.IntN(6))}}
		if k := r.IntN(3 * authors); k < authors {
			a.ID = fmt.Sprintf("author%d", k)
			a.Display = fmt.Sprintf("Ada%c Person%c%d", 'a'+rune(k%26), 'a'+rune(k%26), k)
		} else {
			a.Display = fmt.Sprintf("Bob Other%d", k)
		}
		w.Authors = append(w.Authors, a)
	}
	for range r.IntN(4) {
		w.References = append(w.References, fmt.Sprintf("work%d", r.IntN(i+1)))
	}
	switch {
	case i > 5 && i%7 == 0:
		w.PartOf = "work5"
	case i > 0 && i%13 == 0:
		w.VersionOf = fmt.Sprintf("work%d", i-1)
	}
	return w
}

var handWritten = &record.Layer{}

func records[T record.Entity](list []T, id func(*T) string, kind string) []*record.Record[T] {
	var out []*record.Record[T]
	for i := range list {
		value := list[i]
		r := &record.Record[T]{ID: id(&value), Value: value, Layer: handWritten, Folder: kind,
			Place: diag.Place{File: "content/" + kind + "/all.toml", Line: i + 1, Column: 1}}
		for field := range record.Keys[T]() {
			r.SetPlace(field, int32(i+1), 1)
		}
		out = append(out, r)
	}
	return out
}

func (c *corpus) set() *record.Set {
	return &record.Set{
		Works:        records(c.works, func(w *scholar.Work) string { return w.ID }, "works"),
		Authors:      records(c.authors, func(a *scholar.Author) string { return a.ID }, "authors"),
		Topics:       records(c.topics, func(t *scholar.Topic) string { return t.ID }, "topics"),
		Venues:       records(c.venues, func(v *scholar.Venue) string { return v.ID }, "venues"),
		Institutions: records(c.institutions, func(i *scholar.Institution) string { return i.ID }, "institutions"),
		Pages:        records(c.pages, func(p *scholar.FreePage) string { return p.Path }, "pages"),
	}
}

func settings() *config.Config {
	return &config.Config{Title: "Site", BaseURL: "https://example.org/lab/", Language: "en", Languages: []string{"en"},
		PageSize: 5, CoauthorsMax: 50, MatchNames: true, AsOf: "2024-01-01",
		Outputs: config.Outputs{Topics: true, Venues: true, Institutions: true, Years: true, Redirects: true, Sitemap: true},
		Graph:   network.Graph{Close: 0.3, CloseMax: 4, Pages: []string{"author", "work", "topic", "institution"}, Explorer: true},
		Trust: config.Trust{Show: "off", Weights: config.TrustWeights{Identifier: 12, Proof: 15, Claimed: 12, Persistent: 13, Linked: 10,
			Metadata: 8, Affiliation: 5, Review: 5, Retractions: 5, Works: 5, Topics: 5, Collaborators: 5},
			Levels: config.TrustLevels{Emerging: 20, Established: 40, Strong: 60, Exemplary: 80}},
		Feeds: config.Feeds{Site: true, Lists: true, Authors: true, Topics: true, Venues: true, Institutions: true, MinWorks: 3, Limit: 10, JSON: true}}
}

// inputs makes what Plan wants of a corpus, and fails on errors in it.
func (c *corpus) inputs(t testing.TB, cfg *config.Config) Inputs {
	t.Helper()
	var ds diag.List
	cat := catalog.New(c.set(), cfg, &ds)
	if ds.HasErrors() {
		t.Fatalf("the corpus has errors: %.2000s", fmt.Sprint(ds.Sorted()))
	}
	return Inputs{Catalog: cat, Config: cfg, Site: &view.Site{Title: cfg.Title},
		Base: func(k Kind) Key { return Key{byte(len(k)), k[0]} },
		Text: func(key string, args ...any) string {
			return strings.TrimSpace(fmt.Sprintln(append([]any{key}, args...)...))
		}}
}

// planned returns the pages of a corpus, which must be without clashes.
func (c *corpus) planned(t testing.TB, cfg *config.Config) map[string]Page {
	t.Helper()
	return byPath(t, c.inputs(t, cfg))
}

func byPath(t testing.TB, in Inputs) map[string]Page {
	t.Helper()
	var ds diag.List
	out := map[string]Page{}
	for _, p := range Plan(in, &ds) {
		out[p.Path] = p
	}
	if ds.Len() > 0 {
		t.Fatalf("diagnostics of the plan: %.2000s", fmt.Sprint(ds.Sorted()))
	}
	return out
}
