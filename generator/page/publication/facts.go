package publication

import (
	"strconv"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/script"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// facts collects facts, leaving out those without a value.
type facts []view.Fact

func (f *facts) add(key string, values ...view.Link) {
	var kept []view.Link
	for _, v := range values {
		if v.Label != "" {
			kept = append(kept, v)
		}
	}
	if len(kept) > 0 {
		*f = append(*f, view.Fact{Key: key, Values: kept})
	}
}

func (f *facts) word(key, value string) { f.add(key, view.Link{Label: value}) }

// where says where a work appeared: what a reference needs.
func (p Page) where() []view.Fact {
	d, w := p.Deck, p.Work
	var f facts
	if w.Venue != nil {
		f.add("fact_venue", d.Venue(w.Venue))
	}
	if container := d.Label(w.ContainerTitle); w.Venue == nil || container.Label != d.Venue(w.Venue).Label {
		f.add("fact_container", container)
	}
	if w.Volume != nil {
		f.add("fact_part_of", d.WorkLink(w.Volume))
	}
	f.word("fact_event", eventText(p, w.Event))
	f.add("fact_series", d.Label(w.Series))
	f.word("fact_edition", w.Edition)
	f.word("fact_volume", w.Work.Volume)
	f.word("fact_issue", w.Issue)
	f.word("fact_number", w.Number)
	f.word("fact_pages", pages(w.Pages))
	f.word("fact_article_number", w.ArticleNumber)
	return f
}

func eventText(p Page, e scholar.Event) string {
	parts := []string{}
	if !e.Name.IsZero() {
		parts = append(parts, markup.Plain(e.Name.In(p.Deck.Lang)))
	}
	if e.Place != "" {
		parts = append(parts, e.Place)
	}
	if when := days(p.Deck, e.Start, e.End); when != "" {
		parts = append(parts, when)
	}
	return strings.Join(parts, ", ")
}

func days(d *card.Deck, start, end scholar.Date) string {
	from, to := d.Date(start), d.Date(end)
	if from == "" || to == "" || from == to {
		return from + strings.TrimPrefix(to, from)
	}
	return d.Text("period_range", from, to)
}

// details says the rest.
func (p Page) details() []view.Fact {
	d, w := p.Deck, p.Work
	var f facts
	f.word("fact_publisher", w.Publisher)
	f.word("fact_school", w.School)
	f.word("fact_place", w.Work.Place)
	if w.Language != "" && w.Language != d.Lang {
		f.word("fact_language", script.Name(w.Language, d.Lang))
	}
	f.add("fact_license", License(w.License))
	if w.OpenAccess {
		f.word("fact_access", d.Text("open_access"))
	}
	if href := citationsHref(w.Work); href != "" && w.Citations > 0 {
		f.add("fact_citations", view.Link{Label: strconv.Itoa(w.Citations), Href: href})
	}
	var grants []view.Link
	for _, g := range w.Funding {
		grants = append(grants, view.Link{Label: grant(d, g), Href: g.URL})
	}
	f.add("fact_funding", grants...)
	f.word("fact_source", w.Source)
	f.word("fact_added", d.Date(w.Added))
	f.word("fact_updated", d.Date(w.Updated))
	return f
}

// citationsHref returns where the citations that a record counts can be seen: every
// number is a link to what is behind it, so a count without one is not shown.
func citationsHref(w *scholar.Work) string {
	switch {
	case w.OpenAlex != "":
		return scholar.Identifier{Scheme: "openalex", Value: w.OpenAlex}.URL()
	case w.DOI != "":
		return scholar.Identifier{Scheme: "doi", Value: w.DOI}.URL()
	}
	return ""
}

// License returns a licence as a link: an address as it is, an SPDX identifier to
// its page there.
func License(l string) view.Link {
	switch {
	case l == "":
		return view.Link{}
	case card.IsURL(l):
		return view.Link{Label: card.Bare(l), Href: l, Rel: "license"}
	case isSPDX(l):
		return view.Link{Label: l, Href: "https://spdx.org/licenses/" + l + ".html", Rel: "license"}
	}
	return view.Link{Label: l}
}

// isSPDX reports whether a word has the form of an identifier of the SPDX list.
func isSPDX(s string) bool {
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && c != '-' && c != '.' && c != '+' {
			return false
		}
	}
	return strings.Contains(s, "-") || s == "MIT" || s == "ISC"
}

func grant(d *card.Deck, g scholar.Funding) string {
	parts := []string{}
	for _, s := range [...]string{g.Funder, d.Label(g.Title).Label, g.Award} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// pages writes ranges with an en dash: "12-15" and "12--15" as "12–15".
func pages(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "--", "–"), "-", "–")
}

// Identifiers returns the identifiers of a work.
func Identifiers(w *catalog.Work) []view.Fact {
	return card.Identifiers([]scholar.Identifier{
		{Scheme: "doi", Value: w.DOI}, {Scheme: "arxiv", Value: w.ArXiv}, {Scheme: "pmid", Value: w.PMID},
		{Scheme: "pmcid", Value: w.PMCID}, {Scheme: "isbn", Value: w.ISBN}, {Scheme: "openalex", Value: w.OpenAlex},
	}, w.Identifiers)
}
