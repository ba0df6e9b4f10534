package card

import (
	"cmp"
	"slices"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/key"
	"lectern/generator/photo"
	"lectern/generator/view"
)

// Anchors of the lists on a page, which counts lead to.
const (
	WorksAnchor  = "#works"
	PeopleAnchor = "#people"
)

// Person makes the card of an author in a list of people.
func (d *Deck) Person(a *catalog.Author) view.PersonCard {
	c := view.PersonCard{
		Name:  a.Display,
		Sort:  SortName(a),
		Href:  d.Book.Author(a),
		Photo: d.Photo(a, photo.Thumb),
		N:     len(a.Works),
	}
	if !a.NativeName.IsZero() {
		native, lang := d.In(a.NativeName)
		c.Native, c.NatLang = markup.Plain(native), lang
	}
	if !a.Role.IsZero() {
		c.Role = markup.Plain(a.Role.In(d.Lang))
	}
	if at := mainAffiliation(a); at != nil {
		c.Unit = at.Department
		if c.Unit == "" {
			c.Unit = d.Place(at).Label
		}
		if c.Role == "" && !at.Role.IsZero() {
			c.Role = markup.Plain(at.Role.In(d.Lang))
		}
	}
	c.Note = StatusKey(a.Status)
	if c.Href != "" && c.N > 0 {
		c.List = c.Href + WorksAnchor
	}
	return c
}

// HashPerson adds what the card of an author is made of.
func (d *Deck) HashPerson(h *key.Hasher, a *catalog.Author) {
	h.Str(d.Book.Author(a), d.Book.Folder(a))
	h.Digest(a.Digest)
	if !a.Recorded { // the name is all there is
		h.Str(a.Display, SortName(a))
	}
	h.Int(len(a.Works))
	if at := mainAffiliation(a); at != nil {
		h.Str(d.Place(at).Label, at.Department, at.Role.Source)
	}
	if a.Photo != "" {
		d.HashFile(h, a.Origin, a.Photo)
	}
}

// mainAffiliation is the first of the affiliations, unless the person has left.
func mainAffiliation(a *catalog.Author) *catalog.Affiliation {
	if len(a.Affiliations) == 0 || a.Affiliations[0].State == catalog.Former {
		return nil
	}
	return &a.Affiliations[0]
}

// Place returns an affiliation's institution as a link, or its name where it has
// no record.
func (d *Deck) Place(at *catalog.Affiliation) view.Link {
	if at.Institution == nil {
		return view.Link{Label: at.Affiliation.Institution}
	}
	return d.Institution(at.Institution)
}

// SortName returns the name as people lists print it: "Family, Given".
func SortName(a *catalog.Author) string {
	if a.Sorted == "" { // a hidden one
		return cmp.Or(a.Author.SortName, a.Name.Sort())
	}
	return a.Sorted
}

// statuses are those of a person that have a string. That somebody is staff goes
// without saying.
var statuses = []string{"emeritus", "student", "guest", "alumni", "deceased"}

// StatusKey returns the key of a person's status's string; "" for none.
func StatusKey(status string) string {
	if !slices.Contains(statuses, status) {
		return ""
	}
	return "status_" + status
}

// NameHref returns where a name on a work leads: to the author's page, or, for a
// name that fits several authors and was given to none, to the page that says so.
func (d *Deck) NameHref(a *catalog.Author) string {
	if href := d.Book.Author(a); href != "" || a.Recorded || a.Ambiguous == nil {
		return href
	}
	return d.Book.Name(a.Ambiguous)
}

// Author returns an author's name, linked to their page, else to their ORCID.
func (d *Deck) Author(a *catalog.Author) view.Link {
	href := d.NameHref(a)
	if href == "" {
		href = orcidURL(a.ORCID)
	}
	return view.Link{Label: a.Display, Href: href}
}

// PersonLink returns a person that a record names.
func (d *Deck) PersonLink(p catalog.Person) view.Link {
	if p.Author == nil {
		return view.Link{Label: p.Name}
	}
	return d.Author(p.Author)
}

// HashLink adds a link that is cheap to make.
func HashLink(h *key.Hasher, l view.Link) { h.Str(l.Label, l.Href, l.Lang) }

// HashLinks adds links that are cheap to make.
func HashLinks(h *key.Hasher, links []view.Link) {
	h.Int(len(links))
	for _, l := range links {
		HashLink(h, l)
	}
}
