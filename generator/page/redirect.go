package page

import (
	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/page/hosting"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// redirect leads from a former address to the present one.
type redirect struct {
	*site
	target view.Link // on this site
}

func (r redirect) Title() string        { return r.in.Text("moved") }
func (r redirect) Description() string  { return "" }
func (r redirect) Parents() []view.Link { return nil }

// View says the target as the canonical address, so that search engines carry over
// what they know of the former one.
func (r redirect) View(frame view.Frame) any {
	frame.Canonical = r.book.Absolute(r.target.Href)
	frame.NoIndex = true
	frame.Refresh = "0; url=" + r.target.Href
	return &view.Redirect{Frame: frame, Target: r.target}
}

func (r redirect) Hash(h *key.Hasher) { card.HashLink(h, r.target) }

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
	p.add(entry{kind: Redirect, href: from, content: redirect{p.site, to}}, what, place)
	p.moved = append(p.moved, hosting.Move{From: from, To: to.Href})
}

// removed is the page at the former address of somebody who was forgotten. It says
// no name and no address, and is in no list, index or sitemap.
type removed struct{ notFound }

func (s removed) Title() string             { return s.in.Text("removed") }
func (s removed) View(frame view.Frame) any { return &view.NotFound{Frame: frame, Removed: true} }

// planRemoved keeps the addresses of people who were forgotten alive.
func (p *plan) planRemoved() {
	for _, slug := range p.in.Removed {
		p.add(entry{kind: NotFound, href: p.book.Former("author", slug), noindex: true, content: removed{notFound{p.site}}},
			"a page that was removed", diag.Place{File: "content/suppressed.toml"})
	}
}
