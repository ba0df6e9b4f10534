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
}

// Frame is the part that all views share.
type Frame struct {
	Site        *Site
	Kind        string // the page's kind: "author", "work", ...
	Lang        string // BCP 47
	Dir         string // "ltr" or "rtl"
	Title       string // the page's own name, plain; the theme adds the site's
	Description string // plain, at most 160 characters; may be empty
	Canonical   string // absolute; empty on pages that must not be indexed
	NoIndex     bool
	Home        string // address of the home page
	Menu        []MenuLink
	Crumbs      []Link // from home to the parent of this page; the page itself is not in it
	Feed        string // address of the page's feed; empty without one
}

// Link is a label with an address. Without Href it is plain text.
type Link struct {
	Label string
	Href  string
	Lang  string // language of the label where it differs from the page's
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
	Plain     string        // the title as plain text, for labels of actions
	Lang      string        // of the title, where it differs from the site's
	Byline    []Name        // at most 12 names plus the page's owner
	More      int           // names left out of Byline
	MoreAfter int           // index in Byline after which they are left out
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
	Abstract template.HTML
	Summary  bool // Abstract holds the site's own words
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
	First, Last   int // years
	Max           int
}

// Bar is one year of a chart.
type Bar struct {
	Year, N           int
	X, Y, Width, Tall int
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
	Alt           string
	Width, Height int
}

// Fact is a term with its values in a definition list: identifiers, places.
type Fact struct {
	Key    string // key of the string; empty where Label is set
	Label  string
	Values []Link
}

// Home is the site's front page, unless a person's profile stands there.
type Home struct {
	Frame
	About       template.HTML // of the home page's own text, content/pages/index.md
	Newest      []WorkCard
	WorksHref   string
	Works       int
	Ways        []Way
	Description string
	Years       Chart
}

// Way is a way into the site with how much lies there.
type Way struct {
	Key   string // "people", "topics", "venues", "institutions", "years"
	Href  string
	N     int
	Links []Count // the largest few
}

// People is a list of people, whole or one initial of it.
type People struct {
	Frame
	Groups   []PeopleGroup
	Initials []Initial // where the list is divided
	Photos   bool      // most have one, so they are shown
}

// PeopleGroup is people under a category or an initial.
type PeopleGroup struct {
	Label  string // the category as its records write it, or the initial; may be empty
	Anchor string
	People []PersonCard
}

// Initial is a division of a long list of people.
type Initial struct {
	Label   string
	Href    string
	Current bool
	N       int
}

// Author is a researcher's profile.
type Author struct {
	Frame
	Name          string
	NameLang      string
	Honorific     string
	NativeName    string
	NativeLang    string
	OtherNames    []Link
	Pronouns      string
	Initials      string // shown where there is no photo
	Photo         Image
	Role          string
	Headline      template.HTML
	Bio           template.HTML
	StatusKey     string // key of the status's string; empty for staff or none
	Affiliations  []Position
	Former        []Position
	Education     []Position
	Advisors      []Link
	Advisees      []Link
	Identifiers   []Fact
	Contact       []Fact
	Links         []Link
	Awards        []template.HTML
	Expertise     []string
	Open          bool // declared open to collaborate
	OpenFor       template.HTML
	OpenLanguages []string
	OpenReach     Link
	ClaimedBy     string
	ClaimedOn     string
	Reviewed      string
	Chart         Chart
	Years         []YearLink // the year rail
	Works         int
	First, Last   int
	Topics        []Count
	Coauthors     []Count
	CoauthorsMore int // left out of Coauthors
	Venues        []Count
	Types         []Count
	Selected      []WorkCard
	Groups        []YearGroup // Entries
	Pager         Pager
	Ambiguous     Link // the page that lists namesakes; Href empty without one
	ByNameOnly    int  // works linked by name alone
	Extra         map[string]any
}

// YearLink is a year of a list with its number of works.
type YearLink struct {
	Year int
	N    int
	Href string // an anchor on this page or on a numbered one
}

// Position is an affiliation or a degree.
type Position struct {
	Title       string // role or degree
	Department  string
	Institution Link
	Period      string // "2019–2023", "since 2020"; may be empty
	Start, End  string // machine form
	State       string // "current", "former", "future" or ""
}

// Works is a page of works: all of them, or those of one year.
type Works struct {
	Frame
	Heading string // the year; empty on /works/
	Groups  []YearGroup
	Pager   Pager
	Chart   Chart
	Types   []Count // on year pages
	Prev    Link    // the year before
	Next    Link    // the year after
	Total   int     // on the first page; 0 on numbered ones
}

// Work is a publication's page.
type Work struct {
	Frame
	Card         WorkCard
	Title        template.HTML
	Authors      []Name
	Editors      []Name
	Translators  []Name
	Affiliations []Link // numbered from 1; Name.Notes refers to them
	HasEqual     bool
	HasCorrespnd bool
	NoCoauthors  bool // too many authors for coauthor links
	Notice       template.HTML
	Where        []Fact // venue, volume, event, pages: what a reference needs
	Abstract     template.HTML
	AbstractLang string
	AbstractDir  string
	Summary      template.HTML
	SummaryLang  string
	Image        Image
	Actions      []Action
	Identifiers  []Fact
	Details      []Fact // type, date, publisher, license, funding, source, ...
	Topics       []TopicTag
	Keywords     []string
	Volume       Link
	Parts        []WorkCard
	Published    *WorkCard
	Preprints    []WorkCard
	Revisions    []Revision
	References   []WorkCard
	CitedBy      []WorkCard
	Awards       []template.HTML
	Note         template.HTML
	Citation     template.HTML // a formatted reference
	CiteKey      string
	Extra        map[string]any
}

// TopicTag is a topic on a work's page.
type TopicTag struct {
	Link
	ByRule bool
}

// Revision is one version of a work.
type Revision struct {
	Label string
	Date  string
	Text  string // the date as people write it
	Href  string
	Note  template.HTML
}

// Topics lists the topics.
type Topics struct {
	Frame
	Topics []TopicNode
}

// TopicNode is a topic in the list, with narrower ones below it.
type TopicNode struct {
	Count
	Kids []TopicNode
}

// Group is the page of a topic or a venue: a group of works.
type Group struct {
	Frame
	Name        template.HTML
	NameLang    string
	ShortName   string
	TypeKey     string
	Description template.HTML
	Facts       []Fact
	Broader     []Link
	Narrower    []Count
	Chart       Chart
	Authors     []Count
	Topics      []Count
	Groups      []YearGroup
	Pager       Pager
	Total       int
	ByRule      int // works that got the topic by rule
	Extra       map[string]any
}

// Venues lists the venues.
type Venues struct {
	Frame
	Groups []VenueGroup
}

// VenueGroup is venues of one type.
type VenueGroup struct {
	TypeKey string // key of the string; empty for venues without a type
	Venues  []Count
}

// Institutions lists the institutions as trees.
type Institutions struct {
	Frame
	Institutions []InstitutionNode
}

// InstitutionNode is an institution with its parts.
type InstitutionNode struct {
	Link
	Acronym string
	Place   string // "Bielefeld, Germany"
	People  int
	List    string // address of the list of people
	Kids    []InstitutionNode
}

// Institution is an institution's page.
type Institution struct {
	Frame
	Name        template.HTML
	NameLang    string
	Acronym     string
	Description template.HTML
	Logo        Image
	Facts       []Fact
	Parents     []Link // outermost first
	Parts       []InstitutionNode
	People      []PersonCard // current ones, or all where as_of is not set
	Former      []PersonCard
	Chart       Chart
	Groups      []YearGroup
	Pager       Pager
	Total       int
	Extra       map[string]any
}

// Years lists the years.
type Years struct {
	Frame
	Years []YearRow
	Chart Chart
}

// YearRow is a year in the list.
type YearRow struct {
	Year  int
	Href  string
	N     int
	Types []Count
}

// Text is a free page: Markdown by a human.
type Text struct {
	Frame
	Heading string
	Body    template.HTML
	Date    string
	Text    string // the date as people write it
	Toc     []Link
	Prev    Link
	Next    Link
	Extra   map[string]any
}

// Dated lists the dated pages of a folder, such as news.
type Dated struct {
	Frame
	Heading string
	Intro   template.HTML
	Items   []DatedItem
	Pager   Pager
}

// DatedItem is a dated page in its list.
type DatedItem struct {
	Link
	Date    string
	Text    string
	Summary template.HTML
}

// NotFound is 404.html.
type NotFound struct {
	Frame
}

// Redirect leads from a former address to the present one.
type Redirect struct {
	Frame
	Target Link // Href is absolute
}

// Ambiguous is the page of an ambiguous name.
type Ambiguous struct {
	Frame
	Name   string
	People []PersonCard
	Works  []WorkCard
}

// Feed is an Atom feed.
type Feed struct {
	ID      string // permanent, absolute
	Title   string
	Self    string // absolute
	Home    string // absolute: the page the feed belongs to
	Author  string
	Lang    string
	Updated string // RFC 3339
	Entries []FeedEntry
}

// FeedEntry is one entry of a feed.
type FeedEntry struct {
	ID      string
	Title   string // plain
	Href    string // absolute
	Updated string // RFC 3339
	Authors []string
	Summary string // plain
}

// Plain is a file whose text the plan knows: robots.txt, _redirects.
type Plain struct {
	Text string
}

// Sitemap is the sitemap's addresses, absolute, sorted.
type Sitemap struct {
	Locs []string
}

// File is a file copied as it is: Data, or the file of content/ called Source.
type File struct {
	Source string
	Data   []byte
}
