// Package entry writes works as entries of .bib files, for BibTeX or for BibLaTeX. It
// is given works whose people, containers and keys are settled; package bibtex reads
// what it writes. It knows nothing of files.
package entry

import (
	"fmt"
	"strings"

	"lectern/generator/format/bibtex/babel"
	"lectern/generator/markup"
	"lectern/generator/scholar"
)

// Options says for whom entries are written.
type Options struct {
	BibLaTeX bool // the fields and types of BibLaTeX, not those of BibTeX's old styles
	ASCII    bool // accents as commands of LaTeX, not as UTF-8
	Abstract bool // with the abstract
}

// Append writes the entry of a work, without a line break behind it. The work's
// cite_key has to be set; its Venue, or ContainerTitle, is where it appeared.
func Append(b []byte, w *scholar.Work, opt Options) []byte {
	e := &entry{b: b, w: w, opt: opt, kind: kindOf(w, opt.BibLaTeX)}
	e.b = append(append(append(append(e.b, '@'), e.kind...), '{'), w.CiteKey...)
	e.people()
	e.titles()
	e.where()
	e.when()
	e.identity()
	e.rest()
	return append(e.b, "\n}"...)
}

// entry is an entry that is being written.
type entry struct {
	b    []byte
	w    *scholar.Work
	opt  Options
	kind string
}

// kindOf returns the type of entry: that of the table, or misc where the work lacks
// what a style cannot do without.
func kindOf(w *scholar.Work, biblatex bool) string {
	info, _ := w.Type.Info()
	kind := info.BibTeX
	if biblatex {
		kind = info.BibLaTeX
	}
	lacks := false
	switch kind {
	case "book":
		if biblatex && len(w.Authors) == 0 && len(w.Editors) > 0 {
			return "collection"
		}
	case "article", "inproceedings", "incollection":
		lacks = w.Venue == "" && w.ContainerTitle.IsZero()
	case "techreport", "report":
		lacks = w.Publisher == "" && w.School == ""
	case "patent":
		lacks = w.Number == ""
	case "phdthesis":
		if master(w) {
			return "mastersthesis"
		}
	}
	if lacks {
		return "misc"
	}
	return kind
}

// field writes a field whose value is LaTeX, or verbatim.
func (e *entry) field(name, value string) {
	if value != "" {
		e.b = append(append(append(append(append(e.b, ",\n  "...), name...), " = {"...), value...), '}')
	}
}

// plain writes a field of plain text.
func (e *entry) plain(name, value string) { e.field(name, e.latex(value)) }

// list writes a field that readers divide at the word "and".
func (e *entry) list(name, value string) { e.field(name, whole(e.latex(value))) }

func (e *entry) text(name string, t scholar.Text) {
	if !t.IsZero() {
		e.field(name, markup.LaTeX(t, markup.LaTeXStyle{ASCII: e.opt.ASCII}))
	}
}

func (e *entry) latex(s string) string {
	if s == "" {
		return ""
	}
	return markup.LaTeX(scholar.Text{Source: s}, markup.LaTeXStyle{ASCII: e.opt.ASCII})
}

// name returns the name of a field for BibTeX or for BibLaTeX.
func (e *entry) name(bibtex, biblatex string) string {
	if e.opt.BibLaTeX {
		return biblatex
	}
	return bibtex
}

func (e *entry) titles() {
	e.field("title", markup.LaTeX(e.w.Title, markup.LaTeXStyle{ASCII: e.opt.ASCII, Protect: true}))
	container := e.w.ContainerTitle
	if container.IsZero() {
		container = scholar.Text{Source: e.w.Venue}
	}
	switch e.kind {
	case "article":
		e.plain(e.name("journal", "journaltitle"), markup.Plain(container)) // names have no markup
	case "inproceedings", "incollection":
		e.text("booktitle", container)
	case "misc":
		e.appeared(container)
	}
	if e.kind != "misc" && e.kind != "techreport" && e.kind != "report" {
		e.text("series", e.w.Series)
	}
}

// appeared writes where a work of no type of its own appeared, else who published it:
// all that the styles print of such works.
func (e *entry) appeared(container scholar.Text) {
	if container.IsZero() {
		e.plain("howpublished", first(e.w.Publisher, e.w.School))
		return
	}
	e.text("howpublished", container)
	e.list("organization", first(e.w.Publisher, e.w.School))
}

// where writes volumes, numbers, pages, and who published.
func (e *entry) where() {
	w := e.w
	switch e.kind {
	case "article", "inproceedings":
		e.plain("volume", w.Volume)
		e.plain("number", first(w.Issue, w.Number))
	case "misc":
		e.plain("version", w.Edition)
	case "dataset", "software":
		e.plain("version", w.Edition)
		e.plain("number", first(w.Number, w.Issue))
	default:
		e.plain("edition", w.Edition)
		e.plain("volume", w.Volume)
		e.plain("number", first(w.Number, w.Issue))
	}
	e.field("pages", e.pages(w.Pages))
	e.plain("eid", w.ArticleNumber)
	switch e.kind {
	case "phdthesis", "mastersthesis":
		e.list("school", first(w.School, w.Publisher))
	case "thesis":
		e.list("institution", first(w.School, w.Publisher))
	case "techreport", "report":
		e.list("institution", first(w.Publisher, w.School))
	case "article", "misc", "patent":
	default:
		e.list("publisher", first(w.Publisher, w.School))
	}
	e.list(e.name("address", "location"), w.Place)
	e.plain("type", e.sort())
	if e.opt.BibLaTeX && (e.kind == "inproceedings" || e.kind == "proceedings") {
		e.text("eventtitle", w.Event.Name)
		e.plain("venue", w.Event.Place)
		e.field("eventdate", span(w.Event.Start, w.Event.End))
	}
}

// pages writes ranges with two hyphens.
func (e *entry) pages(pages string) string {
	parts := strings.FieldsFunc(pages, func(r rune) bool { return r == '-' || r == '–' || r == '—' })
	for i := range parts {
		parts[i] = e.latex(strings.TrimSpace(parts[i]))
	}
	return strings.Join(parts, "--")
}

// sort says what sort of thesis or report it is, where the type of entry does not.
func (e *entry) sort() string {
	kind := thesis(e.w)
	switch {
	case e.kind == "thesis" && strings.EqualFold(kind, "PhD thesis"):
		return "phdthesis"
	case e.kind == "thesis" && master(e.w):
		return "mathesis"
	case e.kind == "phdthesis" && strings.EqualFold(kind, "PhD thesis"), e.kind == "mastersthesis":
		return ""
	case e.kind == "thesis", e.kind == "phdthesis":
		return first(kind, "Thesis")
	case e.w.Type == scholar.TypeWorkingPaper:
		return "Working paper"
	case e.kind == "report":
		return "techreport"
	}
	return ""
}

// thesis is what package bibtex keeps of the type field.
func thesis(w *scholar.Work) string {
	kind, _ := w.Extra["thesis_type"].(string)
	return kind
}

func master(w *scholar.Work) bool {
	return strings.EqualFold(strings.ReplaceAll(thesis(w), "'", "’"), "Master’s thesis")
}

var months = [...]string{"", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// when writes the date: its month as the macro that styles translate. BibTeX has no
// field for the day.
func (e *entry) when() {
	d := e.w.When()
	switch {
	case d.IsZero():
	case e.opt.BibLaTeX:
		e.field("date", d.String())
	default:
		e.field("year", fmt.Sprintf("%04d", d.Year))
		if d.Month != 0 {
			e.b = append(append(e.b, ",\n  month = "...), months[d.Month]...)
		}
	}
}

func span(start, end scholar.Date) string {
	switch {
	case start.IsZero() && end.IsZero():
		return ""
	case end.IsZero() || end == start:
		return start.String()
	case start.IsZero():
		return end.String()
	}
	return start.String() + "/" + end.String()
}

// identity writes identifiers and addresses, which TeX takes as they are.
func (e *entry) identity() {
	w := e.w
	e.field("isbn", w.ISBN)
	e.field("issn", verbatim(w.Identifiers["issn"]))
	e.field("doi", verbatim(w.DOI))
	switch {
	case w.ArXiv != "":
		e.field("eprint", verbatim(w.ArXiv))
		e.field(e.name("archivePrefix", "eprinttype"), "arXiv")
		class, _ := w.Extra["arxiv_class"].(string)
		e.field(e.name("primaryClass", "eprintclass"), e.latex(class))
	case w.PMID != "":
		e.field("eprint", verbatim(w.PMID))
		e.field(e.name("archivePrefix", "eprinttype"), "pubmed")
	}
	e.field("url", verbatim(w.URL))
}

// verbatim writes a value that is no LaTeX: what would end the field, or begin a
// command, in the escapes of addresses.
func verbatim(s string) string {
	if strings.ContainsAny(s, `{}\`) {
		s = strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(s)
	}
	return s
}

// rest writes what describes the work itself.
func (e *entry) rest() {
	w := e.w
	if name := babel.Name(w.Language); name != "" {
		e.field(e.name("language", "langid"), name)
	}
	words := make([]string, len(w.Keywords))
	for i, k := range w.Keywords {
		words[i] = e.latex(k)
	}
	e.field("keywords", strings.Join(words, ", "))
	e.note()
	if e.opt.Abstract {
		e.text("abstract", w.Abstract)
	}
}

// note says what became of the work before whatever else there is to note: the old
// styles know no other place for it.
func (e *entry) note() {
	standing, pubstate := "", ""
	switch e.w.Status {
	case scholar.StatusAccepted:
		standing, pubstate = "Accepted", "accepted"
	case scholar.StatusInPress:
		standing, pubstate = "In press", "inpress"
	case scholar.StatusRetracted:
		standing, pubstate = "Retracted", "retracted"
	case scholar.StatusWithdrawn:
		standing, pubstate = "Withdrawn", "withdrawn"
	}
	note := ""
	if !e.w.Note.IsZero() {
		note = markup.LaTeX(e.w.Note, markup.LaTeXStyle{ASCII: e.opt.ASCII})
	}
	if number := first(e.w.Number, e.w.Issue); e.kind == "misc" && number != "" {
		note = strings.TrimSuffix("No. "+e.latex(number)+". "+note, ". ")
	}
	if !e.opt.BibLaTeX && standing != "" && !strings.HasPrefix(note, standing) {
		note = strings.TrimSuffix(standing+". "+note, ". ")
	}
	e.field("note", note)
	e.field("pubstate", pubstate)
}

func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}
