package metadata

import (
	"slices"

	"lectern/generator/page/linkset"
	"lectern/generator/page/profile"
	"lectern/generator/page/publication"
	"lectern/generator/view"
)

// Links returns the typed links from the page of a work or an author, with the files that
// it exports, that its link sets repeat.
func (s *Site) Links(content any, href string, exports []view.Export) linkset.Page {
	h := &head{Site: s, f: &view.Frame{Exports: exports}, href: href, url: s.Deck.Book.Absolute(href)}
	if w, is := content.(publication.Page); is && s.Config.Metadata.Signposting {
		h.signposts(w)
	}
	h.files(content)
	links := slices.DeleteFunc(h.f.HeadLinks, func(l view.HeadLink) bool { return l.Rel == "linkset" })
	return linkset.Page{URL: h.url, Links: links}
}

// folder returns the folder of the files of a page, absolute: that of the page, except
// for the person whose profile is the home page.
func (h *head) folder(content any) string {
	href := h.href
	if p, is := content.(profile.Page); is && p.Author == h.Deck.Book.Person() {
		href = h.Deck.Book.Folder(p.Author)
	}
	return h.Deck.Book.Absolute(h.Deck.Book.Shared(href))
}

// linksets adds links to the link sets of a page.
func (h *head) linksets(content any) {
	p, person := content.(profile.Page)
	_, work := content.(publication.Page)
	if !h.Config.Outputs.Linksets || !work && (!person || p.Number > 0) {
		return
	}
	folder := h.folder(content)
	h.link(view.HeadLink{Rel: "linkset", Type: linkset.TypeJSON, Href: folder + linkset.JSON})
	h.link(view.HeadLink{Rel: "linkset", Type: linkset.TypeText, Href: folder + linkset.Text})
}
