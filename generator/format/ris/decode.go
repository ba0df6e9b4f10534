package ris

import (
	"bytes"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/diag"
	"lectern/generator/format/ident"
	"lectern/generator/format/native"
	"lectern/generator/markup/scan"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Bounds on what one reference may hold.
const (
	maxLines = 20_000
	maxShown = 40 // characters of a value in a message
)

// Decode reads a file and appends its works to the set, in their order. Everything that
// is wrong is a warning; a value that cannot be used is left out, a reference without a
// title is set aside. A reference without an ID gets one, see package ident.
func Decode(in native.Input, src []byte, set *record.Set, ds *diag.List) {
	text := strings.ToValidUTF8(string(bytes.TrimPrefix(src, []byte("\uFEFF"))), "\uFFFD")
	d := &decoder{in: in, set: set, ds: ds}
	number := 0
	for line := range strings.Lines(text) {
		number++
		d.line(strings.TrimRight(line, "\r\n"), number)
	}
	if len(d.lines) > 0 {
		d.warn("ris-syntax", d.lines[0], "the reference does not end: its last line is ER")
		d.end()
	}
}

// decoder reads one file.
type decoder struct {
	in    native.Input
	set   *record.Set
	ds    *diag.List
	lines []line // of the reference that is being read
}

// line is a tag with its value.
type line struct {
	tag, value string
	number     int
	column     int      // of the value, in bytes from 1
	more       []string // what further lines add to the value
}

func (d *decoder) warn(code string, at line, format string, args ...any) {
	d.ds.Warnf(code, diag.Place{File: d.in.File, Line: at.number, Column: at.column}, format, args...)
}

// line reads one line. One without a tag goes on with the value before.
func (d *decoder) line(s string, number int) {
	tag, value, ok := split(s)
	read := line{tag: tag, value: value, number: number, column: len(s) - len(strings.TrimLeft(value, " ")) + 1}
	switch last := len(d.lines) - 1; {
	case !ok && strings.TrimSpace(s) == "", !ok && last < 0:
	case !ok:
		d.lines[last].more = append(d.lines[last].more, s)
	case tag == "ER":
		d.end()
	case tag == "TY" && last >= 0:
		d.warn("ris-syntax", d.lines[0], "the reference does not end: its last line is ER")
		d.end()
		d.lines = append(d.lines, read)
	case tag == "TY" || last >= 0 && last < maxLines:
		d.lines = append(d.lines, read)
	}
}

// split reads "XX  - value", with as many spaces as people write.
func split(s string) (tag, value string, ok bool) {
	if len(s) < 3 || !capital(s[0]) || !capital(s[1]) && (s[1] < '0' || s[1] > '9') {
		return "", "", false
	}
	rest := strings.TrimLeft(s[2:], " ")
	value, ok = strings.CutPrefix(rest, "-")
	if !ok || len(rest) == len(s)-2 {
		return "", "", false
	}
	return s[:2], value, true
}

func capital(c byte) bool { return c >= 'A' && c <= 'Z' }

// end makes a work of the lines that were read.
func (d *decoder) end() {
	lines := d.lines
	d.lines = nil
	if len(lines) == 0 {
		return
	}
	for i := range lines {
		whole := strings.Join(append([]string{lines[i].value}, lines[i].more...), " ")
		lines[i].value = strings.Join(strings.FieldsFunc(norm.NFC.String(whole), func(c rune) bool { return control(c) || unicode.IsSpace(c) }), " ")
	}
	r := &reading{decoder: d, lines: lines, rec: &record.Record[scholar.Work]{Layer: d.in.Layer, Folder: d.in.Folder,
		Place: diag.Place{File: d.in.File, Line: lines[0].number, Column: 1}}}
	if r.work() {
		d.set.Works = append(d.set.Works, r.rec)
	}
}

// reading is a reference that is being read.
type reading struct {
	*decoder
	lines []line
	rec   *record.Record[scholar.Work]
}

// all returns the values of tags, in the order of the lines.
func (r *reading) all(tags ...string) []line {
	var out []line
	for _, l := range r.lines {
		if l.value != "" && slices.Contains(tags, l.tag) {
			out = append(out, l)
		}
	}
	return out
}

// first returns the first value of the first of some tags that has one.
func (r *reading) first(tags ...string) (line, bool) {
	for _, tag := range tags {
		if all := r.all(tag); len(all) > 0 {
			return all[0], true
		}
	}
	return line{}, false
}

// stated notes that a line gave the value of a key of works.
func (r *reading) stated(key string, l line) {
	if i, known := record.Index[scholar.Work](key); known {
		r.rec.SetPlace(i, int32(l.number), int32(l.column))
	}
}

// str reads the first of some tags into a field.
func (r *reading) str(key string, to *string, tags ...string) {
	if l, ok := r.first(tags...); ok {
		*to = l.value
		r.stated(key, l)
	}
}

func (r *reading) text(key string, to *scholar.Text, tags ...string) {
	if l, ok := r.first(tags...); ok {
		*to = scholar.Text{Source: l.value}
		r.stated(key, l)
	}
}

// work reads the whole reference. It reports false where it is no work.
func (r *reading) work() bool {
	w := &r.rec.Value
	r.text("title", &w.Title, "TI", "T1", "CT")
	if w.Title.IsZero() && !r.has("T2") {
		r.text("title", &w.Title, "BT")
	}
	if w.Title.IsZero() {
		r.warn("ris-title", r.lines[0], "the reference has no title: it was set aside")
		return false
	}
	w.Type = r.kind()
	r.stated("type", r.lines[0])
	r.people("authors", &w.Authors, "AU", "A1")
	r.people("editors", &w.Editors, "ED", "A2")
	r.people("translators", &w.Translators, "A4")
	r.container()
	r.date()
	r.where()
	r.identity()
	r.rest()
	r.name()
	return true
}

func (r *reading) has(tag string) bool {
	_, ok := r.first(tag)
	return ok
}

// name gives the work its id.
func (r *reading) name() {
	w := &r.rec.Value
	l, ok := r.first("ID")
	if !ok {
		l = r.lines[0]
		l.value = ""
	}
	ident.Name(w, l.value)
	r.rec.ID = w.ID
	r.stated("id", l)
	if w.CiteKey != "" {
		r.stated("cite_key", l)
	}
}

func (r *reading) people(key string, to *[]scholar.Authorship, tags ...string) {
	for _, tag := range tags {
		for _, l := range r.all(tag) {
			if n := person(l.value); n.Display != "" {
				*to = append(*to, scholar.Authorship{Name: n})
				r.stated(key, l)
			}
		}
		if len(*to) > 0 {
			return
		}
	}
}

// person reads "von Last, First, Suffix". What has no comma is a group, or one word.
func person(s string) scholar.Name {
	last, rest, ok := strings.Cut(s, ",")
	last = strings.TrimSpace(last)
	if !ok || last == "" {
		if s = strings.Trim(s, ", "); strings.Contains(s, " ") {
			return scholar.Name{Display: s, Literal: s}
		}
		return scholar.Name{Display: s}
	}
	n := scholar.Name{Family: last}
	n.Given, n.Suffix, _ = strings.Cut(rest, ",")
	n.Given, n.Suffix = strings.TrimSpace(n.Given), strings.Trim(n.Suffix, " ,")
	words := strings.Fields(last)
	i := 0
	for i < len(words)-1 && strings.IndexFunc(words[i], unicode.IsLower) == 0 {
		i++
	}
	n.Particles, n.Family = strings.Join(words[:i], " "), strings.Join(words[i:], " ")
	return n.Complete()
}

// rest reads what describes the work itself.
func (r *reading) rest() {
	w := &r.rec.Value
	r.text("abstract", &w.Abstract, "AB", "N2")
	for _, l := range r.all("KW") {
		w.Keywords = append(w.Keywords, l.value)
		r.stated("keywords", l)
	}
	r.str("language", &w.Language, "LA")
	for _, l := range r.all("L1", "L2") {
		if href, web := scan.WebAddress(l.value); web && w.PDF == "" {
			w.PDF = href
			r.stated("pdf", l)
		}
	}
	var notes []string
	for _, l := range r.all("N1") {
		i := slices.IndexFunc(statuses, func(s struct {
			status scholar.WorkStatus
			word   string
		}) bool {
			return s.word == l.value
		})
		if i >= 0 && w.Status == "" {
			w.Status = statuses[i].status
			r.stated("status", l)
			continue
		}
		notes = append(notes, l.value)
		r.stated("note", l)
	}
	w.Note.Source = strings.Join(notes, " ")
}

func short(s string) string {
	if runes := []rune(s); len(runes) > maxShown {
		return string(runes[:maxShown]) + "…"
	}
	return s
}
