package export

import (
	"html"
	"slices"
	"strings"
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/citation"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
)

// The settings know the styles that there are.
func TestStylesAreKnown(t *testing.T) {
	var ids []string
	for _, s := range citation.Styles() {
		ids = append(ids, s.ID)
	}
	if !slices.Equal(ids, config.CitationStyles()) {
		t.Errorf("styles %v, and settings %v", ids, config.CitationStyles())
	}
}

func text(s string) scholar.Text { return scholar.Text{Source: s} }

func shelf(works []*catalog.Work, styles ...string) *Shelf {
	var ds diag.List
	cfg := &config.Config{BaseURL: "https://example.org/", Language: "en", Citations: config.Citations{Styles: styles, Copy: true}}
	cat := &catalog.Catalog{Works: works}
	deck := card.New(card.Entries{Catalog: cat, Book: address.New(cat, cfg, &ds), Lang: "en", Main: "en",
		Text: func(key string, _ ...any) string { return key }})
	return New(deck, works, cfg, nil)
}

// A reference has the printed name, the venue in full or short as the style wants, and a
// retraction that nobody who copies it can overlook.
func TestReferences(t *testing.T) {
	venue := &catalog.Venue{Venue: &scholar.Venue{ID: "j", Name: text("Journal of X & Y"), ShortName: "J. XY"}}
	author := &scholar.Authorship{Name: scholar.Name{Display: "Ada King"}}
	w := &catalog.Work{Work: &scholar.Work{ID: "a", Title: text("On <things>"), Type: "article", Year: 2022, DOI: "10.5555/a", Status: scholar.StatusRetracted},
		Venue: venue, Authorships: []catalog.Authorship{{Authorship: author, Author: &catalog.Author{Author: &scholar.Author{}}, Printed: "Ada King"}}}
	s := shelf([]*catalog.Work{w}, "apa", "ieee", "no-such-style")
	got := s.References(w)
	want := []string{
		"APA: King, A. (2022). Retracted: On <things>. <i>Journal of X & Y</i>. https://doi.org/10.5555/a",
		"IEEE: A. King, “Retracted: On <things>,” <i>J. XY</i>, 2022, doi: 10.5555/a.",
	}
	for i, r := range got {
		if line := r.Style + ": " + html.UnescapeString(string(r.HTML)); i >= len(want) || line != want[i] {
			t.Errorf("%s", line)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d references", len(got))
	}
	if cites := s.Cites(w); !strings.Contains(cites[2].Text, `"container-title-short": "J. XY"`) {
		t.Error(cites[2].Text)
	}
}

// The key of a page knows the styles that it shows.
func TestReferencesAreInTheKey(t *testing.T) {
	sum := func(styles ...string) key.Key {
		var h key.Hasher
		shelf(nil, styles...).HashReferences(&h)
		return h.Sum()
	}
	if sum("apa") == sum("mla") || sum("apa") == sum() || sum("apa", "mla") == sum("mla", "apa") {
		t.Error("keys do not follow the styles")
	}
	if got := shelf(nil).References(nil); got != nil {
		t.Error(got)
	}
}
