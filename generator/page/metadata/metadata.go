// Package metadata says in the heads of pages what they are, in the vocabularies that
// machines read: Open Graph, Highwire, Dublin Core, PRISM, schema.org as JSON-LD, and
// the links of FAIR Signposting. It says what the page shows and no more, so the key
// of the page covers it. It fills views and knows no templates.
package metadata

import (
	"html/template"

	"lectern/generator/config"
	"lectern/generator/page/card"
	"lectern/generator/page/export"
	"lectern/generator/page/front"
	"lectern/generator/page/group"
	"lectern/generator/page/metadata/jsonld"
	"lectern/generator/page/metadata/opengraph"
	"lectern/generator/page/profile"
	"lectern/generator/page/prose"
	"lectern/generator/page/publication"
	"lectern/generator/page/sharing"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// Site makes the metadata of one site's pages.
type Site struct {
	Deck    *card.Deck
	Config  *config.Config
	Covers  *sharing.Covers
	Exports *export.Shelf // may be nil
	writers jsonld.Pool
}

// head is the metadata of one page while it is made.
type head struct {
	*Site
	f     *view.Frame
	href  string // of the page
	url   string // the same, absolute
	cover view.Image
	json  *jsonld.Writer
}

// Fill adds the metadata of a page to its frame. Content is what the page is made
// from, and href its address.
func (s *Site) Fill(f *view.Frame, content any, href string) {
	h := &head{Site: s, f: f, href: href, url: s.Deck.Book.Absolute(href), cover: s.Covers.Of(content)}
	says := s.Config.Metadata
	if says.OpenGraph {
		f.Metas = make([]view.Meta, 0, 32) // as many as most pages have
		opengraph.Page{Deck: s.Deck, Site: s.Config.Title, Frame: f, URL: h.url, Cover: h.cover}.Fill(content)
	}
	w, work := content.(publication.Page)
	if work && says.Citation {
		h.citation(w)
	}
	if work && says.Signposting {
		h.signposts(w)
	}
	h.files(content)
	if says.JSONLD && !f.NoIndex && f.Kind != "redirect" {
		h.graph(content)
	}
}

// graph adds what schema.org has words for, as JSON-LD.
func (h *head) graph(content any) {
	h.json = h.writers.Get()
	defer h.writers.Put(h.json)
	h.json.Object("", func() {
		h.json.Text("@context", "https://schema.org")
		h.json.List("@graph", func() {
			h.nodes(content)()
			h.breadcrumbs()
		})
	})
	h.f.Data = template.HTML(`<script type="application/ld+json">` + string(h.json.Bytes()) + `</script>`)
}

// nodes returns what writes the things that a page is about.
func (h *head) nodes(content any) func() {
	switch c := content.(type) {
	case front.Page:
		return func() { h.front(c) }
	case profile.Page:
		return func() { h.profile(c) }
	case publication.Page:
		return func() { h.work(c) }
	case group.Topic:
		return h.collection(func() { h.aboutTopic(c) }, func() { h.works(c.Portion()) })
	case group.Venue:
		return h.collection(func() { h.aboutVenue(c) }, func() { h.works(c.Portion()) })
	case group.Institution:
		return h.collection(func() { h.aboutInstitution(c) }, func() { h.works(c.Portion()) })
	case interface{ Portion() card.Portion }: // of works, or of a year
		return h.collection(nil, func() { h.works(c.Portion()) })
	case profile.List:
		return h.collection(nil, func() { h.people(c) })
	case group.Topics:
		return h.collection(func() { h.termSet("mainEntity", true) }, nil)
	case group.Venues, group.Institutions, group.Years, prose.List:
		return h.collection(nil, nil)
	case prose.Page:
		return h.text(c)
	}
	return func() { h.page("WebPage", nil) }
}

// page writes the page itself, with what more writes of it.
func (h *head) page(class string, more func()) {
	w := h.json
	w.Object("", func() {
		w.Type(class)
		w.Text("@id", h.url)
		w.Text("url", h.url)
		w.Text("name", h.f.Title)
		w.Text("description", h.f.Description)
		w.Text("inLanguage", h.f.Lang)
		w.Object("isPartOf", func() { w.Text("@id", h.website()) })
		if more != nil {
			more()
		}
	})
}

// website is the identity of the site.
func (h *head) website() string { return h.Config.BaseURL + "#website" }

// collection writes a page that lists things: what they have in common, then the
// things.
func (h *head) collection(about, list func()) func() {
	return func() {
		h.page("CollectionPage", func() {
			if about != nil {
				about()
			}
			if list != nil {
				list()
			}
		})
	}
}

// breadcrumbs writes the way from the home page to this one, which the page shows
// above its heading and in it.
func (h *head) breadcrumbs() {
	if len(h.f.Crumbs) == 0 {
		return
	}
	w := h.json
	w.Object("", func() {
		w.Type("BreadcrumbList")
		w.List("itemListElement", func() {
			for i, c := range h.f.Crumbs {
				h.item(i+1, c.Label, c.Href)
			}
			h.item(len(h.f.Crumbs)+1, h.f.Title, "")
		})
	})
}

// item writes an element of a list; href is an address on this site, or empty.
func (h *head) item(position int, name, href string) {
	w := h.json
	w.Object("", func() {
		w.Type("ListItem")
		w.Int("position", position)
		w.Text("name", name)
		if href != "" {
			w.Text("item", h.Deck.Book.Absolute(href))
		}
	})
}

// listed is an entry of a list: a name with an address on this site.
type listed struct{ name, href string }

// listMax is how many entries structured data repeats of a list.
const listMax = 100

// list writes the entries of the list that the page shows.
func (h *head) list(name string, entries []listed) {
	if len(entries) == 0 {
		return
	}
	w := h.json
	w.Object(name, func() {
		w.Type("ItemList")
		w.Int("numberOfItems", len(entries))
		w.List("itemListElement", func() {
			for i, e := range entries[:min(listMax, len(entries))] {
				w.Object("", func() {
					w.Type("ListItem")
					w.Int("position", i+1)
					w.Text("name", e.name)
					if e.href != "" {
						w.Text("url", h.Deck.Book.Absolute(e.href))
					}
				})
			}
		})
	})
}

func (h *head) works(portion card.Portion) {
	works := portion.Works()
	entries := make([]listed, len(works))
	for i, w := range works {
		c := h.Deck.Work(w, nil)
		entries[i] = listed{c.Plain, c.Href}
	}
	h.list("mainEntity", entries)
}

func (h *head) people(l profile.List) {
	var entries []listed
	for _, g := range l.Groups {
		for _, a := range g.People {
			entries = append(entries, listed{a.Display, h.Deck.Book.Author(a)})
		}
	}
	h.list("mainEntity", entries)
}

// text writes a free page.
func (h *head) text(p prose.Page) func() {
	return func() {
		h.page("WebPage", func() {
			h.json.Text("datePublished", p.Page.Date.String())
			h.json.Text("dateModified", p.Page.Updated.String())
		})
	}
}

// identifier writes an identifier with the registry that its scheme stands in.
func (h *head) identifier(id scholar.Identifier) {
	w := h.json
	w.Object("", func() {
		w.Type("PropertyValue")
		w.Text("propertyID", "https://registry.identifiers.org/registry/"+id.Scheme)
		w.Text("value", id.Value)
		w.Text("url", id.URL())
	})
}
