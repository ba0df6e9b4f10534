// Package feed fills the views of feeds: which works or texts are in one, in which
// order, at which instants. It knows neither where feeds lie in the output nor what
// a feed's file looks like.
package feed

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/card/retraction"
	"lectern/generator/page/prose"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

const (
	oldest     = 1990 // the W3C's validator takes earlier instants for mistakes
	summaryMax = 600  // characters of an entry's summary
	authorsMax = 12   // of an entry
)

// Feed is a feed without its entries.
type Feed struct {
	Deck   *card.Deck
	Title  string
	Author string // of entries that name none: the site's title
	Href   string // of the feed as Atom; also its id, made absolute
	Home   string // of the page the feed belongs to
	JSON   bool   // it is to be a JSON Feed
}

// Address returns where the feed lies in its form.
func (f Feed) Address() string {
	if f.JSON {
		return JSON(true, f.Href)
	}
	return f.Href
}

// Forms returns the forms of a feed as values of its field JSON.
func Forms(json bool) []bool {
	if json {
		return []bool{false, true}
	}
	return []bool{false}
}

// JSON returns where the JSON Feed lies whose Atom form is at an address; "" for none,
// and on a site that has no such feeds.
func JSON(wanted bool, atom string) string {
	if !wanted || atom == "" {
		return ""
	}
	return strings.TrimSuffix(atom, ".xml") + ".json"
}

// Recent returns the works of a feed, the latest instant first.
func Recent(works []*catalog.Work, limit int) []*catalog.Work {
	type dated struct {
		at   scholar.Date
		work *catalog.Work
	}
	all := make([]dated, 0, len(works))
	for _, w := range works {
		if at, ok := instant(w); ok {
			all = append(all, dated{at, w})
		}
	}
	slices.SortFunc(all, func(a, b dated) int {
		return cmp.Or(b.at.Compare(a.at), strings.Compare(a.work.ID, b.work.ID))
	})
	out := make([]*catalog.Work, min(limit, len(all)))
	for i := range out {
		out[i] = all[i].work
	}
	return out
}

// RecentTexts returns the dated pages of a feed, of pages that are sorted newest
// first.
func RecentTexts(pages []*catalog.FreePage, limit int) []*catalog.FreePage {
	pages = slices.DeleteFunc(slices.Clone(pages), func(p *catalog.FreePage) bool { return p.Date.Year < oldest })
	return pages[:min(limit, len(pages))]
}

// instant is the time that a feed says of a work: the day it was added, else the
// first day of its date. It reports false for works that stay out.
func instant(w *catalog.Work) (scholar.Date, bool) {
	if !w.Added.IsZero() {
		return w.Added.First(), true
	}
	when := w.When()
	return when.First(), when.Year >= oldest
}

// rfc3339 writes a day as an instant, at midnight UTC.
func rfc3339(d scholar.Date) string {
	return fmt.Sprintf("%04d-%02d-%02dT00:00:00Z", d.Year, d.Month, d.Day)
}

// later returns the day of a change, where that is after the instant.
func later(at, updated scholar.Date) string {
	if updated.First().Compare(at) > 0 {
		at = updated.First()
	}
	return rfc3339(at)
}

// Works makes the view of a feed of works.
func (f Feed) Works(works []*catalog.Work) *view.Feed {
	v := f.view()
	for _, w := range works {
		v.Entries = append(v.Entries, f.work(w))
	}
	return finish(v)
}

// Texts makes the view of a feed of dated pages.
func (f Feed) Texts(pages []*catalog.FreePage) *view.Feed {
	v := f.view()
	for _, p := range pages {
		content := prose.Page{Deck: f.Deck, Page: p}
		href := f.Deck.Book.Absolute(f.Deck.Book.Text(p.Path))
		v.Entries = append(v.Entries, view.FeedEntry{ID: href, Title: content.Title(), Href: href,
			Updated: later(p.Date.First(), p.Updated), Summary: content.Description()})
	}
	return finish(v)
}

func (f Feed) view() *view.Feed {
	absolute := f.Deck.Book.Absolute
	return &view.Feed{JSON: f.JSON, ID: absolute(f.Href), Title: f.Title, Self: absolute(f.Address()), Home: absolute(f.Home), Author: f.Author, Lang: f.Deck.Lang}
}

// work makes the entry of a work. Its id is the DOI, else the page's address.
func (f Feed) work(w *catalog.Work) view.FeedEntry {
	at, _ := instant(w)
	title, _ := f.Deck.Title(w)
	e := view.FeedEntry{
		Title:   retraction.Title(f.Deck.Text, w.Status, markup.Plain(title)), // all that a reader of feeds may see
		Href:    f.Deck.Book.Absolute(f.Deck.Book.Work(w)),
		Updated: later(at, w.Updated),
	}
	e.ID = e.Href
	if w.DOI != "" {
		e.ID = scholar.Identifier{Scheme: "doi", Value: w.DOI}.URL()
	}
	for _, a := range w.Authorships[:min(authorsMax, len(w.Authorships))] {
		e.Authors = append(e.Authors, a.Printed)
	}
	for _, text := range [...]scholar.Text{w.Abstract, w.Summary} {
		if e.Summary == "" && !text.IsZero() {
			e.Summary = markup.Excerpt(markup.Plain(text.In(f.Deck.Lang)), summaryMax)
		}
	}
	return e
}

// finish says each id once, where works share a DOI, and sets when the feed changed
// last: when its latest entry did.
func finish(v *view.Feed) *view.Feed {
	said := map[string]bool{}
	for i := range v.Entries {
		e := &v.Entries[i]
		if said[e.ID] {
			e.ID = e.Href
		}
		said[e.ID] = true
		v.Updated = max(v.Updated, e.Updated)
	}
	if v.Updated == "" {
		v.Updated = rfc3339(scholar.Date{Year: oldest, Month: 1, Day: 1}) // a feed must have one (RFC 4287)
	}
	return v
}
