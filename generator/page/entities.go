package page

import (
	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/circle"
	"lectern/generator/page/group"
	"lectern/generator/page/profile"
	"lectern/generator/page/publication"
	"lectern/generator/page/snapshot"
)

// planPeople plans the profiles, the list of people, whole or by initial, and the
// pages of ambiguous names.
func (p *plan) planPeople() {
	for _, a := range p.people {
		at := profile.Page{Deck: p.deck, Catalog: p.cat, Author: a, Scale: p.scale, Desk: p.desk, Close: circle.NewRule(p.cfg.Graph)}
		portion := at.Portion()
		e := entry{kind: Author, section: "people", noindex: a.NoIndex}
		if a == p.book.Person() {
			e.feed = p.feed
		} else {
			e.feed = p.feedOf(p.cfg.Feeds.Authors, portion.Href, a.Works)
			p.planFeedOf(a.Display, e.feed, portion.Href, a.Works, "author "+a.ID, a.Place)
		}
		for n := range portion.Numbered() + 1 {
			at.Number = n
			e.href, e.content = address.Numbered(portion.Href, n), at
			p.add(e, "author "+a.ID, a.Place)
		}
	}
	if href := p.book.List("people"); href != "" {
		profile.Lists(p.deck, p.people, href, func(href string, list profile.List) {
			p.add(entry{kind: People, href: href, section: "people", content: list}, "the list of people", diag.Place{})
		})
	}
	for _, name := range p.cat.Ambiguous {
		p.add(entry{kind: Ambiguous, href: p.book.Name(name), section: "people",
			content: profile.Namesakes{Deck: p.deck, Name: name}}, "the name "+name.Name, diag.Place{})
	}
}

// planTrust plans what explains and repeats the profiles' snapshots of trust.
func (p *plan) planTrust() {
	if p.scale == nil {
		return
	}
	p.add(entry{kind: Trust, href: p.book.Trust(), content: snapshot.Method{Scale: p.scale}},
		"the page about trust (its address is trust in [addresses])", diag.Place{})
	for _, a := range p.people {
		if file := (snapshot.Data{Scale: p.scale, Author: a}); p.scale.Shows(a) {
			p.hash.Digest(p.base(Plain))
			file.Hash(&p.hash)
			p.addFile(Plain, file.Path(), p.hash.Sum(), "author "+a.ID, a.Place, file.View)
		}
	}
}

// planWorks plans the works' pages, the list of works and the years.
func (p *plan) planWorks() {
	for _, w := range p.works {
		at := publication.Page{Deck: p.deck, Work: w, Desk: p.desk}
		p.add(entry{kind: Work, href: p.book.Work(w), section: "works", content: at}, "work "+w.ID, w.Origin.Place)
		for _, names := range at.Crowds() {
			p.add(entry{kind: Crowd, href: names.Href(), section: "works", noindex: true, content: names}, "work "+w.ID, w.Origin.Place)
		}
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
		p.planPortions(entry{kind: Year, href: p.book.Year(y.Year), section: "years"}, at.Portion().Numbered(), "the year", diag.Place{},
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
			e := entry{kind: Topic, href: href, section: "topics", noindex: thin, feed: p.feedOf(p.cfg.Feeds.Topics, href, t.Works)}
			p.planFeedOf(p.deck.Topic(t).Label, e.feed, href, t.Works, "topic "+t.ID, t.Place)
			p.planPortions(e, at.Portion().Numbered(), "topic "+t.ID, t.Place,
				func(n int) content { at := at; at.Number = n; return at })
		}
	}
	p.planList(Topics, "topics", group.NewTopics(p.deck, p.cat.Topics))
	var venues []*catalog.Venue
	for _, v := range p.cat.Venues {
		if href := p.book.Venue(v); href != "" {
			venues = append(venues, v)
			at := group.Venue{Deck: p.deck, Venue: v}
			e := entry{kind: Venue, href: href, section: "venues", feed: p.feedOf(p.cfg.Feeds.Venues, href, v.Works)}
			p.planFeedOf(p.deck.Venue(v).Label, e.feed, href, v.Works, "venue "+v.ID, v.Place)
			p.planPortions(e, at.Portion().Numbered(), "venue "+v.ID, v.Place,
				func(n int) content { at := at; at.Number = n; return at })
		}
	}
	p.planList(Venues, "venues", group.Venues{Deck: p.deck, Venues: venues})
	for _, i := range p.cat.Institutions {
		if href := p.book.Institution(i); href != "" {
			at := group.Institution{Deck: p.deck, Institution: i}
			e := entry{kind: Institution, href: href, section: "institutions", feed: p.feedOf(p.cfg.Feeds.Institutions, href, i.Works)}
			p.planFeedOf(p.deck.Institution(i).Label, e.feed, href, i.Works, "institution "+i.ID, i.Place)
			p.planPortions(e, at.Portion().Numbered(), "institution "+i.ID, i.Place,
				func(n int) content { at := at; at.Number = n; return at })
		}
	}
	p.planList(Institutions, "institutions", group.NewInstitutions(p.deck, p.cat.Institutions))
}

// planPortions plans the first page of a divided list, which e describes, and its
// numbered ones.
func (p *plan) planPortions(e entry, numbered int, what string, place diag.Place, at func(n int) content) {
	first := e.href
	for n := range numbered + 1 {
		e.href, e.content = address.Numbered(first, n), at(n)
		p.add(e, what, place)
	}
}

// planList plans the list of a section, where the site has the section.
func (p *plan) planList(k Kind, section string, c content) {
	if href := p.book.List(section); href != "" {
		p.add(entry{kind: k, href: href, section: section, content: c}, "the list of "+section, diag.Place{})
	}
}
