package page

import (
	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/feed"
	"lectern/generator/page/prose"
)

// feedOf returns the address of the feed of the works on a page; "" where the site has
// none for pages of the kind, or the works are too few.
func (p *plan) feedOf(wanted bool, href string, works []*catalog.Work) string {
	if !wanted || href == "" || len(works) == 0 || len(works) < p.cfg.Feeds.MinWorks {
		return ""
	}
	return href + "feed.xml"
}

// planFeed plans the feed of the works of what has a page and a name, or of the site, unless
// the feed has no address. Feeds are in the site's first language.
func (p *plan) planFeed(name, href, home string, works []*catalog.Work, what string, place diag.Place) {
	if href == "" || !p.cfg.Main() { // as most
		return
	}
	f := feed.Feed{Deck: p.deck, Title: p.cfg.Title, Href: href, Home: home}
	if name != "" {
		f.Title = name + " · " + f.Title
	}
	p.planEach(Feed, f.WorkFiles(works, p.cfg, what, place))
}

// planTextFeed plans the feed of a folder's dated pages.
func (p *plan) planTextFeed(folder *prose.Folder, href string) {
	f := feed.Feed{Deck: p.deck, Title: p.cfg.Title + ": " + folder.Link(p.deck).Label, Href: href, Home: folder.Href(p.deck)}
	p.planEach(Feed, f.TextFiles(folder.Dated, p.cfg, "the feed of "+folder.Name))
}
