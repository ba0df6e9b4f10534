// Package address knows where on the site everything stands: which entities have
// a page of their own, and the page's address. An address depends on an entity's
// id and the settings alone, so that no record moves another's page.
// The package knows nothing of what is shown on a page.
//
// Addresses begin with the site's base path: "/lab/works/x/". They are made of
// ASCII letters, digits, hyphens, full stops and underscores only, apart from those
// of static files.
package address

import (
	"net/url"
	"strconv"
	"strings"
	"sync"

	"lectern/generator/catalog"
	"lectern/generator/catalog/roll"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/markup"
	"lectern/generator/scholar"
)

// Book holds the address of each entity that has a page. It is never changed after
// New, and may be used by many goroutines.
type Book struct {
	base, root   string
	home         string // root, with the prefix of the edition's language: "/lab/de/"
	patterns     map[string]string
	explorer     bool
	person       *catalog.Author
	people       int // authors with a page
	authors      *roll.Roll[*catalog.Author, string]
	works        *roll.Roll[*catalog.Work, string]
	topics       *roll.Roll[*catalog.Topic, string]
	venues       *roll.Roll[*catalog.Venue, string]
	institutions *roll.Roll[*catalog.Institution, string]
	years        map[int]string
	lists        map[string]string // of the sections that there are
}

// New gives everything its address. Reported are bad patterns in site.toml; a person
// there who is no author was reported by the catalog.
func New(cat *catalog.Catalog, cfg *config.Config, ds *diag.List) *Book {
	b := &Book{
		base: cfg.BaseURL, root: Root(cfg.BaseURL), home: Root(cfg.BaseURL) + Prefix(cfg), patterns: patterns(cfg, ds), explorer: cfg.Graph.Explorer,
		authors:      roll.New[*catalog.Author, string](cat.Authors, func(a *catalog.Author) int { return a.Rank }),
		works:        roll.New[*catalog.Work, string](cat.Works, func(w *catalog.Work) int { return w.Rank }),
		topics:       roll.New[*catalog.Topic, string](cat.Topics, func(t *catalog.Topic) int { return t.Rank }),
		venues:       roll.New[*catalog.Venue, string](cat.Venues, func(v *catalog.Venue) int { return v.Rank }),
		institutions: roll.New[*catalog.Institution, string](cat.Institutions, func(i *catalog.Institution) int { return i.Rank }),
		years:        map[int]string{},
	}
	if cfg.Person != "" {
		b.person = cat.Author(cfg.Person)
	}
	var people sync.WaitGroup // beside the works
	people.Go(func() { b.enterPeople(cat, cfg) })
	b.enterWorks(cat, cfg)
	people.Wait()
	b.enterPlaces(cat, cfg)
	b.enterLists()
	return b
}

func (b *Book) enterPeople(cat *catalog.Catalog, cfg *config.Config) {
	for _, a := range cat.Authors {
		pages := cfg.AuthorPages
		switch {
		case a == b.person:
			*b.authors.At(a) = b.home
			b.people++
		case a.Hidden:
		case a.Recorded, pages.All, pages.Works > 0 && len(a.Works) >= pages.Works:
			*b.authors.At(a) = b.entity("author", a.Slug)
			b.people++
		}
	}
}

func (b *Book) enterWorks(cat *catalog.Catalog, cfg *config.Config) {
	for _, w := range cat.Works {
		if !w.Hidden {
			*b.works.At(w) = b.entity("work", scholar.Slug(w.ID))
		}
	}
	if !cfg.Outputs.Years {
		return
	}
	for _, y := range cat.Years {
		if y.Year != 0 && len(y.Works) > 0 {
			b.years[y.Year] = b.fill("year", "{year}", strconv.Itoa(y.Year))
		}
	}
}

// enterPlaces gives addresses to topics that works or authors state, to venues that
// have works, and to institutions that somebody described: the affiliations that
// works state are far too many and too raw for pages of their own.
func (b *Book) enterPlaces(cat *catalog.Catalog, cfg *config.Config) {
	if cfg.Outputs.Topics {
		for _, t := range cat.Topics {
			for up := t; up != nil && len(t.Works)+len(t.Declared) > 0; up = up.Broader {
				at := b.topics.At(up)
				if at == nil || *at != "" {
					break // so are all the broader ones
				}
				*at = b.entity("topic", Slug(up.ID, up.Name))
			}
		}
	}
	if cfg.Outputs.Venues {
		for _, v := range cat.Venues {
			if len(v.Works) > 0 {
				*b.venues.At(v) = b.entity("venue", Slug(v.ID, v.Name))
			}
		}
	}
	if cfg.Outputs.Institutions {
		for _, i := range cat.Institutions {
			if i.Recorded {
				*b.institutions.At(i) = b.entity("institution", scholar.Slug(i.ID))
			}
		}
	}
}

// Slug is of the id, or of the name of what has none because only works name it.
func Slug(id string, name scholar.Text) string {
	if id == "" {
		return scholar.NameSlug(markup.Plain(name))
	}
	return scholar.Slug(id)
}

// Root returns the base path of a base URL: "/" or "/lab/".
func Root(baseURL string) string {
	u, err := url.Parse(baseURL)
	if err != nil || u.EscapedPath() == "" {
		return "/"
	}
	return strings.TrimSuffix(u.EscapedPath(), "/") + "/"
}

// Prefix returns what stands before the paths of the edition in a language: "" for the
// site's first, "de/" for German.
func Prefix(cfg *config.Config) string {
	if cfg.Main() {
		return ""
	}
	return strings.ToLower(cfg.Language) + "/"
}

// Link turns an address as site.toml writes it into one with the base path: "/about/"
// into "/lab/about/", or "/lab/de/about/" in another language's edition, and
// "/files/x.pdf" into "/lab/files/x.pdf" in all of them. Addresses elsewhere stay as
// they are.
func Link(cfg *config.Config, address string) string {
	rest, ours := strings.CutPrefix(address, "/")
	switch root := Root(cfg.BaseURL); {
	case !ours || strings.HasPrefix(rest, "/"):
		return address
	case IsFile(rest):
		return root + rest
	default:
		return root + Prefix(cfg) + rest
	}
}

// IsFile reports whether an address on the site is a file's and not a page's: its last
// part has an ending.
func IsFile(address string) bool {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	return strings.Contains(address[strings.LastIndexByte(address, '/')+1:], ".")
}

func (b *Book) entity(kind, slug string) string { return b.fill(kind, "{slug}", slug) }

func (b *Book) fill(kind, variable, value string) string {
	before, after, _ := strings.Cut(b.patterns[kind][1:], variable)
	return b.home + before + value + after
}

// Root returns the site's base path, where files that do not vary by language stand.
func (b *Book) Root() string { return b.root }

// Home returns the home page's address: the site's base path, with the prefix of the
// edition's language.
func (b *Book) Home() string { return b.home }

// Shared returns the address at which the files of the entity of a page stand, which do
// not vary by language: the page's address in the first language, and the address itself
// of what is no page.
func (b *Book) Shared(href string) string {
	if href == "" {
		return ""
	}
	rest, ours := strings.CutPrefix(href, b.home)
	if !ours { // it is in none of the languages, and shared already
		return href
	}
	return b.root + rest
}

// Person returns the author whose profile is the home page, or nil.
func (b *Book) Person() *catalog.Author { return b.person }

// Explorer returns the address of the explorer of the graph; "" without one.
func (b *Book) Explorer() string {
	if !b.explorer {
		return ""
	}
	return b.home + b.patterns["explorer"][1:]
}

// Author returns the address of an author's page; "" where the author has none.
func (b *Book) Author(a *catalog.Author) string { return b.authors.Get(a) }

// Folder returns the address of the folder for an author's files. It is the
// address of the page, except for the person whose profile is the home page.
func (b *Book) Folder(a *catalog.Author) string {
	if href := b.authors.Get(a); href != "" && a != b.person {
		return href
	}
	return b.entity("author", a.Slug)
}

// Work returns the address of a work's page; "" for a hidden work.
func (b *Book) Work(w *catalog.Work) string { return b.works.Get(w) }

// Topic returns the address of a topic's page; "" where it has none.
func (b *Book) Topic(t *catalog.Topic) string { return b.topics.Get(t) }

// Venue returns the address of a venue's page; "" where it has none.
func (b *Book) Venue(v *catalog.Venue) string { return b.venues.Get(v) }

// Institution returns the address of an institution's page; "" where it has none.
func (b *Book) Institution(i *catalog.Institution) string { return b.institutions.Get(i) }

// Year returns the address of a year's page; "" where it has none.
func (b *Book) Year(year int) string { return b.years[year] }

// Name returns the address of an ambiguous name's page.
func (b *Book) Name(a *catalog.Ambiguous) string { return b.entity("name", a.Slug) }

// Trust returns the address of the page that explains snapshots of trust.
func (b *Book) Trust() string { return b.home + b.patterns["trust"][1:] }

// Following returns the address of the page of what a reader follows.
func (b *Book) Following() string { return b.home + b.patterns["following"][1:] }

// Former returns the address that an entity of a kind had under a former id.
func (b *Book) Former(kind, id string) string { return b.entity(kind, scholar.Slug(id)) }

// List returns the address of a section's list: "people", "works", "topics",
// "venues", "institutions" or "years"; "" where the site has no such section.
func (b *Book) List(section string) string { return b.lists[section] }

// enterLists gives addresses to the sections that have something to list.
func (b *Book) enterLists() {
	people := b.people
	if b.person != nil {
		people-- // a list of the one person whose site it is would say nothing
	}
	b.lists = map[string]string{}
	for section, n := range map[string]int{"people": people, "works": given(b.works.Values()), "topics": given(b.topics.Values()),
		"venues": given(b.venues.Values()), "institutions": given(b.institutions.Values()), "years": len(b.years)} {
		if n > 0 {
			b.lists[section] = b.home + b.patterns[section][1:]
		}
	}
}

// given counts the addresses that are not empty.
func given(all []string) (n int) {
	for _, href := range all {
		if href != "" {
			n++
		}
	}
	return n
}

// Text returns the address of a free page by its path below content/pages/:
// "/about/" for "about" and for "about/index", the home page for "index".
func (b *Book) Text(path string) string {
	if path == "index" {
		return b.home
	}
	path = strings.TrimSuffix(path, "/index")
	var out strings.Builder
	out.WriteString(b.home)
	for segment := range strings.SplitSeq(path, "/") {
		out.WriteString(scholar.Slug(segment))
		out.WriteByte('/')
	}
	return out.String()
}

// Numbered returns the address of a numbered page of the list at href.
func Numbered(href string, number int) string {
	if number == 0 {
		return href
	}
	return href + "page/" + strconv.Itoa(number) + "/"
}

// Absolute turns an address on the site into an absolute one.
func (b *Book) Absolute(href string) string {
	return b.base + strings.TrimPrefix(href, b.root)
}

// Path returns the path of the file behind an address, relative to the output
// folder: "works/x/index.html".
func (b *Book) Path(href string) string {
	path := strings.TrimPrefix(href, b.root)
	if path == "" || strings.HasSuffix(path, "/") {
		path += "index.html"
	}
	return path
}

// Static returns the address of a file by its path in the output folder, with
// whatever a URL cannot hold escaped.
func (b *Book) Static(path string) string {
	return b.root + (&url.URL{Path: path}).EscapedPath()
}
