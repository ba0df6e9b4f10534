// Package unrecorded makes the values of topics, venues and institutions that works
// or authors name and no record describes. It knows nothing of who names them.
package unrecorded

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/generator/catalog/digest"
	"lectern/generator/scholar"
)

// Maker makes values with their digests, and remembers them: they are not to be written
// to. Each kind may be made by one goroutine at a time.
type Maker struct {
	topics       table[scholar.Topic]
	venues       table[scholar.Venue]
	institutions table[scholar.Institution]
}

// New returns a maker.
func New() *Maker {
	return &Maker{newTable[scholar.Topic](), newTable[scholar.Venue](), newTable[scholar.Institution]()}
}

// Topic returns a topic of the given id. What is an id by its form is put into
// words, "question-answering" into "Question answering"; what is not was written by a
// human and stays.
func (m *Maker) Topic(id string) (*scholar.Topic, [16]byte) {
	return m.topics.get(id, func() *scholar.Topic {
		name := id
		if scholar.Slug(id) == id {
			name = strings.NewReplacer("-", " ", "_", " ").Replace(id)
			first, size := utf8.DecodeRuneInString(name)
			name = string(unicode.ToUpper(first)) + name[size:]
		}
		return &scholar.Topic{ID: id, Name: scholar.Text{Source: name}}
	})
}

// Venue returns a venue whose name is its id.
func (m *Maker) Venue(name string) (*scholar.Venue, [16]byte) {
	return m.venues.get(name, func() *scholar.Venue { return &scholar.Venue{ID: name, Name: scholar.Text{Source: name}} })
}

// Institution returns an institution whose name is its id. A name that is a ROR id
// gives it that id.
func (m *Maker) Institution(name string) (*scholar.Institution, [16]byte) {
	return m.institutions.get(name, func() *scholar.Institution {
		i := &scholar.Institution{ID: name, Name: scholar.Text{Source: name}}
		if id, err := scholar.ParseIdentifier("ror", name); err == nil {
			i.ROR = id.Value
		}
		return i
	})
}

// Turn ends the making of a catalog of so many topics, venues and institutions. Where much
// more is remembered, all is forgotten.
func (m *Maker) Turn(subjects int) {
	const slack = 1000
	if len(m.topics.made)+len(m.venues.made)+len(m.institutions.made) > 2*subjects+slack {
		*m = *New()
	}
}

// table is the values of one kind that were made, by what names them.
type table[T any] struct {
	digester *digest.Digester[T]
	made     map[string]made[T]
}

type made[T any] struct {
	value  *T
	digest [16]byte
}

func newTable[T any]() table[T] { return table[T]{digest.New[T](), map[string]made[T]{}} }

func (t table[T]) get(name string, make func() *T) (*T, [16]byte) {
	one, known := t.made[name]
	if !known {
		one.value = make()
		one.digest = t.digester.Of(one.value)
		t.made[name] = one
	}
	return one.value, one.digest
}
