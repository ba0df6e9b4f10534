package memo

import (
	"cmp"

	"lectern/generator/catalog/again"
	"lectern/generator/catalog/authority"
	"lectern/generator/catalog/lookup"
	"lectern/generator/catalog/merge"
	"lectern/generator/catalog/order"
	"lectern/generator/catalog/unrecorded"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Memo is what one catalog leaves to the next: tables of functions of records, which
// are never changed, and of names; and the results of steps.
type Memo struct {
	Works   *Table[*record.Record[scholar.Work], [16]byte]   // digests
	Authors *Table[*record.Record[scholar.Author], [16]byte] // digests
	Sorting *Table[Sorted, Order]
	Keys    *Table[Word, string]   // of collation
	Places  *Table[string, string] // see Place
	Forms   *Table[string, lookup.Form]

	Made       again.Made // the last catalog
	Merged     merge.Memo
	Who        authority.Memo
	Unrecorded *unrecorded.Maker
	Order      order.Kept // of authors
}

// Word is a word in a language.
type Word struct{ Language, Word string }

// Sorted is what an author's place in lists depends on.
type Sorted struct {
	Language string
	SortName string // as the record states it
	Name     scholar.Name
}

// Order is an author's place in lists.
type Order struct {
	Name string // as people lists print it: "Family, Given"
	Key  string // of collation, to be compared bytewise
}

// NewMemo returns a memo that knows nothing.
func NewMemo() *Memo {
	return &Memo{
		Works:   New[*record.Record[scholar.Work], [16]byte](),
		Authors: New[*record.Record[scholar.Author], [16]byte](),
		Sorting: New[Sorted, Order](),
		Keys:    New[Word, string](),
		Places:  New[string, string](),
		Forms:   New[string, lookup.Form](),

		Unrecorded: unrecorded.New(),
	}
}

// Once returns a memo for a single catalog: it keeps nothing for another.
func Once() *Memo { return &Memo{Unrecorded: unrecorded.New()} }

// Turn ends the making of a catalog of so many works, authors, and topics, venues and institutions.
func (m *Memo) Turn(works, authors, subjects int) {
	m.Works.Turn(works)
	m.Authors.Turn(authors)
	m.Sorting.Turn(authors)
	m.Keys.Turn(subjects)
	m.Places.Turn(subjects)
	m.Forms.Turn(2 * subjects)
	m.Unrecorded.Turn(subjects)
}

// Collation is order.Collation, remembered.
func (m *Memo) Collation(language string) func(string) string {
	key := order.Collation(language)
	return func(s string) string {
		return m.Keys.Get(Word{language, s}, func() string { return key(s) })
	}
}

// Place returns what an institution is looked for by: of a ROR id its URL.
func (m *Memo) Place(s string) string {
	return m.Places.Get(s, func() string {
		if id, err := scholar.ParseIdentifier("ror", s); err == nil {
			return id.URL()
		}
		return s
	})
}

// Form is lookup.FormOf, remembered.
func (m *Memo) Form(name string) lookup.Form {
	return m.Forms.Get(name, func() lookup.Form { return lookup.FormOf(name) })
}

// Sorter returns the function that says where an author stands in lists, by the name that
// the record sorts by, if any, and the name. It may be used by one goroutine.
func (m *Memo) Sorter(language string) func(sortName string, name scholar.Name) Order {
	key := order.Collation(language)
	return func(sortName string, name scholar.Name) Order {
		return m.Sorting.Get(Sorted{language, sortName, name}, func() Order {
			sorted := cmp.Or(sortName, name.Sort())
			return Order{Name: sorted, Key: key(sorted)}
		})
	}
}
