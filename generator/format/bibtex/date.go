package bibtex

import (
	"strconv"
	"strings"

	"lectern/generator/scholar"
)

// dates reads when the work was published: date, or year with month and day.
func (r *reading) dates() {
	w := &r.rec.Value
	if f := r.first([]string{"date"}); f != nil {
		if w.Date, _ = interval(f.Value); !w.Date.IsZero() {
			r.stated("date", f.Place)
			return
		}
		if w.Status = status(f.Value); w.Status != "" {
			r.stated("status", f.Place)
			return
		}
		r.warn("bad-date", f, "%q is no date between 1000 and 9999: it was left out", short(f.Value))
	}
	f := r.first([]string{"year"})
	if f == nil {
		return
	}
	year := yearIn(plain(f.Value))
	if year == 0 {
		if s := status(plain(f.Value)); s != "" {
			w.Status = s
			r.stated("status", f.Place)
		} else {
			r.warn("bad-date", f, "%q holds no year between 1000 and 9999: it was left out", short(f.Value))
		}
		return
	}
	month, day := r.monthAndDay()
	w.Date = checked(year, month, day)
	r.stated("date", f.Place)
}

// monthAndDay reads the field month, which may hold a day, too: "10~mar", "March 10",
// "3".
func (r *reading) monthAndDay() (month, day int) {
	s := strings.ToLower(strings.NewReplacer("~", " ", ",", " ", ".", " ", "/", " ", "--", " ", "-", " ", "–", " ").Replace(r.get("month")))
	var numbers []int
	for word := range strings.FieldsSeq(s) {
		if m := monthNamed(word); m > 0 && month == 0 {
			month = m
		} else if n, err := strconv.Atoi(strings.TrimRight(word, "stndrh")); err == nil {
			numbers = append(numbers, n)
		}
	}
	if month == 0 && len(numbers) > 0 {
		month, numbers = numbers[0], numbers[1:]
	}
	if len(numbers) > 0 {
		day = numbers[0]
	}
	if d, err := strconv.Atoi(r.get("day")); err == nil {
		day = d
	}
	return month, day
}

func monthNamed(word string) int {
	if len(word) < 3 {
		return 0
	}
	return (strings.Index("jan feb mar apr may jun jul aug sep oct nov dec ", word[:3]+" ") + 4) / 4
}

// interval reads a date of BibLaTeX, which is EDTF (levels 0 and 1): of a range both
// ends, of "1998?", "~2004", "2001-21" (a season) what is certain.
func interval(s string) (start, end scholar.Date) {
	from, to, found := strings.Cut(strings.TrimSpace(s), "/")
	start = edtf(from)
	if found {
		end = edtf(to)
	}
	return start, end
}

func edtf(s string) scholar.Date {
	s, _, _ = strings.Cut(strings.Trim(strings.TrimSpace(s), "?~%"), "T")
	part := [3]int{}
	for i, p := range strings.SplitN(s, "-", 3) {
		n, err := strconv.Atoi(strings.Trim(p, "?~%"))
		if err != nil || i == 0 && len(strings.Trim(p, "?~%")) != 4 {
			break
		}
		part[i] = n
	}
	return checked(part[0], part[1], part[2])
}

// checked returns as much of a date as exists.
func checked(year, month, day int) scholar.Date {
	d := scholar.Date{Year: int16(min(max(year, 0), 9999)), Month: uint8(min(max(month, 0), 99)), Day: uint8(min(max(day, 0), 99))}
	for {
		parsed, err := scholar.ParseDate(d.String())
		switch {
		case err == nil:
			return parsed
		case d.Day != 0:
			d.Day = 0
		case d.Month != 0:
			d.Month = 0
		default:
			return scholar.Date{}
		}
	}
}

// yearIn returns the last run of four digits that is a year: "c. 1900", "1973a",
// "2019/2020" (the first of a range).
func yearIn(s string) int {
	s, _, _ = strings.Cut(s, "/")
	year := 0
	for i := 0; i < len(s); {
		n := 0
		for i+n < len(s) && '0' <= s[i+n] && s[i+n] <= '9' {
			n++
		}
		if n == 4 && s[i] != '0' {
			year, _ = strconv.Atoi(s[i : i+4])
		}
		i += max(n, 1)
	}
	return year
}

func short(s string) string {
	const most = 40
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}
