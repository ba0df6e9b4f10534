package ident

import (
	"strings"
	"testing"

	"lectern/generator/scholar"
)

func TestName(t *testing.T) {
	for _, c := range []struct {
		stated string
		work   scholar.Work
		id     string
		cite   bool // by the same key
	}{
		{"smith2020", scholar.Work{DOI: "10.1000/X"}, "smith2020", true},
		{"a\x00\nb", scholar.Work{}, "ab", true},
		{"http://zotero.org/users/1/items/ABC", scholar.Work{}, "http://zotero.org/users/1/items/ABC", false},
		{"17", scholar.Work{DOI: "10.1000/X", ArXiv: "2202.08791"}, "10.1000/x", false},
		{"", scholar.Work{DOI: "10.1000/X"}, "10.1000/x", false},
		{"", scholar.Work{ArXiv: "2202.08791", PMID: "5"}, "arxiv:2202.08791", false},
		{"", scholar.Work{PMID: "5"}, "pmid:5", false},
	} {
		w := c.work
		Name(&w, c.stated)
		if w.ID != c.id || c.cite && w.CiteKey != c.id || !c.cite && w.CiteKey != "" {
			t.Errorf("%q: %q, cited as %q", c.stated, w.ID, w.CiteKey)
		}
	}
}

// A work that states nothing to be known by keeps its id when it is described better, and
// differs from others with its title.
func TestMadeIDs(t *testing.T) {
	named := func(change func(*scholar.Work)) string {
		w := scholar.Work{Type: scholar.TypeArticle, Title: scholar.Text{Source: "Editorial"}, Date: scholar.Date{Year: 1999}, Venue: "Notes",
			Authors: []scholar.Authorship{{Name: scholar.Name{Family: "Ng", Given: "An"}}}, Volume: "1"}
		change(&w)
		Name(&w, "")
		if w.CiteKey != w.ID {
			t.Errorf("%q is cited as %q", w.ID, w.CiteKey)
		}
		return w.ID
	}
	id := named(func(*scholar.Work) {})
	if !strings.HasPrefix(id, "ng1999editorial-") {
		t.Error(id)
	}
	for what, change := range map[string]func(*scholar.Work){
		"an abstract": func(w *scholar.Work) { w.Abstract.Source = "A" }, "a note": func(w *scholar.Work) { w.Note.Source = "N" },
		"keywords": func(w *scholar.Work) { w.Keywords = []string{"k"} }, "an address": func(w *scholar.Work) { w.URL = "https://example.org/" },
	} {
		if other := named(change); other != id {
			t.Errorf("%s makes %s of %s", what, other, id)
		}
	}
	for what, change := range map[string]func(*scholar.Work){
		"a volume": func(w *scholar.Work) { w.Volume = "2" }, "an author": func(w *scholar.Work) { w.Authors = append(w.Authors, w.Authors[0]) },
		"a day": func(w *scholar.Work) { w.Date.Month = 2 }, "pages": func(w *scholar.Work) { w.Pages = "3" },
	} {
		if named(change) == id {
			t.Errorf("with %s it has the id of another", what)
		}
	}
}
