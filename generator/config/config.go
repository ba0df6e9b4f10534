// Package config reads site.toml, the site's settings, over the defaults of its
// preset, into one plain struct. It remembers where each setting came from. It
// knows nothing of records or pages.
package config

import (
	"lectern/generator/config/network"
	"lectern/generator/diag"
)

// Config is the effective settings of a site. Tags give the keys of site.toml.
type Config struct {
	Title        string            `key:"title"`
	BaseURL      string            `key:"base_url" format:"base"` // absolute, ends in "/"
	Language     string            `key:"language" format:"language"`
	Languages    []string          `key:"languages" format:"language"` // the first is the default, without a prefix
	Description  string            `key:"description"`
	Translations []Translation     `key:"translations"`       // what site.toml says, in the other languages
	Preset       string            `key:"preset"`             // person, institution, anthology
	Person       string            `key:"person"`             // author id: the home page is this author's profile
	Organization string            `key:"organization"`       // institution id
	AsOf         string            `key:"as_of" format:"day"` // a day: what "current" and "former" are relative to
	AuthorPages  AuthorPages       `key:"author_pages"`
	PageSize     int               `key:"page_size" min:"5"`
	CoauthorsMax int               `key:"coauthors_max" min:"0"`
	PruneLimit   int               `key:"prune_limit" min:"0" max:"100"` // per cent
	MatchNames   bool              `key:"match_names"`
	Addresses    map[string]string `key:"addresses"` // a pattern a kind: work = "/works/{slug}/"
	Outputs      Outputs           `key:"outputs"`
	Citations    Citations         `key:"citations"`
	Metadata     Metadata          `key:"metadata"`
	Sources      Sources           `key:"sources"`
	Menu         Menu              `key:"menu"`
	Feeds        Feeds             `key:"feeds"`
	API          API               `key:"api"`
	Trust        Trust             `key:"trust"`
	Profile      Profile           `key:"profile"`
	Graph        network.Graph     `key:"graph"`
	Repository   Repository        `key:"repository"`
	Deploy       Deploy            `key:"deploy"`
	Security     Security          `key:"security"`
	Params       map[string]any    `key:"params"` // free, for themes

	Origins map[string]Origin `key:"-"` // by key, "outputs.years" for keys of tables
}

// Origin says where a setting came from.
type Origin struct {
	From  string // "default", "preset person", "site.toml", "--base-url"
	Place diag.Place
}

// AuthorPages says which authors have a page: those with a record, all, or those
// with at least Works works. In site.toml: "recorded", "all" or a number.
type AuthorPages struct {
	All   bool
	Works int // 0: recorded only, unless All
}

// Outputs says which kinds of page are written, beyond authors and works.
type Outputs struct {
	Topics       bool `key:"topics"`
	Venues       bool `key:"venues"`
	Institutions bool `key:"institutions"`
	Years        bool `key:"years"`
	Redirects    bool `key:"redirects"` // also as lines in _redirects
	Sitemap      bool `key:"sitemap"`
	Manifest     bool `key:"manifest"`      // of the site as a web application
	LLMs         bool `key:"llms"`          // llms.txt
	Linksets     bool `key:"linksets"`      // beside works and authors
	AuthorCovers bool `key:"author_covers"` // pictures with which profiles are shared
	// OpenSearch is the address of a search of the site, with {searchTerms} in it, that
	// browsers are told of; empty for none.
	OpenSearch string  `key:"opensearch" format:"search"`
	Exports    Exports `key:"exports"`
}

// Sources orders the imported layers.
type Sources struct {
	Order []string `key:"order"` // names of files in content/imported/, the strongest first
}

// Menu is the site's navigation.
type Menu struct {
	Main   []MenuLink `key:"main"`   // nil: the sections that exist, in their usual order
	Footer []MenuLink `key:"footer"` // further links at the foot of each page
}

// MenuLink is one link of a menu. URL is an address on this site ("/about/") or
// elsewhere.
type MenuLink struct {
	Label string `key:"label,required"`
	URL   string `key:"url,required" format:"link"`
}

// Feeds sets which feeds are written, each as Atom and, where that is wanted, as JSON Feed.
type Feeds struct {
	Site         bool `key:"site"`
	Lists        bool `key:"lists"` // one for each dated list of free pages
	Authors      bool `key:"authors"`
	Topics       bool `key:"topics"`
	Venues       bool `key:"venues"`
	Institutions bool `key:"institutions"`
	MinWorks     int  `key:"min_works" min:"1"` // that an author, topic, venue or institution needs
	Limit        int  `key:"limit" min:"1"`     // entries in a feed
	JSON         bool `key:"json"`              // also as JSON Feed, which the Follow button reads
}

// Follows reports whether pages have a Follow button.
func (c *Config) Follows() bool { return c.Profile.Follow && c.Feeds.JSON }
