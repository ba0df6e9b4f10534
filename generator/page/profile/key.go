package profile

import (
	"lectern/generator/page/card"
	"lectern/generator/page/filter"
	"lectern/generator/page/identity"
	"lectern/generator/page/key"
)

// Hash adds what the page is made of.
func (p Page) Hash(h *key.Hasher) {
	d, a := p.Deck, p.Author
	h.Str(a.Display, a.Honorific, a.ORCID, d.Book.Author(a), d.Book.Folder(a))
	portion := p.Portion()
	portion.Hash(d, h)
	if p.filtered(portion) {
		filter.Hash(h, d, portion.Works())
	}
	if p.Number > 0 {
		return
	}
	h.Digest(a.Digest)
	p.Scale.Hash(h, a)
	p.Desk.HashAuthor(h, a)
	h.Str(p.VCard)
	for _, name := range append(card.AuthorFiles(a), a.Photo) {
		d.HashFile(h, a.Origin, name)
	}
	if a.Ambiguous != nil {
		h.Str(a.Ambiguous.Name, d.Book.Name(a.Ambiguous))
	}
	p.hashNeighbours(h)
	p.hashFigures(h)
}

// hashNeighbours adds the names and addresses of whom and what the profile links to.
func (p Page) hashNeighbours(h *key.Hasher) {
	d, a := p.Deck, p.Author
	h.Int(len(a.Affiliations), len(a.Education), len(a.Advisors), len(a.Advisees))
	for i := range a.Affiliations {
		card.HashLink(h, d.Place(&a.Affiliations[i]))
		if at := a.Affiliations[i].Institution; at != nil {
			h.Str(identity.Institution(d.Book, at))
		}
		h.Int(int(a.Affiliations[i].State))
	}
	for _, e := range a.Education {
		card.HashLink(h, p.School(e))
	}
	for _, person := range a.Advisors {
		card.HashLink(h, d.PersonLink(person))
	}
	for _, advisee := range a.Advisees {
		card.HashLink(h, d.Author(advisee))
	}
}

// hashFigures adds what is counted, with the names that stand beside the counts.
func (p Page) hashFigures(h *key.Hasher) {
	d, a := p.Deck, p.Author
	facts := a.Facts()
	h.Int(len(facts.Topics), len(facts.Venues), len(facts.Types), d.ByName(a))
	p.Close.Of(a).Hash(d, h)
	p.Atlas.Hash(h, a)
	for _, c := range p.Topics() {
		card.HashLink(h, d.Topic(c.Topic))
		h.Int(c.Works)
	}
	for _, c := range first(facts.Venues, venuesShown) {
		card.HashLink(h, d.Venue(c.Venue))
		h.Int(c.Works)
	}
	for _, c := range facts.Types {
		h.Str(string(c.Type))
		h.Int(c.Works)
	}
	d.HashWorks(h, a.Selected)
}
