package suspect

import (
	"lectern/generator/catalog"
	"lectern/generator/catalog/parallel"
	"lectern/generator/markup"
	"lectern/generator/scholar"
)

const (
	tellingLetters = 7  // shorter words are of the language, not of a field
	tellingShare   = 25 // a word that stands in more than one title of so many tells nothing
)

// titles holds the words of all titles, and in how many each stands.
type titles struct {
	of    map[*catalog.Work][]string
	count map[string]int
	works int
}

func newTitles(cat *catalog.Catalog) titles {
	t := titles{of: make(map[*catalog.Work][]string, len(cat.Works)), count: map[string]int{}, works: len(cat.Works)}
	all := make([][]string, len(cat.Works))
	parallel.Ranges(len(all), func(from, to int) {
		for i := from; i < to; i++ {
			all[i] = letters(scholar.Fold(markup.Plain(cat.Works[i].Title)))
		}
	})
	for i, w := range cat.Works {
		t.of[w] = all[i]
		for _, word := range distinct(all[i]) {
			t.count[word]++
		}
	}
	return t
}

func distinct(words []string) []string {
	seen := make(map[string]bool, len(words))
	var out []string
	for _, w := range words {
		if !seen[w] {
			seen[w] = true
			out = append(out, w)
		}
	}
	return out
}

// sameField reports whether titles share a word with titles of a group that tells of
// their field: one that few others than their author use.
func (t titles) sameField(part, rest []*catalog.Work) bool {
	own := map[string]int{}
	for _, w := range rest {
		for _, word := range distinct(t.of[w]) {
			own[word]++
		}
	}
	for _, w := range part {
		for _, word := range t.of[w] {
			if n := own[word]; len(word) >= tellingLetters && n > 0 && (t.count[word]-n-1)*tellingShare <= t.works {
				return true
			}
		}
	}
	return false
}
