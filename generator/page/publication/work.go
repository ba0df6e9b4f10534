// Package publication fills the view of a work's page. It can hash the ingredients
// without making the view. It knows neither where pages lie in the output nor when they
// are made.
package publication

import (
	"html/template"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/amend"
	"lectern/generator/page/card"
	"lectern/generator/page/card/retraction"
	"lectern/generator/page/export"
	"lectern/generator/page/neighbours"
	"lectern/generator/page/script"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// How many cards a work's page carries; the rest are lines of a folded list.
const (
	citesMax = 30  // references, and as many citing works
	partsMax = 500 // of a volume
)

// Page is the page of a work.
type Page struct {
	Deck    *card.Deck
	Work    *catalog.Work
	Exports *export.Shelf // nil where the page says no citations
	Desk    *amend.Desk
	Atlas   *neighbours.Atlas
}

// Title returns the page's name: the work's title, plain, with its retraction.
func (p Page) Title() string {
	title, _ := p.Deck.Title(p.Work)
	return retraction.Title(p.Deck.Text, p.Work.Status, markup.Plain(title))
}

// Parents returns nothing: a work stands directly in its section.
func (p Page) Parents() []view.Link { return nil }

// View makes a *view.Work.
func (p Page) View(frame view.Frame) any {
	d, w := p.Deck, p.Work
	title, _ := d.Title(w)
	v := &view.Work{
		Frame:       frame,
		Card:        d.Work(w, nil),
		Title:       markup.HTML(title),
		NoCoauthors: !w.Coauthors && len(w.Authorships) > 1,
		Image:       d.Image(w.Origin, d.Book.Work(w), w.Image, markup.Plain(title)),
		Actions:     d.Actions(w),
		Identifiers: Identifiers(w),
		Keywords:    w.Keywords,
		Revisions:   d.Revisions(w),
		Extra:       w.Extra,
	}
	p.cites(v)
	v.Correct = p.Desk.Work(w, v.Card.Plain)
	p.people(v)
	p.texts(v)
	v.Where, v.Details = p.where(), p.details()
	for _, t := range w.Topics {
		v.Topics = append(v.Topics, view.TopicTag{Link: d.Topic(t.Topic), ByRule: t.ByRule})
	}
	p.relations(v)
	v.Graph = p.Atlas.View(w, "")
	return v
}

// cites fills in how the work is cited.
func (p Page) cites(v *view.Work) {
	if p.Exports == nil {
		return
	}
	v.Cites = p.Exports.Cites(p.Work)
	if references := p.Exports.References(p.Work); len(references) > 0 {
		v.Cited, v.CitedMore = references[0], references[1:]
	}
}

// texts fills in what is read.
func (p Page) texts(v *view.Work) {
	d, w := p.Deck, p.Work
	if text, lang := d.Abstract(w); !text.IsZero() {
		v.Abstract, v.AbstractLang = markup.Block(text), lang
		if lang != "" {
			v.AbstractDir = script.Direction(lang)
		}
	}
	if text, lang := d.In(w.Summary); !text.IsZero() {
		v.Summary, v.SummaryLang = markup.Block(text), lang
	}
	v.Notice = inline(d, w.Notice)
	for _, award := range w.Awards {
		v.Awards = append(v.Awards, inline(d, award))
	}
	if !w.Note.IsZero() {
		v.Note = markup.Block(w.Note.In(d.Lang))
	}
}

// relations fills in the other works that belong to this one.
func (p Page) relations(v *view.Work) {
	d, w := p.Deck, p.Work
	if w.Volume != nil {
		v.Volume, v.VolumeStatus = d.WorkLink(w.Volume), retraction.Status(w.Volume.Status)
	}
	if shown(d, w.Published) {
		published := d.Work(w.Published, nil)
		v.Published = &published
	}
	v.Preprints = d.Works(d.Shown(w.Preprints), nil)
	v.Parts, v.PartsRest = some(d, w.Parts, partsMax)
	v.References, v.ReferencesRest = some(d, w.References, citesMax)
	v.CitedBy, v.CitedByRest = some(d, w.CitedBy, citesMax)
}

func shown(d *card.Deck, w *catalog.Work) bool { return w != nil && d.Book.Work(w) != "" }

// some makes cards of the first works that have a page, and lines of the others.
func some(d *card.Deck, works []*catalog.Work, most int) (cards []view.WorkCard, rest []view.WorkLine) {
	works = d.Shown(works)
	n := min(len(works), most)
	for _, w := range works[n:] {
		rest = append(rest, view.WorkLine{Link: d.WorkLink(w), Year: w.Year(), Status: retraction.Status(w.Status)})
	}
	return d.Works(works[:n], nil), rest
}

// Description returns what search engines show: the beginning of the abstract or
// summary, else who wrote the work.
func (p Page) Description() string {
	d, w := p.Deck, p.Work
	for _, text := range [...]scholar.Text{w.Summary, w.Abstract} {
		if !text.IsZero() {
			return markup.Excerpt(markup.Plain(text.In(d.Lang)), card.DescriptionMax)
		}
	}
	if len(w.Authorships) == 0 {
		return ""
	}
	names := w.Authorships[0].Printed
	for _, a := range w.Authorships[1:min(3, len(w.Authorships))] {
		names += ", " + a.Printed
	}
	if len(w.Authorships) > 3 {
		names += " " + d.Text("et_al")
	}
	if venue := d.WorkVenue(w).Label; venue != "" {
		return markup.Excerpt(d.Text("desc_work_venue", names, venue), card.DescriptionMax)
	}
	return markup.Excerpt(d.Text("desc_work", names), card.DescriptionMax)
}

func inline(d *card.Deck, t scholar.Text) template.HTML {
	if t.IsZero() {
		return ""
	}
	return markup.HTML(t.In(d.Lang))
}
