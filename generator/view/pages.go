package view

import "html/template"

// Home is the site's front page, unless a person's profile stands there.
type Home struct {
	Frame
	AboutLang   string        // where it differs from the page's
	About       template.HTML // of the home page's own text, content/pages/index.md
	Newest      []WorkCard
	WorksHref   string
	Works       int
	Ways        []Way
	Description string
	Years       Chart

	Organization Link // of the site, where site.toml names it; Href empty where its page is not written
	Logo         Image
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
	Within   []Initial // divisions of the current initial, where it is long itself: "Wa", "We"
	Initial  string    // whose people these are; empty on the list's first page
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
	BioLang       string // where it differs from the page's
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
	VCard         string // address of the contact as a vCard; empty without one
	Care          Care
	Followers     int // a count that the record carries; 0 where it has none
	Trust         Snapshot
	Chart         Chart
	Years         []YearLink // the year rail
	Works         int
	First, Last   int
	Topics        []Count
	Circle        Circle
	Graph         Graph
	Venues        []Count
	Types         []Count
	Selected      []WorkCard
	Groups        []YearGroup // Entries
	Pager         Pager
	Filters       bool // the works in Groups can be filtered
	Ambiguous     Link // the page that lists namesakes; Href empty without one
	ByNameOnly    int  // works linked by name alone
	Extra         map[string]any
}

// YearLink is a year of a list with its number of works.
type YearLink struct {
	Year int
	N    int
	Href string // an anchor on this page or on a numbered one
	Bar  int    // length of the year's bar, 1 to 56
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
	Card           WorkCard
	Title          template.HTML
	Folded         bool // so many authors that the list is folded behind the card's byline
	AuthorsTotal   int
	Crowd          bool // so many that their markup must be scant
	Authors        []Name
	Further        []Link // pages of the names that do not stand here
	Editors        []Name
	Translators    []Name
	Affiliations   []Link // numbered from 1; Name.Notes refers to them
	HasEqual       bool
	HasCorrespnd   bool
	NoCoauthors    bool // too many authors for coauthor links
	Roles          []RoleNames
	Linked         []Linked
	Notice         template.HTML
	Where          []Fact // venue, volume, event, pages: what a reference needs
	Abstract       template.HTML
	AbstractLang   string
	AbstractDir    string
	Summary        template.HTML
	SummaryLang    string
	Image          Image
	Actions        []Action
	Identifiers    []Fact
	Details        []Fact // type, date, publisher, license, funding, source, ...
	Topics         []TopicTag
	Keywords       []string
	Volume         Link
	VolumeStatus   string // "retracted" or "withdrawn"; empty for a volume that stands
	Parts          []WorkCard
	PartsRest      []WorkLine // parts that are not in Parts
	Published      *WorkCard
	Preprints      []WorkCard
	Revisions      []Revision
	References     []WorkCard
	ReferencesRest []WorkLine // works of this site that are not in References
	CitedBy        []WorkCard
	CitedByRest    []WorkLine // works of this site that are not in CitedBy
	Awards         []template.HTML
	Note           template.HTML
	Correct        string      // address at which to correct the record; may be empty
	Cited          Reference   // in the first of the site's citation styles; zero where it has none
	CitedMore      []Reference // in the others
	Cites          []Cite
	Graph          Graph
	Extra          map[string]any
}

// Crowd is a further page of the names of a work that has thousands of authors.
type Crowd struct {
	Frame
	Work         Link
	Heading      string
	Authors      []Name
	Affiliations []Link // numbered from 1; Name.Notes refers to them
	HasEqual     bool
	HasCorrespnd bool
	Further      []Link // the other pages
}

// RoleNames is who did one thing for a work.
type RoleNames struct {
	Key   string // of the role's string; empty where Label is set
	Label string // a role that CRediT does not have, as the record writes it
	Names []string
	More  int // people left out of Names
}

// Linked is names on a work that are linked to authors by one kind of evidence.
type Linked struct {
	Key   string // of the evidence's string
	File  string // of the record that says so; empty where it differs from name to name
	Alone bool   // the name is all the evidence there is
	Names []LinkedName
	More  int // names left out of Names
}

// LinkedName is a name with the file of the record that it was linked by.
type LinkedName struct {
	Label   string
	Isolate bool   // as in Name
	File    string // empty where Linked.File is set
	Disown  string // address at which this author disowns the work; may be empty
}

// WorkLine is a work in a long list, in as few words as will do.
type WorkLine struct {
	Link
	Year   int    // 0: undated
	Status string // "retracted" or "withdrawn"; empty for a work that stands
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

// TopicNode is a topic in the list. Narrower ones follow it.
type TopicNode struct {
	Count
	Nesting
}

// Nesting is how a node of a tree stands among its list's, which come in the order of
// reading: a node, what is below it, the next node.
type Nesting struct {
	Opens  bool // the next node is below this one
	Closes int  // so many lists of nodes below another end after this one
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
	AuthorsMore int    // authors left out of Authors
	AuthorsList string // address of a list that names them all; empty where AuthorsMore is 0
	Topics      []Count
	Groups      []YearGroup
	Pager       Pager
	Total       int
	ByRule      int       // works that got the topic by rule
	Open        []Willing // who is open to collaborate on the topic
	Graph       Graph
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

// Institutions lists the institutions as trees, one after the other.
type Institutions struct {
	Frame
	Institutions []InstitutionNode
}

// InstitutionNode is an institution in a list. Its parts follow it.
type InstitutionNode struct {
	Link
	Acronym string
	Place   string // "Bielefeld, Germany"
	People  int
	List    string // address of the list of people
	Nesting
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
	PeopleMore  int          // left out of People
	Former      []PersonCard
	FormerMore  int // left out of Former
	Chart       Chart
	Groups      []YearGroup
	Pager       Pager
	Total       int
	Graph       Graph
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
	Heading  string
	Body     template.HTML
	BodyLang string // where it differs from the page's
	Date     string
	Text     string // the date as people write it
	Toc      []Link
	Prev     Link
	Next     Link
	Pages    []Link // on a folder's index page: the undated pages of the folder
	Extra    map[string]any
}

// Dated lists the dated pages of a folder, such as news.
type Dated struct {
	Frame
	Heading   string
	Intro     template.HTML
	IntroLang string // where it differs from the page's
	Pages     []DatedPage
	Pager     Pager
}

// DatedPage is a dated page in its list.
type DatedPage struct {
	Link
	Date    string
	Text    string
	Summary template.HTML
}

// NotFound is 404.html, and the page at an address whose page was removed.
type NotFound struct {
	Frame
	Removed bool
}

// Redirect leads from a former address to the present one.
type Redirect struct {
	Frame
	Target Link
}

// Ambiguous is the page of an ambiguous name.
type Ambiguous struct {
	Frame
	Name   string
	People []PersonCard
	Works  []WorkCard
}

// Feed is a feed: an Atom one, or a JSON Feed.
type Feed struct {
	JSON    bool
	ID      string // permanent, absolute
	Title   string
	Self    string // absolute; the address of this form of the feed
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
	Locs  []string
	Index bool // Locs are sitemaps themselves: the index of a large site
}

// File is a file copied as it is: Data, or the file of content/ called Source. Where
// Short is not 0 it is a picture whose shorter side is to be Short pixels.
type File struct {
	Source string
	Data   []byte
	Short  int
}
