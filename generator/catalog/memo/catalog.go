package memo

import (
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Memo is what one catalog leaves to the next: tables of functions of records, which
// are never changed, and of names.
type Memo struct {
	Works   *Table[*record.Record[scholar.Work], [16]byte]   // digests
	Authors *Table[*record.Record[scholar.Author], [16]byte] // digests
	Sorting *Table[Sorted, Order]
	Folded  *Table[string, string] // scholar.Fold
}

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
		Folded:  New[string, string](),
	}
}

// Turn ends the making of a catalog of so many works and authors.
func (m *Memo) Turn(works, authors int) {
	m.Works.Turn(works)
	m.Authors.Turn(authors)
	m.Sorting.Turn(authors)
	m.Folded.Turn(2 * authors)
}
