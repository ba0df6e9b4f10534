package page

import (
	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/group"
	"lectern/generator/page/profile"
	"lectern/generator/page/publication"
	"lectern/generator/view"
)

// planPeople plans the profiles, the list of people, whole or by initial, and the
// pages of ambiguous names.
func (p *plan) planPeople() {
	for _, a := range p.people {
		at := profile.Page{Deck: p.deck, Catalog: p.cat, Author: a}
		portion := at.Portion()
		e := entry{kind: Author, section: "people", noindex: a.NoIndex}
		if a == p.book.Person() {
			e.feed = p.feed
		}
		for n := range portion.Numbered() + 1 {
			at.Number = n
			e.href, e.content = address.Numbered(portion.Href, n), at
			p.add(e, "author "+a.ID, a.Place)
		}
	}
	if href := p.book.List("people"); href != "" {
		p.planPeopleList(href)
	}
	for _, name := range p.cat.Ambiguous {
		p.add(entry{kind: Ambiguous, href: p.book.Name(name), section: "people",
			content: profile.Namesakes{Deck: p.deck, Name: name}}, "the name "+name.Name, diag.Place{})
	}
}

func (p *plan) planPeopleList(href string) {
	other := p.in.Text("initial_other")
	page := func(href string, list profile.List) {
		list.Deck = p.deck
		p.add(entry{kind: People, href: href, section: "people", content: list}, "the list of people", diag.Place{})
	}
	if len(p.people) <= profile.PeopleMax {
		page(href, profile.List{Groups: profile.Groups(p.people, other)})
		return
	}
	divisions := profile.Divide(p.people, other)
	page(href, profile.List{Initials: initials(href, divisions, -1, true)})
	for i, d := range divisions {
		list := profile.List{Initial: d.Label, Initials: initials(href, divisions, i, false),
			Within: initials(href, d.Within, -1, true)}
		if len(d.People) > 0 {
			list.Groups = []profile.Group{{People: d.People}}
		}
		page(divisionHref(href, d), list)
		for j, part := range d.Within {
			page(divisionHref(href, part), profile.List{Initial: part.Label, Initials: list.Initials,
				Within: initials(href, d.Within, j, false), Groups: []profile.Group{{People: part.People}}})
		}
	}
}

// initials makes the links between divisions. Only the page above them says how
// many people each holds: else one more would change the pages of all.
func initials(list string, divisions []profile.Division, current int, counted bool) []view.Initial {
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
func divisionHref(list string, d profile.Division) string { return list + "by/" + d.Slug + "/" }

// planWorks plans the works' pages, the list of works and the years.
func (p *plan) planWorks() {
	for _, w := range p.works {
		p.add(entry{kind: Work, href: p.book.Work(w), section: "works",
			content: publication.Page{Deck: p.deck, Work: w}}, "work "+w.ID, w.Origin.Place)
	}
	if href := p.book.List("works"); href != "" {
		at := group.Works{Deck: p.deck, Works: p.works}
		for n := range at.Portion().Numbered() + 1 {
			at.Number = n
			p.add(entry{kind: Works, href: address.Numbered(href, n), section: "works", feed: p.feed, content: at},
				"the list of works", diag.Place{})
		}
	}
	years := p.yearsShown()
	for i, y := range years {
		at := group.Year{Deck: p.deck, Year: y, Works: p.deck.Shown(y.Works)}
		if i > 0 {
			at.After = years[i-1].Year
		}
		if i+1 < len(years) {
			at.Before = years[i+1].Year
		}
		p.planPortions(Year, "years", false, at.Portion().Numbered(), p.book.Year(y.Year), "the year", diag.Place{},
			func(n int) content { at := at; at.Number = n; return at })
	}
	p.planList(Years, "years", group.Years{Deck: p.deck, Years: years})
}

// planGroups plans topics, venues and institutions, and their lists. A topic with
// a single work and no words of its own is not for search engines.
func (p *plan) planGroups() {
	for _, t := range p.cat.Topics {
		if href := p.book.Topic(t); href != "" {
			at := group.Topic{Deck: p.deck, Topic: t}
			thin := len(t.Works) < 2 && t.Topic.Description.IsZero()
			p.planPortions(Topic, "topics", thin, at.Portion().Numbered(), href, "topic "+t.ID, t.Place,
				func(n int) content { at := at; at.Number = n; return at })
		}
	}
	p.planList(Topics, "topics", group.NewTopics(p.deck, p.cat.Topics))
	var venues []*catalog.Venue
	for _, v := range p.cat.Venues {
		if href := p.book.Venue(v); href != "" {
			venues = append(venues, v)
			at := group.Venue{Deck: p.deck, Venue: v}
			p.planPortions(Venue, "venues", false, at.Portion().Numbered(), href, "venue "+v.ID, v.Place,
				func(n int) content { at := at; at.Number = n; return at })
		}
	}
	p.planList(Venues, "venues", group.Venues{Deck: p.deck, Venues: venues})
	for _, i := range p.cat.Institutions {
		if href := p.book.Institution(i); href != "" {
			at := group.Institution{Deck: p.deck, Institution: i}
			p.planPortions(Institution, "institutions", false, at.Portion().Numbered(), href, "institution "+i.ID, i.Place,
				func(n int) content { at := at; at.Number = n; return at })
		}
	}
	p.planList(Institutions, "institutions", group.NewInstitutions(p.deck, p.cat.Institutions))
}

// planPortions plans the first page of a divided list and its numbered ones.
func (p *plan) planPortions(k Kind, section string, noindex bool, numbered int, href, what string, place diag.Place,
	at func(n int) content) {
	for n := range numbered + 1 {
		p.add(entry{kind: k, href: address.Numbered(href, n), section: section, noindex: noindex, content: at(n)}, what, place)
	}
}

// planList plans the list of a section, where the site has the section.
func (p *plan) planList(k Kind, section string, c content) {
	if href := p.book.List(section); href != "" {
		p.add(entry{kind: k, href: href, section: section, content: c}, "the list of "+section, diag.Place{})
	}
}
