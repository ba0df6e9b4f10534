package publication

import (
	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/page/card/retraction"
	"lectern/generator/page/identity"
	"lectern/generator/page/key"
)

// Hash adds what the page is made of. The digest of the work's card covers its
// record, its people with their addresses, its venue and its files.
func (p Page) Hash(h *key.Hasher) {
	d, w := p.Deck, p.Work
	h.Digest(d.WorkDigest(w))
	for _, people := range [...][]catalog.Authorship{w.Authorships, w.EditorsOf, w.Translated} {
		for i := range people {
			for j := range people[i].Authorship.Affiliations {
				card.HashLink(h, Affiliation(d, &people[i], j))
				if at := people[i].Affiliations; j < len(at) && at[j] != nil {
					h.Str(identity.Institution(d.Book, at[j]))
				}
			}
		}
	}
	p.hashLinked(h)
	p.Desk.HashWork(h, w)
	if p.Exports != nil {
		p.Exports.Hash(h, w)
		p.Exports.HashReferences(h)
	}
	h.Bool(w.Coauthors)
	p.Atlas.Hash(h, w)
	h.Int(len(w.Topics))
	for _, t := range w.Topics {
		card.HashLink(h, d.Topic(t.Topic))
		h.Bool(t.ByRule)
	}
	if w.Venue != nil {
		card.HashLink(h, d.Venue(w.Venue))
	}
	h.Bool(w.Volume != nil)
	if w.Volume != nil {
		card.HashLink(h, d.WorkLink(w.Volume))
		h.Str(string(w.Volume.Type))
		h.Str(retraction.Status(w.Volume.Status))
	}
	p.hashRelations(h)
}

func (p Page) hashRelations(h *key.Hasher) {
	d, w := p.Deck, p.Work
	h.Bool(shown(d, w.Published))
	if shown(d, w.Published) {
		h.Digest(d.WorkDigest(w.Published))
	}
	d.HashWorks(h, d.Shown(w.Preprints))
	for _, works := range [...][]*catalog.Work{w.Parts, w.References, w.CitedBy} {
		d.HashWorks(h, d.Shown(works))
	}
}
