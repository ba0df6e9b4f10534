package group

import (
	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/chart"
	"lectern/generator/page/identity"
	"lectern/generator/page/key"
	"lectern/generator/page/neighbours"
	"lectern/generator/view"
)

// peopleMax is how many people stand on an institution's page, current and former
// ones each; of larger ones the parts' pages list the rest.
const peopleMax = 600

// Institution is a page of an institution: the first one, or a numbered one of its
// works.
type Institution struct {
	Deck        *card.Deck
	Institution *catalog.Institution
	Atlas       *neighbours.Atlas
	Number      int
}

// Portion returns the page's part of the institution's works.
func (p Institution) Portion() card.Portion {
	return p.Deck.Portion(p.Institution.Works, p.Deck.Book.Institution(p.Institution), p.Number)
}

// Title returns the institution's name, with the number of a numbered page.
func (p Institution) Title() string {
	return p.Deck.Numbered(p.Deck.Institution(p.Institution).Label, p.Number)
}

// Description returns the beginning of the institution's description, or a sentence.
func (p Institution) Description() string {
	i := p.Institution
	return describe(p.Deck, i.Institution.Description, p.Deck.Institution(i).Label, len(i.Works), p.Number)
}

// Parents returns the institutions that this one is part of, outermost first, and
// the institution itself for its numbered pages.
func (p Institution) Parents() []view.Link {
	out := p.above()
	if p.Number > 0 {
		out = append(out, p.Deck.Institution(p.Institution))
	}
	return out
}

func (p Institution) above() []view.Link {
	return chain(p.Institution.Parent, func(i *catalog.Institution) *catalog.Institution { return i.Parent }, p.Deck.Institution)
}

// View makes a *view.Institution.
func (p Institution) View(frame view.Frame) any {
	d, i, portion := p.Deck, p.Institution, p.Portion()
	text, lang := d.In(i.Name)
	v := &view.Institution{
		Frame:    frame,
		Name:     markup.HTML(text),
		NameLang: lang,
		Groups:   d.Groups(portion.Works(), nil, false),
		Pager:    portion.Pager(),
	}
	if p.Number > 0 {
		return v
	}
	v.Acronym = i.Acronym
	v.Description = block(d, i.Institution.Description)
	v.Logo = d.Image(i.Origin, d.Book.Institution(i), i.Logo, d.Institution(i).Label)
	v.Facts = institutionFacts(i)
	v.Parents = p.above()
	v.Parts = nodes(d, i.Parts)
	current, former := p.members()
	v.PeopleMore = len(current) - min(peopleMax, len(current))
	v.FormerMore = len(former) - min(peopleMax, len(former))
	for _, m := range current[:len(current)-v.PeopleMore] {
		v.People = append(v.People, p.member(m))
	}
	for _, m := range former[:len(former)-v.FormerMore] {
		v.Former = append(v.Former, p.member(m))
	}
	v.Total = len(i.Works)
	v.Chart = portion.Chart(chart.Narrow)
	v.Graph = p.Atlas.View(i, card.WorksAnchor)
	v.Extra = i.Extra
	return v
}

// members returns the people of the institution, those who left apart.
func (p Institution) members() (current, former []catalog.Member) {
	for _, m := range p.Institution.People {
		switch {
		case m.Author.Hidden:
		case m.State == catalog.Former:
			former = append(former, m)
		default:
			current = append(current, m)
		}
	}
	return current, former
}

// member makes the card of a person as a member of this institution.
func (p Institution) member(m catalog.Member) view.PersonCard {
	d := p.Deck
	c := d.Person(m.Author)
	if m.Affiliation == nil {
		return c
	}
	if role := d.Label(m.Affiliation.Role).Label; role != "" {
		c.Role = role
	}
	c.Unit = p.unit(m)
	c.Period = d.Period(m.Affiliation.Start, m.Affiliation.End)
	return c
}

// unit returns the part of the institution that a member belongs to.
func (p Institution) unit(m catalog.Member) string {
	if at := m.Affiliation; at.Department != "" {
		return at.Department
	} else if at.Institution != nil && at.Institution != p.Institution {
		return p.Deck.Institution(at.Institution).Label
	}
	return ""
}

// Hash adds what the page is made of.
func (p Institution) Hash(h *key.Hasher) {
	d, i := p.Deck, p.Institution
	hashName(d, h, d.Institution(i), i.Name)
	p.Portion().Hash(d, h)
	card.HashLinks(h, p.above())
	h.Str(identity.Institution(d.Book, i))
	if i.Parent != nil {
		h.Str(identity.Institution(d.Book, i.Parent))
	}
	if p.Number > 0 {
		return
	}
	h.Digest(i.Digest)
	p.Atlas.Hash(h, i)
	if i.Logo != "" {
		d.HashFile(h, i.Origin, i.Logo)
	}
	hashNodes(d, h, i.Parts)
	current, former := p.members()
	for _, members := range [...][]catalog.Member{current, former} {
		h.Int(len(members))
		for _, m := range members[:min(peopleMax, len(members))] {
			d.HashPerson(h, m.Author)
			if m.Affiliation != nil {
				h.Str(p.unit(m), m.Affiliation.Department, d.Label(m.Affiliation.Role).Label,
					d.Period(m.Affiliation.Start, m.Affiliation.End))
			}
		}
	}
}

// Institutions is the list of all institutions, as trees.
type Institutions struct {
	Deck  *card.Deck
	Roots []*catalog.Institution
}

// NewInstitutions returns the list of those that have a page. An institution whose
// parent has none is a root.
func NewInstitutions(d *card.Deck, all []*catalog.Institution) Institutions {
	out := Institutions{Deck: d}
	for _, i := range all {
		if d.Book.Institution(i) != "" && (i.Parent == nil || d.Book.Institution(i.Parent) == "") {
			out.Roots = append(out.Roots, i)
		}
	}
	return out
}

// Title returns the section's name.
func (l Institutions) Title() string { return l.Deck.Text("institutions") }

// Description returns nothing.
func (l Institutions) Description() string { return "" }

// Parents returns nothing.
func (l Institutions) Parents() []view.Link { return nil }

// View makes a *view.Institutions.
func (l Institutions) View(frame view.Frame) any {
	return &view.Institutions{Frame: frame, Institutions: nodes(l.Deck, l.Roots)}
}

// Hash adds what the page is made of.
func (l Institutions) Hash(h *key.Hasher) { hashNodes(l.Deck, h, l.Roots) }

// nodes makes the trees of institutions that have a page.
func nodes(d *card.Deck, roots []*catalog.Institution) []view.InstitutionNode {
	var out []view.InstitutionNode
	list := parts(d, roots)
	for n, at := range list {
		i := at.entity
		out = append(out, view.InstitutionNode{
			Link:    d.Institution(i),
			Acronym: i.Acronym,
			Place:   elsewhere(d, i),
			People:  present(i),
			List:    d.Book.Institution(i) + card.PeopleAnchor,
			Nesting: nesting(list, n),
		})
	}
	return out
}

func parts(d *card.Deck, roots []*catalog.Institution) []placed[catalog.Institution] {
	return flat(roots, func(i *catalog.Institution) []*catalog.Institution { return i.Parts },
		func(i *catalog.Institution) bool { return d.Book.Institution(i) != "" })
}

// elsewhere is where an institution is, unless it is where the one above it in the tree
// is, which says so already.
func elsewhere(d *card.Deck, i *catalog.Institution) string {
	place := where(i)
	if i.Parent != nil && d.Book.Institution(i.Parent) != "" && where(i.Parent) == place {
		return ""
	}
	return place
}

// present counts the people who have not left.
func present(i *catalog.Institution) int {
	n := 0
	for _, m := range i.People {
		if m.State != catalog.Former && !m.Author.Hidden {
			n++
		}
	}
	return n
}

func hashNodes(d *card.Deck, h *key.Hasher, roots []*catalog.Institution) {
	list := parts(d, roots)
	h.Int(len(list))
	for _, at := range list {
		i := at.entity
		card.HashLink(h, d.Institution(i))
		h.Str(i.Acronym, elsewhere(d, i), d.Book.Institution(i))
		h.Int(at.depth, present(i))
	}
}
