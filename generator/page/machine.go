package page

import (
	"strings"

	"lectern/generator/diag"
	"lectern/generator/page/api"
	"lectern/generator/page/file"
	"lectern/generator/page/hosting"
	"lectern/generator/page/linkset"
	"lectern/generator/page/profile"
	"lectern/generator/page/publication"
	"lectern/generator/page/sitemap"
	"lectern/generator/page/vcard"
)

// planMachine plans the files that hosts and robots read.
func (p *plan) planMachine() {
	p.planFeed("", p.feed, p.book.Home(), p.works, "the site's feed", diag.Place{})
	if p.cfg.Outputs.Sitemap {
		p.planEach(Plain, sitemap.Files(p.book.Root(), p.addresses, p.book.Absolute))
	}
	moved := p.moved
	if !p.cfg.Outputs.Redirects {
		moved = nil
	}
	p.planEach(Plain, hosting.Site{Config: p.cfg, Book: p.book, Icon: p.in.Site.Icon, Feed: p.feed, Moved: moved, Contents: hosting.Contents(p.deck, p.works)}.Files())
	p.planEach(Plain, vcard.Files(p.cfg, p.deck, p.people))
	p.planEach(Plain, api.Site{Config: p.cfg, Catalog: p.cat, Deck: p.deck, Ties: p.ties, Works: p.works, People: p.people}.Files())
	if p.cfg.Outputs.Linksets {
		p.planLinksets()
	}
	p.planEach(Picture, p.meta.Covers.Files(p.people))
}

// planEach plans files that other rooms describe.
func (p *plan) planEach(kind Kind, files []file.File) {
	for _, f := range files {
		p.addFile(kind, f.Path, f.Hash, f.What, f.Place, f.View)
	}
}

// planLinksets plans the link sets of works and authors, in their folders.
func (p *plan) planLinksets() {
	for _, w := range p.works {
		href := p.book.Work(w)
		p.planEach(Plain, linkset.Files(strings.TrimPrefix(href, p.book.Root()), "work "+w.ID, w.Origin.Place,
			p.meta.Links(publication.Page{Deck: p.deck, Work: w}, href, p.exports.Links(p.exports.Beside(w)))))
	}
	wanted := p.cfg.Outputs.Exports
	for _, a := range p.people {
		href := p.book.Author(a)
		exports := p.exports.List(wanted.Authors, href, len(p.deck.Shown(a.Works)), wanted.MinWorks)
		p.planEach(Plain, linkset.Files(strings.TrimPrefix(p.book.Folder(a), p.book.Root()), "author "+a.ID, a.Place,
			p.meta.Links(profile.Page{Deck: p.deck, Catalog: p.cat, Author: a, Scale: p.scale}, href, p.exports.Links(exports))))
	}
}
