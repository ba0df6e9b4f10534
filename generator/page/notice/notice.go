// Package notice fills the views of pages that say of an address that nothing stands
// there: no page, a page that was removed, or one that has moved.
package notice

import (
	"lectern/generator/address"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// Text returns a string of the interface by its key.
type Text = func(key string, args ...any) string

// NotFound is 404.html. It says no address of its own: hosts show it for any.
type NotFound struct{ Text Text }

// Title says that there is no page.
func (n NotFound) Title() string { return n.Text("not_found") }

// Description returns none.
func (n NotFound) Description() string { return "" }

// Parents returns none.
func (n NotFound) Parents() []view.Link { return nil }

// Hash adds nothing: all such pages are the same.
func (n NotFound) Hash(*key.Hasher) {}

// View makes a *view.NotFound.
func (n NotFound) View(frame view.Frame) any { return &view.NotFound{Frame: frame} }

// Removed is the page at the former address of somebody who was forgotten. It says no
// name and no address, and is in no list, index or sitemap.
type Removed struct{ Text Text }

// Title says that the page was removed.
func (r Removed) Title() string { return r.Text("removed") }

// Description returns none.
func (r Removed) Description() string { return "" }

// Parents returns none.
func (r Removed) Parents() []view.Link { return nil }

// Hash adds nothing: all such pages are the same.
func (r Removed) Hash(*key.Hasher) {}

// View makes a *view.NotFound.
func (r Removed) View(frame view.Frame) any { return &view.NotFound{Frame: frame, Removed: true} }

// Redirect leads from a former address to the present one.
type Redirect struct {
	Book   *address.Book
	Text   Text
	Target view.Link // on this site
}

// Title says that the page has moved.
func (r Redirect) Title() string { return r.Text("moved") }

// Description returns none.
func (r Redirect) Description() string { return "" }

// Parents returns none.
func (r Redirect) Parents() []view.Link { return nil }

// View makes a *view.Redirect. The target is the canonical address, so that search
// engines carry over what they know of the former one.
func (r Redirect) View(frame view.Frame) any {
	frame.Canonical = r.Book.Absolute(r.Target.Href)
	frame.NoIndex = true
	frame.Refresh = "0; url=" + r.Target.Href
	return &view.Redirect{Frame: frame, Target: r.Target}
}

// Hash adds where the page leads.
func (r Redirect) Hash(h *key.Hasher) { card.HashLink(h, r.Target) }
