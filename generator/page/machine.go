package page

import (
	"slices"
	"strconv"

	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/page/cover"
	"lectern/generator/page/hosting"
	"lectern/generator/view"
)

// sitemapMax is how many addresses one sitemap may hold (sitemaps.org).
const sitemapMax = 50_000

// planMachine plans the files that hosts and robots read.
func (p *plan) planMachine() {
	p.planSiteFeed()
	if p.cfg.Outputs.Sitemap {
		p.planSitemap()
	}
	sitemap := ""
	if p.cfg.Outputs.Sitemap {
		sitemap = p.book.Absolute(p.book.Static("sitemap.xml"))
	}
	p.planPlain("robots.txt", hosting.Robots(sitemap))
	if p.cfg.Outputs.Redirects && len(p.moved) > 0 {
		p.planPlain("_redirects", hosting.Redirects(p.moved))
	}
	p.planPlain("_headers", hosting.Headers(p.book.Root()))
	p.planPlain(".nojekyll", "")
	if p.meta.Cover.Src == p.book.Static(coverFile) {
		words := cover.Words{Title: p.cfg.Title, Text: p.cfg.Description, Foot: card.Bare(p.cfg.BaseURL)}
		p.hash.Digest(p.base(Plain))
		p.hash.Str("cover", words.Title, words.Text, words.Foot)
		p.addFile(Plain, coverFile, p.hash.Sum(), "the site's cover", diag.Place{}, func() any {
			data, _ := cover.Draw(words) // fails for broken fonts alone, and the program holds them
			return &view.File{Data: data}
		})
	}
	if p.cfg.Deploy.Domain != "" {
		p.planPlain("CNAME", p.cfg.Deploy.Domain+"\n")
	}
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

// planPlain plans a small text that is known by now.
func (p *plan) planPlain(path, text string) {
	p.hash.Digest(p.base(Plain))
	p.hash.Str(text)
	p.addFile(Plain, path, p.hash.Sum(), "the file "+path, diag.Place{}, func() any { return &view.Plain{Text: text} })
}

// planSitemap plans the sitemap of all pages that search engines may show; for more
// of them than one file may hold, a sitemap that lists numbered ones.
func (p *plan) planSitemap() {
	slices.Sort(p.addresses)
	s, all := p.site, p.addresses
	if len(all) <= sitemapMax {
		p.sitemap("sitemap.xml", false, all)
		return
	}
	var parts []string
	for part := range slices.Chunk(all, sitemapMax) {
		name := "sitemap-" + strconv.Itoa(len(parts)+1) + ".xml"
		p.sitemap(name, false, part)
		parts = append(parts, s.book.Static(name))
	}
	p.sitemap("sitemap.xml", true, parts)
}

func (p *plan) sitemap(path string, index bool, hrefs []string) {
	p.hash.Digest(p.base(Plain))
	p.hash.Str(p.cfg.BaseURL)
	p.hash.Bool(index)
	p.hash.Str(hrefs...)
	s := p.site
	p.addFile(Plain, path, p.hash.Sum(), "the sitemap", diag.Place{}, func() any {
		v := &view.Sitemap{Locs: make([]string, len(hrefs)), Index: index}
		for i, href := range hrefs {
			v.Locs[i] = s.book.Absolute(href)
		}
		return v
	})
}
