// Package csljson writes works as items of CSL-JSON, the data of citation processors,
// and reads them. It keeps to csl-data.json of CSL 1.0.2, which allows no other keys.
// It knows nothing of how works are settled or where files lie.
package csljson

import (
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"lectern/generator/citation/item"
	"lectern/generator/markup"
	"lectern/generator/scholar"
)

// Options says what is written beside what every item has.
type Options struct {
	Short    string // the abbreviated name of the venue
	Abstract bool
}

// Append writes the item of a work: an object in one line for each key. The work's
// cite_key has to be set; its Venue, or ContainerTitle, is where it appeared. What the
// citation styles of this site read is what other processors get.
func Append(b []byte, w *scholar.Work, opt Options) []byte {
	it := item.Of(w, opt.Short)
	i := &writer{b: append(b, '{')}
	i.str("id", w.CiteKey)
	i.str("type", it.Type)
	i.str("title", it.Title)
	i.names("author", it.Author)
	i.names("editor", it.Editor)
	i.names("translator", it.Translator)
	i.date("issued", it.Issued, item.Date{})
	i.where(it)
	i.str("DOI", it.DOI)
	i.str("ISBN", w.ISBN)
	i.str("ISSN", w.Identifiers["issn"])
	i.str("PMID", w.PMID)
	i.str("PMCID", w.PMCID)
	i.str("URL", it.URL)
	i.str("language", it.Language)
	i.str("keyword", strings.Join(w.Keywords, ", "))
	i.str("status", it.Status)
	i.text("note", w.Note)
	if opt.Abstract {
		i.text("abstract", w.Abstract)
	}
	return append(i.b, "\n}"...)
}

// where writes where a work appeared.
func (i *writer) where(it *item.Item) {
	i.str("container-title", it.ContainerTitle)
	i.str("container-title-short", it.ContainerShort)
	i.str("collection-title", it.Collection)
	i.str("volume", it.Volume)
	i.str("issue", it.Issue)
	i.str("number", it.Number)
	i.str("page", it.Page)
	i.str("edition", it.Edition)
	i.str("version", it.Version)
	i.str("publisher", it.Publisher)
	i.str("publisher-place", it.PublisherPlace)
	i.str("genre", it.Genre)
	i.str("event", it.Event)
	i.str("event-place", it.EventPlace)
	i.date("event-date", it.EventDate[0], it.EventDate[1])
}

// writer writes an item.
type writer struct {
	b     []byte
	begun bool
}

func (i *writer) key(name string) {
	if i.begun {
		i.b = append(i.b, ',')
	}
	i.begun = true
	i.b = append(append(append(i.b, "\n  \""...), name...), `": `...)
}

func (i *writer) str(name, value string) {
	if value != "" {
		i.key(name)
		i.quote(value)
	}
}

func (i *writer) quote(value string) {
	i.b, _ = jsontext.AppendQuote(i.b, value) // what is no UTF-8 becomes U+FFFD
}

func (i *writer) text(name string, t scholar.Text) {
	if !t.IsZero() {
		i.str(name, markup.Plain(t))
	}
}

// names writes people by the parts of their names; groups, and names whose parts are
// not known, whole.
func (i *writer) names(name string, people []item.Name) {
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
		i.person(&people[n])
		i.b = append(i.b, '}')
	}
	i.b = append(i.b, ']')
}

func (i *writer) person(n *item.Name) {
	if n.Literal != "" {
		i.b = append(i.b, `"literal":`...)
		i.quote(n.Literal)
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
func (i *writer) date(name string, d, end item.Date) {
	if d.Year == 0 {
		d, end = end, item.Date{}
	}
	if d.Year == 0 {
		return
	}
	i.key(name)
	i.b = append(i.b, `{"date-parts":[`...)
	i.parts(d)
	if end.Year != 0 && end != d {
		i.b = append(i.b, ',')
		i.parts(end)
	}
	i.b = append(i.b, "]}"...)
}

func (i *writer) parts(d item.Date) {
	i.b = strconv.AppendInt(append(i.b, '['), int64(d.Year), 10)
	for _, n := range [...]int{d.Month, d.Day} {
		if n != 0 {
			i.b = strconv.AppendInt(append(i.b, ','), int64(n), 10)
		}
	}
	i.b = append(i.b, ']')
}
