// Package unrecorded makes the values of topics, venues and institutions that works
// or authors name and no record describes. It knows nothing of who names them.
package unrecorded

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/generator/scholar"
)

// Topic returns a topic of the given id. What is an id by its form is put into
// words, "question-answering" into "Question answering"; what is not was written by a
// human and stays.
func Topic(id string) *scholar.Topic {
	name := id
	if scholar.Slug(id) == id {
		name = strings.NewReplacer("-", " ", "_", " ").Replace(id)
		first, size := utf8.DecodeRuneInString(name)
		name = string(unicode.ToUpper(first)) + name[size:]
	}
	return &scholar.Topic{ID: id, Name: scholar.Text{Source: name}}
}

// Venue returns a venue whose name is its id.
func Venue(name string) *scholar.Venue {
	return &scholar.Venue{ID: name, Name: scholar.Text{Source: name}}
}

// Institution returns an institution whose name is its id. A name that is a ROR id
// gives it that id.
func Institution(name string) *scholar.Institution {
	i := &scholar.Institution{ID: name, Name: scholar.Text{Source: name}}
	if id, err := scholar.ParseIdentifier("ror", name); err == nil {
		i.ROR = id.Value
	}
	return i
}
