package group

import (
	"slices"

	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/page/card/count"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// Topics is the list of topics, as trees.
type Topics struct {
	Deck  *card.Deck
	Roots []*catalog.Topic
}

// NewTopics returns the list of those that have a page.
func NewTopics(d *card.Deck, all []*catalog.Topic) Topics {
	out := Topics{Deck: d}
	for _, t := range all {
		if d.Book.Topic(t) != "" && t.Broader == nil {
			out.Roots = append(out.Roots, t)
		}
	}
	return out
}

// Title returns the section's name.
func (l Topics) Title() string { return l.Deck.Text("topics") }

// Description returns nothing.
func (l Topics) Description() string { return "" }

// Parents returns nothing.
func (l Topics) Parents() []view.Link { return nil }

// View makes a *view.Topics.
func (l Topics) View(frame view.Frame) any {
	v := &view.Topics{Frame: frame}
	list := l.flat()
	for i, at := range list {
		t := at.entity
		n := count.Of(l.Deck.Topic(t), len(t.Works), l.Deck.Book.Topic(t)+card.WorksAnchor)
		v.Topics = append(v.Topics, view.TopicNode{Count: n, Nesting: nesting(list, i)})
	}
	return v
}

func (l Topics) flat() []placed[catalog.Topic] {
	return flat(l.Roots, func(t *catalog.Topic) []*catalog.Topic { return t.Narrower },
		func(t *catalog.Topic) bool { return l.Deck.Book.Topic(t) != "" })
}

// Hash adds what the page is made of.
func (l Topics) Hash(h *key.Hasher) {
	list := l.flat()
	h.Int(len(list))
	for _, at := range list {
		card.HashLink(h, l.Deck.Topic(at.entity))
		h.Int(at.depth, len(at.entity.Works))
	}
}

// venueTypes are the types of venues that have a string of their own, in the order
// of the list.
var venueTypes = []string{"journal", "conference", "workshop", "series", "repository", "publisher"}

func venueKey(kind string) string {
	if !slices.Contains(venueTypes, kind) {
		return ""
	}
	return "venue_" + kind
}

// Venues is the list of venues.
type Venues struct {
	Deck   *card.Deck
	Venues []*catalog.Venue // those with a page, by name
}

// Title returns the section's name.
func (l Venues) Title() string { return l.Deck.Text("venues") }

// Description returns nothing.
func (l Venues) Description() string { return "" }

// Parents returns nothing.
func (l Venues) Parents() []view.Link { return nil }

// View makes a *view.Venues: one group for each type, then those without a type.
func (l Venues) View(frame view.Frame) any {
	v := &view.Venues{Frame: frame}
	for _, kind := range append(slices.Clone(venueTypes), "") {
		g := view.VenueGroup{TypeKey: venueKey(kind)}
		for _, venue := range l.Venues {
			if venueKey(venue.Type) == g.TypeKey {
				href := l.Deck.Book.Venue(venue)
				g.Venues = append(g.Venues, count.Of(l.Deck.Venue(venue), len(venue.Works), href+card.WorksAnchor))
			}
		}
		if len(g.Venues) > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
	return v
}

// Hash adds what the page is made of.
func (l Venues) Hash(h *key.Hasher) {
	h.Int(len(l.Venues))
	for _, v := range l.Venues {
		card.HashLink(h, l.Deck.Venue(v))
		h.Str(v.Type)
		h.Int(len(v.Works))
	}
}
