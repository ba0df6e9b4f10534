// Package evidence tells what links names on works to authors, and whose works are
// theirs by the name alone. It knows nothing of cards or pages.
package evidence

import (
	"slices"

	"lectern/generator/catalog"
)

// Key returns the key of the string that says what links a name to an author; ""
// where nothing does.
func Key(e catalog.Evidence) string {
	switch e {
	case catalog.ByID:
		return "evidence_id"
	case catalog.ByORCID:
		return "evidence_orcid"
	case catalog.ByName:
		return "evidence_name"
	case catalog.ByFoldedName:
		return "evidence_folded"
	}
	return ""
}

// IsName reports whether the name is all the evidence there is.
func IsName(e catalog.Evidence) bool { return e == catalog.ByName || e == catalog.ByFoldedName }

// ByName reports whether a work is an author's because of the name alone, in
// whatever roles.
func ByName(w *catalog.Work, a *catalog.Author) bool {
	named := false
	for _, people := range roles(w) {
		for i := range people {
			if people[i].Author != a {
				continue
			}
			if !IsName(people[i].Evidence) {
				return false
			}
			named = true
		}
	}
	return named
}

// Count counts the works that are each author's because of the name alone.
func Count(works []*catalog.Work) map[*catalog.Author]int {
	out := map[*catalog.Author]int{}
	var counted []*catalog.Author // of a work with people in several roles
	for _, w := range works {
		counted = counted[:0]
		several := len(w.EditorsOf)+len(w.Translated) > 0
		for _, people := range roles(w) {
			for i := range people {
				a := people[i].Author
				switch {
				case !IsName(people[i].Evidence):
				case !several:
					out[a]++
				case !slices.Contains(counted, a) && ByName(w, a):
					counted = append(counted, a)
					out[a]++
				}
			}
		}
	}
	return out
}

func roles(w *catalog.Work) [3][]catalog.Authorship {
	return [...][]catalog.Authorship{w.Authorships, w.EditorsOf, w.Translated}
}
