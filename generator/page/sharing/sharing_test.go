package sharing

import (
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/page/cover"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

func text(s string) scholar.Text { return scholar.Text{Source: s} }

// What stands on a person's cover, by what the record says.
func TestWords(t *testing.T) {
	at := func(institution, department, role string, state catalog.State) catalog.Affiliation {
		return catalog.Affiliation{Affiliation: &scholar.Affiliation{Institution: institution, Department: department, Role: text(role)}, State: state}
	}
	for _, c := range []struct {
		author       catalog.Author
		words, place string
	}{
		{catalog.Author{Author: &scholar.Author{}}, "", ""},
		{catalog.Author{Author: &scholar.Author{Headline: text("Rooms that are *not* there")}}, "Rooms that are *not* there", ""},
		{catalog.Author{Author: &scholar.Author{Role: text("Reader")}, Affiliations: []catalog.Affiliation{at("I", "D", "Lecturer", catalog.Current)}}, "Reader", "D, I"},
		{catalog.Author{Author: &scholar.Author{}, Affiliations: []catalog.Affiliation{at("Old", "", "", catalog.Former), at("I", "I", "", catalog.Current)}}, "I", ""},
		{catalog.Author{Author: &scholar.Author{Headline: text("H")}, Affiliations: []catalog.Affiliation{at("I", "", "Lecturer", catalog.Current)}}, "H", "Lecturer, I"},
	} {
		a := c.author
		a.ID, a.Display, a.Slug, a.Recorded = "a", "A", "a", true
		cat := &catalog.Catalog{Authors: []*catalog.Author{&a}}
		cfg := &config.Config{BaseURL: "https://example.org/lab/", Title: "T", Outputs: config.Outputs{AuthorCovers: true}}
		var ds diag.List
		d := card.New(card.Entries{Catalog: cat, Book: address.New(cat, cfg, &ds)})
		got := New(cfg, d, nil).words(&a)
		if want := (cover.Words{Title: "A", Text: c.words, Place: c.place, Foot: "example.org/lab/authors/a"}); got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
		files := New(cfg, d, []Asset{{"assets/cover.aa.png", picture("", "", cover.Words{Title: "x"}).View().(*view.File).Data}}).Files(cat.Authors)
		if len(files) != 1 || files[0].Path != "authors/a/cover.png" {
			t.Errorf("%+v", files)
		}
	}
}

// Each word is in the key.
func TestPictureKey(t *testing.T) {
	sum := func(w cover.Words) key.Key {
		var h key.Hasher
		picture("p", "", w).Hash(&h)
		return h.Sum()
	}
	seen := map[key.Key]bool{}
	for _, w := range []cover.Words{{}, {Title: "x"}, {Text: "x"}, {Place: "x"}, {Foot: "x"}} {
		seen[sum(w)] = true
	}
	if len(seen) != 5 {
		t.Error("other words have the same key")
	}
}
