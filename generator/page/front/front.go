// Package front fills the view of the front page of a site that is not one person's:
// the newest works, and the ways into the sections. It knows no other kinds of pages.
package front

import (
	"slices"
	"strconv"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/card/count"
	"lectern/generator/page/chart"
	"lectern/generator/page/group"
	"lectern/generator/page/identity"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// How much the home page shows.
const (
	newestShown = 5
	wayLinks    = 6 // the largest few of a section
)

// Page is the front page.
type Page struct {
	Deck    *card.Deck
	Catalog *catalog.Catalog
	Config  *config.Config
	About   *catalog.FreePage // the text of the page; nil without one
	Works   []*catalog.Work   // those with a page, newest first
	People  int               // those with a page
	Years   []*catalog.Year   // those with a page, newest first
}

// Title returns the site's name.
func (p Page) Title() string { return p.Config.Title }

// Parents returns none: everything is below the front page.
func (p Page) Parents() []view.Link { return nil }

// Description returns what site.toml says, else the beginning of the page's text.
func (p Page) Description() string {
	switch {
	case p.Config.Description != "":
		return markup.Excerpt(p.Config.Description, card.DescriptionMax)
	case p.About != nil:
		return markup.Excerpt(markup.MarkdownPlain(p.About.Body.In(p.Config.Language)), card.DescriptionMax)
	}
	return ""
}

// View makes a *view.Home.
func (p Page) View(frame view.Frame) any {
	d := p.Deck
	v := &view.Home{
		Frame:       frame,
		Newest:      d.Works(p.newest(), nil),
		WorksHref:   p.Deck.Book.List("works"),
		Works:       len(p.Works),
		Description: p.Config.Description,
		Years:       chart.Draw(chart.Years(p.Works), chart.Broad, p.yearHref()),
		Ways:        p.ways(),
	}
	if p.About != nil {
		about, lang := d.Markdown(p.About.Body)
		v.AboutLang = lang
		v.About, _ = markup.Markdown(about, markup.MarkdownOptions{Root: p.Deck.Book.Home(), Files: p.Deck.Book.Root()})
	}
	if i := p.Organization(); i != nil {
		v.Organization = d.Institution(i)
		v.Logo = d.Image(i.Origin, p.Deck.Book.Institution(i), i.Logo, v.Organization.Label)
	}
	return v
}

func (p Page) newest() []*catalog.Work { return p.Works[:min(newestShown, len(p.Works))] }

func (p Page) Organization() *catalog.Institution {
	if p.Config.Organization == "" {
		return nil
	}
	return p.Catalog.Institution(p.Config.Organization)
}

// yearHref leads to a year's page, else to the year in the list of works.
func (p Page) yearHref() func(int) string {
	inList := group.Works{Deck: p.Deck, Works: p.Works}.Portion().YearHref()
	return func(year int) string {
		if href := p.Deck.Book.Year(year); href != "" {
			return href
		}
		return inList(year)
	}
}

// ways leads into the sections, with the largest topics and venues and the latest
// years. People are not ranked.
func (p Page) ways() []view.Way {
	topics := largest(p.Catalog.Topics, func(t *catalog.Topic) int { return len(t.Works) }, p.Deck.Book.Topic)
	venues := largest(p.Catalog.Venues, func(v *catalog.Venue) int { return len(v.Works) }, p.Deck.Book.Venue)
	var out []view.Way
	add := func(section string, n int, links []view.Count) {
		if href := p.Deck.Book.List(section); href != "" && n > 0 {
			out = append(out, view.Way{Key: section, Href: href, N: n, Links: links})
		}
	}
	add("people", p.People, nil)
	add("topics", topics.n, counts(topics, p.Deck.Topic))
	add("venues", venues.n, counts(venues, p.Deck.Venue))
	add("institutions", p.institutions(), nil)
	var years []view.Count
	for _, y := range p.Years[:min(wayLinks, len(p.Years))] {
		href := p.Deck.Book.Year(y.Year)
		years = append(years, view.Count{Label: strconv.Itoa(y.Year), Href: href, N: len(y.Works), List: href})
	}
	add("years", len(p.Years), years)
	return out
}

func (p Page) institutions() int {
	n := 0
	for _, i := range p.Catalog.Institutions {
		if p.Deck.Book.Institution(i) != "" {
			n++
		}
	}
	return n
}

// top is the largest few of a section.
type top[T any] struct {
	n    int // in the section
	all  []T
	size func(T) int
	href func(T) string
}

// largest finds the largest few in one pass; of equal ones the first.
func largest[T any](all []T, size func(T) int, href func(T) string) top[T] {
	out := top[T]{size: size, href: href}
	for _, t := range all {
		if href(t) == "" {
			continue
		}
		out.n++
		at, _ := slices.BinarySearchFunc(out.all, size(t), func(u T, n int) int {
			if size(u) >= n {
				return -1
			}
			return 1
		})
		if at < wayLinks {
			out.all = slices.Insert(out.all, at, t)
			out.all = out.all[:min(wayLinks, len(out.all))]
		}
	}
	return out
}

func counts[T any](t top[T], link func(T) view.Link) []view.Count {
	var out []view.Count
	for _, u := range t.all {
		out = append(out, count.Of(link(u), t.size(u), t.href(u)+card.WorksAnchor))
	}
	return out
}

// Hash adds the newest works, the sizes of the sections and of what the ways name,
// and the works per year.
func (p Page) Hash(h *key.Hasher) {
	p.Deck.HashWorks(h, p.newest())
	h.Int(len(p.Works), p.People)
	chart.Hash(h, p.Works)
	for _, way := range p.ways() {
		h.Str(way.Key, way.Href)
		h.Int(way.N, len(way.Links))
		for _, l := range way.Links {
			h.Str(l.Label, l.Href, l.List, l.Lang)
			h.Int(l.N)
		}
	}
	h.Bool(p.About != nil)
	if p.About != nil {
		h.Digest(p.About.Digest)
	}
	if i := p.Organization(); i != nil {
		card.HashLink(h, p.Deck.Institution(i))
		h.Str(p.Deck.Book.Institution(i), i.Logo)
		p.Deck.HashFile(h, i.Origin, i.Logo)
		h.Digest(i.Digest)
		if i.Parent != nil {
			card.HashLink(h, p.Deck.Institution(i.Parent))
			h.Str(identity.Institution(p.Deck.Book, i.Parent))
		}
	}
}
