// Package count makes the counts that stand beside names: of works, with the address of
// the list behind the number. It knows links and numbers, not what is counted.
package count

import (
	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/view"
)

// Of makes a count: a link, a number, and the address of the list behind it.
func Of(l view.Link, n int, list string) view.Count {
	return view.Count{Label: l.Label, Lang: l.Lang, Href: l.Href, N: n, List: list}
}

// Authors makes counts of authors whose list is at one address.
func Authors(d *card.Deck, counts []catalog.AuthorCount, list string) []view.Count {
	return all(counts, list, func(c catalog.AuthorCount) (view.Link, int) { return d.Author(c.Author), c.Works })
}

// Topics makes counts of topics whose list is at one address.
func Topics(d *card.Deck, counts []catalog.TopicCount, list string) []view.Count {
	return all(counts, list, func(c catalog.TopicCount) (view.Link, int) { return d.Topic(c.Topic), c.Works })
}

// Venues makes counts of venues whose list is at one address.
func Venues(d *card.Deck, counts []catalog.VenueCount, list string) []view.Count {
	return all(counts, list, func(c catalog.VenueCount) (view.Link, int) { return d.Venue(c.Venue), c.Works })
}

// Types makes counts of types whose list is at one address.
func Types(d *card.Deck, counts []catalog.TypeCount, list string) []view.Count {
	return all(counts, list, func(c catalog.TypeCount) (view.Link, int) {
		if c.Type == "" {
			return view.Link{}, 0
		}
		return view.Link{Label: d.Text(card.TypeKey(c.Type))}, c.Works
	})
}

func all[T any](counts []T, list string, of func(T) (view.Link, int)) []view.Count {
	if len(counts) == 0 {
		return nil
	}
	out := make([]view.Count, 0, len(counts))
	for _, c := range counts {
		if l, n := of(c); l.Label != "" {
			out = append(out, Of(l, n, list))
		}
	}
	return out
}
