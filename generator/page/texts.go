package page

import (
	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/prose"
)

// planTexts plans the free pages and the dated lists.
func (p *plan) planTexts() {
	for _, f := range p.shelf.Folders {
		for i, fp := range f.Undated {
			p.planText(f, fp, i)
		}
		for i, fp := range f.Dated {
			p.planText(f, fp, i)
		}
		switch {
		case len(f.Dated) > 0:
			p.planDated(f)
		case f.Index != nil:
			p.planText(f, f.Index, 0)
		}
	}
}

func (p *plan) planText(f *prose.Folder, fp *catalog.FreePage, at int) {
	p.add(entry{kind: Text, href: p.book.Text(fp.Path), noindex: fp.NoIndex,
		content: prose.Page{Deck: p.deck, Page: fp, Folder: f, At: at, Shelf: p.shelf}}, "the page "+fp.Path, fp.Place)
}

// planDated plans the list of a folder's dated pages, with its feed.
func (p *plan) planDated(f *prose.Folder) {
	place := diag.Place{File: f.Dated[0].Place.File}
	if f.Index != nil {
		place = f.Index.Place
	}
	href := f.Href(p.deck)
	e := entry{kind: Dated, href: href, noindex: f.Index != nil && f.Index.NoIndex}
	if p.cfg.Feeds.Lists {
		e.feed = href + "feed.xml"
		p.planTextFeed(f, e.feed)
	}
	at := prose.List{Deck: p.deck, Folder: f, Shelf: p.shelf}
	for n := range at.Numbered() + 1 {
		at.Number = n
		e.href, e.content = address.Numbered(href, n), at
		p.add(e, "the list of "+f.Name, place)
	}
}
