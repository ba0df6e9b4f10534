package group

import (
	"strconv"

	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/page/card/count"
	"lectern/generator/page/chart"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// Works is a page of the list of all works of the site.
type Works struct {
	Deck  *card.Deck
	Works []*catalog.Work // those with a page, newest first

	Number int
}

// Portion returns the page's part of the works.
func (p Works) Portion() card.Portion {
	return p.Deck.Portion(p.Works, p.Deck.Book.List("works"), p.Number)
}

// Title returns the section's name, with the number of a numbered page.
func (p Works) Title() string { return p.Deck.Numbered(p.Deck.Text("works"), p.Number) }

// Description returns nothing.
func (p Works) Description() string { return "" }

// Parents returns nothing: the list is the section.
func (p Works) Parents() []view.Link { return nil }

// View makes a *view.Works.
func (p Works) View(frame view.Frame) any {
	portion := p.Portion()
	v := &view.Works{
		Frame:  frame,
		Groups: p.Deck.Groups(portion.Works(), nil, false),
		Pager:  portion.Pager(),
	}
	if p.Number == 0 {
		v.Chart = portion.Chart(chart.Broad)
		v.Total = len(p.Works)
	}
	return v
}

// Hash adds what the page is made of.
func (p Works) Hash(h *key.Hasher) { p.Portion().Hash(p.Deck, h) }

// Year is a page of a year's works.
type Year struct {
	Deck   *card.Deck
	Year   *catalog.Year
	Works  []*catalog.Work // of the year, those with a page
	Before int             // the year before this one that has a page; 0 without one
	After  int
	Number int
}

// Portion returns the page's part of the year's works.
func (p Year) Portion() card.Portion {
	return p.Deck.Portion(p.Works, p.Deck.Book.Year(p.Year.Year), p.Number)
}

// Title returns the year, with the number of a numbered page.
func (p Year) Title() string { return p.Deck.Numbered(strconv.Itoa(p.Year.Year), p.Number) }

// Description returns a sentence.
func (p Year) Description() string {
	if p.Number > 0 {
		return ""
	}
	return p.Deck.Text("desc_year", len(p.Works), strconv.Itoa(p.Year.Year))
}

// Parents returns the year for its numbered pages.
func (p Year) Parents() []view.Link {
	if p.Number == 0 {
		return nil
	}
	return []view.Link{p.link(p.Year.Year)}
}

func (p Year) link(year int) view.Link {
	if year == 0 {
		return view.Link{}
	}
	return view.Link{Label: strconv.Itoa(year), Href: p.Deck.Book.Year(year)}
}

// View makes a *view.Works.
func (p Year) View(frame view.Frame) any {
	portion := p.Portion()
	v := &view.Works{
		Frame:   frame,
		Heading: strconv.Itoa(p.Year.Year),
		Groups:  p.Deck.Groups(portion.Works(), nil, false),
		Pager:   portion.Pager(),
	}
	if p.Number == 0 {
		v.Types = count.Types(p.Deck, p.Year.Types, portion.Href)
		v.Prev, v.Next = p.link(p.Before), p.link(p.After)
		v.Total = len(p.Works)
	}
	return v
}

// Hash adds what the page is made of.
func (p Year) Hash(h *key.Hasher) {
	h.Int(p.Year.Year)
	p.Portion().Hash(p.Deck, h)
	if p.Number > 0 {
		return
	}
	h.Int(p.Before, p.After)
	hashTypes(h, p.Year.Types)
}

func hashTypes(h *key.Hasher, types []catalog.TypeCount) {
	h.Int(len(types))
	for _, t := range types {
		h.Str(string(t.Type))
		h.Int(t.Works)
	}
}

// Years is the list of years.
type Years struct {
	Deck  *card.Deck
	Years []*catalog.Year // those with a page, newest first
}

// Title returns the section's name.
func (l Years) Title() string { return l.Deck.Text("years") }

// Description returns nothing.
func (l Years) Description() string { return "" }

// Parents returns nothing.
func (l Years) Parents() []view.Link { return nil }

// View makes a *view.Years.
func (l Years) View(frame view.Frame) any {
	v := &view.Years{Frame: frame, Chart: l.chart()}
	for _, y := range l.Years {
		href := l.Deck.Book.Year(y.Year)
		v.Years = append(v.Years, view.YearRow{Year: y.Year, Href: href, N: len(y.Works),
			Types: count.Types(l.Deck, y.Types, href)})
	}
	return v
}

func (l Years) chart() view.Chart {
	if len(l.Years) == 0 {
		return view.Chart{}
	}
	first, last := l.Years[len(l.Years)-1].Year, l.Years[0].Year
	counts := make([]catalog.YearCount, last-first+1)
	for i := range counts {
		counts[i].Year = first + i
	}
	for _, y := range l.Years {
		counts[y.Year-first].Works = len(y.Works)
	}
	return chart.Draw(counts, chart.Broad, l.Deck.Book.Year)
}

// Hash adds what the page is made of.
func (l Years) Hash(h *key.Hasher) {
	h.Int(len(l.Years))
	for _, y := range l.Years {
		h.Int(y.Year, len(y.Works))
		hashTypes(h, y.Types)
	}
}
