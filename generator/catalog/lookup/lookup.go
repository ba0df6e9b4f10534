// Package lookup finds entities by the strings that records name them with, and
// walks the trees that their parents make. It knows nothing of what entities are.
package lookup

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/markup"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Finder resolves a string to an entity with a record: by id, else by name, exactly
// (NFC) or with accents and case folded, else by a short name or acronym, folded. A
// name that fits two is nobody's. E is a pointer type.
type Finder[E comparable] struct {
	form   func(string) Form
	IDs    map[string]E
	exact  map[string]E
	folded map[string]E
	short  map[string]E
	made   map[string]E
}

// Form is a name in the forms in which it is compared.
type Form struct{ Exact, Folded string }

// FormOf returns the forms of a name.
func FormOf(name string) Form { return Form{Exact(name), scholar.Fold(name)} }

// New returns a finder over the map of ids, to which Name adds. form is FormOf, perhaps
// remembered.
func New[E comparable](ids map[string]E, form func(name string) Form) *Finder[E] {
	return &Finder[E]{form: form, IDs: ids, exact: map[string]E{}, folded: map[string]E{}, short: map[string]E{}, made: map[string]E{}}
}

// AddName makes an entity known by a name.
func (f *Finder[E]) AddName(name string, e E) {
	form := f.form(name)
	claim(f.exact, form.Exact, e)
	claim(f.folded, form.Folded, e)
}

// AddText makes an entity known by its name in each language.
func (f *Finder[E]) AddText(name scholar.Text, e E) {
	for one := range name.Each() {
		f.AddName(markup.Plain(one), e)
	}
}

// AddShort makes an entity known by a short name, which any name goes before.
func (f *Finder[E]) AddShort(name string, e E) { claim(f.short, f.form(name).Folded, e) }

// claim leaves the zero value where two entities have one name.
func claim[E comparable](names map[string]E, name string, e E) {
	var none E
	if other, taken := names[name]; taken && other != e {
		names[name] = none
	} else if name != "" {
		names[name] = e
	}
}

// Find returns the entity that s names, or the zero value; ambiguous says that s
// fits two.
func (f *Finder[E]) Find(s string) (e E, ambiguous bool) {
	var none E
	if e, ok := f.IDs[s]; ok {
		return e, false
	}
	form := f.form(s)
	if e, ok := f.exact[form.Exact]; ok {
		return e, e == none
	}
	for _, names := range []map[string]E{f.folded, f.short} {
		if e, ok := names[form.Folded]; ok {
			return e, e == none
		}
	}
	return none, false
}

// Name returns the entity that s names; where that is none with a record, one
// without, made by create on the first mention of s.
func (f *Finder[E]) Name(s string, create func(name string) E) (e E, ambiguous bool) {
	var none E
	found, ambiguous := f.Find(s)
	if found != none {
		return found, false
	}
	s = f.form(s).Exact
	if _, known := f.made[s]; !known {
		f.made[s] = create(s)
		f.IDs[s] = f.made[s]
	}
	return f.made[s], ambiguous
}

// Made returns the entities that Name created, by what names them.
func (f *Finder[E]) Made() map[string]E { return f.made }

// Exact is the form in which names are equal exactly: NFC, white space collapsed.
func Exact(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }

// IDs maps the present and former ids of records to the entities made of them, in
// the same order. clash is called for a former id that already leads somewhere:
// owner is the record that stated it as one before, or nil where it is a present id.
func IDs[E any, T record.Entity](records []*record.Record[T], list []*E, former func(*T) []string, clash func(r, owner *record.Record[T], id string)) map[string]*E {
	out := make(map[string]*E, len(records))
	owners := map[string]*record.Record[T]{}
	for i, r := range records {
		out[r.ID] = list[i]
	}
	for i, r := range records {
		for _, id := range former(&r.Value) {
			if out[id] != nil {
				clash(r, owners[id], id)
				continue
			}
			out[id], owners[id] = list[i], r
		}
	}
	return out
}

// Circles finds the entities whose parents lead back to them, and calls cut once
// for each circle, which must break it. The zero value is no parent.
func Circles[E comparable](list []E, parent func(E) E, cut func(circle []E)) {
	var none E
	seen := make(map[E]int, len(list)) // the walk that first met an entity
	for i, start := range list {
		for e := start; e != none; e = parent(e) {
			if walk, met := seen[e]; met {
				if walk == i {
					circle := []E{e}
					for p := parent(e); p != e; p = parent(p) {
						circle = append(circle, p)
					}
					cut(circle)
				}
				break
			}
			seen[e] = i
		}
	}
}

// Alias makes the ids of records that were joined to others lead where those of the others
// do, unless they are in use.
func Alias[E any](ids map[string]*E, aliases map[string]string) {
	for alias, id := range aliases {
		if e := ids[id]; e != nil && ids[alias] == nil {
			ids[alias] = e
		}
	}
}
