package profile

import (
	"lectern/generator/page/card"
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
		p.Ties.HashTopicsOf(h, portion.Works())
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

// hashFigures adds what the counts are made of, and the names that stand beside them.
func (p Page) hashFigures(h *key.Hasher) {
	d, a := p.Deck, p.Author
	h.Int(d.ByName(a), int(p.Close.Least), p.Close.Most)
	p.Ties.HashTopics(h, a.Declared)
	p.Ties.HashWorks(h, a.Works)
	p.Ties.HashWorks(h, a.Selected)
	p.Atlas.Hash(h, a)
}
