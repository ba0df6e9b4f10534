package page

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"lectern/generator/diag"
	"lectern/generator/page/api"
	"lectern/generator/page/card"
	"lectern/generator/page/cover"
	"lectern/generator/page/file"
	"lectern/generator/page/hosting"
	"lectern/generator/page/linkset"
	"lectern/generator/page/profile"
	"lectern/generator/page/publication"
	"lectern/generator/page/sitemap"
	"lectern/generator/page/vcard"
	"lectern/generator/view"
)

// planMachine plans the files that hosts and robots read.
func (p *plan) planMachine() {
	p.planSiteFeed()
	if p.cfg.Outputs.Sitemap {
		p.planEach(sitemap.Files(p.book.Root(), p.addresses, p.book.Absolute))
	}
	moved := p.moved
	if !p.cfg.Outputs.Redirects {
		moved = nil
	}
	p.planEach(hosting.Site{Config: p.cfg, Book: p.book, Icon: p.in.Site.Icon, Feed: p.feed, Moved: moved, Contents: p.contents()}.Files())
	p.planEach(vcard.Files(p.cfg, p.deck, p.people))
	p.planEach(api.Site{Config: p.cfg, Catalog: p.cat, Deck: p.deck, Works: p.works, People: p.people}.Files())
	if p.cfg.Outputs.Linksets {
		p.planLinksets()
	}
	if p.meta.Cover.Src == p.book.Static(coverFile) {
		words := cover.Words{Title: p.cfg.Title, Text: p.cfg.Description, Foot: card.Bare(p.cfg.BaseURL)}
		p.hash.Digest(p.base(Plain))
		p.hash.Str("cover", words.Title, words.Text, words.Foot)
		p.addFile(Plain, coverFile, p.hash.Sum(), "the site's cover", diag.Place{}, func() any {
			data, _ := cover.Draw(words) // fails for broken fonts alone, and the program holds them
			return &view.File{Data: data}
		})
	}
}

// planEach plans files that other rooms describe.
func (p *plan) planEach(files []file.File) {
	for _, f := range files {
		p.hash.Digest(p.base(Plain))
		f.Hash(&p.hash)
		p.addFile(Plain, f.Path, p.hash.Sum(), f.What, f.Place, f.View)
	}
}

// planLinksets plans the link sets of works and authors, in their folders.
func (p *plan) planLinksets() {
	for _, w := range p.works {
		href := p.book.Work(w)
		p.planEach(linkset.Files(strings.TrimPrefix(href, p.book.Root()), "work "+w.ID, w.Origin.Place,
			p.meta.Links(publication.Page{Deck: p.deck, Work: w}, href, p.exports.Links(p.exports.Beside(w)))))
	}
	wanted := p.cfg.Outputs.Exports
	for _, a := range p.people {
		href := p.book.Author(a)
		exports := p.exports.List(wanted.Authors, href, len(p.deck.Shown(a.Works)), wanted.MinWorks)
		p.planEach(linkset.Files(strings.TrimPrefix(p.book.Folder(a), p.book.Root()), "author "+a.ID, a.Place,
			p.meta.Links(profile.Page{Deck: p.deck, Catalog: p.cat, Author: a, Scale: p.scale}, href, p.exports.Links(exports))))
	}
}

// contents lists the files of works that exist, each once.
func (p *plan) contents() []hosting.Content {
	var out []hosting.Content
	for _, w := range p.works {
		var seen []string
		for _, name := range card.WorkFiles(w) {
			source := card.Source(w.Origin, name)
			if _, there := p.deck.File(source); source == "" || !there || slices.Contains(seen, source) {
				continue
			}
			seen = append(seen, source)
			base := (&url.URL{Path: "./" + path.Base(source)}).EscapedPath()[2:]
			out = append(out, hosting.Content{File: p.book.Work(w) + base, Page: p.book.Absolute(p.book.Work(w))})
		}
	}
	return out
}

// coverFile is the picture that stands for the site where its pages are shared.
const coverFile = "cover.png"

// cover is that picture: the theme's asset cover.png or cover.jpg, else one that is
// drawn from the site's name and description.
func (s *site) cover() view.Image {
	for _, a := range s.in.Assets {
		if width, height, ok := cover.Own(a.Path, a.Data); ok {
			return view.Image{Src: s.book.Static(a.Path), Alt: s.cfg.Title, Width: width, Height: height}
		}
	}
	return view.Image{Src: s.book.Static(coverFile), Alt: s.cfg.Title, Width: cover.Width, Height: cover.Height}
}
