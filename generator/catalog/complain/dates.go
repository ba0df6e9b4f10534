package complain

import (
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Dates reports a year that the date of a work contradicts, or that no date may have.
func Dates(d *Desk, r *record.Record[scholar.Work]) {
	w := &r.Value
	switch {
	case w.Year == 0:
	case !w.Date.IsZero() && int(w.Date.Year) != w.Year:
		About(d, r, "year", diag.Warning, "year-and-date", "remove year: date says more",
			"the year is %d, but the date is %s: the date counts", w.Year, w.Date)
	case w.When().IsZero():
		About(d, r, "year", diag.Error, "bad-date", "", "%d is no year of four digits", w.Year)
	}
}
