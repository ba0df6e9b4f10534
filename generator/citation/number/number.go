// Package number reads what a work says of its pages, volume, issue and edition, and writes
// it as citation styles do: ranges shortened or in full, ordinals, and whether a label is in
// the plural. It knows no style.
package number

import (
	"strconv"
	"strings"
)

// Format is how the end of a range of pages is written.
type Format uint8

// The formats: as the work has it; in full; as few digits as tell it apart; at least two of
// them; and the rule of the Chicago Manual of Style.
const (
	AsIs Format = iota
	Full
	Minimal
	MinimalTwo
	Chicago
)

// item is one number of a list, with what stands between it and the next.
type item struct {
	particle string // letters before the digits: "S" in "S12"
	value    string
	join     string
}

// Numbers is a text read as a list of numbers: "12", "S1–S9", "3, 5".
type Numbers struct {
	items []item
}

// Parse reads a text as numbers, divided by hyphens, commas, semicolons and "and".
func Parse(s string) Numbers {
	s = strings.TrimSpace(s)
	var n Numbers
	if s == "" {
		return n
	}
	for {
		at, width, join := joiner(s)
		if at < 0 {
			n.items = append(n.items, split(s, ""))
			return n
		}
		n.items = append(n.items, split(s[:at], join))
		s = s[at+width:]
	}
}

// Plain reports whether a text is a number alone, or nothing: what most are.
func Plain(s string) bool {
	for i := range len(s) {
		if !digit(s[i]) {
			return false
		}
	}
	return true
}

// joiner finds what stands between two numbers: where, how wide it is, and how it is
// written.
func joiner(s string) (at, width int, join string) {
	for i := 0; i < len(s); i++ {
		rest := s[i:]
		switch c := s[i]; {
		case c == '-' || strings.HasPrefix(rest, "–"):
			from := len(strings.TrimRight(s[:i], " "))
			to := len(s) - len(strings.TrimLeft(rest, "-–"))
			join = s[i:to]
			to = len(s) - len(strings.TrimLeft(s[to:], " "))
			return from, to - from, join
		case c == '&':
			from := len(strings.TrimRight(s[:i], " "))
			to := len(s) - len(strings.TrimLeft(rest[1:], " "))
			return from, to - from, " & "
		case (c == ',' || c == ';') && strings.HasPrefix(rest[1:], " "):
			if tail, found := strings.CutPrefix(strings.TrimLeft(rest[1:], " "), "and "); found && c == ',' {
				to := len(s) - len(strings.TrimLeft(tail, " "))
				return i, to - i, s[i:to]
			}
			to := len(s) - len(strings.TrimLeft(rest[1:], " "))
			return i, to - i, s[i:to]
		case strings.HasPrefix(rest, " and "):
			to := len(s) - len(strings.TrimLeft(rest[5:], " "))
			return i, to - i, s[i:to]
		}
	}
	return -1, 0, ""
}

// split takes letters off a number that has digits after them.
func split(s, join string) item {
	i := 0
	for i < len(s) && digit(s[i]) {
		i++
	}
	letters := i
	for i < len(s) && letter(s[i]) {
		i++
	}
	if i > letters && i < len(s) && digit(s[i]) {
		for i+1 < len(s) && s[i] == '0' && digit(s[i+1]) {
			i++
		}
		if tail := strings.TrimLeft(s[i:], "0123456789"); strings.Trim(tail, "-,"+alphabet) == "" {
			return item{particle: s[:i], value: s[i:], join: join}
		}
	}
	return item{value: s, join: join}
}

const alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

func digit(c byte) bool  { return '0' <= c && c <= '9' }
func letter(c byte) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

// Numeric reports whether the list begins with a number, perhaps with letters after it.
func (n Numbers) Numeric() bool {
	if len(n.items) == 0 {
		return false
	}
	return numeric(n.items[0].value) || len(n.items) == 1 && fraction(n.items[0].value)
}

func numeric(v string) bool {
	digits := strings.TrimLeft(v, "0123456789")
	if len(digits) < len(v) {
		return strings.Trim(digits, "-,:"+alphabet) == "" || strings.Trim(digits, "-0123456789") == ""
	}
	roman := strings.TrimLeft(v, "ixv")
	return len(roman) < len(v) && strings.Trim(roman, "-,:"+alphabet) == ""
}

// fraction reports whether a value is of the kind "3/4".
func fraction(v string) bool {
	for piece := range strings.SplitSeq(v, "/") {
		if piece == "" || strings.Trim(piece, "0123456789") != "" {
			return false
		}
	}
	return strings.Contains(v, "/")
}

// Plural reports whether a label of the numbers is in the plural.
func (n Numbers) Plural() bool { return len(n.items) > 1 && n.Numeric() && n.counted() }

// counted reports whether all values are numbers, Arabic or Roman.
func (n Numbers) counted() bool {
	return len(n.items) > 0 && (digit(first(n.items[0].value)) || roman(n.items[0].value))
}

func first(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

func roman(s string) bool { return s != "" && strings.Trim(s, "ivxlcmIVXLCM") == "" }

// Text writes numbers with dashes in ranges; shorten says how the end of a range is
// written where they are pages.
func (n Numbers) Text(dash string, shorten Format, pages bool) string {
	if len(n.items) == 1 {
		return n.items[0].particle + n.items[0].value
	}
	items := append([]item(nil), n.items...)
	for i := range items {
		if i+1 < len(items) && items[i].join == "-" {
			n.ranged(items, i, dash, shorten, pages)
		}
	}
	var b strings.Builder
	for _, it := range items {
		b.WriteString(it.particle + it.value + it.join)
	}
	return b.String()
}

// ranged mends the range from the i-th number to the next. What is no range of numbers keeps
// its hyphen.
func (n Numbers) ranged(items []item, i int, dash string, shorten Format, pages bool) {
	a, b := &items[i], &items[i+1]
	switch {
	case !n.counted() && n.Numeric(), roman(a.value) && roman(b.value):
		a.join = dash
		return
	case !n.counted(), a.particle != b.particle, !counting(a.value), !counting(b.value):
		return
	}
	if pages && plain(a.value) && plain(b.value) {
		shortenRange(a, b, shorten)
	}
	if simple(b.particle) {
		a.join = dash
	}
}

// shortenRange writes the end of a range of pages in the format.
func shortenRange(a, b *item, shorten Format) {
	from, to := a.value, b.value
	x, _ := strconv.Atoi(from)
	y, _ := strconv.Atoi(to)
	if shorten == AsIs && x > y {
		return
	}
	if len(to) < len(from) {
		to = from[:len(from)-len(to)] + to
		y, _ = strconv.Atoi(to)
	}
	if x >= y {
		return
	}
	b.value = shortened(from, to, x, y, shorten)
	if shorten > Full {
		b.particle = ""
	}
}

// simple reports whether letters before a number are at most one, with zeros after it.
func simple(particle string) bool {
	particle = strings.TrimRight(particle, "0")
	return len(particle) == 0 || len(particle) == 1 && letter(particle[0])
}

// counting reports whether a value is digits, perhaps with small letters after them.
func counting(v string) bool {
	digits := strings.TrimLeft(v, "0123456789")
	return len(digits) < len(v) && strings.Trim(digits, "abcdefghijklmnopqrstuvwxyz") == ""
}

// plain reports whether a value is a number that counts.
func plain(v string) bool {
	return v != "" && len(v) < 10 && strings.Trim(v, "0123456789") == ""
}

func shortened(from, to string, x, y int, shorten Format) string {
	switch shorten {
	case Minimal:
		return minimal(from, to, 1)
	case MinimalTwo:
		return minimal(from, to, 2)
	case Chicago:
		switch {
		case x > 100 && x%100 != 0 && x/100 == y/100:
			return strconv.Itoa(y % 100)
		case x >= 10000:
			return strconv.Itoa(y % 1000)
		}
	}
	return to
}

// minimal leaves out the digits that both numbers begin with, but for the last few.
func minimal(from, to string, least int) string {
	if len(from) != len(to) {
		return to
	}
	i := 0
	for i < len(to)-least && from[i] == to[i] {
		i++
	}
	return to[i:]
}

// Ordinal writes a whole number as an ordinal in English, and anything else as it is.
func Ordinal(s string) string {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 {
		return s
	}
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
