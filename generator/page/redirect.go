package page

import (
	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/hosting"
	"lectern/generator/page/notice"
	"lectern/generator/view"
)

// planFormer plans redirects from the addresses of former ids, and from the address
// that the profile would have which is the home page.
func (p *plan) planFormer() {
	if person := p.book.Person(); person != nil {
		p.redirect(p.book.Folder(person), p.deck.Author(person), "author "+person.ID, person.Place)
	}
	if !p.cfg.Outputs.Redirects {
		return
	}
	for _, a := range p.people {
		former(p, "author", a.FormerIDs, a, p.book.Author, p.deck.Author, a.Origin)
	}
	for _, w := range p.works {
		former(p, "work", w.FormerIDs, w, p.book.Work, p.deck.WorkLink, w.Origin)
	}
	for _, t := range p.cat.Topics {
		former(p, "topic", t.FormerIDs, t, p.book.Topic, p.deck.Topic, t.Origin)
	}
	for _, v := range p.cat.Venues {
		former(p, "venue", v.FormerIDs, v, p.book.Venue, p.deck.Venue, v.Origin)
	}
	for _, i := range p.cat.Institutions {
		former(p, "institution", i.FormerIDs, i, p.book.Institution, p.deck.Institution, i.Origin)
	}
}

// former plans the redirects to one entity. Few have any, so that its link is made
// only then.
func former[E any](p *plan, kind string, ids []string, e E, address func(E) string, link func(E) view.Link, at catalog.Origin) {
	if len(ids) == 0 || address(e) == "" {
		return
	}
	for _, id := range ids {
		if from := p.book.Former(kind, id); from != address(e) {
			p.redirect(from, link(e), "the former id "+id, at.Place)
		}
	}
}

func (p *plan) redirect(from string, to view.Link, what string, place diag.Place) {
	p.add(entry{kind: Redirect, href: from, content: notice.Redirect{Book: p.book, Text: p.in.Text, Target: to}}, what, place)
	p.moved = append(p.moved, hosting.Move{From: from, To: to.Href})
}

// planRemoved keeps the addresses of people who were forgotten alive.
func (p *plan) planRemoved() {
	for _, slug := range p.in.Removed {
		p.add(entry{kind: NotFound, href: p.book.Former("author", slug), noindex: true, content: notice.Removed{Text: p.in.Text}},
			"a page that was removed", diag.Place{File: "content/suppressed.toml"})
	}
}
