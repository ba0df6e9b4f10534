package page

import (
	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/card"
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
// what they know of the former one (CONVENTIONS L4).
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
		p.former("author", a.FormerIDs, p.book.Author(a), p.deck.Author(a), a.Origin)
	}
	for _, w := range p.works {
		p.former("work", w.FormerIDs, p.book.Work(w), p.deck.WorkLink(w), w.Origin)
	}
	for _, t := range p.cat.Topics {
		p.former("topic", t.FormerIDs, p.book.Topic(t), p.deck.Topic(t), t.Origin)
	}
	for _, v := range p.cat.Venues {
		p.former("venue", v.FormerIDs, p.book.Venue(v), p.deck.Venue(v), v.Origin)
	}
	for _, i := range p.cat.Institutions {
		p.former("institution", i.FormerIDs, p.book.Institution(i), p.deck.Institution(i), i.Origin)
	}
}

func (p *plan) former(kind string, ids []string, href string, to view.Link, at catalog.Origin) {
	if href == "" {
		return
	}
	for _, id := range ids {
		if from := p.book.Former(kind, id); from != href {
			p.redirect(from, to, "the former id "+id, at.Place)
		}
	}
}

func (p *plan) redirect(from string, to view.Link, what string, place diag.Place) {
	p.add(entry{kind: Redirect, href: from, content: redirect{p.site, to}}, what, place)
	p.moved = append(p.moved, move{from, to.Href})
}
