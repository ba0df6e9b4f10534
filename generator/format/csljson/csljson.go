// Package csljson writes works as items of CSL-JSON, the data of citation processors,
// and reads them. It keeps to csl-data.json of CSL 1.0.2, which allows no other keys.
// It knows nothing of how works are settled or where files lie.
package csljson

import (
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"lectern/generator/markup"
	"lectern/generator/scholar"
)

// Options says what is written beside what every item has.
type Options struct{ Abstract bool }

// Append writes the item of a work: an object in one line for each key. The work's
// cite_key has to be set; its Venue, or ContainerTitle, is where it appeared.
func Append(b []byte, w *scholar.Work, opt Options) []byte {
	info, _ := w.Type.Info()
	i := &item{b: append(b, '{')}
	i.str("id", w.CiteKey)
	i.str("type", info.CSL)
	i.rich("title", w.Title)
	i.names("author", w.Authors)
	i.names("editor", w.Editors)
	i.names("translator", w.Translators)
	i.date("issued", w.When(), scholar.Date{})
	i.where(w, info.CSL)
	i.identity(w)
	i.str("language", w.Language)
	i.str("keyword", strings.Join(w.Keywords, ", "))
	i.str("status", status(w.Status))
	i.text("note", w.Note)
	if opt.Abstract {
		i.text("abstract", w.Abstract)
	}
	return append(i.b, "\n}"...)
}

// item is an item that is being written.
type item struct {
	b     []byte
	begun bool
}

func (i *item) key(name string) {
	if i.begun {
		i.b = append(i.b, ',')
	}
	i.begun = true
	i.b = append(append(append(i.b, "\n  \""...), name...), `": `...)
}

func (i *item) str(name, value string) {
	if value != "" {
		i.key(name)
		i.quote(value)
	}
}

func (i *item) quote(value string) {
	i.b, _ = jsontext.AppendQuote(i.b, value) // what is no UTF-8 becomes U+FFFD
}

// rich writes a text with the markup that citation processors know.
func (i *item) rich(name string, t scholar.Text) {
	if !t.IsZero() {
		i.str(name, markup.CSL(t))
	}
}

func (i *item) text(name string, t scholar.Text) {
	if !t.IsZero() {
		i.str(name, markup.Plain(t))
	}
}

// names writes people by the parts of their names; groups, and names whose parts are
// not known, whole.
func (i *item) names(name string, people []scholar.Authorship) {
	if len(people) == 0 {
		return
	}
	i.key(name)
	for n := range people {
		open := byte(',')
		if n == 0 {
			open = '['
		}
		i.b = append(i.b, open, '{')
		i.person(people[n].Name.Complete())
		i.b = append(i.b, '}')
	}
	i.b = append(i.b, ']')
}

func (i *item) person(n scholar.Name) {
	if n.Literal != "" || n.Family == "" {
		i.b = append(i.b, `"literal":`...)
		i.quote(n.Display)
		return
	}
	begun := false
	for _, part := range [...]struct{ key, value string }{
		{"family", n.Family}, {"given", n.Given}, {"non-dropping-particle", n.Particles}, {"suffix", n.Suffix}} {
		if part.value == "" {
			continue
		}
		if begun {
			i.b = append(i.b, ',')
		}
		begun = true
		i.b = append(append(append(i.b, '"'), part.key...), `":`...)
		i.quote(part.value)
	}
}

// date writes a date, or a span of two, as far as they are known.
func (i *item) date(name string, d, end scholar.Date) {
	if d.IsZero() {
		d, end = end, scholar.Date{}
	}
	if d.IsZero() {
		return
	}
	i.key(name)
	i.b = append(i.b, `{"date-parts":[`...)
	i.parts(d)
	if !end.IsZero() && end != d {
		i.b = append(i.b, ',')
		i.parts(end)
	}
	i.b = append(i.b, "]}"...)
}

func (i *item) parts(d scholar.Date) {
	i.b = strconv.AppendInt(append(i.b, '['), int64(d.Year), 10)
	for _, n := range [...]uint8{d.Month, d.Day} {
		if n != 0 {
			i.b = strconv.AppendInt(append(i.b, ','), int64(n), 10)
		}
	}
	i.b = append(i.b, ']')
}

// where writes where a work appeared. The number of an article is its article number,
// that of a preprint its number on arXiv, as the styles print them.
func (i *item) where(w *scholar.Work, csl string) {
	if w.ContainerTitle.IsZero() {
		i.str("container-title", w.Venue)
	} else {
		i.rich("container-title", w.ContainerTitle)
	}
	i.rich("collection-title", w.Series)
	i.str("volume", w.Volume)
	i.str("issue", w.Issue)
	number := w.Number
	switch {
	case csl == "article" && w.ArXiv != "":
		number = arXiv + w.ArXiv
	case w.ArticleNumber != "":
		number = w.ArticleNumber
	}
	i.str("number", number)
	i.str("page", strings.NewReplacer("--", "-", "–", "-", "—", "-").Replace(w.Pages))
	i.str("edition", w.Edition)
	publisher := w.Publisher
	if publisher == "" {
		publisher = w.School
	}
	i.str("publisher", publisher)
	i.str("publisher-place", w.Place)
	genre := ""
	switch w.Type {
	case scholar.TypeThesis:
		genre, _ = w.Extra["thesis_type"].(string)
	case scholar.TypeWorkingPaper:
		genre = workingPaper
	case scholar.TypePoster:
		genre = poster
	}
	i.str("genre", genre)
	i.text("event", w.Event.Name)
	i.str("event-place", w.Event.Place)
	i.date("event-date", w.Event.Start, w.Event.End)
}

const (
	arXiv        = "arXiv:"
	workingPaper = "Working paper"
	poster       = "Poster"
)

func (i *item) identity(w *scholar.Work) {
	i.str("DOI", w.DOI)
	i.str("ISBN", w.ISBN)
	i.str("ISSN", w.Identifiers["issn"])
	i.str("PMID", w.PMID)
	i.str("PMCID", w.PMCID)
	i.str("URL", w.URL)
}

// status is what became of a work; that it was published goes without saying.
func status(s scholar.WorkStatus) string {
	switch s {
	case scholar.StatusPublished:
		return ""
	case scholar.StatusInPress:
		return "in press"
	}
	return string(s)
}
