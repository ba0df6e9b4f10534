package page

import (
	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/publication"
)

// planExports plans the files of the works that a page lists, and lets the page lead to
// them. They stand beside its first page, whose address it has by now.
func (p *plan) planExports(e *entry, wanted bool, works []*catalog.Work, least int, what string, place diag.Place) {
	if !wanted || len(works) < least {
		return
	}
	works = p.deck.Shown(works)
	e.exports = p.exports.List(wanted, e.href, len(works), least)
	if p.cfg.Main() {
		p.planEach(Plain, p.exports.Files(e.exports, works, what, place))
	}
}

// planWork plans the page of a work, with those for its further authors, and its citations.
func (p *plan) planWork(w *catalog.Work) {
	p.same = p.keys.Work(w)
	what, at := "work "+w.ID, publication.Page{Deck: p.deck, Work: w, Exports: p.exports, Desk: p.desk, Atlas: p.atlas}
	e := entry{kind: Work, href: p.book.Work(w), section: "works", content: at}
	p.add(e, what, w.Origin.Place)
	if p.cfg.Main() {
		p.planEach(Plain, p.exports.WorkFiles(w))
	}
	for _, names := range at.Crowds() {
		p.add(entry{kind: Crowd, href: names.Href(), section: "works", noindex: true, content: names}, what, w.Origin.Place)
	}
}
