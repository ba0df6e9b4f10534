// Package prose arranges the site's own texts, the free pages, and fills their
// views: which are dated and stand in the list of their folder, which stand beside
// each other. It knows neither where pages lie in the output nor when they are
// made.
package prose

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/view"
)

// Shelf is the free pages of a site, by folder.
type Shelf struct {
	Home    *catalog.FreePage // index.md: the text of the home page; nil without one
	Folders []*Folder         // by name; the first is "" for the pages at the top

	byName map[string]*Folder
}

// Folder is the pages of one folder of content/pages/.
type Folder struct {
	Name    string // "", "news", "docs/intro"
	Index   *catalog.FreePage
	Dated   []*catalog.FreePage // newest first, then by path; none in the folder at the top
	Undated []*catalog.FreePage // by order, then title, then path
}

// Arrange puts free pages into their folders. Hidden ones are left out. A page with
// a date belongs to the list of its folder, unless it lies at the top.
func Arrange(pages []*catalog.FreePage, lang string) *Shelf {
	s := &Shelf{byName: map[string]*Folder{}}
	at := func(name string) *Folder {
		f := s.byName[name]
		if f == nil {
			f = &Folder{Name: name}
			s.byName[name] = f
			s.Folders = append(s.Folders, f)
		}
		return f
	}
	for _, p := range pages {
		dir, base := path.Split(p.Path)
		dir = strings.TrimSuffix(dir, "/")
		switch f := at(dir); {
		case p.Hidden:
		case base == "index" && dir == "":
			s.Home = p
		case base == "index":
			f.Index = p
		case !p.Date.IsZero() && dir != "":
			f.Dated = append(f.Dated, p)
		default:
			f.Undated = append(f.Undated, p)
		}
	}
	for _, f := range s.Folders {
		f.sort(lang)
	}
	slices.SortFunc(s.Folders, func(a, b *Folder) int { return strings.Compare(a.Name, b.Name) })
	return s
}

func (f *Folder) sort(lang string) {
	slices.SortFunc(f.Dated, func(a, b *catalog.FreePage) int {
		return cmp.Or(b.Date.Compare(a.Date), strings.Compare(a.Path, b.Path))
	})
	slices.SortFunc(f.Undated, func(a, b *catalog.FreePage) int {
		return cmp.Or(cmp.Compare(order(a), order(b)),
			strings.Compare(a.Title.In(lang).Source, b.Title.In(lang).Source), strings.Compare(a.Path, b.Path))
	})
}

func order(p *catalog.FreePage) int {
	if p.Order == 0 {
		return 1 << 30
	}
	return p.Order
}

// Link returns a free page's title, linked to it.
func Link(d *card.Deck, p *catalog.FreePage) view.Link {
	l := d.Label(p.Title)
	l.Href = d.Book.Text(p.Path)
	return l
}

// Link returns the folder's own page: its index, else its dated list; without
// address where it has neither.
func (f *Folder) Link(d *card.Deck) view.Link {
	l := view.Link{Label: f.heading(d)}
	if f.Index != nil || len(f.Dated) > 0 {
		l.Href = f.Href(d)
	}
	return l
}

// Href returns the address of the folder.
func (f *Folder) Href(d *card.Deck) string { return d.Book.Text(f.Name + "/index") }

// heading is the title of the index page, else the folder's name.
func (f *Folder) heading(d *card.Deck) string {
	if f.Index != nil {
		return d.Label(f.Index.Title).Label
	}
	name := []rune(path.Base(f.Name))
	return strings.ToUpper(string(name[:1])) + string(name[1:])
}
