package csljson

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/citation/item"
	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/generator/format/ident"
	"lectern/generator/format/native"
	"lectern/generator/markup/scan"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Decode reads a file, an array of items or one, and appends its works to the set, in
// their order. Everything that is wrong is a warning; a value that cannot be used is left
// out, an item without a title is set aside. An item without an id gets one, see package
// ident.
func Decode(in native.Input, src []byte, set *record.Set, ds *diag.List) {
	var wrong diag.List
	root, ok := decode.JSON(in.File, src, 1, 1, &wrong)
	for _, d := range wrong.Sorted() {
		d.Severity = diag.Warning
		ds.Add(d)
	}
	if !ok {
		return
	}
	items := []decode.Node{*root}
	if root.Kind == decode.List {
		items = root.Elements
	}
	for i := range items {
		if items[i].Kind != decode.Table {
			ds.Warnf("csl-item", items[i].Place(in.File), "this is no item: it was set aside")
			continue
		}
		r := &reading{Node: &items[i], in: in, ds: ds, rec: &record.Record[scholar.Work]{Layer: in.Layer, Folder: in.Folder, Place: items[i].Place(in.File)}}
		if r.work() {
			set.Works = append(set.Works, r.rec)
		}
	}
}

// reading is an item that is being read.
type reading struct {
	*decode.Node
	in  native.Input
	ds  *diag.List
	rec *record.Record[scholar.Work]
}

func (r *reading) warn(code string, at *decode.Node, format string, args ...any) {
	r.ds.Warnf(code, at.Place(r.in.File), format, args...)
}

// stated notes that a value gave that of a key of works.
func (r *reading) stated(key string, at *decode.Node) {
	if i, known := record.Index[scholar.Work](key); known {
		r.rec.SetPlace(i, at.Line, at.Column)
	}
}

// plain returns a text or a number as one line; the first of several, as Crossref's items
// have ISSNs, and of what has a name its name, as DataCite's items have publishers.
func plain(n *decode.Node) string {
	switch {
	case n != nil && n.Kind == decode.List && len(n.Elements) > 0:
		n = &n.Elements[0]
	case n != nil && n.Kind == decode.Table:
		n = n.Get("name")
	}
	if n == nil || n.Kind != decode.String && n.Kind != decode.Number {
		return ""
	}
	return strings.Join(strings.Fields(norm.NFC.String(n.Str)), " ")
}

// get returns the first of some keys that says something.
func (r *reading) get(names ...string) (*decode.Node, string) {
	for _, name := range names {
		if n := r.Get(name); plain(n) != "" {
			return n, plain(n)
		}
	}
	return nil, ""
}

func (r *reading) str(key string, to *string, names ...string) {
	if n, s := r.get(names...); n != nil {
		*to = s
		r.stated(key, n)
	}
}

func (r *reading) rich(key string, to *scholar.Text, names ...string) {
	if n, s := r.get(names...); n != nil {
		*to = parseRich(s)
		r.stated(key, n)
	}
}

func (r *reading) text(key string, to *scholar.Text, names ...string) {
	if n, s := r.get(names...); n != nil {
		*to = scholar.Text{Source: s}
		r.stated(key, n)
	}
}

// work reads the whole item. It reports false where it is no work.
func (r *reading) work() bool {
	w := &r.rec.Value
	if r.rich("title", &w.Title, "title"); w.Title.IsZero() {
		r.warn("csl-title", r.Node, "the item has no title: it was set aside")
		return false
	}
	w.Type = r.kind()
	r.people("authors", &w.Authors, "author")
	r.people("editors", &w.Editors, "editor")
	r.people("translators", &w.Translators, "translator")
	if n := r.Get("issued"); n != nil {
		if w.Date, _ = r.date(n); !w.Date.IsZero() {
			r.stated("date", n)
		}
	}
	r.where()
	r.event()
	r.identity()
	r.rest()
	r.name()
	return true
}

// name gives the work its id: the key by which it is cited (which CSL 1.0.2 keeps apart),
// else the item's own.
func (r *reading) name() {
	w := &r.rec.Value
	n, id := r.get("citation-key", "id")
	if n == nil {
		n = r.Node
	}
	ident.Name(w, id)
	r.rec.ID = w.ID
	r.stated("id", n)
	if w.CiteKey != "" {
		r.stated("cite_key", n)
	}
}

// people reads names by their parts, or whole.
func (r *reading) people(key string, to *[]scholar.Authorship, name string) {
	list := r.Get(name)
	if list == nil || list.Kind != decode.List {
		return
	}
	for i := range list.Elements {
		n := &list.Elements[i]
		if n.Kind != decode.Table {
			continue
		}
		part := func(name string) string { return plain(n.Get(name)) }
		p := scholar.Name{Family: part("family"), Given: part("given"), Suffix: part("suffix"),
			Particles: strings.TrimSpace(part("dropping-particle") + " " + part("non-dropping-particle"))}
		if whole := part("literal"); whole != "" || p.Family == "" {
			whole = first(whole, p.Given)
			p = scholar.Name{Display: whole}
			if strings.Contains(whole, " ") {
				p.Literal = whole
			}
		}
		if p = p.Complete(); p.Display != "" {
			*to = append(*to, scholar.Authorship{Name: p})
			r.stated(key, n)
		}
	}
}

// date reads a date and, of a span, its end. Seasons and words are left out.
func (r *reading) date(n *decode.Node) (start, end scholar.Date) {
	if n.Kind != decode.Table {
		return day(plain(n)), end
	}
	if parts := n.Get("date-parts"); parts != nil && parts.Kind == decode.List {
		for i := range parts.Elements[:min(len(parts.Elements), 2)] {
			var words []string
			for j := range parts.Elements[i].Elements {
				words = append(words, plain(&parts.Elements[i].Elements[j]))
			}
			if i == 0 {
				start = day(strings.Join(words, "-"))
			} else {
				end = day(strings.Join(words, "-"))
			}
		}
	}
	if start.IsZero() {
		for _, name := range [...]string{"raw", "literal"} {
			if s := plain(n.Get(name)); start.IsZero() && s != "" {
				start = day(s)
			}
		}
	}
	if start.IsZero() {
		r.warn("bad-date", n, "this is no date between 1000 and 9999: it was left out")
	}
	return start, end
}

// day reads as much of year-month-day as is a date.
func day(s string) scholar.Date {
	var n [3]int
	for i, word := range strings.SplitN(s, "-", 3) {
		n[i], _ = strconv.Atoi(strings.TrimSpace(word))
	}
	for _, d := range [...]string{fmt.Sprintf("%04d-%02d-%02d", n[0], n[1], n[2]), fmt.Sprintf("%04d-%02d", n[0], n[1]), fmt.Sprintf("%04d", n[0])} {
		if date, err := scholar.ParseDate(d); err == nil {
			return date
		}
	}
	return scholar.Date{}
}

// rest reads what describes the work itself.
func (r *reading) rest() {
	w := &r.rec.Value
	r.str("language", &w.Language, "language")
	if n, s := r.get("keyword"); n != nil {
		for word := range strings.FieldsFuncSeq(s, func(c rune) bool { return c == ',' || c == ';' }) {
			if word = strings.TrimSpace(word); word != "" {
				w.Keywords = append(w.Keywords, word)
			}
		}
		r.stated("keywords", n)
	}
	if n, s := r.get("status"); n != nil {
		switch s = strings.ReplaceAll(strings.ToLower(s), " ", "-"); scholar.WorkStatus(s) {
		case scholar.StatusAccepted, scholar.StatusInPress, scholar.StatusRetracted, scholar.StatusWithdrawn:
			w.Status = scholar.WorkStatus(s)
			r.stated("status", n)
		}
	}
	r.text("note", &w.Note, "note")
	r.text("abstract", &w.Abstract, "abstract")
}

// identity reads identifiers and the address.
func (r *reading) identity() {
	w := &r.rec.Value
	for _, row := range [...]struct {
		name, scheme string
		to           *string
	}{{"DOI", "doi", &w.DOI}, {"ISBN", "isbn", &w.ISBN}, {"PMID", "pmid", &w.PMID}, {"PMCID", "pmcid", &w.PMCID}} {
		if n, s := r.get(row.name); n != nil {
			if row.scheme == "isbn" {
				s = strings.FieldsFunc(s+" ", func(c rune) bool { return c == ',' || c == ';' || c == ' ' })[0]
			}
			r.identifier(row.scheme, s, row.to, n)
		}
	}
	if n, s := r.get("ISSN"); n != nil {
		s, _, _ = strings.Cut(s, ",")
		var issn string
		if r.identifier("issn", s, &issn, n); issn != "" {
			w.Identifiers = map[string]string{"issn": issn}
			r.stated("identifiers", n)
		}
	}
	if n, s := r.get("URL"); n != nil {
		if href, web := scan.WebAddress(s); web && strings.HasPrefix(strings.ToLower(href), "http") && (w.ArXiv == "" || href != item.OnArXiv(w.ArXiv)) {
			w.URL = href
			r.stated("url", n)
		}
	}
}

// identifier reads an identifier; one that is none is left out, with a warning.
func (r *reading) identifier(scheme, value string, to *string, at *decode.Node) {
	id, err := scholar.ParseIdentifier(scheme, value)
	if err != nil {
		r.warn("bad-"+scheme, at, "%s: it was left out", err)
		return
	}
	*to = id.Value
	r.stated(scheme, at)
}

func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}
