// Package follow fills the view of the page that shows what is new of the pages which a
// reader follows. All that differs between readers is in their browsers: the page holds
// words, and a script reads the feeds.
package follow

import (
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// Page is that page.
type Page struct {
	Text func(key string, args ...any) string
}

// Title returns the page's name.
func (p Page) Title() string { return p.Text("following") }

// Description says what the page is for.
func (p Page) Description() string { return p.Text("following_lead") }

// Parents returns none: the page lies in no section.
func (p Page) Parents() []view.Link { return nil }

// Hash adds nothing: the page is made of words alone.
func (p Page) Hash(*key.Hasher) {}

// View makes a *view.Following.
func (p Page) View(frame view.Frame) any { return &view.Following{Frame: frame} }
