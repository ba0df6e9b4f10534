// Package menu makes the site's navigation: what site.toml says, else the sections that
// the site has. It knows addresses, and no pages.
package menu

import (
	"slices"
	"strings"

	"lectern/generator/address"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/page/prose"
	"lectern/generator/view"
)

// Sections are the lists that a site may have, in the order of its menu. The names are
// also keys of strings. It is never written.
var Sections = []string{"people", "works", "topics", "venues", "institutions", "years"}

// Menu is the menu of a site in one language.
type Menu struct {
	book *address.Book
	with [][]view.MenuLink // with each of its links being the current one; the last with none
}

// New makes the menu.
func New(cfg *config.Config, deck *card.Deck, shelf *prose.Shelf) Menu {
	links := configured(cfg)
	if cfg.Menu.Main == nil {
		links = usual(deck, shelf)
	}
	m := Menu{book: deck.Book, with: make([][]view.MenuLink, len(links)+1)}
	for i := range m.with {
		m.with[i] = links
		if i < len(links) {
			m.with[i] = slices.Clone(links)
			m.with[i][i].Current = true
		}
	}
	return m
}

// Links returns the menu with none of its links being the current one.
func (m Menu) Links() []view.MenuLink { return m.with[len(m.with)-1] }

func configured(cfg *config.Config) []view.MenuLink {
	var out []view.MenuLink
	for _, l := range cfg.Menu.Main {
		out = append(out, view.MenuLink{Label: l.Label, Href: address.Link(cfg, l.URL)})
	}
	return out
}

// usual is the sections that exist, the dated lists and the free pages at the top.
func usual(deck *card.Deck, shelf *prose.Shelf) []view.MenuLink {
	var out []view.MenuLink
	for _, section := range Sections {
		if href := deck.Book.List(section); href != "" {
			out = append(out, view.MenuLink{Key: section, Href: href})
		}
	}
	for _, f := range shelf.Folders {
		if f.Name != "" && !strings.Contains(f.Name, "/") {
			if l := f.Link(deck); l.Href != "" {
				out = append(out, view.MenuLink{Label: l.Label, Href: l.Href})
			}
		} else if f.Name == "" {
			for _, page := range f.Undated {
				l := prose.Link(deck, page)
				out = append(out, view.MenuLink{Label: l.Label, Href: l.Href})
			}
		}
	}
	return out
}

// On returns the menu of a page with the link of its section marked as current.
func (m Menu) On(href, section string) []view.MenuLink {
	menu := m.Links()
	list := m.book.List(section)
	current, length := len(menu), 0
	for i, l := range menu {
		switch {
		case list != "" && l.Href == list:
			return m.with[i]
		case len(l.Href) > length && (l.Href == href || l.Href != m.book.Home() && strings.HasPrefix(href, l.Href)):
			current, length = i, len(l.Href)
		}
	}
	return m.with[current]
}

// Check reports links of the menu that lead to no page of the site; there tells whether
// one stands at a path in the output folder.
func Check(cfg *config.Config, book *address.Book, there func(path string) bool, ds *diag.List) {
	for _, l := range slices.Concat(cfg.Menu.Main, cfg.Menu.Footer) {
		href := address.Link(cfg, l.URL)
		if !strings.HasPrefix(href, book.Root()) {
			continue
		}
		if href, _, _ = strings.Cut(href, "#"); !there(book.Path(href)) {
			ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "menu-link", Place: cfg.Origins["menu"].Place,
				Message: "the menu link “" + l.Label + "” leads to " + l.URL + ", where the site has no page",
				Hint:    "addresses on the site begin and end with a slash: /works/"})
		}
	}
}
