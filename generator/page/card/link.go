package card

import (
	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// label makes a link from a text.
func (d *Deck) label(t scholar.Text, href string) view.Link {
	t, lang := d.In(t)
	return view.Link{Label: markup.Plain(t), Href: href, Lang: lang}
}

// Topic returns a topic's name, linked to its page.
func (d *Deck) Topic(t *catalog.Topic) view.Link { return d.label(t.Name, d.Book.Topic(t)) }

// Venue returns a venue's name, linked to its page.
func (d *Deck) Venue(v *catalog.Venue) view.Link { return d.label(v.Name, d.Book.Venue(v)) }

// Institution returns an institution's name, linked to its page, else to its own
// site.
func (d *Deck) Institution(i *catalog.Institution) view.Link {
	href := d.Book.Institution(i)
	if href == "" {
		href = i.URL
	}
	return d.label(i.Name, href)
}

// WorkLink returns a work's title, linked to its page.
func (d *Deck) WorkLink(w *catalog.Work) view.Link {
	title, lang := d.Title(w)
	return view.Link{Label: markup.Plain(title), Href: d.Book.Work(w), Lang: lang}
}

// Label makes a link without an address from a text.
func (d *Deck) Label(t scholar.Text) view.Link { return d.label(t, "") }
