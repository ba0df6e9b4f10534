// Package suspect finds what may be wrong with who is who although nothing is wrong with
// any record: works of an author that have nothing to do with the rest, which are perhaps
// a namesake's; works that are perhaps one; names that are perhaps one person's. It says
// what it found and why. It changes nothing, and knows nothing of pages.
//
// What it costs grows with the number of names on works, not with its square: things are
// compared only with what falls into the same small bucket.
package suspect

import (
	"fmt"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/markup"
)

// Report adds a note for everything that is suspect in a catalog. They are guesses: what
// they cost is a look, so that none of them is a warning.
func Report(cat *catalog.Catalog, ds *diag.List) {
	t := newTitles(cat)
	conflations(cat, t, ds)
	doubleWorks(cat, t, ds)
	doubleAuthors(cat, ds)
}

func note(ds *diag.List, code string, at diag.Place, hint, format string, args ...any) {
	ds.Add(diag.Diagnostic{Severity: diag.Note, Code: code, Place: at, Message: fmt.Sprintf(format, args...), Hint: hint})
}

// title names a work in a message, so short that a line holds two of them.
func title(w *catalog.Work) string {
	return "“" + markup.Excerpt(markup.Plain(w.Title), 70) + "”"
}

// people calls found for each author on a work once, in whatever role.
func people(w *catalog.Work, found func(a *catalog.Author, e catalog.Evidence)) {
	var seen []*catalog.Author
	for _, role := range [...][]catalog.Authorship{w.Authorships, w.EditorsOf, w.Translated} {
		for i := range role {
			if a := role[i].Author; len(seen) > smallest || !slices.Contains(seen, a) {
				seen = append(seen, a)
				found(a, role[i].Evidence)
			}
		}
	}
}

// smallest is the number of people from which on a work is not looked through for
// somebody who stands on it twice: that would cost its square, and found may be told of
// one author several times without harm.
const smallest = 100

// sharesPerson reports whether somebody is on both works.
func sharesPerson(v, w *catalog.Work) bool {
	for i := range v.Authorships {
		for j := range w.Authorships {
			if v.Authorships[i].Author == w.Authorships[j].Author {
				return true
			}
		}
	}
	return len(v.Authorships)+len(w.Authorships) == 0
}

// letters is a title or name with nothing but its letters and digits, folded, in words.
func letters(folded string) []string {
	return strings.FieldsFunc(folded, func(r rune) bool {
		return r < 0x80 && (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
}
