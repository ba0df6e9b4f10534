package card

import (
	"sort"
	"strings"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/page/chart"
	"lectern/generator/page/key"
	"lectern/generator/page/listing"
	"lectern/generator/view"
)

// railBar is the length of the longest bar of a year rail, in CSS pixels.
const railBar = 56

// Portion is one page of a divided list of works.
type Portion struct {
	All    []*catalog.Work // the whole list, newest first
	Href   string          // of the list's first page
	Number int             // 0 on the first page
	Size   int
}

// Portion returns a page of a list of works.
func (d *Deck) Portion(works []*catalog.Work, href string, number int) Portion {
	return Portion{All: works, Href: href, Number: number, Size: d.PageSize}
}

func (p Portion) list() listing.List { return listing.List{N: len(p.All), Size: p.Size} }

// Numbered returns how many numbered pages the list has.
func (p Portion) Numbered() int { return p.list().Numbered() }

// Works returns the works of this page.
func (p Portion) Works() []*catalog.Work {
	from, to := p.list().Range(p.Number)
	return p.All[from:to]
}

// Pager leads from this page of the list to the others.
func (p Portion) Pager() view.Pager { return Pager(p.list(), p.Href, p.Number) }

// Pager leads from a page of the list at href to the others.
func Pager(l listing.List, href string, number int) view.Pager {
	last := l.Numbered()
	out := view.Pager{Number: number}
	if last == 0 {
		return out
	}
	if number == 0 {
		out.Older = address.Numbered(href, last)
	} else {
		out.Newest = href
		out.Newer = href
		if number < last {
			out.Newer = address.Numbered(href, number+1)
		}
	}
	if number > 1 {
		out.Older = address.Numbered(href, number-1)
	}
	if number != 1 {
		out.Oldest = address.Numbered(href, 1)
	}
	for _, n := range l.Jumps(number) {
		out.Jumps = append(out.Jumps, view.Jump{Number: n, Href: address.Numbered(href, n)})
	}
	return out
}

// YearHref returns a function that gives the address of a year's place in the list:
// an anchor on the page where the year begins.
func (p Portion) YearHref() func(year int) string {
	l := p.list()
	return func(year int) string {
		i := sort.Search(len(p.All), func(i int) bool { return p.All[i].Year() <= year })
		if i == len(p.All) || p.All[i].Year() != year {
			return ""
		}
		return address.Numbered(p.Href, l.PageOf(i)) + "#" + yearAnchor(year)
	}
}

// yearHere is YearHref for links that stand on this page of the list itself.
func (p Portion) yearHere() func(year int) string {
	href, here := p.YearHref(), address.Numbered(p.Href, p.Number)+"#"
	return func(year int) string { return strings.Replace(href(year), here, "#", 1) }
}

// YearLinks returns the years of the whole list, newest first, for a rail that leads
// through it.
func (p Portion) YearLinks() []view.YearLink {
	var out []view.YearLink
	most := 0
	for _, w := range p.All {
		if n := len(out); n == 0 || out[n-1].Year != w.Year() {
			out = append(out, view.YearLink{Year: w.Year()})
		}
		last := &out[len(out)-1]
		last.N++
		most = max(most, last.N)
	}
	href := p.yearHere()
	for i := range out {
		out[i].Href = href(out[i].Year)
		out[i].Bar = max(1, out[i].N*railBar/most)
	}
	return out
}

// Chart draws the works per year of the whole list, each bar with the address of
// its year in the list.
func (p Portion) Chart(width int) view.Chart {
	return chart.Draw(chart.Years(p.All), width, p.yearHere())
}

// Hash adds what this page of the list is made of. The first page knows the whole
// list's years; a numbered one only its own works and which pages it leads to, so
// that a newer work leaves it alone.
func (p Portion) Hash(d *Deck, h *key.Hasher) {
	h.Str(p.Href)
	h.Int(p.Number, p.Size)
	d.HashWorks(h, p.Works())
	if p.Number == 0 {
		chart.Hash(h, p.All)
		return
	}
	l := p.list()
	h.Bool(p.Number < l.Numbered())
	jumps := l.Jumps(p.Number)
	h.Int(len(jumps))
	h.Int(jumps...)
}
