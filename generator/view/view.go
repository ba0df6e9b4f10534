// Package view holds what templates get, and all they get: one closed struct for
// each kind of page, of plain fields. A view is made for one page (by package
// page) when that page is rendered, and dropped afterwards. Strings are plain text
// unless they are template.HTML, which comes from package markup alone. Hrefs are
// addresses on this site with its base path, or absolute ones elsewhere. The
// package depends on nothing.
package view

import "html/template"

// Site is what every page knows of the site: constants from site.toml and the
// theme, never anything that depends on records.
type Site struct {
	Title       string
	Description string
	BaseURL     string // absolute, ends in "/"
	Root        string // the base path: "/" or "/lab/"
	Language    string
	Logo        string         // address of the theme's or site's logo; empty without one
	Params      map[string]any // [params] of site.toml
	FooterMenu  []Link
	Stylesheet  string // address of the fingerprinted stylesheet
	Icon        string // address of the icon
	Manifest    string // address of the web application manifest; empty without one
	OpenSearch  string // address of the description of the site's search; empty without one
}

// Frame is the part that all views share.
type Frame struct {
	Site        *Site
	Kind        string // the page's kind: "author", "work", ...
	Lang        string // BCP 47
	Dir         string // "ltr" or "rtl"
	Title       string // the page's own name, plain; the theme adds the site's. The site's own on the home page
	Description string // plain, at most 160 characters; may be empty
	Canonical   string // absolute; empty where the page says no address: 404.html
	NoIndex     bool
	Home        string    // address of the home page
	Editions    []Edition // this page in all languages of the site; empty where it has one
	Menu        []MenuLink
	Crumbs      []Link   // from home to the parent of this page; the page itself is not in it
	Feed        string   // address of the page's feed as Atom; empty without one
	FeedJSON    string   // the same as JSON Feed
	Exports     []Export // files of the works that the page lists; empty without
	Following   string   // address of the page of what readers follow, where this page can be followed; there, its own
	Refresh     string   // where a redirect page leads, as the content of meta refresh: "0; url=..."

	// What the page says to machines beside what it says to people.
	Metas     []Meta
	HeadLinks []HeadLink
	Data      template.HTML // JSON-LD in its script element; empty without
}

// Meta is a meta element: Name for most vocabularies, Property for Open Graph.
type Meta struct {
	Name     string
	Property string
	Content  string
}

// HeadLink is a link element of the page's head. Href is absolute, so that robots that
// read links out of place are not led astray.
type HeadLink struct {
	Rel   string
	Href  string
	Type  string // media type of what it leads to; may be empty
	Title string
}

// Edition is a page in one language of the site.
type Edition struct {
	Lang     string
	Name     string // of the language, in itself
	Href     string
	Absolute string
	Current  bool // it is this page
}

// Link is a label with an address. Without Href it is plain text.
type Link struct {
	Label string
	Href  string
	Lang  string // language of the label where it differs from the page's
	Rel   string // the link's rel attribute, where it needs one
}

// MenuLink is a link of the site's menu. Key is the string's key in i18n ("works")
// for the usual sections; else Label is set.
type MenuLink struct {
	Key     string
	Label   string
	Href    string
	Current bool // the page lies in this section
}

// Count is a name with a number of works and the address of their list.
type Count struct {
	Label string
	Lang  string
	Href  string // of the entity; may be empty
	N     int
	List  string // address of the list behind N, with an anchor where needed; never empty
}

// Name is a person in a byline or list.
type Name struct {
	Label         string
	Lang          string
	Href          string // the author's page, or their ORCID; empty without either
	Owner         bool   // the profile's owner: set in full ink
	Isolate       bool   // it runs against the page's direction; on work pages only
	Corresponding bool
	Equal         bool
	Group         bool
	Notes         []int  // numbers of affiliations, on work pages
	ORCID         string // the full address; on work pages only
	Evidence      string // key of the string that says why the name is linked; empty for plain names
}

// WorkCard is a work as it stands in lists.
type WorkCard struct {
	ID        string
	Href      string
	Title     template.HTML // markup inside; no links
	Plain     string        // the title as plain text
	Brief     string        // as much of it as tells apart the labels of actions
	Aside     string        // the same where Title reads otherwise to those who drop its tags: "E = mc2"; else empty
	Lang      string        // of the title, where it differs from the site's
	Byline    []Name        // at most 12 names plus the page's owner
	More      int           // names left out of Byline
	MoreAfter int           // where More is not 0: index in Byline of the last name before the gap
	Editors   bool          // the byline names editors
	Venue     Link
	Year      int    // 0: undated
	YearHref  string // the year's page; may be empty
	Date      string // machine form: "2022", "2022-03", "2022-03-14"
	TypeKey   string // key of the type's string: "type_article"
	Status    string // "", "accepted", "in-press", "withdrawn", "retracted"
	Notice    string // plain; what a retraction or withdrawal says
	Awards    []string
	Source    string
	Actions   []Action // PDF, DOI, arXiv, code, ...: plain words
}

// Action is a link to the work itself or to what belongs to it.
type Action struct {
	Key   string // key of the string: "pdf", "doi", "code"; empty where Label is set
	Label string
	Href  string
	Rel   string
}

// WorkEntry is a card with its abstract, on author pages.
type WorkEntry struct {
	WorkCard
	Abstract     template.HTML // in paragraphs
	AbstractLang string        // where it differs from the page's
	ByName       bool          // nothing but the name says that the work is the profile's owner's
	Summary      bool          // Abstract holds the site's own words
	Topics       string        // what the work is filtered by: last parts of its topics' addresses, with spaces between; on lists that can be filtered
	COinS        string        // the work as reference managers find it in a list (ANSI/NISO Z39.88)
}

// YearGroup is the works of one year in a list. Year 0 is "no date".
type YearGroup struct {
	Year    int
	Anchor  string // "y2022", "undated"
	Href    string // the year's page; may be empty
	Works   []WorkCard
	Entries []WorkEntry // instead of Works on author pages
}

// Chart is works per year as a bar chart; lengths are in the SVG's units.
type Chart struct {
	Width, Height int
	Bars          []Bar
	First, Last   int  // years
	Broad         bool // wider than a phone, where its words are to be larger
	Baseline      int  // y of the years written under the bars
	Max           int
}

// Bar is one year of a chart.
type Bar struct {
	Year, N           int
	X, Y, Width, Tall int
	Center            int    // of the bar, where its year is written
	Href              string // the list behind N; empty where N is 0
	Tick              bool   // the year is written under the bar
}

// Pager leads through the numbered pages of one list.
type Pager struct {
	Newest string // the list's first page; empty there
	Newer  string // empty on the first page
	Older  string // empty on the oldest page
	Oldest string // page 1; empty there
	Number int    // of this page, counted from the oldest; 0 on the first page
	Jumps  []Jump // further pages, in order
}

// Jump is a numbered page.
type Jump struct {
	Number int
	Href   string
}

// PersonCard is a person in a list.
type PersonCard struct {
	Name    string // as displayed
	Sort    string // "Family, Given": as people lists print it
	Lang    string
	Native  string
	NatLang string
	Href    string
	Role    string
	Unit    string // department or institution
	Photo   Image
	Note    string // key of a string: "status_emeritus"; may be empty
	N       int    // works
	List    string // address of the list behind N
	Period  string // of the membership, on institution pages: "2019–2023"
}

// Image is a picture with its size in CSS pixels. Src is empty without one.
type Image struct {
	Src           string
	Double        string // the same for screens of twice the density; may be empty
	Alt           string
	Width, Height int
}

// Fact is a term with its values in a definition list: identifiers, places.
type Fact struct {
	Key    string // key of the string; empty where Label is set
	Label  string
	Values []Link
	Note   string // key of a string that says something of the term; may be empty
}
