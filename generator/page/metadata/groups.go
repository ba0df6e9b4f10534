package metadata

import (
	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/front"
	"lectern/generator/page/group"
	"lectern/generator/page/identity"
	"lectern/generator/page/metadata/notation"
	"lectern/generator/scholar"
)

// logoMin is the least area of a logo, 112 by 112 pixels (Google's rules for
// organisations).
const logoMin = 112 * 112

// front writes the home page: the site, and whose it is.
func (h *head) front(f front.Page) {
	h.webSite()
	if i := f.Organization(); i != nil {
		h.json.Object("", func() { h.organization(i) })
	}
}

// webSite writes the site itself, on its home page in the first language alone.
func (h *head) webSite() {
	if !h.Config.Main() {
		return
	}
	w := h.json
	w.Object("", func() {
		w.Type("WebSite")
		w.Text("@id", h.website())
		w.Text("name", h.Config.Title)
		w.Text("url", h.Config.BaseURL)
		w.Text("description", h.Config.Description)
		w.Texts("inLanguage", h.Config.Languages)
	})
}

// term writes a topic by its identity and name.
func (h *head) term(name string, t *catalog.Topic) {
	w := h.json
	w.Object(name, func() {
		w.Type("DefinedTerm")
		w.Text("@id", identity.Topic(h.Deck.Book, t))
		w.Text("name", h.Deck.Topic(t).Label)
	})
}

// termSet writes the set of the site's topics.
func (h *head) termSet(name string, named bool) {
	w, list := h.json, h.Deck.Book.List("topics")
	if list == "" {
		return
	}
	w.Object(name, func() {
		w.Type("DefinedTermSet")
		w.Text("@id", h.Deck.Book.Absolute(h.Deck.Book.Shared(list))+"#topics")
		if named {
			w.Text("name", h.f.Title)
			w.Text("url", h.url)
		}
	})
}

func (h *head) aboutTopic(p group.Topic) {
	w, t := h.json, p.Topic
	if p.Number > 0 {
		h.term("about", t)
		return
	}
	w.Object("about", func() {
		w.Type("DefinedTerm")
		w.Text("@id", identity.Topic(h.Deck.Book, t))
		w.Text("name", h.Deck.Topic(t).Label)
		w.Text("termCode", t.ID)
		w.Text("description", h.plain(t.Description))
		w.Text("url", h.url)
		w.Texts("sameAs", t.SameAs)
		h.termSet("inDefinedTermSet", false)
	})
}

func (h *head) aboutVenue(p group.Venue) {
	w, v := h.json, p.Venue
	w.Object("about", func() {
		class := notation.VenueClass(v.Type)
		w.Type(class)
		w.Text("@id", identity.Venue(h.Deck.Book, v))
		w.Text("name", h.Deck.Venue(v).Label)
		if p.Number > 0 {
			return
		}
		w.Text("alternateName", v.ShortName)
		if class == "Periodical" || class == "CreativeWorkSeries" {
			w.Texts("issn", v.ISSN)
		}
		w.Text("url", v.URL)
	})
}

func (h *head) aboutInstitution(p group.Institution) {
	h.json.Object("about", func() {
		if p.Number > 0 {
			h.json.Type("ResearchOrganization")
			h.json.Text("@id", identity.Institution(h.Deck.Book, p.Institution))
			h.json.Text("name", h.Deck.Institution(p.Institution).Label)
			return
		}
		h.organization(p.Institution)
	})
}

// organization writes everything that the page of an institution shows of it. What
// has a record is a research organisation: one of ROR's, or a part of one.
func (h *head) organization(i *catalog.Institution) {
	d, w := h.Deck, h.json
	w.Type("ResearchOrganization")
	w.Text("@id", identity.Institution(d.Book, i))
	w.Text("name", d.Institution(i).Label)
	w.Text("alternateName", i.Acronym)
	w.Text("description", h.plain(i.Description))
	w.Text("url", i.URL)
	if i.ROR != "" {
		ror := scholar.Identifier{Scheme: "ror", Value: i.ROR}
		w.List("identifier", func() { h.identifier(ror) })
		w.Text("sameAs", ror.URL())
	}
	h.picture("logo", d.Image(i.Origin, d.Book.Institution(i), i.Logo, ""), logoMin)
	if i.City != "" || i.Country != "" {
		w.Object("address", func() {
			w.Type("PostalAddress")
			w.Text("addressLocality", i.City)
			w.Text("addressCountry", i.Country)
		})
	}
	if i.Parent != nil {
		w.Object("parentOrganization", func() {
			w.Type("ResearchOrganization")
			w.Text("@id", identity.Institution(d.Book, i.Parent))
			w.Text("name", d.Institution(i.Parent).Label)
		})
	}
}

// plain returns a text in the page's language, without markup.
func (h *head) plain(t scholar.Text) string {
	if t.IsZero() {
		return ""
	}
	return markup.Plain(t.In(h.Deck.Lang))
}
