// Package bibtex reads works from .bib files, of BibTeX and of BibLaTeX, and writes
// works as such. It knows what types and fields mean; the syntax of files, and names,
// are packages of their own below it.
//
// The citation key is the work's id and its cite_key. Fields that describe no work
// (what reference managers and styles note for themselves) are passed over; the
// documentation lists those that are read.
package bibtex

import (
	"fmt"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/diag"
	"lectern/generator/format/bibtex/syntax"
	"lectern/generator/format/native"
	"lectern/generator/markup"
	"lectern/generator/markup/scan"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Decode reads a file and appends its works to the set, in their order. The function
// tells whether there is a file of that path below content/. What is wrong is a
// warning; a value that cannot be used is left out, an entry without key or title is
// set aside.
func Decode(in native.Input, src []byte, exists func(string) bool, set *record.Set, ds *diag.List) {
	entries := syntax.Read(in.File, src, ds)
	inherit(entries, ds)
	for i := range entries {
		e := &entries[i]
		if e.Type == "xdata" || e.Type == "set" || e.Type == "bibnote" || e.Type == "control" {
			continue // nothing that was published
		}
		r := &reading{Entry: e, in: in, exists: exists, ds: ds,
			rec: &record.Record[scholar.Work]{ID: plainKey(e.Key), Layer: in.Layer, Folder: in.Folder, Place: e.Place}}
		if r.work() {
			set.Works = append(set.Works, r.rec)
		}
	}
}

// plainKey returns a key as an id: Unicode NFC, without what no id may hold.
func plainKey(key string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return -1
		}
		return r
	}, key))
}

// reading is an entry that is being read.
type reading struct {
	*syntax.Entry
	in     native.Input
	exists func(string) bool
	ds     *diag.List
	rec    *record.Record[scholar.Work]
}

func (r *reading) warn(code string, f *syntax.Field, format string, args ...any) {
	r.ds.Warnf(code, f.Place, "the entry %q: %s", r.Key, fmt.Sprintf(format, args...))
}

// stated notes that a field gave the value of a key of works.
func (r *reading) stated(key string, at diag.Place) {
	if i, known := record.Index[scholar.Work](key); known {
		r.rec.SetPlace(i, int32(at.Line), int32(at.Column))
	}
}

// work reads the whole entry. It reports false where it is no work.
func (r *reading) work() bool {
	w := &r.rec.Value
	if r.rec.ID == "" {
		r.ds.Warnf("bib-key", r.Place, "the entry has no citation key: it was set aside")
		return false
	}
	w.ID, w.CiteKey = r.rec.ID, r.rec.ID
	r.stated("id", r.Place)
	r.stated("cite_key", r.Place)
	w.Type = r.workType()
	r.stated("type", r.Place)
	r.titles()
	for _, row := range rows {
		if f := r.first(row.fields); f != nil && row.read(r, w, f) {
			r.stated(row.key, f.Place)
		}
	}
	r.dates()
	r.eprint()
	r.links()
	r.settle()
	if markup.Plain(w.Title) == "" {
		r.ds.Warnf("bib-title", r.Place, "the entry %q has no title: it was set aside", r.Key)
		return false
	}
	return true
}

// first returns the first of some fields that the entry has and that is not empty.
func (r *reading) first(names []string) *syntax.Field {
	for _, name := range names {
		if f := r.Get(name); f != nil && strings.TrimSpace(f.Value) != "" {
			return f
		}
	}
	return nil
}

// get returns the plain text of a field; "" where the entry does not have it.
func (r *reading) get(name string) string {
	if f := r.Get(name); f != nil {
		return plain(f.Value)
	}
	return ""
}

// text reads a value as a scholarly text, and reports what is not understood at its
// place.
func (r *reading) text(f *syntax.Field) scholar.Text {
	const most = 20 // problems of a text that are reported
	t, problems := markup.ParseLaTeX(f.Value)
	for _, p := range problems[:min(len(problems), most)] {
		r.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: p.Code, Place: f.At(p.Offset), Message: p.Message, Hint: p.Hint})
	}
	return t
}

// plain turns LaTeX into one line of text.
func plain(s string) string {
	t, _ := markup.ParseLaTeX(s)
	return strings.Join(strings.Fields(norm.NFC.String(markup.Plain(t))), " ")
}

// verbatim returns a value that is no LaTeX, and that people escape all the same.
func verbatim(s string) string {
	s = strings.TrimSpace(s)
	if inner, ok := strings.CutPrefix(s, `\url{`); ok {
		s = strings.TrimSuffix(inner, "}")
	}
	return strings.Trim(scan.PlainAddress(s), "{}<>")
}

// file returns a file that a field names, where it lies beside the record.
func (r *reading) file(f *syntax.Field) string {
	name := path.Clean(verbatim(f.Value))
	full := path.Join(r.in.Folder, name)
	if path.IsAbs(name) || strings.ContainsAny(name, `\:`) || full == ".." || strings.HasPrefix(full, "../") || r.exists != nil && !r.exists(full) {
		r.warn("missing-file", f, "there is no file content/%s, relative to which %s names one", path.Join(r.in.Folder, path.Base(name)), f.Name)
		return ""
	}
	return name
}
