package export

import (
	"strings"
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/scholar"
)

// site is two works by one author, who has another name now.
func site(t *testing.T, second string) (*card.Deck, []*catalog.Work, *config.Config) {
	t.Helper()
	author := &catalog.Author{Author: &scholar.Author{ID: "ada", Name: scholar.Name{Display: "Ada New", Given: "Ada", Family: "New"}}, Recorded: true, Slug: "ada"}
	var works []*catalog.Work
	for i, title := range []string{"First", second} {
		w := &catalog.Work{Work: &scholar.Work{ID: "w" + title, Title: scholar.Text{Source: title, Lang: "de", Others: []scholar.Text{{Source: "Same " + title, Lang: "en"}}},
			Type: scholar.TypeArticle, Language: "de", Venue: "J", Abstract: scholar.Text{Source: "About it."}}}
		w.Digest[0], w.Digest[1] = byte(i), byte(len(title))
		w.Authorships = []catalog.Authorship{{Authorship: &scholar.Authorship{Name: scholar.Name{Display: "Ada Former"}}, Author: author, Printed: "Ada New"}}
		works = append(works, w)
	}
	cfg := &config.Config{BaseURL: "https://example.org/", Language: "en", Languages: []string{"en"}}
	cfg.Outputs.Exports.Topics, cfg.Citations.Copy = true, true
	cat := &catalog.Catalog{Works: works, Authors: []*catalog.Author{author}}
	book := address.New(cat, cfg, &diag.List{})
	return card.New(card.Entries{Catalog: cat, Book: book, Lang: "en", Text: func(key string, _ ...any) string { return key }}), works, cfg
}

// What a citation says is settled: the name that is printed, the work's own language, and
// the page's address where there is no other.
func TestCites(t *testing.T) {
	deck, works, cfg := site(t, "Second")
	cites := New(deck, works, cfg, nil).Cites(works[0])
	for i, want := range []string{"author = {New, Ada},\n  title = {First}", "AU  - New, Ada\r\nTI  - First\r\n", `"title": "First"`} {
		if !strings.Contains(cites[i].Text, want) || cites[i].Href != "" {
			t.Errorf("no %q in %+v", want, cites[i])
		}
		if strings.Contains(cites[i].Text, "Former") || strings.Contains(cites[i].Text, "About it") {
			t.Errorf("a former name, or the abstract: %s", cites[i].Text)
		}
	}
	if !strings.Contains(cites[0].Text, "url = {https://example.org/works/wfirst-") {
		t.Errorf("no address: %s", cites[0].Text)
	}
	cfg.Citations.Copy = false
	if cites := New(deck, works, cfg, nil).Cites(works[0]); cites != nil {
		t.Errorf("not to be copied, but %v", cites)
	}
	cfg.Outputs.Exports.Works = true
	for _, c := range New(deck, works, cfg, nil).Cites(works[0]) {
		if c.Text != "" || c.Href == "" {
			t.Errorf("not to be copied, but %+v", c)
		}
	}
}

// The memo gives back what has not changed, and nothing else.
func TestMemo(t *testing.T) {
	var memo Memo
	deck, works, cfg := site(t, "Second")
	before := New(deck, works, cfg, &memo)
	for _, w := range works {
		before.Cites(w)
	}
	deck, works, cfg = site(t, "Second, changed")
	after := New(deck, works, cfg, &memo)
	if after.slots.Values()[0].cites.Load() != before.slots.Values()[0].cites.Load() || after.slots.Values()[0].cites.Load() == nil {
		t.Error("the citation of a work that has not changed is written again")
	}
	if after.slots.Values()[1].cites.Load() != nil {
		t.Error("the citation of a work that has changed is kept")
	}
	cfg.Outputs.Exports.ASCII = true
	if New(deck, works, cfg, &memo).slots.Values()[0].cites.Load() != nil {
		t.Error("citations are kept under other settings")
	}
}

// Files depend on the works in them, and on their order, and name no others.
func TestFiles(t *testing.T) {
	deck, works, cfg := site(t, "Second")
	s := New(deck, works, cfg, nil)
	if got := s.List(true, "/topics/x/", 2, 3); got != "" {
		t.Errorf("files of too few works at %s", got)
	}
	files := s.Files(s.List(true, "/topics/x/", 2, 1), works, "topic x", diag.Place{})
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	if got := strings.Join(paths, " "); got != "topics/x/works.bib topics/x/works.ris topics/x/works.csl.json" {
		t.Error(got)
	}
	if s.Beside(works[0]) != "" || s.WorkFiles(works[0]) != nil {
		t.Error("files beside a work that nobody asked for")
	}
}
