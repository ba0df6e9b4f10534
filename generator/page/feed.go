package page

import (
	"cmp"
	"sync"

	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/feed"
	"lectern/generator/page/key"
	"lectern/generator/page/prose"
)

// feedLimit is how many entries a feed has.
func (p *plan) feedLimit() int { return cmp.Or(max(p.cfg.Feeds.Limit, 0), 20) }

// feedOf returns the address of the feed of the works on a page; "" where the site has
// none for pages of the kind, or the works are too few.
func (p *plan) feedOf(wanted bool, href string, works []*catalog.Work) string {
	if !wanted || href == "" || len(works) == 0 || len(works) < p.cfg.Feeds.MinWorks {
		return ""
	}
	return href + "feed.xml"
}

// planFeedOf plans the feed of what a page is about.
func (p *plan) planFeedOf(name, href, home string, works []*catalog.Work, what string, place diag.Place) {
	if href == "" { // as of most
		return
	}
	p.planFeed(feed.Feed{Title: name + " · " + p.cfg.Title, Href: href, Home: home}, works, what, place)
}

// planFeed plans a feed of works, unless it has no address. Feeds are in the site's first
// language.
func (p *plan) planFeed(f feed.Feed, works []*catalog.Work, what string, place diag.Place) {
	if f.Href == "" || !p.cfg.Main() {
		return
	}
	deck, limit := p.deck, p.feedLimit()
	recent := sync.OnceValue(func() []*catalog.Work { return feed.Recent(works, limit) })
	hash := func(h *key.Hasher) {
		if len(works) <= limit { // all that are in it, in an order that follows from them
			deck.HashWorks(h, works)
		} else {
			deck.HashWorks(h, recent())
		}
	}
	p.planForms(f, hash, what, place, func(f feed.Feed) any { return f.Works(recent()) })
}

// planTextFeed plans the feed of a folder's dated pages.
func (p *plan) planTextFeed(folder *prose.Folder, href string) {
	pages := feed.RecentTexts(folder.Dated, p.feedLimit())
	hash := func(h *key.Hasher) {
		for _, fp := range pages {
			h.Str(fp.Path)
			h.Digest(fp.Digest)
		}
	}
	f := feed.Feed{Title: p.cfg.Title + ": " + folder.Link(p.deck).Label, Href: href, Home: folder.Href(p.deck)}
	p.planForms(f, hash, "the feed of "+folder.Name, diag.Place{}, func(f feed.Feed) any { return f.Texts(pages) })
}

// planForms plans a feed in each of its forms: Atom, and perhaps JSON Feed. entries adds what
// the view depends on beside the feed itself.
func (p *plan) planForms(f feed.Feed, entries func(h *key.Hasher), what string, place diag.Place, view func(feed.Feed) any) {
	f.Deck, f.Author = p.deck, p.cfg.Title
	cfg := p.cfg
	for _, json := range feed.Forms(cfg.Feeds.JSON) {
		f := f
		f.JSON = json
		hash := func(h *key.Hasher) {
			entries(h)
			h.Str(cfg.BaseURL, cfg.Language, f.Title, f.Author, f.Address(), f.Home)
		}
		p.addFile(Feed, p.book.Path(f.Address()), hash, what, place, func() any { return view(f) })
	}
}
