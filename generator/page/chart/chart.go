// Package chart draws works per year as a bar chart: where each bar stands, how tall
// it is, which years are written. Of works it knows their years, and nothing of pages.
package chart

import (
	"lectern/generator/catalog"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// The measures of a chart, in the SVG's units, which are CSS pixels at full size.
const (
	Broad      = 640 // of a chart that stands in the text; on a phone it is less than half as large
	Narrow     = 320 // of one that stands beside the text
	chartBars  = 64  // years at most; of longer spans the latest are shown
	plotHeight = 56
	tickHeight = 16 // under the bars, for the years
	stepMax    = 36 // from one bar to the next
	tickSpace  = 36 // that a year's four digits need
)

// Draw draws works per year, oldest first, Broad or Narrow if there are many: a chart of
// few is as wide as its bars need. The address of the list behind a bar is asked of href.
func Draw(years []catalog.YearCount, width int, href func(year int) string) view.Chart {
	years = trim(years)
	if len(years) == 0 {
		return view.Chart{}
	}
	step := min(width/len(years), stepMax)
	c := view.Chart{
		Width:    step * len(years),
		Broad:    step*len(years) > Narrow,
		Height:   plotHeight + tickHeight,
		Baseline: plotHeight + tickHeight - 3,
		Bars:     make([]view.Bar, len(years)),
		First:    years[0].Year,
		Last:     years[len(years)-1].Year,
	}
	for _, y := range years {
		c.Max = max(c.Max, y.Works)
	}
	every := tickInterval(step, tickSpace*width/Narrow)
	for i, y := range years {
		bar := view.Bar{Year: y.Year, N: y.Works, X: i*step + step/10, Width: step - step/5, Center: i*step + step/2, Tick: y.Year%every == 0}
		if y.Works > 0 {
			bar.Tall = max(y.Works*plotHeight/c.Max, 2) // a year with one work is seen beside one with 500
			bar.Href = href(y.Year)
		}
		bar.Y = plotHeight - bar.Tall
		c.Bars[i] = bar
	}
	return c
}

// trim leaves out years without works at both ends and, of a long span, all but the
// latest.
func trim(years []catalog.YearCount) []catalog.YearCount {
	for len(years) > 0 && years[len(years)-1].Works == 0 {
		years = years[:len(years)-1]
	}
	if len(years) > chartBars {
		years = years[len(years)-chartBars:]
	}
	for len(years) > 0 && years[0].Works == 0 {
		years = years[1:]
	}
	return years
}

// tickInterval is how many years lie between two that are written.
func tickInterval(step, space int) int {
	for _, every := range [...]int{1, 2, 5} {
		if every*step >= space {
			return every
		}
	}
	return 10
}

// Hash adds how many works each year has.
func Hash(h *key.Hasher, works []*catalog.Work) {
	for i := 0; i < len(works); {
		from, year := i, works[i].Year()
		for i < len(works) && works[i].Year() == year {
			i++
		}
		h.Int(year, i-from)
	}
	h.Int(-1)
}

// Years counts the works, newest first, of each year from the first to the
// last, oldest first. Undated works are left out.
func Years(works []*catalog.Work) []catalog.YearCount {
	first, last := 0, 0
	for _, w := range works {
		if y := w.Year(); y != 0 {
			if first == 0 || y < first {
				first = y
			}
			last = max(last, y)
		}
	}
	if first == 0 {
		return nil
	}
	out := make([]catalog.YearCount, last-first+1)
	for i := range out {
		out[i].Year = first + i
	}
	for _, w := range works {
		if y := w.Year(); y != 0 {
			out[y-first].Works++
		}
	}
	return out
}
