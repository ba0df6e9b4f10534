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

// Maker makes values with their digests. It may be used by one goroutine at a time.
type Maker struct {
	topics       *digest.Digester[scholar.Topic]
	venues       *digest.Digester[scholar.Venue]
	institutions *digest.Digester[scholar.Institution]
}

// New returns a maker.
func New() *Maker {
	return &Maker{digest.New[scholar.Topic](), digest.New[scholar.Venue](), digest.New[scholar.Institution]()}
}

// Topic returns a topic of the given id. What is an id by its form is put into
// words, "question-answering" into "Question answering"; what is not was written by a
// human and stays.
func (m *Maker) Topic(id string) (*scholar.Topic, [16]byte) {
	name := id
	if scholar.Slug(id) == id {
		name = strings.NewReplacer("-", " ", "_", " ").Replace(id)
		first, size := utf8.DecodeRuneInString(name)
		name = string(unicode.ToUpper(first)) + name[size:]
	}
	t := &scholar.Topic{ID: id, Name: scholar.Text{Source: name}}
	return t, m.topics.Of(t)
}

// Venue returns a venue whose name is its id.
func (m *Maker) Venue(name string) (*scholar.Venue, [16]byte) {
	v := &scholar.Venue{ID: name, Name: scholar.Text{Source: name}}
	return v, m.venues.Of(v)
}

// Institution returns an institution whose name is its id. A name that is a ROR id
// gives it that id.
func (m *Maker) Institution(name string) (*scholar.Institution, [16]byte) {
	i := &scholar.Institution{ID: name, Name: scholar.Text{Source: name}}
	if id, err := scholar.ParseIdentifier("ror", name); err == nil {
		i.ROR = id.Value
	}
	return i, m.institutions.Of(i)
}
