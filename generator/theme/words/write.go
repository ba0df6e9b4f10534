package words

import (
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
)

// Value is a value of a string's placeholder: Number, or Text.
type Value struct {
	Text   string
	Number int
	IsInt  bool
}

// AppendText appends what Text returns.
func (t *Table) AppendText(dst []byte, key string, values []Value) []byte {
	e := t.entries[key]
	if e == nil {
		return append(dst, key...)
	}
	pieces := e.forms[plural.Other]
	if e.count {
		if n, ok := firstInt(values); ok {
			if p := e.forms[e.form(n)]; p != nil {
				pieces = p
			}
		}
	}
	for _, p := range pieces {
		switch {
		case p.arg < 0 || p.arg >= len(values):
			dst = append(dst, p.text...)
		case !values[p.arg].IsInt:
			dst = append(dst, values[p.arg].Text...)
		case e.count:
			dst = t.AppendNum(dst, values[p.arg].Number)
		default:
			dst = strconv.AppendInt(dst, int64(values[p.arg].Number), 10)
		}
	}
	return dst
}

// Num writes a whole number with the language's thousands separator: 12,345. Where the
// string "thousands_digits" is 5, numbers of four digits stand without it: 1234.
func (t *Table) Num(n int) string { return string(t.AppendNum(nil, n)) }

// AppendNum appends what Num returns.
func (t *Table) AppendNum(dst []byte, n int) []byte {
	if -1000 < n && n < 1000 || !t.Has("thousands") {
		return strconv.AppendInt(dst, int64(n), 10)
	}
	if -10_000 < n && n < 10_000 && t.Has("thousands_digits") && t.Text("thousands_digits") == "5" {
		return strconv.AppendInt(dst, int64(n), 10)
	}
	var buffer [24]byte
	digits := strconv.AppendInt(buffer[:0], int64(n), 10)
	if n < 0 {
		dst, digits = append(dst, '-'), digits[1:]
	}
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			dst = t.AppendText(dst, "thousands", nil)
		}
		dst = append(dst, d)
	}
	return dst
}

// Date writes a date of the form 2022, 2022-03 or 2022-03-14 as people do, by the
// strings "date_full" ({0} year, {1} month, {2} day), "date_month" ({0} year,
// {1} month) and "month_1" to "month_12"; a full date by "month_full_1" to
// "month_full_12" in languages that decline their months. What is not known stays open.
// Anything else is returned as it is.
func (t *Table) Date(date string) string { return string(t.AppendDate(nil, date)) }

// AppendDate appends what Date returns.
func (t *Table) AppendDate(dst []byte, date string) []byte {
	year, rest, dash := strings.Cut(date, "-")
	number, day, full := strings.Cut(rest, "-")
	n, known := t.month(number)
	switch {
	case !dash || !digits(year, 4) || !known:
	case !full:
		return t.AppendText(dst, "date_month", []Value{{Text: year}, {Text: t.Text(months[n])}})
	case digits(day, 2) && day != "00" && day <= "31":
		name := months[n]
		if t.Has(declined[n]) {
			name = declined[n]
		}
		return t.AppendText(dst, "date_full", []Value{{Text: year}, {Text: t.Text(name)}, {Text: strings.TrimPrefix(day, "0")}})
	}
	return append(dst, date...)
}

// months are the keys of the months' names.
var months = [...]string{
	"", "month_1", "month_2", "month_3", "month_4", "month_5", "month_6",
	"month_7", "month_8", "month_9", "month_10", "month_11", "month_12",
}

// declined are the keys of the months' names after a day.
var declined = [...]string{
	"", "month_full_1", "month_full_2", "month_full_3", "month_full_4", "month_full_5", "month_full_6",
	"month_full_7", "month_full_8", "month_full_9", "month_full_10", "month_full_11", "month_full_12",
}

// month returns the month of a two-digit number. It is not known where a string that
// dates need is missing.
func (t *Table) month(number string) (int, bool) {
	if !digits(number, 2) {
		return 0, false
	}
	n := int(number[0]-'0')*10 + int(number[1]-'0')
	if n < 1 || n >= len(months) || !t.Has(months[n]) || !t.Has("date_full") || !t.Has("date_month") {
		return 0, false
	}
	return n, true
}

func digits(s string, n int) bool {
	return len(s) == n && strings.Trim(s, "0123456789") == ""
}
