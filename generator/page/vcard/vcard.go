// Package vcard writes authors as vCards (RFC 6350, version 4.0), which address books
// read. A card says what the author's page says, and no more: of email, telephone and
// room those that the record makes public. It knows neither when the file is written nor
// what else lies beside the page.
package vcard

import (
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/page/card"
	"lectern/generator/page/file"
	"lectern/generator/page/key"
	"lectern/generator/photo"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// name is the file's name in the author's folder.
const name = "contact.vcf"

// Card is the vCard of an author.
type Card struct {
	Deck   *card.Deck
	Author *catalog.Author
}

// Address returns the address of an author's card on a site; "" for none.
func Address(cfg *config.Config, d *card.Deck, a *catalog.Author) string {
	if !cfg.Profile.VCard {
		return ""
	}
	return Card{d, a}.Href()
}

// Files returns the cards of a site's people.
func Files(cfg *config.Config, d *card.Deck, people []*catalog.Author) []file.File {
	var out []file.File
	for _, a := range people {
		if href := Address(cfg, d, a); href != "" {
			c := Card{d, a}
			out = append(out, file.File{Path: d.Book.Path(href), What: "author " + a.ID, Place: a.Place, Hash: c.Hash, View: c.View})
		}
	}
	return out
}

// Href returns the address of the card; "" for somebody who has no page, or whose record
// makes no way to reach them public.
func (c Card) Href() string {
	if len(c.Author.Public) == 0 || c.email()+c.phone()+c.room() == "" || c.Deck.Book.Author(c.Author) == "" {
		return ""
	}
	return c.Deck.Book.Shared(c.Deck.Book.Folder(c.Author)) + name
}

func (c Card) public(field, value string) string {
	if !slices.Contains(c.Author.Public, field) {
		return ""
	}
	return value
}

func (c Card) email() string { return c.public("email", c.Author.Email) }
func (c Card) phone() string { return c.public("phone", c.Author.Phone) }
func (c Card) room() string  { return c.public("room", c.Author.Room) }

// Hash adds what the card is made of: its text is small.
func (c Card) Hash(h *key.Hasher) { h.Str(c.Text()) }

// View makes the view of the file.
func (c Card) View() any { return &view.Plain{Text: c.Text()} }

// Text returns the card.
func (c Card) Text() string {
	a, n := c.Author, c.Author.Name.Complete()
	var b builder
	b.line("BEGIN", "VCARD")
	b.line("VERSION", "4.0")
	b.line("KIND", kind(n))
	b.line("FN", escape(a.Display))
	if n.Literal == "" {
		b.line("N", structured(join(n.Particles, n.Family), n.Given, "", a.Honorific, n.Suffix))
	}
	for _, o := range a.OtherNames {
		if o.Show {
			b.text("NICKNAME", o.Name)
		}
	}
	c.work(&b)
	b.text("EMAIL", c.email())
	c.telephone(&b)
	if room := c.room(); room != "" {
		b.line("ADR", structured("", room, "", "", "", "", ""))
	}
	c.links(&b)
	b.line("END", "VCARD")
	return b.String()
}

func kind(n scholar.Name) string {
	if n.Literal != "" {
		return "group"
	}
	return "individual"
}

// work says what the author does, and where at present: the first affiliation that is no
// former one.
func (c Card) work(b *builder) {
	d, a := c.Deck, c.Author
	title := d.Label(a.Role).Label
	for i := range a.Affiliations {
		at := &a.Affiliations[i]
		if at.State == catalog.Former || at.State == catalog.Future {
			continue
		}
		if title == "" {
			title = d.Label(at.Role).Label
		}
		b.line("ORG", structured(filled(d.Place(at).Label, at.Department)...))
		break
	}
	b.text("TITLE", title)
}

// filled leaves out empty words at the end.
func filled(words ...string) []string {
	for len(words) > 1 && words[len(words)-1] == "" {
		words = words[:len(words)-1]
	}
	return words
}

// telephone is an address where the number is international, else text.
func (c Card) telephone(b *builder) {
	number := c.phone()
	if href := Telephone(number); href != "" {
		b.line("TEL;VALUE=uri", href)
	} else {
		b.text("TEL", number)
	}
}

// links are the page itself, by which the card is known again, the author's website,
// their ORCID record, and the picture.
func (c Card) links(b *builder) {
	d, a := c.Deck, c.Author
	page := d.Book.Absolute(d.Book.Author(a))
	b.line("URL", page)
	if a.Website != "" {
		b.line("URL", a.Website)
	}
	if a.ORCID != "" {
		b.line("URL", scholar.Identifier{Scheme: "orcid", Value: a.ORCID}.URL())
	}
	if picture := d.Photo(a, photo.Portrait); picture.Src != "" {
		b.line("PHOTO", d.Book.Absolute(picture.Src))
	}
	b.line("UID", page)
	b.line("SOURCE", d.Book.Absolute(c.Href()))
}

// Telephone returns the address of a number in the international form (RFC 3966); of
// others nobody knows where they lead.
func Telephone(number string) string {
	if !strings.HasPrefix(number, "+") {
		return ""
	}
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, number)
	return "tel:+" + digits
}
