package prose

import (
	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/page/listing"
	"lectern/generator/view"
)

// List is a page of a folder's dated list.
type List struct {
	Deck   *card.Deck
	Folder *Folder
	Shelf  *Shelf
	Number int
}

func (l List) list() listing.List { return listing.List{N: len(l.Folder.Dated), Size: l.Deck.PageSize} }

// Numbered returns how many numbered pages the list has.
func (l List) Numbered() int { return l.list().Numbered() }

// Title returns the list's title, with the number of a numbered page.
func (l List) Title() string { return l.Deck.Numbered(l.Folder.heading(l.Deck), l.Number) }

// Description returns the summary of the folder's index page.
func (l List) Description() string {
	if l.Folder.Index == nil || l.Number > 0 {
		return ""
	}
	return Page{Deck: l.Deck, Page: l.Folder.Index}.Description()
}

// Parents returns the folders above, and the list itself for its numbered pages.
func (l List) Parents() []view.Link {
	above := l.Shelf.above(l.Deck, parent(l.Folder.Name))
	if l.Number > 0 {
		above = append(above, l.Folder.Link(l.Deck))
	}
	return above
}

// View makes a *view.Dated.
func (l List) View(frame view.Frame) any {
	d := l.Deck
	v := &view.Dated{
		Frame:   frame,
		Heading: l.Folder.heading(d),
		Pager:   card.Pager(l.list(), l.Folder.Href(d), l.Number),
	}
	if l.Folder.Index != nil && l.Number == 0 {
		intro, lang := d.Markdown(l.Folder.Index.Body)
		v.IntroLang = lang
		v.Intro, _ = markup.Markdown(intro, markup.MarkdownOptions{Root: d.Book.Home(), Files: d.Book.Root(), Page: l.Folder.Href(d)})
	}
	for _, p := range l.pages() {
		dated := view.DatedPage{Link: Link(d, p), Date: p.Date.String(), Text: d.Date(p.Date)}
		if !p.Summary.IsZero() {
			dated.Summary = markup.HTML(p.Summary.In(d.Lang))
		}
		v.Pages = append(v.Pages, dated)
	}
	return v
}

func (l List) pages() []*catalog.FreePage {
	from, to := l.list().Range(l.Number)
	return l.Folder.Dated[from:to]
}

// Hash adds what the page is made of.
func (l List) Hash(h *key.Hasher) {
	h.Str(l.Folder.Name, l.Folder.heading(l.Deck))
	h.Int(l.Number, l.Deck.PageSize)
	if l.Folder.Index != nil {
		h.Digest(l.Folder.Index.Digest)
	}
	h.Int(len(l.pages()))
	for _, p := range l.pages() {
		h.Str(p.Path)
		h.Digest(p.Digest)
	}
	card.HashLinks(h, l.Parents())
	list := l.list()
	h.Bool(l.Number < list.Numbered())
	jumps := list.Jumps(l.Number)
	h.Int(len(jumps))
	h.Int(jumps...)
}
