package metadata

import (
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/identity"
	"lectern/generator/page/profile"
	"lectern/generator/photo"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// photoMin is the least area in pixels of a picture of a person in search results
// (Google's rules for profile pages).
const photoMin = 50_000

// profile writes a profile. A numbered page of somebody's works is no profile, and
// neither is the page of somebody who is known from works alone: that is not a person
// of this site.
func (h *head) profile(p profile.Page) {
	switch {
	case p.Number > 0:
		h.page("CollectionPage", func() {
			h.json.Object("about", func() { h.person(p.Author) })
			h.works(p.Portion())
		})
	case p.Author == h.Deck.Book.Person():
		h.webSite()
		fallthrough
	case p.Author.Recorded:
		h.page("ProfilePage", func() { h.json.Object("mainEntity", func() { h.owner(p) }) })
	default:
		h.page("WebPage", func() { h.json.Object("mainEntity", func() { h.person(p.Author) }) })
	}
}

// person writes who an author is, in as few words as will do.
func (h *head) person(a *catalog.Author) {
	h.json.Type(personType(a.Literal != ""))
	h.json.Text("@id", identity.Author(h.Deck.Book, a, a.ORCID))
	h.json.Text("name", a.Display)
}

func personType(group bool) string {
	if group {
		return "Organization"
	}
	return "Person"
}

// owner writes everything that a profile shows of its owner.
func (h *head) owner(p profile.Page) {
	d, a, w := h.Deck, p.Author, h.json
	h.person(a)
	if n := a.Name.Complete(); n.Family != "" && n.Literal == "" {
		w.Text("givenName", n.Given)
		w.Text("familyName", strings.TrimSpace(n.Particles+" "+n.Family))
		w.Text("honorificSuffix", n.Suffix)
		w.Text("honorificPrefix", a.Honorific)
	}
	w.Texts("alternateName", h.otherNames(a))
	if !a.Headline.IsZero() {
		w.Text("description", markup.Plain(a.Headline.In(d.Lang)))
	}
	w.Text("url", h.url)
	h.picture("image", d.Photo(a, 2*photo.Portrait), photoMin) // the portrait for dense screens
	w.List("identifier", func() {
		if a.ORCID != "" {
			h.identifier(scholar.Identifier{Scheme: "orcid", Value: a.ORCID})
		}
		if a.ISNI != "" {
			h.identifier(scholar.Identifier{Scheme: "isni", Value: a.ISNI})
		}
	})
	w.Texts("sameAs", sameAs(a))
	if a.Literal != "" {
		return
	}
	w.Text("jobTitle", d.Label(a.Role).Label)
	w.List("affiliation", func() {
		for i := range a.Affiliations {
			h.affiliation(&a.Affiliations[i])
		}
	})
	w.List("alumniOf", func() {
		for _, e := range a.Education {
			if school := p.School(e).Label; school != "" {
				w.Object("", func() {
					w.Type("Organization")
					w.Text("name", school)
				})
			}
		}
	})
	w.List("knowsAbout", func() {
		for _, c := range p.Topics() {
			h.term("", c.Topic)
		}
		for _, e := range a.Expertise {
			w.Text("", e)
		}
	})
	w.List("award", func() {
		for _, award := range a.Awards {
			w.Text("", markup.Plain(award.In(d.Lang)))
		}
	})
}

func (h *head) otherNames(a *catalog.Author) []string {
	var out []string
	if native := h.Deck.Label(a.NativeName).Label; native != "" {
		out = append(out, native)
	}
	for _, n := range a.OtherNames {
		if n.Show {
			out = append(out, n.Name)
		}
	}
	return out
}

// sameAs returns the addresses of the identifiers that a profile shows, and the
// person's own site.
func sameAs(a *catalog.Author) []string {
	var out []string
	for _, f := range profile.Identifiers(a) {
		for _, v := range f.Values {
			if v.Href != "" {
				out = append(out, v.Href)
			}
		}
	}
	if a.Website != "" {
		out = append(out, a.Website)
	}
	return out
}

// picture writes a picture that has as many pixels as its readers want.
func (h *head) picture(name string, image view.Image, least int) {
	if image.Src != "" && image.Width*image.Height >= least {
		h.json.Text(name, h.Deck.Book.Absolute(image.Src))
	}
}

// affiliation writes where somebody works or worked: the organisation, in a role
// where days or a title are known.
func (h *head) affiliation(at *catalog.Affiliation) {
	w := h.json
	organization := func() {
		w.Type("Organization")
		if at.Institution != nil {
			w.Text("@id", identity.Institution(h.Deck.Book, at.Institution))
		}
		w.Text("name", h.Deck.Place(at).Label)
	}
	role := h.Deck.Label(at.Role).Label
	if at.Start.IsZero() && at.End.IsZero() && role == "" {
		w.Object("", organization)
		return
	}
	w.Object("", func() {
		w.Type("OrganizationRole")
		w.Text("roleName", role)
		w.Text("startDate", at.Start.String())
		w.Text("endDate", at.End.String())
		w.Object("affiliation", organization)
	})
}
