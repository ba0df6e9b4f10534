package foreign

import (
	"slices"
	"testing"

	"lectern/generator/scholar"
)

func TestType(t *testing.T) {
	for word, want := range map[string]scholar.WorkType{
		"journal-article": "article", "inproceedings": "conference-paper", "JOUR": "article", "article-journal": "article", "PhDThesis": "thesis",
		"Article": "", "article": "", "nonsense": "", "": "",
	} {
		if got := Type(word); got != want {
			t.Errorf("Type(%q) = %q, want %q", word, got, want)
		}
	}
}

// TestTablesAreSound: a word is never explained by itself, and what types are said to
// be is a type.
func TestTablesAreSound(t *testing.T) {
	for word, own := range Keys() {
		if len(own) == 0 || slices.Contains(own, word) {
			t.Errorf("%q: %v", word, own)
		}
	}
	for word, own := range types() {
		if _, known := own.Info(); !known {
			t.Errorf("%q: %q", word, own)
		}
	}
}
