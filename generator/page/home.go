package page

import (
	"slices"

	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/front"
	"lectern/generator/page/notice"
)

// planHome plans the front page, unless a person's profile stands there, and the
// page for addresses where there is nothing.
func (p *plan) planHome() {
	if p.book.Person() == nil {
		place := diag.Place{}
		if p.shelf.Home != nil {
			place = p.shelf.Home.Place
		}
		p.add(entry{kind: Home, href: p.book.Home(), feed: p.feed, content: p.home()}, "the home page", place)
	} else if p.shelf.Home != nil {
		p.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "unused-page", Place: p.shelf.Home.Place,
			Message: "this text is not shown: the home page is the profile of " + p.book.Person().Display,
			Hint:    "write it as the biography in their record"})
	}
	if p.cfg.Main() {
		p.addAt("404.html", entry{kind: NotFound, noindex: true, content: notice.NotFound{Text: p.in.Text}},
			"the page for addresses that do not exist", diag.Place{})
	}
}

// home is the content of the front page.
func (p *plan) home() front.Page {
	return front.Page{Deck: p.deck, Catalog: p.cat, Config: p.cfg, About: p.shelf.Home, Works: p.works, People: len(p.people), Years: p.yearsShown()}
}

// yearsShown returns the years with a page, newest first.
func (p *plan) yearsShown() []*catalog.Year {
	return slices.DeleteFunc(slices.Clone(p.cat.Years), func(y *catalog.Year) bool { return p.book.Year(y.Year) == "" })
}
