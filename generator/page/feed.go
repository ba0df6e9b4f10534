package page

import (
	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/feed"
	"lectern/generator/page/prose"
)

const feedLimit = 20 // entries, where site.toml does not say

func (p *plan) feedLimit() int {
	if p.cfg.Feeds.Limit < 1 {
		return feedLimit
	}
	return p.cfg.Feeds.Limit
}

// feedOf returns the address of the feed of the works on a page; "" where the site has
// none for pages of the kind, or the works are too few.
func (p *plan) feedOf(wanted bool, href string, works []*catalog.Work) string {
	if !wanted || href == "" || len(works) == 0 || len(works) < p.cfg.Feeds.MinWorks {
		return ""
	}
	return href + "feed.xml"
}

// planSiteFeed plans the feed of the site's newest works.
func (p *plan) planSiteFeed() {
	p.planFeed(feed.Feed{Title: p.cfg.Title, Href: p.feed, Home: p.book.Home()}, p.works, "the site's feed", diag.Place{})
}

// planFeedOf plans the feed of what a page is about.
func (p *plan) planFeedOf(name, href, home string, works []*catalog.Work, what string, place diag.Place) {
	p.planFeed(feed.Feed{Title: name + " · " + p.cfg.Title, Href: href, Home: home}, works, what, place)
}

// planFeed plans a feed of works, unless it has no address. Feeds are in the site's first
// language.
func (p *plan) planFeed(f feed.Feed, works []*catalog.Work, what string, place diag.Place) {
	if f.Href == "" || !p.cfg.Main() {
		return
	}
	recent := feed.Recent(works, p.feedLimit())
	p.deck.HashWorks(&p.hash, recent)
	p.planForms(f, p.hash.Sum(), what, place, func(f feed.Feed) any { return f.Works(recent) })
}

// planTextFeed plans the feed of a folder's dated pages.
func (p *plan) planTextFeed(folder *prose.Folder, href string) {
	pages := feed.RecentTexts(folder.Dated, p.feedLimit())
	for _, fp := range pages {
		p.hash.Str(fp.Path)
		p.hash.Digest(fp.Digest)
	}
	f := feed.Feed{Title: p.cfg.Title + ": " + folder.Link(p.deck).Label, Href: href, Home: folder.Href(p.deck)}
	p.planForms(f, p.hash.Sum(), "the feed of "+folder.Name, diag.Place{}, func(f feed.Feed) any { return f.Texts(pages) })
}

// planForms plans a feed in each of its forms: Atom, and JSON Feed. entries is the
// digest of what is in it.
func (p *plan) planForms(f feed.Feed, entries Key, what string, place diag.Place, view func(feed.Feed) any) {
	f.Deck, f.Author = p.deck, p.cfg.Title
	for _, json := range []bool{false, true} {
		f := f
		f.JSON = json
		p.hash.Digest(p.base(Feed))
		p.hash.Digest(entries)
		p.hash.Str(p.cfg.BaseURL, p.cfg.Language, f.Title, f.Author, f.Address(), f.Home)
		p.addFile(Feed, p.book.Path(f.Address()), p.hash.Sum(), what, place, func() any { return view(f) })
	}
}
