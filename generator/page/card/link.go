package card

import (
	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// label makes a link from a text.
func (d *Deck) label(t scholar.Text, href string) view.Link {
	t, lang := d.In(t)
	return view.Link{Label: markup.Plain(t), Href: href, Lang: lang}
}

// Topic returns a topic's name, linked to its page.
func (d *Deck) Topic(t *catalog.Topic) view.Link { return d.label(t.Name, d.Book.Topic(t)) }

// Venue returns a venue's name, linked to its page.
func (d *Deck) Venue(v *catalog.Venue) view.Link { return d.label(v.Name, d.Book.Venue(v)) }

// Institution returns an institution's name, linked to its page, else to its own
// site.
func (d *Deck) Institution(i *catalog.Institution) view.Link {
	href := d.Book.Institution(i)
	if href == "" {
		href = i.URL
	}
	return d.label(i.Name, href)
}

// WorkLink returns a work's title, linked to its page.
func (d *Deck) WorkLink(w *catalog.Work) view.Link {
	title, lang := d.Title(w)
	return view.Link{Label: markup.Plain(title), Href: d.Book.Work(w), Lang: lang}
}

// Label makes a link without an address from a text.
func (d *Deck) Label(t scholar.Text) view.Link { return d.label(t, "") }

// Count makes a count: a link, a number, and the address of the list behind it.
func Count(l view.Link, n int, list string) view.Count {
	return view.Count{Label: l.Label, Lang: l.Lang, Href: l.Href, N: n, List: list}
}

// AuthorCounts makes counts of authors whose list is at one address.
func (d *Deck) AuthorCounts(counts []catalog.AuthorCount, list string) []view.Count {
	return makeCounts(counts, list, func(c catalog.AuthorCount) (view.Link, int) { return d.Author(c.Author), c.Works })
}

// TopicCounts makes counts of topics whose list is at one address.
func (d *Deck) TopicCounts(counts []catalog.TopicCount, list string) []view.Count {
	return makeCounts(counts, list, func(c catalog.TopicCount) (view.Link, int) { return d.Topic(c.Topic), c.Works })
}

// VenueCounts makes counts of venues whose list is at one address.
func (d *Deck) VenueCounts(counts []catalog.VenueCount, list string) []view.Count {
	return makeCounts(counts, list, func(c catalog.VenueCount) (view.Link, int) { return d.Venue(c.Venue), c.Works })
}

// TypeCounts makes counts of types whose list is at one address.
func (d *Deck) TypeCounts(counts []catalog.TypeCount, list string) []view.Count {
	return makeCounts(counts, list, func(c catalog.TypeCount) (view.Link, int) {
		if c.Type == "" {
			return view.Link{}, 0
		}
		return view.Link{Label: d.Text(typeKey(c.Type))}, c.Works
	})
}

func makeCounts[T any](counts []T, list string, of func(T) (view.Link, int)) []view.Count {
	if len(counts) == 0 {
		return nil
	}
	out := make([]view.Count, 0, len(counts))
	for _, c := range counts {
		if l, n := of(c); l.Label != "" {
			out = append(out, Count(l, n, list))
		}
	}
	return out
}
