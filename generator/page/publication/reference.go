package publication

import (
	"html/template"
	"strconv"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/card/printed"
	"lectern/generator/page/card/retraction"
	"lectern/generator/scholar"
)

// referenceNames is how many authors a reference names before "et al.".
const referenceNames = 10

// reference writes a work as a line of a bibliography, in the site's house style:
//
//	Family, A. B., & Family, C. (2022). Title of the work. In E. Editor (ed.),
//	<cite>Container</cite>, 12(3), 45–67. Publisher. https://doi.org/10.1000/1
//
// A work that stands alone (a book, a thesis, a report) has its title in <cite>
// instead of a container's. A retraction stands before the title.
func reference(d *card.Deck, w *catalog.Work) template.HTML {
	var b line
	b.names(d, w)
	year := d.Text("no_date")
	if y := w.Year(); y != 0 {
		year = strconv.Itoa(y)
	}
	b.sentence("(" + escape(year) + ")")
	title, _ := d.Title(w)
	titleHTML := string(markup.Unlinked(title))
	container := d.Container(w)
	if container == "" {
		titleHTML = "<cite>" + titleHTML + "</cite>"
	}
	before, after := retraction.Around(d.Text, w.Status)
	b.sentence(escape(before) + titleHTML + escape(after))
	if container != "" {
		b.sentence(containerText(d, w, container))
	} else {
		b.sentence(escape(joined(w.Series, d, w.Number)))
	}
	b.sentence(escape(issuer(w, container)))
	b.address(w)
	return template.HTML(b.out.String())
}

// issuer returns the school or publisher that a reference names. That of a periodical
// goes without saying (APA 7, section 9.29; Chicago 17, 14.171).
func issuer(w *catalog.Work, container string) string {
	switch w.Type {
	case "article", "review", "editorial", "erratum", "press":
		if container != "" {
			return w.School
		}
	}
	return firstOf(w.School, w.Publisher)
}

// line is a reference that grows sentence by sentence.
type line struct{ out strings.Builder }

// sentence adds a piece of HTML and the full stop it needs.
func (b *line) sentence(html string) {
	if html == "" {
		return
	}
	if b.out.Len() > 0 {
		b.out.WriteByte(' ')
	}
	b.out.WriteString(html)
	if !endsSentence(html) {
		b.out.WriteByte('.')
	}
}

// endsSentence reports whether the text of a piece of HTML ends in a mark that
// stands for a full stop.
func endsSentence(html string) bool {
	for strings.HasSuffix(html, ">") {
		i := strings.LastIndexByte(html, '<')
		if i < 0 {
			break
		}
		html = html[:i]
	}
	return strings.HasSuffix(html, ".") || strings.HasSuffix(html, "?") || strings.HasSuffix(html, "!") || strings.HasSuffix(html, "…")
}

// names adds the authors, or the editors where there are no authors.
func (b *line) names(d *card.Deck, w *catalog.Work) {
	people, suffix := w.Authorships, ""
	if len(people) == 0 && len(w.EditorsOf) > 0 {
		people, suffix = w.EditorsOf, " ("+d.Text("editors_short", len(w.EditorsOf))+")"
	}
	b.sentence(escape(nameList(d, people, turned) + suffix))
}

// nameList joins names as a reference does.
func nameList(d *card.Deck, people []catalog.Authorship, write func(*catalog.Authorship) string) string {
	shown := min(len(people), referenceNames)
	if len(people) == referenceNames+1 {
		shown = len(people) // "et al." for one name would save nothing
	}
	var out strings.Builder
	for i := range people[:shown] {
		switch {
		case i == 0:
		case i == len(people)-1 && i == 1:
			out.WriteString(" & ")
		case i == len(people)-1:
			out.WriteString(", & ")
		default:
			out.WriteString(", ")
		}
		out.WriteString(write(&people[i]))
	}
	if shown < len(people) {
		out.WriteString(", " + d.Text("et_al"))
	}
	return out.String()
}

// turned writes a name family first: "Beethoven, L. van".
func turned(a *catalog.Authorship) string {
	n := printed.Name(a)
	if n.Literal != "" || n.Family == "" {
		return a.Printed
	}
	out := n.Family
	if initials := n.Initials(); initials != "" {
		out += ", " + initials
	}
	if n.Particles != "" {
		out += " " + n.Particles
	}
	if n.Suffix != "" {
		out += ", " + n.Suffix
	}
	return out
}

// straight writes a name as people say it: "L. van Beethoven".
func straight(a *catalog.Authorship) string {
	n := printed.Name(a)
	if n.Literal != "" || n.Family == "" {
		return a.Printed
	}
	words := []string{n.Initials(), n.Particles, n.Family, n.Suffix}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

// containerText writes "In E. Editor (ed.), Container, 12(3), 45–67".
func containerText(d *card.Deck, w *catalog.Work, container string) string {
	html := "<cite>" + escape(container) + "</cite>"
	switch {
	case len(w.EditorsOf) > 0 && len(w.Authorships) > 0:
		editors := nameList(d, w.EditorsOf, straight) + " (" + d.Text("editors_short", len(w.EditorsOf)) + ")"
		html = escape(d.Text("reference_in")+" "+editors) + ", " + html
	case w.Volume != nil || w.Type == "conference-paper" || w.Type == "chapter":
		html = escape(d.Text("reference_in")) + " " + html
	}
	number := w.Work.Volume
	if w.Issue != "" {
		number += "(" + w.Issue + ")"
	}
	for _, part := range [...]string{number, pages(firstOf(w.Pages, w.ArticleNumber))} {
		if part != "" {
			html += ", " + escape(part)
		}
	}
	return html
}

// address ends the reference: the DOI in full, else the arXiv number, else the
// address that the record gives.
func (b *line) address(w *catalog.Work) {
	var id scholar.Identifier
	switch {
	case w.DOI != "":
		id = scholar.Identifier{Scheme: "doi", Value: w.DOI}
	case w.ArXiv != "":
		id = scholar.Identifier{Scheme: "arxiv", Value: w.ArXiv}
	}
	href, label := id.URL(), id.Display()
	if id.Scheme == "" {
		href, label = w.URL, w.URL
	}
	if href == "" {
		return
	}
	b.out.WriteString(` <a href="` + escape(href) + `">` + escape(label) + `</a>`)
}

func joined(series scholar.Text, d *card.Deck, number string) string {
	name := d.Label(series).Label
	if name == "" || number == "" {
		return name
	}
	return name + " " + number
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

func escape(s string) string { return template.HTMLEscapeString(s) }
