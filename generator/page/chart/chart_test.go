package chart

import (
	"fmt"
	"testing"

	"lectern/generator/catalog"
)

func counts(from, to, each int) []catalog.YearCount {
	var out []catalog.YearCount
	for y := from; y <= to; y++ {
		out = append(out, catalog.YearCount{Year: y, Works: each})
	}
	return out
}

func TestCharts(t *testing.T) {
	for _, c := range []struct {
		years       []catalog.YearCount
		bars        int
		first, last int
	}{
		{nil, 0, 0, 0},
		{counts(2020, 2020, 3), 1, 2020, 2020},
		{counts(2000, 2020, 1), 21, 2000, 2020},
		{counts(1900, 2020, 1), 64, 1957, 2020},
		{append(counts(1900, 1980, 0), counts(1981, 2020, 2)...), 40, 1981, 2020},
		{append(counts(2000, 2010, 2), counts(2011, 2020, 0)...), 11, 2000, 2010},
	} {
		chart := Draw(c.years, Broad, func(year int) string { return fmt.Sprint("#", year) })
		if len(chart.Bars) != c.bars || chart.First != c.first || chart.Last != c.last {
			t.Errorf("%d bars, %d to %d; want %+v", len(chart.Bars), chart.First, chart.Last, c)
			continue
		}
		for _, b := range chart.Bars {
			if b.Y+b.Tall != plotHeight || b.Y < 0 || b.X < 0 || b.X+b.Width > chart.Width || (b.N > 0) != (b.Href != "") || b.N > 0 && b.Tall < 2 {
				t.Errorf("bar %+v in %d x %d", b, chart.Width, chart.Height)
			}
		}
	}
}
