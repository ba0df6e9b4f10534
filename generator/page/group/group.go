// Package group fills the views of groups of works: topics, venues, institutions,
// years, all works of the site, and of the lists of these groups. For each it can
// hash the ingredients without making the view. It knows neither where pages lie
// in the output nor when they are made.
package group

import (
	"html/template"
	"slices"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/card/count"
	"lectern/generator/page/chart"
	"lectern/generator/page/collaborate"
	"lectern/generator/page/key"
	"lectern/generator/page/neighbours"
	"lectern/generator/page/ties"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// How many of each a group's page shows.
const (
	authorsShown  = 30
	declaredShown = 300 // people who declare a topic
	topicsShown   = 20
	chainMax      = 50 // broader topics or institutions above one: more is a circle
)

// Topic is a page of a topic: the first one, or a numbered one of its works.
type Topic struct {
	Deck   *card.Deck
	Topic  *catalog.Topic
	Ties   *ties.Ties
	Atlas  *neighbours.Atlas
	Number int
	Open   bool // those who are open to collaborate are named
}

// Portion returns the page's part of the topic's works.
func (p Topic) Portion() card.Portion {
	return p.Deck.Portion(p.Topic.Works, p.Deck.Book.Topic(p.Topic), p.Number)
}

// Title returns the topic's name, with the number of a numbered page.
func (p Topic) Title() string { return p.Deck.Numbered(p.Deck.Topic(p.Topic).Label, p.Number) }

// Description returns the beginning of the topic's description, or a sentence.
func (p Topic) Description() string {
	return describe(p.Deck, p.Topic.Topic.Description, p.Deck.Topic(p.Topic).Label, len(p.Topic.Works), p.Number)
}

// Parents returns the broader topics, the widest first, and the topic itself for
// its numbered pages.
func (p Topic) Parents() []view.Link {
	out := p.broader()
	if p.Number > 0 {
		out = append(out, p.Deck.Topic(p.Topic))
	}
	return out
}

func (p Topic) broader() []view.Link {
	return chain(p.Topic.Broader, func(t *catalog.Topic) *catalog.Topic { return t.Broader }, p.Deck.Topic)
}

// chain links an entity and those above it, outermost first.
func chain[E any](from *E, parent func(*E) *E, link func(*E) view.Link) []view.Link {
	var out []view.Link
	for up := from; up != nil && len(out) < chainMax; up = parent(up) {
		out = append(out, link(up))
	}
	slices.Reverse(out)
	return out
}

// View makes a *view.Group.
func (p Topic) View(frame view.Frame) any {
	d, t := p.Deck, p.Topic
	v := newGroup(d, frame, t.Name, p.Portion())
	if p.Number > 0 {
		return v
	}
	v.Description = block(d, t.Topic.Description)
	v.Facts = topicFacts(t)
	v.Broader = p.broader()
	for _, n := range t.Narrower {
		if href := d.Book.Topic(n); href != "" {
			v.Narrower = append(v.Narrower, count.Of(d.Topic(n), len(n.Works), href+card.WorksAnchor))
		}
	}
	addAuthors(d, v, t.Facts().Authors, p.people())
	if p.Open {
		v.Open = collaborate.OnTopic(d, t)
	}
	if len(t.Works) == 0 && v.AuthorsMore > 0 {
		v.AuthorsList = d.Book.List("people")
	}
	v.ByRule = p.byRule()
	v.Graph = p.Atlas.View(t, card.WorksAnchor)
	v.Extra = t.Extra
	return v
}

// people returns how many people the page shows: those who declare the topic, and
// others who published on it as far as there is room.
func (p Topic) people() int {
	return max(authorsShown, min(declaredShown, len(p.Topic.Declared)))
}

// byRule counts the works that have the topic because a phrase of it was found.
func (p Topic) byRule() int {
	n := 0
	for _, w := range p.Topic.Works {
		for _, t := range w.Topics {
			if t.Topic == p.Topic && t.ByRule {
				n++
			}
		}
	}
	return n
}

// Hash adds what the page is made of.
func (p Topic) Hash(h *key.Hasher) {
	d, t := p.Deck, p.Topic
	hashName(d, h, d.Topic(t), t.Name)
	p.Portion().Hash(d, h)
	card.HashLinks(h, p.broader())
	if p.Number > 0 {
		return
	}
	h.Digest(t.Digest)
	h.Int(len(t.Narrower))
	for _, n := range t.Narrower {
		card.HashLink(h, d.Topic(n))
		h.Int(len(n.Works))
	}
	p.Ties.HashWorks(h, t.Works) // who published on it, and how often
	p.Ties.HashAuthors(h, t.Declared)
	if p.Open {
		collaborate.HashTopic(h, d, t)
	}
	if len(t.Works) == 0 {
		h.Str(d.Book.List("people"))
	}
	p.Atlas.Hash(h, t)
}

// Venue is a page of a venue: the first one, or a numbered one of its works.
type Venue struct {
	Deck   *card.Deck
	Venue  *catalog.Venue
	Ties   *ties.Ties
	Number int
}

// Portion returns the page's part of the venue's works.
func (p Venue) Portion() card.Portion {
	return p.Deck.Portion(p.Venue.Works, p.Deck.Book.Venue(p.Venue), p.Number)
}

// Title returns the venue's name, with the number of a numbered page.
func (p Venue) Title() string { return p.Deck.Numbered(p.Deck.Venue(p.Venue).Label, p.Number) }

// Description returns a sentence.
func (p Venue) Description() string {
	return describe(p.Deck, scholar.Text{}, p.Deck.Venue(p.Venue).Label, len(p.Venue.Works), p.Number)
}

// Parents returns the venue for its numbered pages.
func (p Venue) Parents() []view.Link {
	if p.Number == 0 {
		return nil
	}
	return []view.Link{p.Deck.Venue(p.Venue)}
}

// View makes a *view.Group.
func (p Venue) View(frame view.Frame) any {
	d, venue := p.Deck, p.Venue
	v := newGroup(d, frame, venue.Name, p.Portion())
	if p.Number > 0 {
		return v
	}
	v.ShortName = venue.ShortName
	v.TypeKey = venueKey(venue.Type)
	v.Facts = venueFacts(venue)
	facts := venue.Facts()
	v.Topics = count.Topics(d, facts.Topics[:min(topicsShown, len(facts.Topics))], card.WorksAnchor)
	addAuthors(d, v, facts.Authors, authorsShown)
	v.Extra = venue.Extra
	return v
}

// Hash adds what the page is made of.
func (p Venue) Hash(h *key.Hasher) {
	d, v := p.Deck, p.Venue
	hashName(d, h, d.Venue(v), v.Name)
	h.Str(v.Type)
	p.Portion().Hash(d, h)
	if p.Number > 0 {
		return
	}
	h.Digest(v.Digest)
	p.Ties.HashWorks(h, v.Works) // what they are about, and whose they are
}

// newGroup fills in what all pages of a group have. Only the first one tells what
// changes with every work.
func newGroup(d *card.Deck, frame view.Frame, name scholar.Text, portion card.Portion) *view.Group {
	text, lang := d.In(name)
	v := &view.Group{
		Frame:    frame,
		Name:     markup.HTML(text),
		NameLang: lang,
		Groups:   d.Groups(portion.Works(), nil, false),
		Pager:    portion.Pager(),
	}
	if portion.Number == 0 {
		v.Total = len(portion.All)
		v.Chart = portion.Chart(chart.Narrow)
	}
	return v
}

func addAuthors(d *card.Deck, v *view.Group, authors []catalog.AuthorCount, most int) {
	v.Authors = count.Authors(d, authors[:min(most, len(authors))], card.WorksAnchor)
	if v.AuthorsMore = len(authors) - len(v.Authors); v.AuthorsMore > 0 {
		v.AuthorsList = card.WorksAnchor
	}
}

func hashName(d *card.Deck, h *key.Hasher, l view.Link, name scholar.Text) {
	card.HashLink(h, l)
	h.Str(name.In(d.Lang).Source)
}

// describe returns a description for search engines, for the first page alone.
func describe(d *card.Deck, text scholar.Text, name string, works, number int) string {
	switch {
	case number > 0:
		return ""
	case !text.IsZero():
		return markup.Excerpt(markup.Plain(text.In(d.Lang)), card.DescriptionMax)
	case works == 0:
		return ""
	}
	return markup.Excerpt(d.Text("desc_group", works, name), card.DescriptionMax)
}

func block(d *card.Deck, t scholar.Text) template.HTML {
	if t.IsZero() {
		return ""
	}
	return markup.Block(t.In(d.Lang))
}
