package card

import (
	"strconv"

	"lectern/generator/scholar"
)

// Date returns a date as people write it, as partial as it is. Years are given to
// the strings as text, so that nobody puts a separator into them.
func (d *Deck) Date(date scholar.Date) string {
	if date.IsZero() {
		return ""
	}
	year := strconv.Itoa(int(date.Year))
	if date.Month == 0 {
		return year
	}
	month := d.Text("month_" + strconv.Itoa(int(date.Month)))
	if date.Day == 0 {
		return d.Text("date_month", year, month)
	}
	return d.Text("date_full", year, month, strconv.Itoa(int(date.Day)))
}

// Period returns a span of years: "2019–2023", "since 2020", "until 2019", "2019";
// "" where neither end is known.
func (d *Deck) Period(start, end scholar.Date) string {
	from, to := strconv.Itoa(int(start.Year)), strconv.Itoa(int(end.Year))
	switch {
	case start.IsZero() && end.IsZero():
		return ""
	case end.IsZero():
		return d.Text("period_since", from)
	case start.IsZero():
		return d.Text("period_until", to)
	case from == to:
		return from
	}
	return d.Text("period_range", from, to)
}
