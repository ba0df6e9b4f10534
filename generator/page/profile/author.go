// Package profile fills the views of people: an author's profile, lists of people,
// the page of an ambiguous name. For each it can hash the ingredients without
// making the view. It knows neither where pages lie in the output nor when they
// are made.
package profile

import (
	"html/template"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/amend"
	"lectern/generator/page/card"
	"lectern/generator/page/card/count"
	"lectern/generator/page/chart"
	"lectern/generator/page/circle"
	"lectern/generator/page/collaborate"
	"lectern/generator/page/filter"
	"lectern/generator/page/neighbours"
	"lectern/generator/page/snapshot"
	"lectern/generator/page/ties"
	"lectern/generator/photo"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// How many of each a profile shows; more would be a wall.
const (
	topicsShown   = 12
	declaredShown = 40 // topics that the record declares
	venuesShown   = 12
)

// Page is one page of an author's profile: the profile itself, or a numbered page
// of its works.
type Page struct {
	Deck    *card.Deck
	Catalog *catalog.Catalog
	Author  *catalog.Author
	Scale   *snapshot.Scale // nil where the site shows no trust
	Desk    *amend.Desk
	Wishes  bool        // the profile says whether its author is open to collaborate
	Filters bool        // the works can be filtered
	VCard   string      // address of the author's vCard; empty without one
	Close   circle.Rule // who is a close collaborator
	Ties    *ties.Ties
	Atlas   *neighbours.Atlas
	Number  int // 0 for the profile itself
}

// Portion returns the page's part of the author's works.
func (p Page) Portion() card.Portion {
	return p.Deck.Portion(p.Author.Works, p.Deck.Book.Author(p.Author), p.Number)
}

// View makes a *view.Author. A numbered page says whose works it shows, and nothing else
// that changes when a work is added.
func (p Page) View(frame view.Frame) any {
	d, a, portion := p.Deck, p.Author, p.Portion()
	v := &view.Author{
		Frame:     frame,
		Name:      a.Display,
		Honorific: a.Honorific,
		Groups:    d.Groups(portion.Works(), a, true),
		Pager:     portion.Pager(),
	}
	if p.filtered(portion) {
		filter.Mark(v.Groups, d, portion.Works())
	}
	if p.Number == 0 {
		p.person(v)
		p.career(v)
		if p.Wishes {
			collaborate.Fill(v, d, a)
		}
		v.VCard = p.VCard
		v.Care, v.Followers = p.Desk.Author(a), a.Followers
		v.Trust = p.Scale.Of(a)
		p.figures(v, portion)
		v.Filters = p.filtered(portion)
		v.Extra = a.Extra
	}
	return v
}

// filtered reports whether a page's works can be filtered.
func (p Page) filtered(portion card.Portion) bool {
	return p.Filters && len(portion.Works()) >= filter.Least
}

// person fills in who the author is and how to reach them.
func (p Page) person(v *view.Author) {
	d, a := p.Deck, p.Author
	v.Photo, v.Initials = d.Photo(a, photo.Portrait), monogram(a.Name)
	native := d.Label(a.NativeName)
	v.NativeName, v.NativeLang = native.Label, native.Lang
	v.Pronouns = a.Pronouns
	if !p.said(a.Role) {
		v.Role = d.Label(a.Role).Label
	}
	v.Headline = inline(d, a.Headline)
	if !a.Bio.IsZero() {
		bio, lang := d.Markdown(a.Bio)
		v.BioLang = lang
		v.Bio, _ = markup.Markdown(bio, markup.MarkdownOptions{Root: d.Book.Home(), Files: d.Book.Root()})
	}
	v.StatusKey = card.StatusKey(a.Status)
	for _, n := range a.OtherNames {
		if n.Show {
			v.OtherNames = append(v.OtherNames, view.Link{Label: n.Name, Lang: n.Lang})
		}
	}
	v.Identifiers = Identifiers(a)
	v.Contact = contact(a)
	v.Links = d.AuthorLinks(a)
	v.Expertise = a.Expertise
	if a.Ambiguous != nil {
		v.Ambiguous = view.Link{Label: a.Ambiguous.Name, Href: d.Book.Name(a.Ambiguous)}
	}
}

// said reports whether an affiliation that is shown beside the role says the same.
func (p Page) said(role scholar.Text) bool {
	label := p.Deck.Label(role).Label
	return slices.ContainsFunc(p.Author.Affiliations, func(at catalog.Affiliation) bool {
		return at.State != catalog.Former && p.Deck.Label(at.Role).Label == label
	})
}

// career fills in affiliations, education, and whom the author learned from and
// taught.
func (p Page) career(v *view.Author) {
	d, a := p.Deck, p.Author
	for i := range a.Affiliations {
		at := &a.Affiliations[i]
		position := view.Position{
			Title:       d.Label(at.Role).Label,
			Department:  at.Department,
			Institution: d.Place(at),
			Period:      d.Period(at.Start, at.End),
			Start:       at.Start.String(),
			End:         at.End.String(),
			State:       state(at.State),
		}
		if at.State == catalog.Former {
			v.Former = append(v.Former, position)
		} else {
			v.Affiliations = append(v.Affiliations, position)
		}
	}
	for _, e := range a.Education {
		v.Education = append(v.Education, view.Position{
			Title:       d.Label(e.Degree).Label,
			Institution: p.School(e),
			Period:      d.Period(e.Start, e.End),
			Start:       e.Start.String(),
			End:         e.End.String(),
		})
	}
	for _, person := range a.Advisors {
		v.Advisors = append(v.Advisors, d.PersonLink(person))
	}
	for _, advisee := range a.Advisees {
		v.Advisees = append(v.Advisees, d.Author(advisee))
	}
	for _, award := range a.Awards {
		v.Awards = append(v.Awards, inline(d, award))
	}
}

// School returns where a degree is from: an institution of the site, or the name.
func (p Page) School(e scholar.Education) view.Link {
	if i := p.Catalog.Institution(e.Institution); i != nil {
		return p.Deck.Institution(i)
	}
	return view.Link{Label: e.Institution}
}

func state(s catalog.State) string {
	switch s {
	case catalog.Current:
		return "current"
	case catalog.Former:
		return "former"
	case catalog.Future:
		return "future"
	}
	return ""
}

// figures fills in what is counted over the author's works.
func (p Page) figures(v *view.Author, portion card.Portion) {
	d, a := p.Deck, p.Author
	const list = card.WorksAnchor // on this very page
	v.Works = len(a.Works)
	facts := a.Facts()
	if n := len(facts.Years); n > 0 {
		v.First, v.Last = facts.Years[0].Year, facts.Years[n-1].Year
	}
	v.Chart = chart.Draw(facts.Years, chart.Narrow, portion.YearHref())
	v.Years = portion.YearLinks()
	v.Topics = count.Topics(d, p.Topics(), list)
	v.Venues = count.Venues(d, first(facts.Venues, venuesShown), list)
	v.Types = count.Types(d, facts.Types, list)
	v.Circle = p.Close.Of(a).View(d, list)
	v.Graph = p.Atlas.View(a, list)
	v.Selected = d.Works(a.Selected, a)
	v.ByNameOnly = d.ByName(a)
}

// Topics returns the topics that the profile shows: all that the record declares, and
// others as far as there is room.
func (p Page) Topics() []catalog.TopicCount {
	return first(p.Author.Facts().Topics, max(topicsShown, min(declaredShown, len(p.Author.Author.Topics))))
}

// Description returns a sentence about the author for search engines: the headline,
// else what can be counted.
func (p Page) Description() string {
	d, a := p.Deck, p.Author
	if p.Number > 0 {
		return ""
	}
	if !a.Headline.IsZero() {
		return markup.Excerpt(markup.Plain(a.Headline.In(d.Lang)), card.DescriptionMax)
	}
	if len(a.Works) == 0 {
		return ""
	}
	var topics []string
	for _, t := range p.Topics() {
		if t.Works > 0 && len(topics) < 3 {
			topics = append(topics, d.Topic(t.Topic).Label)
		}
	}
	if len(topics) == 0 {
		return d.Text("desc_author", len(a.Works), a.Display)
	}
	return markup.Excerpt(d.Text("desc_author_topics", len(a.Works), a.Display, strings.Join(topics, ", ")), card.DescriptionMax)
}

// Title returns the page's name: the author's, with the number of a numbered page.
func (p Page) Title() string { return p.Deck.Numbered(p.Author.Display, p.Number) }

// Parents returns the profile for its numbered pages, unless it is the home page.
func (p Page) Parents() []view.Link {
	href := p.Deck.Book.Author(p.Author)
	if p.Number == 0 || href == p.Deck.Book.Home() {
		return nil
	}
	return []view.Link{{Label: p.Author.Display, Href: href}}
}

func inline(d *card.Deck, t scholar.Text) template.HTML {
	if t.IsZero() {
		return ""
	}
	return markup.HTML(t.In(d.Lang))
}

func first[T any](s []T, n int) []T { return s[:min(n, len(s))] }
