package neighbours

import (
	"fmt"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config/network"
	"lectern/generator/graph"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/page/scratch"
	"lectern/generator/page/ties"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// Atlas is the neighbourhoods of a site. A subject is a *catalog.Author, Work, Topic or
// Institution. Neighbourhoods are made when they are asked for, and none is kept.
type Atlas struct {
	deck     *card.Deck
	ties     *ties.Ties
	settings network.Graph
	rooms    scratch.Pool
}

// NewAtlas returns the atlas of a site.
func NewAtlas(d *card.Deck, t *ties.Ties, settings network.Graph) *Atlas {
	return &Atlas{deck: d, ties: t, settings: settings}
}

// Around returns the neighbourhood of a subject.
func (t *Atlas) Around(subject any) graph.Neighbourhood {
	switch of := subject.(type) {
	case *catalog.Author:
		return Author(t.deck, of)
	case *catalog.Work:
		return Work(t.deck, of)
	case *catalog.Topic:
		return Topic(t.deck, of)
	case *catalog.Institution:
		return Institution(t.deck, of)
	}
	panic(fmt.Sprintf("neighbours: %T is nobody's neighbour", subject))
}

// kind is what a subject's kind of pages is called in site.toml.
func kind(subject any) string {
	switch subject.(type) {
	case *catalog.Author:
		return "author"
	case *catalog.Work:
		return "work"
	case *catalog.Topic:
		return "topic"
	}
	return "institution"
}

// Page returns the address of a subject's page; "" where it has none.
func (t *Atlas) Page(subject any) string {
	switch of := subject.(type) {
	case *catalog.Author:
		return t.deck.Book.Author(of)
	case *catalog.Work:
		return t.deck.Book.Work(of)
	case *catalog.Topic:
		return t.deck.Book.Topic(of)
	case *catalog.Institution:
		return t.deck.Book.Institution(of)
	}
	return ""
}

// ID names a subject among all others: "author:ada-quill".
func (t *Atlas) ID(subject any) string {
	slug := ""
	switch of := subject.(type) {
	case *catalog.Author:
		slug = of.Slug
	case *catalog.Work:
		slug = scholar.Slug(of.ID)
	case *catalog.Topic:
		slug = address.Slug(of.ID, of.Name)
	case *catalog.Institution:
		slug = address.Slug(of.ID, of.Name)
	}
	return kind(subject) + ":" + slug
}

// Hash adds the neighbourhood that a subject's page draws to the page's key.
func (t *Atlas) Hash(h *key.Hasher, subject any) {
	if t.draws(subject) {
		t.HashAround(h, subject)
	}
}

// View draws a subject's neighbourhood, where its page does; list is the address of the
// works that are counted.
func (t *Atlas) View(subject any, list string) view.Graph {
	if !t.draws(subject) {
		return view.Graph{}
	}
	v := t.draw(t.Around(subject), list)
	if explorer := t.deck.Book.Explorer(); explorer != "" && t.Page(subject) != "" {
		v.Explorer = explorer + "?at=" + t.ID(subject)
	}
	return v
}

// draws reports whether a subject's page has a drawing. A nil atlas has none.
func (t *Atlas) draws(subject any) bool { return t != nil && t.settings.Draws(kind(subject)) }
