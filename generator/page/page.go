// Package page plans the site: its kinds of pages, their addresses, what is shown
// on each, and the key by which a page is known to be unchanged. Plan makes no
// view; a page's view is made when the page is rendered. The package knows the
// catalog and the settings; it knows nothing of templates, HTML files or folders.
package page

// Kind is the sort of a page; it is also the name of the layout.
type Kind string

// The kinds.
const (
	Home         Kind = "home"
	People       Kind = "people"
	Author       Kind = "author"
	Works        Kind = "works"
	Work         Kind = "work"
	Topics       Kind = "topics"
	Topic        Kind = "topic"
	Venues       Kind = "venues"
	Venue        Kind = "venue"
	Institutions Kind = "institutions"
	Institution  Kind = "institution"
	Years        Kind = "years"
	Year         Kind = "year"
	Text         Kind = "text"  // a free page
	Dated        Kind = "dated" // a list of dated free pages
	NotFound     Kind = "404"
	Redirect     Kind = "redirect"
	Ambiguous    Kind = "name"
	Feed         Kind = "feed"  // Atom, not a template
	Plain        Kind = "plain" // robots.txt, sitemap.xml, _redirects: bytes made by render
	File         Kind = "file"  // copied as it is
)

// Key is a digest of everything that a page's bytes depend on.
type Key [16]byte

// Page is one output address.
type Page struct {
	Path string // of the file, slash-separated, relative to the output folder: "authors/x/index.html"
	Kind Kind
	Key  Key
	View func() any // makes the kind's view: a pointer to a struct of package view
}
