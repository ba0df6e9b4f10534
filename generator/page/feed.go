package page

import (
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

// planWorkFeed plans the feed of the site's newest works.
func (p *plan) planWorkFeed() {
	works := feed.Recent(p.works, p.feedLimit())
	p.hash.Digest(p.base(Feed))
	p.hash.Digest(p.frameKey)
	p.deck.HashWorks(&p.hash, works)
	f := feed.Feed{Deck: p.deck, Title: p.cfg.Title, Author: p.cfg.Title, Href: p.feed, Home: p.book.Home()}
	p.addFile(Feed, "feed.xml", p.hash.Sum(), "the site's feed", diag.Place{}, func() any { return f.Works(works) })
}

// planTextFeed plans the feed of a folder's dated pages.
func (p *plan) planTextFeed(folder *prose.Folder, href string) {
	pages := feed.RecentTexts(folder.Dated, p.feedLimit())
	title := p.cfg.Title + ": " + folder.Link(p.deck).Label
	p.hash.Digest(p.base(Feed))
	p.hash.Digest(p.frameKey)
	p.hash.Str(href, title)
	for _, fp := range pages {
		p.hash.Str(fp.Path)
		p.hash.Digest(fp.Digest)
	}
	f := feed.Feed{Deck: p.deck, Title: title, Author: p.cfg.Title, Href: href, Home: folder.Href(p.deck)}
	p.addFile(Feed, p.book.Path(href), p.hash.Sum(), "the feed of "+folder.Name, diag.Place{}, func() any { return f.Texts(pages) })
}
