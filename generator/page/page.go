// Package page plans the site: its kinds of pages, their addresses, what is shown
// on each, and the key by which a page is known to be unchanged. Plan makes no
// view; a page's view is made when the page is rendered. The package knows the
// catalog and the settings; it knows nothing of templates, HTML files or folders.
//
// The rooms below it: key (digests), listing (division into numbered pages), chart (works per
// year), card (what stands on many pages), and one for each family of views: front, profile,
// publication, group, prose, notice and feed; file, with hosting and sitemap, what has no
// view; amend makes links to claim and correct; follow is filled by a script; metadata and
// identity say the same to machines, sharing with which picture, and export lets works be
// taken along. Each kind is a small value there that can say its title, hash its ingredients
// and make its view; this package says which of them a site has, and where.
package page

import (
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/page/card"
	"lectern/generator/page/export"
	"lectern/generator/page/kept"
	"lectern/generator/page/key"
	"lectern/generator/page/sharing"
	"lectern/generator/view"
)

// Kind is the sort of a page; it is also the name of the layout.
type Kind string

// The kinds.
const (
	Home         Kind = "home"
	People       Kind = "people"
	Author       Kind = "author"
	Works        Kind = "works"
	Work         Kind = "work"
	Crowd        Kind = "crowd" // further authors of a work
	Topics       Kind = "topics"
	Topic        Kind = "topic"
	Venues       Kind = "venues"
	Venue        Kind = "venue"
	Institutions Kind = "institutions"
	Institution  Kind = "institution"
	Years        Kind = "years"
	Year         Kind = "year"
	Explore      Kind = "explore"
	Text         Kind = "text"  // a free page
	Dated        Kind = "dated" // a list of dated free pages
	NotFound     Kind = "404"
	Redirect     Kind = "redirect"
	Ambiguous    Kind = "name"
	Trust        Kind = "trust"     // how snapshots of trust are taken
	Following    Kind = "following" // what is new of what a reader follows
	Feed         Kind = "feed"      // Atom or JSON Feed, not a template
	Plain        Kind = "plain"     // robots.txt, sitemap.xml, _redirects: bytes made by render
	File         Kind = "file"      // copied as it is
	Picture      Kind = "picture"   // drawn from words alone: neither theme nor settings touch it
)

// Key is a digest of everything that a page's bytes depend on.
type Key = key.Key

// Page is one output address.
type Page struct {
	Path string // of the file, slash-separated, relative to the output folder: "authors/x/index.html"
	Kind Kind
	Lang string     // of the edition; of files that do not vary by language too
	Key  Key        // zero in a lazy plan, where Sum makes it
	View func() any // makes the kind's view: a pointer to a struct of package view

	later func(h *key.Hasher) Key
	trace func(seen func(Key))
}

// Ingredients returns the digests that the key of a page with a frame is made from, of
// records, cards and files, where the plan is traced; none otherwise.
func (p *Page) Ingredients() [][16]byte {
	var all [][16]byte
	if p.trace != nil {
		p.trace(func(d Key) { all = append(all, d) })
	}
	return all
}

// Sum returns the page's key, and makes it first where the plan is lazy.
func (p *Page) Sum() Key {
	if p.later != nil {
		return p.later(&key.Hasher{})
	}
	return p.Key
}

// Edition is what differs in another language of the site: the settings, with that
// language's words, the constants, and what Inputs says of Base and Text.
type Edition struct {
	Config *config.Config
	Site   *view.Site
	Base   func(Kind) Key
	Text   func(key string, args ...any) string
}

// Inputs is what a plan is made from.
type Inputs struct {
	Catalog *catalog.Catalog
	Config  *config.Config
	Site    *view.Site
	// Base is the digest of what all pages of a kind depend on beside the catalog:
	// the theme's files, strings, constants, the program.
	Base func(Kind) Key
	// Text returns a string of the interface by its key. It depends on its
	// arguments and on what Base covers alone.
	Text func(key string, args ...any) string
	// File knows the files of content/, by their path below it.
	File   func(name string) (FileInfo, bool)
	Static []StaticFile // content/static/
	// Removed lists the slugs of the former pages of people who were forgotten.
	Removed []string
	Assets  []Asset // of the theme

	// Exports keeps citations for the next plan; nil where there will be none.
	Exports *export.Memo

	// Kept is what the last plan left; nil where there will be no next one.
	Kept *kept.Memo

	Lazy bool // keys are made when they are asked for: a preview needs few

	// Traced, where set, is told the digest of each work's card and the record that it
	// stands for; and pages can tell their ingredients.
	Traced func(card, record Key)

	// Editions are the site in its further languages: the same pages, with other words.
	Editions []Edition

	made func(path string) // set by tests, which count the views that are made
}

// FileInfo is what pages say about a file of content/.
type FileInfo = card.FileInfo

// StaticFile is a file of content/static/, copied as it is.
type StaticFile struct {
	Path   string // in the output folder
	Source string // below content/
	Digest [16]byte
}

// Asset is a file of the theme; its name holds a digest of its bytes.
type Asset = sharing.Asset

// content is what a kind's page is made from, before it is made: a few pointers.
type content interface {
	Title() string
	Description() string       // plain, at most card.DescriptionMax characters; may be empty
	Parents() []view.Link      // between the page's section and the page
	Hash(h *key.Hasher)        // adds everything that the other methods depend on
	View(frame view.Frame) any // makes the kind's view
}
