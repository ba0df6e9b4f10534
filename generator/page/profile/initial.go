package profile

import (
	"slices"
	"strings"
	"unicode"

	"lectern/generator/catalog"
	"lectern/generator/catalog/parallel"
	"lectern/generator/page/card"
	"lectern/generator/scholar"
)

// PeopleMax is about how many people stand on one page. A longer list is divided by
// initial, and a long initial by its second letter, and so on.
const PeopleMax = 600

// smallMax is how many people are too few for a page of their own within a long
// initial: they stand on the initial's page.
const smallMax = 30

// depthMax ends the division of people who all have the same name.
const depthMax = 24

// Division is the people whose names begin alike. One that is too long for a page
// has divisions within, and of its own only the people of those that are too small.
type Division struct {
	Label  string // "W", "Wa"
	Slug   string
	N      int // people, those within counted
	People []*catalog.Author
	Within []Division
}

// Divide divides a long list of people, sorted by name, by initial. Each letter
// from A to Z has its division, all other letters share one, labelled other. Which
// division somebody is in depends on their own name and on how long the divisions
// are, never on a position in the list.
func Divide(people []*catalog.Author, other string) []Division {
	var out []Division
	for _, letter := range letters(entries(people)) {
		d := Division{Label: label(letter.prefix, other), Slug: slugOf(letter.prefix), N: len(letter.people)}
		if d.N > PeopleMax {
			d.divide(letter)
		} else {
			d.People = letter.authors()
		}
		out = append(out, d)
	}
	return out
}

// divide fills a division that is too long.
func (d *Division) divide(letter bucket) {
	parts := within(letter, len(letter.prefix)+1)
	small := 0
	for _, part := range parts {
		if part.N < smallMax {
			small += part.N
		}
	}
	for _, part := range parts {
		if part.N < smallMax && small <= PeopleMax {
			d.People = append(d.People, part.People...)
		} else {
			d.Within = append(d.Within, part)
		}
	}
}

// entry is an author with the letters by which they are found.
type entry struct {
	author *catalog.Author
	folded []rune // "wang xiao": the sort name without accents and punctuation
}

type bucket struct {
	prefix string // "" for all initials other than a to z
	people []entry
}

func (b bucket) authors() []*catalog.Author {
	out := make([]*catalog.Author, len(b.people))
	for i, e := range b.people {
		out[i] = e.author
	}
	return out
}

func entries(people []*catalog.Author) []entry {
	out := make([]entry, len(people))
	parallel.Ranges(len(people), func(from, to int) {
		for i := from; i < to; i++ {
			out[i] = entry{people[i], letterRunes(card.SortName(people[i]))}
		}
	})
	return out
}

// letterRunes folds a name and leaves only letters, and single spaces between
// words.
func letterRunes(name string) []rune {
	var out []rune
	for _, r := range scholar.Fold(name) {
		switch {
		case unicode.IsLetter(r):
			out = append(out, r)
		case r == ' ' && len(out) > 0 && out[len(out)-1] != ' ':
			out = append(out, ' ')
		}
	}
	return out
}

// letters divides people by first letter, in the order of the alphabet, with those
// of other scripts last.
func letters(people []entry) []bucket {
	out := make([]bucket, 27)
	for _, e := range people {
		at := 26
		if len(e.folded) > 0 && e.folded[0] >= 'a' && e.folded[0] <= 'z' {
			at = int(e.folded[0] - 'a')
			out[at].prefix = string(e.folded[0])
		}
		out[at].people = append(out[at].people, e)
	}
	return slices.DeleteFunc(out, func(b bucket) bool { return len(b.people) == 0 })
}

// within divides a bucket by its people's first n letters, and what is still too
// long by one letter more. Buckets come in the order of their first member.
func within(b bucket, n int) []Division {
	index := map[string]int{}
	var parts []bucket
	for _, e := range b.people {
		prefix := string(e.folded[:min(n, len(e.folded))])
		at, known := index[prefix]
		if !known {
			at = len(parts)
			index[prefix] = at
			parts = append(parts, bucket{prefix: prefix})
		}
		parts[at].people = append(parts[at].people, e)
	}
	var out []Division
	for _, part := range parts {
		if len(part.people) > PeopleMax && n < depthMax {
			out = append(out, within(part, n+1)...)
			continue
		}
		d := Division{Label: label(part.prefix, "…"), Slug: slugOf(part.prefix), N: len(part.people), People: part.authors()}
		if part.prefix == "" {
			d.Slug = "0-0" // names without a letter, among those of other scripts
		}
		out = append(out, d)
	}
	return out
}

// label writes a prefix with capitals: "wang x" as "Wang X".
func label(prefix, other string) string {
	words := strings.Fields(prefix)
	if len(words) == 0 {
		return other
	}
	for i, word := range words {
		runes := []rune(word)
		runes[0] = unicode.ToTitle(runes[0])
		words[i] = string(runes)
	}
	return strings.Join(words, " ")
}

func slugOf(prefix string) string {
	if prefix == "" {
		return "0" // no prefix of letters has this slug
	}
	return scholar.Slug(prefix)
}
