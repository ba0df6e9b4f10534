package page

import (
	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/page/circle"
	"lectern/generator/page/explore"
	"lectern/generator/page/follow"
	"lectern/generator/page/group"
	"lectern/generator/page/profile"
	"lectern/generator/page/snapshot"
	"lectern/generator/page/vcard"
)

// planProfiles plans the profiles of people.
func (p *plan) planProfiles(people []*catalog.Author) {
	exports := p.cfg.Outputs.Exports
	for _, a := range people {
		p.same = p.keys.Author(a)
		at := profile.Page{Deck: p.deck, Catalog: p.cat, Author: a, Scale: p.scale, Desk: p.desk, Close: circle.NewRule(p.cfg.Graph), Ties: p.ties, Atlas: p.atlas,
			VCard: vcard.Address(p.cfg, p.deck, a), Wishes: p.cfg.Profile.Collaboration, Filters: p.cfg.Profile.Filters}
		portion := at.Portion()
		e, what := entry{kind: Author, href: portion.Href, section: "people", noindex: a.NoIndex}, "author "+a.ID
		p.planExports(&e, exports.Authors, a.Works, exports.MinWorks, what, a.Place)
		if a == p.book.Person() {
			e.feed = p.feed
		} else {
			e.feed = p.feedOf(p.cfg.Feeds.Authors, portion.Href, a.Works)
			p.planFeed(a.Display, e.feed, portion.Href, a.Works, what, a.Place)
		}
		p.planPortions(e, portion.Numbered(), what, a.Place, func(n int) content { at := at; at.Number = n; return at })
	}
}

// planPeople plans the list of people, whole or by initial, and the pages of ambiguous
// names.
func (p *plan) planPeople() {
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
			p.addFile(Plain, file.Path(), file.Hash, "author "+a.ID, a.Place, file.View)
		}
	}
}

// planExplorer plans the explorer of the graph, and its data.
func (p *plan) planExplorer() {
	if e := explore.New(p.deck, p.cat, p.atlas); e != nil {
		p.add(entry{kind: Explore, href: p.book.Explorer(), content: e}, explore.What, diag.Place{})
		p.planEach(Plain, e.Files())
	}
}

// planFollowing plans the page of what is new of what readers follow.
func (p *plan) planFollowing() {
	if p.cfg.Follows() {
		p.add(entry{kind: Following, href: p.book.Following(), noindex: true, content: follow.Page{Text: p.in.Text}},
			"the page of what readers follow (its address is following in [addresses])", diag.Place{})
	}
}

// planWorks plans the list of works and the years.
func (p *plan) planWorks() {
	exports := p.cfg.Outputs.Exports
	if href := p.book.List("works"); href != "" {
		at := group.Works{Deck: p.deck, Works: p.works}
		e := entry{kind: Works, href: href, section: "works", feed: p.feed}
		p.planExports(&e, exports.Site, p.works, 1, "the list of works", diag.Place{})
		p.planPortions(e, at.Portion().Numbered(), "the list of works", diag.Place{}, func(n int) content { at := at; at.Number = n; return at })
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
		e := entry{kind: Year, href: p.book.Year(y.Year), section: "years"}
		p.planExports(&e, exports.Years, at.Works, 1, "the year", diag.Place{})
		p.planPortions(e, at.Portion().Numbered(), "the year", diag.Place{}, func(n int) content { at := at; at.Number = n; return at })
	}
	p.planList(Years, "years", group.Years{Deck: p.deck, Years: years})
}

// planGroups plans topics, venues and institutions, and their lists. A topic with
// a single work and no words of its own is not for search engines.
func (p *plan) planGroups() {
	exports := p.cfg.Outputs.Exports
	for _, t := range p.cat.Topics {
		if href := p.book.Topic(t); href != "" {
			at := group.Topic{Deck: p.deck, Topic: t, Ties: p.ties, Open: p.cfg.Profile.Collaboration, Atlas: p.atlas}
			thin := len(t.Works) < 2 && t.Topic.Description.IsZero()
			p.planGroup(entry{kind: Topic, href: href, section: "topics", noindex: thin}, p.deck.Topic(t).Label, p.cfg.Feeds.Topics,
				exports.Topics, at.Portion(), "topic "+t.ID, t.Place, func(n int) content { at := at; at.Number = n; return at })
		}
	}
	p.planList(Topics, "topics", group.NewTopics(p.deck, p.cat.Topics))
	var venues []*catalog.Venue
	for _, v := range p.cat.Venues {
		if href := p.book.Venue(v); href != "" {
			venues = append(venues, v)
			at := group.Venue{Deck: p.deck, Venue: v, Ties: p.ties}
			p.planGroup(entry{kind: Venue, href: href, section: "venues"}, p.deck.Venue(v).Label, p.cfg.Feeds.Venues,
				exports.Venues, at.Portion(), "venue "+v.ID, v.Place, func(n int) content { at := at; at.Number = n; return at })
		}
	}
	p.planList(Venues, "venues", group.Venues{Deck: p.deck, Venues: venues})
	for _, i := range p.cat.Institutions {
		if href := p.book.Institution(i); href != "" {
			at := group.Institution{Deck: p.deck, Institution: i, Atlas: p.atlas}
			p.planGroup(entry{kind: Institution, href: href, section: "institutions"}, p.deck.Institution(i).Label, p.cfg.Feeds.Institutions,
				exports.Institutions, at.Portion(), "institution "+i.ID, i.Place, func(n int) content { at := at; at.Number = n; return at })
		}
	}
	p.planList(Institutions, "institutions", group.NewInstitutions(p.deck, p.cat.Institutions))
}

// planGroup plans the pages of a group, with the feed and the files of its works.
func (p *plan) planGroup(e entry, name string, feed, exports bool, works card.Portion, what string, place diag.Place, at func(n int) content) {
	e.feed = p.feedOf(feed, e.href, works.All)
	p.planFeed(name, e.feed, e.href, works.All, what, place)
	p.planExports(&e, exports, works.All, p.cfg.Outputs.Exports.MinWorks, what, place)
	p.planPortions(e, works.Numbered(), what, place, at)
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
