// Package publication fills the view of a work's page, and writes the work as a
// formatted reference. It can hash the ingredients without making the view. It
// knows neither where pages lie in the output nor when they are made.
package publication

import (
	"html/template"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// How many cards a work's page carries; the rest is counted.
const (
	citesMax  = 30  // references, and as many citing works
	partsMax  = 500 // of a volume
	foldedMin = 25  // from so many authors on, the list is folded behind a byline
)

// Page is the page of a work.
type Page struct {
	Deck *card.Deck
	Work *catalog.Work
}

// Title returns the page's name: the work's title, plain.
func (p Page) Title() string {
	title, _ := p.Deck.Title(p.Work)
	return markup.Plain(title)
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
		Image:       d.Image(w.Origin, d.Book.Work(w), w.Image, frame.Title),
		Actions:     d.Actions(w),
		Identifiers: identifiers(w),
		Keywords:    w.Keywords,
		Revisions:   d.Revisions(w),
		Citation:    reference(d, w),
		CiteKey:     w.CiteKey,
		Extra:       w.Extra,
	}
	p.people(v)
	p.texts(v)
	v.Where, v.Details = p.where(), p.details()
	for _, t := range w.Topics {
		v.Topics = append(v.Topics, view.TopicTag{Link: d.Topic(t.Topic), ByRule: t.ByRule})
	}
	p.relations(v)
	return v
}

// people fills in all authors, whatever their number, with numbered affiliations.
func (p Page) people(v *view.Work) {
	d, w := p.Deck, p.Work
	a := affiliations{deck: d, number: map[string]int{}}
	v.Authors = a.names(w.Authorships)
	v.Editors = a.names(w.EditorsOf)
	v.Translators = a.names(w.Translated)
	v.Affiliations = a.links
	v.AuthorsTotal = len(v.Authors)
	v.Folded = v.AuthorsTotal >= foldedMin
	for _, n := range v.Authors {
		v.HasEqual = v.HasEqual || n.Equal
		v.HasCorrespnd = v.HasCorrespnd || n.Corresponding
	}
}

// affiliations numbers institutions in the order of their first mention.
type affiliations struct {
	deck   *card.Deck
	number map[string]int // by what stands in the list
	links  []view.Link
}

func (a *affiliations) names(people []catalog.Authorship) []view.Name {
	if len(people) == 0 {
		return nil
	}
	out := make([]view.Name, 0, len(people))
	for i := range people {
		n := a.deck.Name(&people[i], nil)
		if orcid := card.ORCID(&people[i]); orcid != "" {
			n.ORCID = scholar.Identifier{Scheme: "orcid", Value: orcid}.URL()
		}
		for j := range people[i].Authorship.Affiliations {
			n.Notes = append(n.Notes, a.note(affiliation(a.deck, &people[i], j)))
		}
		out = append(out, n)
	}
	return out
}

func (a *affiliations) note(l view.Link) int {
	id := l.Label + "\x00" + l.Href
	if n, known := a.number[id]; known {
		return n
	}
	a.links = append(a.links, l)
	a.number[id] = len(a.links)
	return len(a.links)
}

// affiliation returns one of the affiliations of an author on a work: the
// institution, or the words of the record.
func affiliation(d *card.Deck, a *catalog.Authorship, at int) view.Link {
	if at < len(a.Affiliations) && a.Affiliations[at] != nil {
		return d.Institution(a.Affiliations[at])
	}
	return view.Link{Label: a.Authorship.Affiliations[at]}
}

// texts fills in what is read.
func (p Page) texts(v *view.Work) {
	d, w := p.Deck, p.Work
	if text, lang := d.Abstract(w); !text.IsZero() {
		v.Abstract, v.AbstractLang = markup.Block(text), lang
		if lang != "" {
			v.AbstractDir = card.Direction(lang)
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
		v.Volume = d.WorkLink(w.Volume)
	}
	if shown(d, w.Published) {
		published := d.Work(w.Published, nil)
		v.Published = &published
	}
	v.Preprints = d.Works(d.Shown(w.Preprints), nil)
	parts, refs, cited := d.Shown(w.Parts), d.Shown(w.References), d.Shown(w.CitedBy)
	v.Parts, v.PartsMore = some(d, parts, partsMax)
	if v.PartsMore > 0 {
		v.PartsList = p.partsList()
	}
	v.References, v.RefsMore = some(d, refs, citesMax)
	v.CitedBy, v.CitedMore = some(d, cited, citesMax)
}

// partsList returns the address of a list that holds all parts of a long volume.
func (p Page) partsList() string {
	if p.Work.Venue != nil {
		if href := p.Deck.Book.Venue(p.Work.Venue); href != "" {
			return href
		}
	}
	if href := p.Deck.Book.Year(p.Work.Year()); href != "" {
		return href
	}
	return p.Deck.Book.List("works")
}

func shown(d *card.Deck, w *catalog.Work) bool { return w != nil && d.Book.Work(w) != "" }

func some(d *card.Deck, works []*catalog.Work, most int) (cards []view.WorkCard, more int) {
	n := min(len(works), most)
	return d.Works(works[:n], nil), len(works) - n
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
