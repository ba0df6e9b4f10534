package publication

import (
	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// crowdPage is how many names of a crowd stand on one page: as links they are 75 to 100
// bytes each, and no page shall have more than 150 kB (LOOK.md, budgets).
const crowdPage = 1000

// Crowd is a further page of a work whose authors are too many for the work's own page.
type Crowd struct {
	Page
	Number int // from 2; the work's own page is the first
}

// Crowds returns the further pages that the names need; none for nearly all works.
func (p Page) Crowds() []Crowd {
	var out []Crowd
	for n := 2; (n-1)*crowdPage < len(p.Work.Authorships); n++ {
		out = append(out, Crowd{Page: p, Number: n})
	}
	return out
}

// portion returns the names that stand on one of the pages, and the place of the first
// among all, from 1.
func (p Page) portion(number int) (names []catalog.Authorship, from int) {
	all := p.Work.Authorships
	start := (number - 1) * crowdPage
	return all[start:min(start+crowdPage, len(all))], start + 1
}

// label says which names stand on one of the pages.
func (p Page) label(number int) string {
	names, from := p.portion(number)
	return p.Deck.Text("authors_from_to", from, from+len(names)-1)
}

// crowdLinks leads to all pages of the names but one.
func (p Page) crowdLinks(but int) []view.Link {
	further := p.Crowds()
	if len(further) == 0 {
		return nil
	}
	var out []view.Link
	for n := 1; n <= len(further)+1; n++ {
		if n == but {
			continue
		}
		l := view.Link{Label: p.label(n), Href: p.Deck.Book.Work(p.Work)}
		if n > 1 {
			l.Href = address.Numbered(l.Href, n)
		} else {
			l.Href += "#authors"
		}
		out = append(out, l)
	}
	return out
}

// Href returns the page's address.
func (c Crowd) Href() string { return address.Numbered(c.Deck.Book.Work(c.Work), c.Number) }

// Title returns the page's name.
func (c Crowd) Title() string { return c.Page.Title() + ": " + c.label(c.Number) }

// Parents returns the work.
func (c Crowd) Parents() []view.Link { return []view.Link{c.Deck.WorkLink(c.Work)} }

// Hash adds what the page is made of.
func (c Crowd) Hash(h *key.Hasher) {
	h.Int(c.Number)
	c.Page.Hash(h)
}

// View makes a *view.Crowd.
func (c Crowd) View(frame view.Frame) any {
	names, _ := c.portion(c.Number)
	a := affiliations{deck: c.Deck, number: map[string]int{}}
	v := &view.Crowd{Frame: frame, Work: c.Deck.WorkLink(c.Work), Heading: c.label(c.Number), Further: c.crowdLinks(c.Number)}
	v.Authors = a.names(names)
	v.Affiliations = a.links
	for _, n := range v.Authors {
		v.HasEqual = v.HasEqual || n.Equal
		v.HasCorrespnd = v.HasCorrespnd || n.Corresponding
	}
	return v
}
