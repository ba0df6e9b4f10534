// Package identity gives each entity its identity in structured data.
//
// The identity of an entity in structured data is one absolute IRI, the same on each
// page and in each language that speaks of it: its page with a fragment, since the page is about the entity
// and is not the entity itself; for an organisation with a ROR id that; for somebody
// without a page their ORCID iD. It is "" where nothing is stable.
package identity

import (
	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/scholar"
)

// Author returns the identity of an author with the given ORCID iD, if any.
func Author(b *address.Book, a *catalog.Author, orcid string) string {
	if id := fragment(b, b.Author(a), "#person"); id != "" {
		return id
	}
	if orcid == "" {
		return ""
	}
	return scholar.Identifier{Scheme: "orcid", Value: orcid}.URL()
}

// Work returns the identity of a work.
func Work(b *address.Book, w *catalog.Work) string { return fragment(b, b.Work(w), "#work") }

// Topic returns the identity of a topic.
func Topic(b *address.Book, t *catalog.Topic) string { return fragment(b, b.Topic(t), "#topic") }

// Venue returns the identity of a venue.
func Venue(b *address.Book, v *catalog.Venue) string { return fragment(b, b.Venue(v), "#venue") }

// Institution returns the identity of an institution.
func Institution(b *address.Book, i *catalog.Institution) string {
	if i.ROR != "" {
		return scholar.Identifier{Scheme: "ror", Value: i.ROR}.URL()
	}
	return fragment(b, b.Institution(i), "#organization")
}

func fragment(b *address.Book, href, name string) string {
	if href == "" {
		return ""
	}
	return b.Absolute(b.Shared(href)) + name
}
