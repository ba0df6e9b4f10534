package metadata

import (
	"strconv"
	"strings"

	"lectern/generator/page/card"
	"lectern/generator/page/metadata/notation"
	"lectern/generator/page/profile"
	"lectern/generator/page/prose"
	"lectern/generator/page/publication"
	"lectern/generator/view"
)

// tagsMax is how many authors and subjects of a work the Open Graph names.
const tagsMax = 12

// property adds a property of the Open Graph, unless it says nothing.
func (h *head) property(name, content string) {
	if content != "" {
		h.f.Metas = append(h.f.Metas, view.Meta{Property: name, Content: content})
	}
}

// openGraph adds what a page looks like where it is shared.
func (h *head) openGraph(content any) {
	h.f.Metas = make([]view.Meta, 0, 32)
	h.property("og:type", h.og)
	h.property("og:title", h.f.Title)
	h.property("og:url", h.url)
	h.property("og:description", h.f.Description)
	h.property("og:site_name", h.Config.Title)
	h.property("og:locale", notation.Locale(h.f.Lang))
	for _, e := range h.f.Editions {
		if !e.Current {
			h.property("og:locale:alternate", notation.Locale(e.Lang))
		}
	}
	h.image()
	switch c := content.(type) {
	case profile.Page:
		h.name(c)
	case publication.Page:
		h.article(c)
	case prose.Page:
		if !c.Page.Date.IsZero() {
			h.property("article:published_time", card.MachineDate(c.Page.Date))
		}
	}
}

// image adds the picture that the page is shared with, and how large it may stand:
// what else Twitter wants it takes from the Open Graph.
func (h *head) image() {
	size := "summary"
	if h.cover.Src != "" {
		h.property("og:image", h.Deck.Book.Absolute(h.cover.Src))
		h.property("og:image:alt", h.cover.Alt)
		if h.cover.Width > 0 {
			h.property("og:image:width", strconv.Itoa(h.cover.Width))
			h.property("og:image:height", strconv.Itoa(h.cover.Height))
		}
		if h.cover.Width >= 2*h.cover.Height-100 {
			size = "summary_large_image"
		}
	}
	h.meta("twitter:card", size)
}

func (h *head) name(p profile.Page) {
	n := p.Author.Name.Complete()
	if n.Literal != "" || n.Family == "" {
		return
	}
	h.property("profile:first_name", n.Given)
	h.property("profile:last_name", strings.TrimSpace(n.Particles+" "+n.Family))
	h.property("profile:username", p.Author.Slug)
}

func (h *head) article(p publication.Page) {
	d, w := h.Deck, p.Work
	h.property("article:published_time", card.MachineDate(w.When()))
	for i := range w.Authorships[:min(tagsMax, len(w.Authorships))] {
		if href := d.Book.Author(w.Authorships[i].Author); href != "" {
			h.property("article:author", d.Book.Absolute(href))
		}
	}
	for _, t := range w.Topics[:min(tagsMax, len(w.Topics))] {
		h.property("article:tag", d.Topic(t.Topic).Label)
	}
}
