// Package record holds what the owner of a site wrote: for each author, work,
// topic, institution and venue a value, which of its fields are present, where in
// which file they stand, and in which layer. It merges the layers of one id field
// by field. It knows nothing of file formats or of how entities relate.
package record

import (
	"lectern/generator/diag"
	"lectern/generator/scholar"
)

// Entity is the set of things records describe.
type Entity interface {
	scholar.Work | scholar.Author | scholar.Topic | scholar.Institution | scholar.Venue | scholar.FreePage
}

// Record is one entity as its owner wrote it, or several layers of it merged.
type Record[T Entity] struct {
	ID      string
	Value   T
	Present Mask         // the fields that the record states, by their index (see Keys)
	Fields  []FieldPlace // places of the present fields, in order of Index
	Place   diag.Place   // of the record's first byte
	Layer   *Layer
	Folder  string   // of the record's file, relative to content/: what its file names are relative to
	Unset   []string // keys of T's fields whose values in lower layers are removed; "extra.x" for one key of extra
}

// FieldPlace is where the value of a present field stands.
type FieldPlace struct {
	Index  uint8 // the field's index, see Keys
	Line   int32
	Column int32
	From   *Origin // nil: the record's own file; set for what merging took from a lower layer
}

// Origin is the file that a merged field came from.
type Origin struct {
	File   string
	Folder string
	Layer  *Layer
}

// Layer is one of the sources whose records lie over each other. Of two layers
// the one with the larger Rank wins.
type Layer struct {
	Name string // "" is hand-written; else the name of the imported file without its ending
	Rank int
}

// Imported reports whether the layer is not hand-written: a bad record in it is
// set aside with a warning instead of stopping the build.
func (l *Layer) Imported() bool { return l.Name != "" }

// Mask is a set of field indexes below 128.
type Mask [2]uint64

// Has reports whether the field of that index is in the set.
func (m Mask) Has(i int) bool { return m[i>>6]&(1<<(i&63)) != 0 }

// Set adds a field index.
func (m *Mask) Set(i int) { m[i>>6] |= 1 << (i & 63) }

// Set is all records of a site after loading, one list a kind, each in the order
// of files and places. Layers of one id are still apart.
type Set struct {
	Works        []*Record[scholar.Work]
	Authors      []*Record[scholar.Author]
	Topics       []*Record[scholar.Topic]
	Institutions []*Record[scholar.Institution]
	Venues       []*Record[scholar.Venue]
	Pages        []*Record[scholar.FreePage]
}
