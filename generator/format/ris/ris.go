// Package ris writes works in the format of Research Information Systems, and reads it:
// lines of a tag of two letters and a value, from TY to ER. It knows nothing of how
// works are settled or where files lie.
package ris

import (
	"fmt"
	"strings"

	"lectern/generator/markup"
	"lectern/generator/scholar"
)

// Options says what is written beside what every reference has.
type Options struct {
	Abstract bool
	PDF      string // address of the work's PDF; may be empty
}

// Append writes the reference of a work, up to the empty line that ends it. Lines end
// in CR LF, values are plain text in one line. The work's cite_key has to be set; its
// Venue, or ContainerTitle, is where it appeared.
func Append(b []byte, w *scholar.Work, opt Options) []byte {
	info, _ := w.Type.Info()
	r := &reference{b: b}
	r.line("TY", info.RIS)
	r.line("ID", w.CiteKey)
	r.names("AU", w.Authors)
	r.names("ED", w.Editors)
	r.names("A4", w.Translators)
	r.text("TI", w.Title)
	r.container(w)
	r.text("T3", w.Series)
	r.date(w.When())
	r.where(w)
	r.identity(w)
	if opt.Abstract {
		r.text("AB", w.Abstract)
	}
	for _, k := range w.Keywords {
		r.line("KW", k)
	}
	r.line("LA", w.Language)
	r.line("L1", opt.PDF)
	r.line("UR", w.URL)
	r.note(w)
	return append(r.b, "ER  - \r\n\r\n"...)
}

// reference is a reference that is being written.
type reference struct{ b []byte }

// line writes a tag with its value, which no line break may divide.
func (r *reference) line(tag, value string) {
	if strings.IndexFunc(value, control) >= 0 {
		value = strings.Join(strings.FieldsFunc(value, control), " ")
	}
	if value = strings.TrimSpace(value); value != "" {
		r.b = append(append(append(append(r.b, tag...), "  - "...), value...), "\r\n"...)
	}
}

func control(c rune) bool {
	return c < ' ' || c >= 0x7F && c < 0xA0 || c == '\u2028' || c == '\u2029'
}

func (r *reference) text(tag string, t scholar.Text) {
	if !t.IsZero() {
		r.line(tag, markup.Plain(t))
	}
}

// names writes a line for each person: "Last, First, Suffix". A comma in a part, or in
// the name of a group, would make other parts of it.
func (r *reference) names(tag string, people []scholar.Authorship) {
	for i := range people {
		n := people[i].Name.Complete()
		if n.Literal != "" || n.Family == "" {
			r.line(tag, part(n.Display))
			continue
		}
		name := part(n.Particles + " " + n.Family)
		if n.Given != "" || n.Suffix != "" {
			name += ", " + part(n.Given)
		}
		if n.Suffix != "" {
			name += ", " + part(n.Suffix)
		}
		r.line(tag, name)
	}
}

func part(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, ",", " ")), " ")
}

// container writes where a work appeared: T2 for all, JO for journals, which old
// readers ask for.
func (r *reference) container(w *scholar.Work) {
	container := w.ContainerTitle
	if container.IsZero() {
		container = scholar.Text{Source: w.Venue}
	}
	r.text("T2", container)
	if info, _ := w.Type.Info(); info.RIS == "JOUR" {
		r.text("JO", container)
	}
	if !w.Event.Name.IsZero() {
		r.text("C3", w.Event.Name)
	}
}

// date writes the year, and the date as far as it is known: 2021/03/14/.
func (r *reference) date(d scholar.Date) {
	if d.IsZero() {
		return
	}
	r.line("PY", fmt.Sprintf("%04d", d.Year))
	switch {
	case d.Day != 0:
		r.line("DA", fmt.Sprintf("%04d/%02d/%02d/", d.Year, d.Month, d.Day))
	case d.Month != 0:
		r.line("DA", fmt.Sprintf("%04d/%02d//", d.Year, d.Month))
	}
}

func (r *reference) where(w *scholar.Work) {
	r.line("VL", w.Volume)
	r.line("IS", first(w.Issue, w.Number))
	start, end := pages(w.Pages)
	r.line("SP", start)
	r.line("EP", end)
	r.line("C7", w.ArticleNumber)
	r.line("ET", w.Edition)
	r.line("PB", first(w.School, w.Publisher))
	r.line("CY", w.Place)
	switch w.Type {
	case scholar.TypeThesis:
		kind, _ := w.Extra["thesis_type"].(string)
		r.line("M3", kind)
	case scholar.TypeWorkingPaper:
		r.line("M3", workingPaper)
	}
}

const workingPaper = "Working paper"

var dashes = strings.NewReplacer("–", "-", "—", "-")

// pages divides a range of pages; what is none, or more than one, is the start.
func pages(s string) (start, end string) {
	s = strings.Trim(dashes.Replace(s), "- ")
	start, end, ok := strings.Cut(s, "-")
	if !ok || strings.ContainsAny(end, "-,;") {
		return s, ""
	}
	return strings.TrimSpace(start), strings.TrimSpace(end)
}

func (r *reference) identity(w *scholar.Work) {
	r.line("SN", w.ISBN)
	r.line("SN", w.Identifiers["issn"])
	r.line("DO", w.DOI)
	switch {
	case w.ArXiv != "":
		r.line("AN", "arXiv:"+w.ArXiv)
	case w.PMID != "":
		r.line("AN", "pmid:"+w.PMID)
	}
}

// note says what became of the work, then what else there is to note.
func (r *reference) note(w *scholar.Work) {
	for _, s := range statuses {
		if s.status == w.Status {
			r.line("N1", s.word)
		}
	}
	r.text("N1", w.Note)
}

// statuses are the words for what became of a work. It is never written.
var statuses = []struct {
	status scholar.WorkStatus
	word   string
}{
	{scholar.StatusAccepted, "Accepted"}, {scholar.StatusInPress, "In press"},
	{scholar.StatusRetracted, "Retracted"}, {scholar.StatusWithdrawn, "Withdrawn"},
}

func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}
