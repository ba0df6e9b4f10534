package prose

import (
	"path"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// Page is the page of a free page.
type Page struct {
	Deck   *card.Deck
	Page   *catalog.FreePage
	Folder *Folder
	At     int // among the dated or the undated pages of the folder
	Shelf  *Shelf
}

// Title returns the page's title, plain.
func (p Page) Title() string { return p.Deck.Label(p.Page.Title).Label }

// Description returns the page's summary, else the beginning of its text.
func (p Page) Description() string {
	if !p.Page.Summary.IsZero() {
		return markup.Excerpt(markup.Plain(p.Page.Summary.In(p.Deck.Lang)), card.DescriptionMax)
	}
	return markup.Excerpt(markup.MarkdownPlain(p.Page.Body.In(p.Deck.Lang)), card.DescriptionMax)
}

// Parents returns the folders above the page that have a page of their own.
func (p Page) Parents() []view.Link {
	if p.Page == p.Folder.Index {
		return p.Shelf.above(p.Deck, parent(p.Folder.Name))
	}
	return p.Shelf.above(p.Deck, p.Folder.Name)
}

// above returns the folder of a name and those it lies in, as far as they have a
// page, outermost first.
func (s *Shelf) above(d *card.Deck, name string) []view.Link {
	var out []view.Link
	for ; name != ""; name = parent(name) {
		if f := s.byName[name]; f != nil {
			if l := f.Link(d); l.Href != "" {
				out = append(out, l)
			}
		}
	}
	slices.Reverse(out)
	return out
}

func parent(folder string) string {
	dir, _ := path.Split(folder)
	return strings.TrimSuffix(dir, "/")
}

// View makes a *view.Text.
func (p Page) View(frame view.Frame) any {
	d, fp := p.Deck, p.Page
	text, lang := d.Markdown(fp.Body)
	body, headings := markup.Markdown(text, markup.MarkdownOptions{Root: d.Book.Home(), Files: d.Book.Root(), Page: d.Book.Text(fp.Path)})
	v := &view.Text{
		Frame:    frame,
		Heading:  frame.Title,
		Body:     body,
		BodyLang: lang,
		Date:     fp.Date.String(),
		Text:     d.Date(fp.Date),
		Extra:    fp.Extra,
	}
	if fp.Toc {
		for _, h := range headings {
			v.Toc = append(v.Toc, view.Link{Label: h.Text, Href: "#" + h.ID})
		}
	}
	v.Prev, v.Next = p.neighbours()
	v.Pages = p.below()
	return v
}

// neighbours returns the pages before and after this one in its folder: of dated
// pages the older and the newer one. Pages at the top have none.
func (p Page) neighbours() (prev, next view.Link) {
	link := func(pages []*catalog.FreePage, i int) view.Link {
		if i < 0 || i >= len(pages) {
			return view.Link{}
		}
		return Link(p.Deck, pages[i])
	}
	switch {
	case p.Folder.Name == "" || p.Page == p.Folder.Index:
	case p.Page.Date.IsZero():
		return link(p.Folder.Undated, p.At-1), link(p.Folder.Undated, p.At+1)
	default:
		return link(p.Folder.Dated, p.At+1), link(p.Folder.Dated, p.At-1)
	}
	return view.Link{}, view.Link{}
}

// below returns, for an index page, the undated pages of its folder and the folders
// in it.
func (p Page) below() []view.Link {
	if p.Page != p.Folder.Index {
		return nil
	}
	var out []view.Link
	for _, fp := range p.Folder.Undated {
		out = append(out, Link(p.Deck, fp))
	}
	for _, f := range p.Shelf.Folders {
		if f.Name != "" && parent(f.Name) == p.Folder.Name {
			if l := f.Link(p.Deck); l.Href != "" {
				out = append(out, l)
			}
		}
	}
	return out
}

// Hash adds what the page is made of.
func (p Page) Hash(h *key.Hasher) {
	h.Str(p.Page.Path)
	h.Digest(p.Page.Digest)
	prev, next := p.neighbours()
	card.HashLink(h, prev)
	card.HashLink(h, next)
	card.HashLinks(h, p.Parents())
	card.HashLinks(h, p.below())
}
