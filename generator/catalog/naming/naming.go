// Package naming resolves the words by which records name topics, venues and
// institutions, and reports those that fit two. It knows nothing of what entities
// are.
package naming

import (
	"fmt"
	"slices"
	"strings"

	"lectern/generator/catalog/complain"
	"lectern/generator/catalog/lookup"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Kind is how the entities of one kind are found, and made where no record
// describes what is named.
type Kind[E comparable] struct {
	Plural string // "topics"
	Find   *lookup.Finder[E]
	Create func(name string) E
}

// One returns the entity that a field of a record names.
func One[E comparable, T record.Entity](k Kind[E], desk *complain.Desk, r *record.Record[T], key, name string) E {
	e, ambiguous := k.Find.Name(name, k.Create)
	if ambiguous {
		complain.About(desk, r, key, diag.Warning, "ambiguous-name", "write the id instead", "%q is the name of two %s", name, k.Plural)
	}
	return e
}

// All returns the entities that a field of a record names, each once, in its order.
func All[E comparable, T record.Entity](k Kind[E], desk *complain.Desk, r *record.Record[T], key string, names []string) []E {
	var out []E
	for _, name := range names {
		if e := One(k, desk, r, key, name); !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// Spelling is ids of records, which words may have been meant to be.
type Spelling struct {
	ids   []string
	looks int
}

// Add makes an id known.
func (s *Spelling) Add(id string) { s.ids = append(s.ids, id) }

// Misspelt reports those words of a field that name nothing so far, but are ids by
// their form and nearly one of a record. It looks for so many words only, since each
// look goes through all ids.
func Misspelt[E comparable, T record.Entity](s *Spelling, k Kind[E], desk *complain.Desk, r *record.Record[T], key string, words []string) {
	const most = 1000
	var none E
	for _, word := range words {
		if e, _ := k.Find.Find(word); e != none || scholar.Slug(word) != word || s.looks == most {
			continue
		}
		s.looks++
		if near := diag.Nearest(word, s.ids); near != "" {
			complain.About(desk, r, key, diag.Warning, "unknown-"+strings.TrimSuffix(k.Plural, "s"), fmt.Sprintf("did you mean %q?", near),
				"%s names %q, which is no id of a record", key, word)
		}
	}
}
