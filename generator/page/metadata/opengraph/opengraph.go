// Package opengraph says what a page looks like where it is shared, in the Open Graph's
// properties. It says what the page shows and no more.
package opengraph

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

// Page is a page that may be shared.
type Page struct {
	Deck  *card.Deck
	Site  string      // its title
	Frame *view.Frame // the metas are added to
	URL   string      // absolute
	Cover view.Image  // that it is shared with; without Src there is none
}

// Fill adds the properties to the frame's metas. Content is what the page is made from.
func (p Page) Fill(content any) {
	f := p.Frame
	p.property("og:type", kind(content))
	p.property("og:title", f.Title)
	p.property("og:url", p.URL)
	p.property("og:description", f.Description)
	p.property("og:site_name", p.Site)
	p.property("og:locale", notation.Locale(f.Lang))
	for _, e := range f.Editions {
		if !e.Current {
			p.property("og:locale:alternate", notation.Locale(e.Lang))
		}
	}
	p.image()
	switch c := content.(type) {
	case profile.Page:
		p.name(c)
	case publication.Page:
		p.article(c)
	case prose.Page:
		if !c.Page.Date.IsZero() {
			p.property("article:published_time", c.Page.Date.String())
		}
	}
}

// kind is the type of a page in the Open Graph.
func kind(content any) string {
	switch c := content.(type) {
	case profile.Page:
		return "profile"
	case publication.Page:
		return "article"
	case prose.Page:
		if !c.Page.Date.IsZero() {
			return "article"
		}
	}
	return "website"
}

// property adds a property, unless it says nothing.
func (p Page) property(name, content string) {
	if content != "" {
		p.Frame.Metas = append(p.Frame.Metas, view.Meta{Property: name, Content: content})
	}
}

// image adds the picture that the page is shared with, and how large it may stand:
// what else Twitter wants it takes from the Open Graph.
func (p Page) image() {
	size := "summary"
	if p.Cover.Src != "" {
		p.property("og:image", p.Deck.Book.Absolute(p.Cover.Src))
		p.property("og:image:alt", p.Cover.Alt)
		if p.Cover.Width > 0 {
			p.property("og:image:width", strconv.Itoa(p.Cover.Width))
			p.property("og:image:height", strconv.Itoa(p.Cover.Height))
		}
		if p.Cover.Width >= 2*p.Cover.Height-100 {
			size = "summary_large_image"
		}
	}
	p.Frame.Metas = append(p.Frame.Metas, view.Meta{Name: "twitter:card", Content: size})
}

func (p Page) name(owner profile.Page) {
	n := owner.Author.Name.Complete()
	if n.Literal != "" || n.Family == "" {
		return
	}
	p.property("profile:first_name", n.Given)
	p.property("profile:last_name", strings.TrimSpace(n.Particles+" "+n.Family))
	p.property("profile:username", owner.Author.Slug)
}

func (p Page) article(of publication.Page) {
	d, w := p.Deck, of.Work
	p.property("article:published_time", w.When().String())
	for i := range w.Authorships[:min(tagsMax, len(w.Authorships))] {
		if href := d.Book.Author(w.Authorships[i].Author); href != "" {
			p.property("article:author", d.Book.Absolute(href))
		}
	}
	for _, t := range w.Topics[:min(tagsMax, len(w.Topics))] {
		p.property("article:tag", d.Topic(t.Topic).Label)
	}
}
