package metadata

import (
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/page/api"
	"lectern/generator/page/card"
	"lectern/generator/page/front"
	"lectern/generator/page/metadata/notation"
	"lectern/generator/page/profile"
	"lectern/generator/page/publication"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

func (h *head) link(l view.HeadLink) { h.f.HeadLinks = append(h.f.HeadLinks, l) }

// files adds links to the files that say for machines what the page says. This is the
// list of them: a new sort of file is a line here.
func (h *head) files(content any) {
	h.api(content)
	h.linksets(content)
	folder := h.folder(content)
	if p, is := content.(profile.Page); is && p.Number == 0 && p.Scale.Shows(p.Author) {
		h.link(view.HeadLink{Rel: "describedby", Type: "application/json", Href: folder + "trust.json"})
	}
	if p, is := content.(profile.Page); is && p.VCard != "" {
		h.link(view.HeadLink{Rel: "alternate", Type: "text/vcard", Href: h.Deck.Book.Absolute(p.VCard)})
	}
	for _, x := range h.f.Exports {
		h.link(view.HeadLink{Rel: "alternate", Type: x.Type, Href: h.Deck.Book.Absolute(x.Href), Title: x.Label})
	}
}

// api adds links to what the API says of the page.
func (h *head) api(content any) {
	add := func(wanted bool, rel, path string) {
		if wanted {
			h.link(view.HeadLink{Rel: rel, Type: "application/json", Href: h.Deck.Book.Absolute(h.Deck.Book.Static(path))})
		}
	}
	switch c := content.(type) {
	case front.Page:
		add(h.Config.API.Lists, "service-desc", api.Root+"index.json")
	case publication.Page:
		add(h.Config.API.Works, "describedby", api.WorkPath(c.Work))
	case profile.Page:
		add(h.Config.API.Lists && c.Author == h.Deck.Book.Person() && c.Number == 0, "service-desc", api.Root+"index.json")
		add(h.Config.API.Authors && c.Number == 0 && !c.Author.NoIndex, "describedby", api.AuthorPath(c.Author))
	}
}

// signposts adds the links of FAIR Signposting to a work's page.
func (h *head) signposts(p publication.Page) {
	for _, l := range h.Signposts(p.Work) {
		h.link(l)
	}
}

// Signposts returns the typed links from the page of a work. Authors are named by
// persistent identifiers alone. A DOI is what to cite the page as where it leads to
// this site, which site.toml says of its prefix; any other DOI leads to the publisher's
// page, which is another document.
func (s *Site) Signposts(w *catalog.Work) []view.HeadLink {
	var out []view.HeadLink
	add := func(rel, href, media string) {
		if href != "" {
			out = append(out, view.HeadLink{Rel: rel, Href: href, Type: media})
		}
	}
	for i := range w.Authorships[:min(namesMax, len(w.Authorships))] {
		if orcid := card.ORCID(&w.Authorships[i]); orcid != "" {
			add("author", scholar.Identifier{Scheme: "orcid", Value: orcid}.URL(), "")
		}
	}
	if w.DOI != "" {
		rel := "related"
		if prefix, _, _ := strings.Cut(w.DOI, "/"); slices.Contains(s.Config.Deploy.DOIPrefixes, prefix) {
			rel = "cite-as"
		}
		add(rel, scholar.Identifier{Scheme: "doi", Value: w.DOI}.URL(), "")
	}
	for _, f := range s.content(w) {
		add("item", f.Href, f.Type)
	}
	for _, x := range s.Exports.Links(s.Exports.Beside(w)) {
		add("describedby", s.Deck.Book.Absolute(x.Href), x.Type)
	}
	add("license", strings.TrimSuffix(publication.License(w.License).Href, ".html"), "")
	info, _ := w.Type.Info()
	add("type", "https://schema.org/"+info.Schema, "")
	add("type", "https://schema.org/AboutPage", "")
	return out
}

// content returns the files of a work that lie in its folder on this site.
func (s *Site) content(w *catalog.Work) []view.HeadLink {
	folder := s.Deck.Book.Shared(s.Deck.Book.Work(w))
	var out []view.HeadLink
	for _, a := range s.Deck.Work(w, nil).Actions {
		if folder != "" && strings.HasPrefix(a.Href, folder) {
			out = append(out, view.HeadLink{Href: s.Deck.Book.Absolute(a.Href), Type: notation.MediaType(a.Href)})
		}
	}
	return out
}
