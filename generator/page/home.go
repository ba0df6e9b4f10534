package page

import (
	"slices"
	"strconv"

	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/chart"
	"lectern/generator/page/group"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// How much the home page shows.
const (
	newestShown = 5
	wayLinks    = 6 // the largest few of a section
)

// home is the front page of a site that is not one person's.
type home struct {
	*site
	about *catalog.FreePage
	years []*catalog.Year // those with a page, newest first
}

// planHome plans the front page, unless a person's profile stands there, and the
// page for addresses where there is nothing.
func (p *plan) planHome() {
	if p.book.Person() == nil {
		place := diag.Place{}
		if p.shelf.Home != nil {
			place = p.shelf.Home.Place
		}
		p.add(entry{kind: Home, href: p.book.Home(), feed: p.feed, content: home{p.site, p.shelf.Home, p.yearsShown()}}, "the home page", place)
	} else if p.shelf.Home != nil {
		p.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "unused-page", Place: p.shelf.Home.Place,
			Message: "this text is not shown: the home page is the profile of " + p.book.Person().Display,
			Hint:    "write it as the biography in their record"})
	}
	if p.claims.Claim("404.html", "the page for addresses that do not exist", diag.Place{}, p.ds) {
		p.addUnclaimed(entry{kind: NotFound, noindex: true, content: notFound{p.site}}, "404.html")
	}
}

// yearsShown returns the years with a page, newest first.
func (p *plan) yearsShown() []*catalog.Year {
	return slices.DeleteFunc(slices.Clone(p.cat.Years), func(y *catalog.Year) bool { return p.book.Year(y.Year) == "" })
}

func (s home) Title() string        { return s.cfg.Title }
func (s home) Parents() []view.Link { return nil }

// Description returns what site.toml says, else the beginning of the page's text.
func (s home) Description() string {
	switch {
	case s.cfg.Description != "":
		return markup.Excerpt(s.cfg.Description, card.DescriptionMax)
	case s.about != nil:
		return markup.Excerpt(markup.MarkdownPlain(s.about.Body.In(s.cfg.Language)), card.DescriptionMax)
	}
	return ""
}

func (s home) View(frame view.Frame) any {
	d := s.deck
	v := &view.Home{
		Frame:       frame,
		Newest:      d.Works(s.newest(), nil),
		WorksHref:   s.book.List("works"),
		Works:       len(s.works),
		Description: s.cfg.Description,
		Years:       chart.Draw(chart.Years(s.works), s.yearHref()),
		Ways:        s.ways(),
	}
	if s.about != nil {
		v.About, _ = markup.Markdown(s.about.Body.In(s.cfg.Language), markup.MarkdownOptions{Root: s.book.Home()})
	}
	if i := s.organization(); i != nil {
		v.Organization = d.Institution(i)
		v.Logo = d.Image(i.Origin, s.book.Institution(i), i.Logo, v.Organization.Label)
	}
	return v
}

func (s home) newest() []*catalog.Work { return s.works[:min(newestShown, len(s.works))] }

func (s home) organization() *catalog.Institution {
	if s.cfg.Organization == "" {
		return nil
	}
	return s.cat.Institution(s.cfg.Organization)
}

// yearHref leads to a year's page, else to the year in the list of works.
func (s home) yearHref() func(int) string {
	inList := group.Works{Deck: s.deck, Works: s.works}.Portion().YearHref()
	return func(year int) string {
		if href := s.book.Year(year); href != "" {
			return href
		}
		return inList(year)
	}
}

// ways leads into the sections, with the largest topics and venues and the latest
// years. People are not ranked.
func (s home) ways() []view.Way {
	topics := largest(s.cat.Topics, func(t *catalog.Topic) int { return len(t.Works) }, s.book.Topic)
	venues := largest(s.cat.Venues, func(v *catalog.Venue) int { return len(v.Works) }, s.book.Venue)
	var out []view.Way
	add := func(section string, n int, links []view.Count) {
		if href := s.book.List(section); href != "" && n > 0 {
			out = append(out, view.Way{Key: section, Href: href, N: n, Links: links})
		}
	}
	add("people", len(s.people), nil)
	add("topics", topics.n, counts(topics, s.deck.Topic))
	add("venues", venues.n, counts(venues, s.deck.Venue))
	add("institutions", s.institutions(), nil)
	var years []view.Count
	for _, y := range s.years[:min(wayLinks, len(s.years))] {
		href := s.book.Year(y.Year)
		years = append(years, view.Count{Label: strconv.Itoa(y.Year), Href: href, N: len(y.Works), List: href})
	}
	add("years", len(s.years), years)
	return out
}

func (s home) institutions() int {
	n := 0
	for _, i := range s.cat.Institutions {
		if s.book.Institution(i) != "" {
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
		out = append(out, card.Count(link(u), t.size(u), t.href(u)+card.WorksAnchor))
	}
	return out
}

// Hash adds the newest works, the sizes of the sections and of what the ways name,
// and the works per year.
func (s home) Hash(h *key.Hasher) {
	s.deck.HashWorks(h, s.newest())
	h.Int(len(s.works), len(s.people))
	chart.Hash(h, s.works)
	for _, way := range s.ways() {
		h.Str(way.Key, way.Href)
		h.Int(way.N, len(way.Links))
		for _, l := range way.Links {
			h.Str(l.Label, l.Href, l.List, l.Lang)
			h.Int(l.N)
		}
	}
	h.Bool(s.about != nil)
	if s.about != nil {
		h.Digest(s.about.Digest)
	}
	if i := s.organization(); i != nil {
		card.HashLink(h, s.deck.Institution(i))
		h.Str(s.book.Institution(i), i.Logo)
		s.deck.HashFile(h, i.Origin, i.Logo)
	}
}

// notFound is 404.html. It says no address of its own: hosts show it for any.
type notFound struct{ *site }

func (s notFound) Title() string             { return s.in.Text("not_found") }
func (s notFound) Description() string       { return "" }
func (s notFound) Parents() []view.Link      { return nil }
func (s notFound) Hash(*key.Hasher)          {}
func (s notFound) View(frame view.Frame) any { return &view.NotFound{Frame: frame} }
