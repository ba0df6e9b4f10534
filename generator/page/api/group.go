package api

import (
	"cmp"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// topic, venue and institution are what works and people are grouped by, where they have
// a page.
type (
	topic struct {
		ID          string   `json:"id,omitempty"`
		URL         string   `json:"url"`
		Name        string   `json:"name"`
		Description string   `json:"description,omitempty"`
		Broader     *thing   `json:"broader,omitempty"`
		SameAs      []string `json:"same_as,omitempty"`
	}
	venue struct {
		ID        string   `json:"id,omitempty"`
		URL       string   `json:"url"`
		Name      string   `json:"name"`
		ShortName string   `json:"short_name,omitempty"`
		Type      string   `json:"type,omitempty"`
		ISSN      []string `json:"issn,omitempty"`
		Website   string   `json:"website,omitempty"`
	}
	institution struct {
		ID          string `json:"id"`
		URL         string `json:"url"`
		Name        string `json:"name"`
		Acronym     string `json:"acronym,omitempty"`
		Description string `json:"description,omitempty"`
		ROR         string `json:"ror,omitempty"`
		City        string `json:"city,omitempty"`
		Country     string `json:"country,omitempty"`
		Parent      *thing `json:"parent,omitempty"`
		Website     string `json:"website,omitempty"`
	}
)

// group is the object of something with a link of its own, a digest, and perhaps
// something above it.
func (s Site) group(id string, digest catalog.Digest, own, above view.Link, make func() any) object {
	return object{id, func(h *key.Hasher) {
		h.Digest(digest)
		card.HashLink(h, own)
		card.HashLink(h, above)
	}, make}
}

func (s Site) topics() []object {
	var out []object
	d := s.Deck
	for _, t := range s.Catalog.Topics {
		if d.Book.Topic(t) == "" {
			continue
		}
		own, above := d.Topic(t), above(t.Broader, d.Topic)
		out = append(out, s.group(cmp.Or(t.ID, own.Href), t.Digest, own, above, func() any {
			return topic{ID: t.ID, URL: s.address(own.Href), Name: own.Label, Description: s.plain(t.Topic.Description), Broader: s.thing(above), SameAs: t.SameAs}
		}))
	}
	return out
}

func (s Site) venues() []object {
	var out []object
	d := s.Deck
	for _, v := range s.Catalog.Venues {
		if d.Book.Venue(v) == "" {
			continue
		}
		own := d.Venue(v)
		out = append(out, s.group(cmp.Or(v.ID, own.Href), v.Digest, own, view.Link{}, func() any {
			return venue{ID: v.ID, URL: s.address(own.Href), Name: own.Label, ShortName: v.ShortName, Type: v.Type, ISSN: v.ISSN, Website: v.URL}
		}))
	}
	return out
}

func (s Site) institutions() []object {
	var out []object
	d := s.Deck
	for _, i := range s.Catalog.Institutions {
		if d.Book.Institution(i) == "" {
			continue
		}
		own, above := d.Institution(i), above(i.Parent, d.Institution)
		out = append(out, s.group(i.ID, i.Digest, own, above, func() any {
			one := institution{ID: i.ID, URL: s.address(own.Href), Name: own.Label, Acronym: i.Acronym, Description: s.plain(i.Description),
				City: i.City, Country: i.Country, Parent: s.thing(above), Website: i.URL}
			if i.ROR != "" {
				one.ROR = scholar.Identifier{Scheme: "ror", Value: i.ROR}.URL()
			}
			return one
		}))
	}
	return out
}

// above links to what something is a part of, if anything.
func above[E any](e *E, link func(*E) view.Link) view.Link {
	if e == nil {
		return view.Link{}
	}
	return link(e)
}

// thing is what a link leads to; nil for none.
func (s Site) thing(l view.Link) *thing {
	if l.Label == "" {
		return nil
	}
	return &thing{l.Label, s.address(l.Href)}
}

func (s Site) plain(t scholar.Text) string {
	if t.IsZero() {
		return ""
	}
	return markup.Plain(t.In(s.Deck.Lang))
}
