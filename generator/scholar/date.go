package scholar

import (
	"cmp"
	"fmt"
	"strconv"

	"lectern/generator/scholar/scheme"
)

// Date is a day, a month or a year of the Gregorian calendar: Month and Day are 0
// where the record does not say. A zero Year is no date.
type Date struct {
	Year       int16
	Month, Day uint8
}

// The years that a date may have: four digits, so that "1843", file names and
// sorted strings agree. Older works state their date in words, in a note.
const (
	firstYear = 1000
	lastYear  = 9999
)

// ParseDate reads "2022", "2022-03" or "2022-03-14" (ISO 8601, extended form). The
// day must exist; years are 1000 to 9999. An error is one line.
func ParseDate(s string) (Date, error) {
	bad := fmt.Errorf(`%s is no date: write "2022", "2022-03" or "2022-03-14"`, scheme.Quote(s))
	switch len(s) {
	case 4, 7, 10:
	default:
		return Date{}, bad
	}
	var part [3]int
	for i, at := range [3][2]int{{0, 4}, {5, 7}, {8, 10}} {
		if at[0] >= len(s) {
			break
		}
		digits := s[at[0]:at[1]]
		if i > 0 && s[at[0]-1] != '-' || !allDigits(digits) {
			return Date{}, bad
		}
		part[i], _ = strconv.Atoi(digits)
	}
	d := Date{Year: int16(part[0]), Month: uint8(part[1]), Day: uint8(part[2])}
	switch {
	case part[0] < firstYear:
		return Date{}, fmt.Errorf("%s is no date: years are %d to %d", scheme.Quote(s), firstYear, lastYear)
	case len(s) > 4 && (part[1] < 1 || part[1] > 12):
		return Date{}, fmt.Errorf("%s is no date: there is no month %02d", scheme.Quote(s), part[1])
	case len(s) > 7 && (part[2] < 1 || d.Day > d.daysInMonth()):
		return Date{}, fmt.Errorf("%s is no date: that month has no day %02d", scheme.Quote(s), part[2])
	}
	return d, nil
}

// IsZero reports whether the date is absent.
func (d Date) IsZero() bool { return d.Year == 0 }

// String returns the date in the form ParseDate reads, as full as it is; "" for no
// date.
func (d Date) String() string {
	switch {
	case d.IsZero():
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Compare orders dates by year, month and day. No date comes first of all, and a
// partial date before the fuller ones it holds: newest first, the works of which
// only the year is known end their year.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.Year, e.Year), cmp.Compare(d.Month, e.Month), cmp.Compare(d.Day, e.Day))
}

// First returns the first day of the date: itself, or of its month or year.
func (d Date) First() Date {
	if !d.IsZero() {
		d.Month, d.Day = max(d.Month, 1), max(d.Day, 1)
	}
	return d
}

// Last returns the last day of the date: itself, or of its month or year.
func (d Date) Last() Date {
	if d.IsZero() || d.Day != 0 {
		return d
	}
	if d.Month == 0 {
		d.Month = 12
	}
	d.Day = d.daysInMonth()
	return d
}

func (d Date) daysInMonth() uint8 {
	switch d.Month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y := d.Year; y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func allDigits(s string) bool {
	for _, c := range []byte(s) {
		if !isDigit(c) {
			return false
		}
	}
	return s != ""
}
