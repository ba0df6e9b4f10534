package page

import (
	"slices"
	"strconv"
	"strings"

	"lectern/generator/diag"
	"lectern/generator/view"
)

// sitemapMax is how many addresses one sitemap may hold (sitemaps.org).
const sitemapMax = 50_000

// planMachine plans the files that hosts and robots read.
func (p *plan) planMachine() {
	if p.feed != "" {
		p.planWorkFeed()
	}
	if p.cfg.Outputs.Sitemap {
		p.planSitemap()
	}
	p.planPlain("robots.txt", p.robots())
	if p.cfg.Outputs.Redirects && len(p.moved) > 0 {
		p.planPlain("_redirects", p.redirects())
	}
	p.planPlain("_headers", headers(p.book.Home()))
	p.planPlain(".nojekyll", "")
	if p.cfg.Deploy.Domain != "" {
		p.planPlain("CNAME", p.cfg.Deploy.Domain+"\n")
	}
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

// robots allows everything: what is not for search engines says so itself, which
// they could not read were it forbidden here.
func (p *plan) robots() string {
	text := "User-agent: *\nAllow: /\n"
	if p.cfg.Outputs.Sitemap {
		text += "\nSitemap: " + p.book.Absolute(p.book.Static("sitemap.xml")) + "\n"
	}
	return text
}

// redirects writes the lines that Netlify and Cloudflare Pages read.
func (p *plan) redirects() string {
	lines := make([]string, len(p.moved))
	for i, m := range p.moved {
		lines[i] = m.from + " " + m.to + " 301\n"
	}
	slices.Sort(lines)
	return strings.Join(slices.Compact(lines), "")
}

// headers writes the HTTP headers that Netlify and Cloudflare Pages read. Other hosts
// ignore them, so nothing depends on them; the pages carry the policy themselves,
// apart from frame-ancestors, which works as a header alone. Files with a digest in
// their name may be kept for ever. Pages are not said to be `no-cache`: both hosts
// have browsers ask again anyway, and one of them would join the two values where
// both rules match.
func headers(root string) string {
	return root + `*
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'
` + root + `assets/*
  Cache-Control: public, max-age=31536000, immutable
`
}
