package profile

import (
	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/view"
)

// Lists gives the pages of the list of people at href, one after the other: a single
// one, or one for each division of a long list.
func Lists(d *card.Deck, people []*catalog.Author, href string, page func(href string, list List)) {
	other := d.Text("initial_other")
	if len(people) <= PeopleMax {
		page(href, List{Deck: d, Groups: Groups(people, other)})
		return
	}
	divisions := Divide(people, other)
	page(href, List{Deck: d, Initials: initials(href, divisions, -1, true)})
	for i, division := range divisions {
		list := List{Deck: d, Initial: division.Label, Initials: initials(href, divisions, i, false),
			Within: initials(href, division.Within, -1, true)}
		if len(division.People) > 0 {
			list.Groups = []Group{{People: division.People}}
		}
		page(divisionHref(href, division), list)
		for j, part := range division.Within {
			page(divisionHref(href, part), List{Deck: d, Initial: part.Label, Initials: list.Initials,
				Within: initials(href, division.Within, j, false), Groups: []Group{{People: part.People}}})
		}
	}
}

// initials makes the links between divisions. Only the page above them says how
// many people each holds: else one more would change the pages of all.
func initials(list string, divisions []Division, current int, counted bool) []view.Initial {
	out := make([]view.Initial, len(divisions))
	for i, d := range divisions {
		out[i] = view.Initial{Label: d.Label, Href: divisionHref(list, d), Current: i == current}
		if counted {
			out[i].N = d.N
		}
	}
	return out
}

// divisionHref puts divisions where no author's page can be: below by/, one level
// deeper than profiles.
func divisionHref(list string, d Division) string { return list + "by/" + d.Slug + "/" }
