package hosting

import (
	"encoding/json"
	"encoding/xml"
	"strings"

	"lectern/generator/address"
	"lectern/generator/page/script"
)

// security writes security.txt (RFC 9116).
func (s Site) security() string {
	var b strings.Builder
	cfg := s.Config
	for _, c := range cfg.Security.Contact {
		b.WriteString("Contact: " + c + "\n")
	}
	b.WriteString("Expires: " + cfg.Security.Expires + "\n")
	if cfg.Security.Policy != "" {
		b.WriteString("Policy: " + cfg.Security.Policy + "\n")
	}
	b.WriteString("Preferred-Languages: " + strings.Join(cfg.Languages, ", ") + "\n")
	b.WriteString("Canonical: " + s.Book.Absolute(s.Book.Static(".well-known/security.txt")) + "\n")
	return b.String()
}

// manifest writes the web application manifest (W3C): what a browser needs to keep the
// site beside applications. It names no colours, which are the stylesheet's.
func (s Site) manifest() string {
	type icon struct {
		Src   string `json:"src"`
		Sizes string `json:"sizes"`
		Type  string `json:"type"`
	}
	m := struct {
		ID          string `json:"id"`
		Name        string `json:"name"`
		Description string `json:"description,omitempty"`
		Lang        string `json:"lang"`
		Dir         string `json:"dir"`
		Start       string `json:"start_url"`
		Scope       string `json:"scope"`
		Display     string `json:"display"`
		Icons       []icon `json:"icons,omitempty"`
	}{s.Book.Root(), s.Config.Title, s.Config.Description, s.Config.Language, script.Direction(s.Config.Language),
		s.Book.Root(), s.Book.Root(), "minimal-ui", nil}
	if s.Icon != "" {
		m.Icons = []icon{{s.Icon, "any", "image/svg+xml"}}
	}
	text, _ := json.MarshalIndent(m, "", " ") // strings always encode
	return string(text) + "\n"
}

// nameMax is how many characters an OpenSearch description's name may have.
const nameMax = 16

// openSearch writes the OpenSearch description of the search that site.toml names.
func (s Site) openSearch() string {
	const name = "http://a9.com/-/spec/opensearch/1.1/"
	at := address.Link(s.Config, s.Config.Outputs.OpenSearch)
	if strings.HasPrefix(at, s.Book.Root()) {
		at = s.Book.Absolute(at)
	}
	short := []rune(s.Config.Title)
	short = short[:min(nameMax, len(short))]
	return xml.Header + `<OpenSearchDescription xmlns="` + name + `">` + "\n" +
		"<ShortName>" + escape(strings.TrimSpace(string(short))) + "</ShortName>\n" +
		"<Description>" + escape(s.Config.Title) + "</Description>\n" +
		"<InputEncoding>UTF-8</InputEncoding>\n" +
		`<Url type="text/html" template="` + escape(at) + `"/>` + "\n</OpenSearchDescription>\n"
}

func escape(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text)) // writing into memory does not fail
	return b.String()
}

// llms writes llms.txt (llmstxt.org), which tells language models what the site is and
// where its lists and data are. It is in English, whatever the site's language, since
// its words are the program's.
func (s Site) llms() string {
	var b strings.Builder
	line := func(label, href, text string) {
		if href != "" {
			b.WriteString("- [" + label + "](" + s.Book.Absolute(href) + "): " + text + "\n")
		}
	}
	b.WriteString("# " + oneLine(s.Config.Title) + "\n\n")
	if s.Config.Description != "" {
		b.WriteString("> " + oneLine(s.Config.Description) + "\n\n")
	}
	b.WriteString("Each page states in its head, as JSON-LD, what it is about.\n\n## Lists\n\n")
	line("Home", s.Book.Home(), "the site's first page")
	line("People", s.Book.List("people"), "everybody with a profile")
	line("Publications", s.Book.List("works"), "the newest first, with links to older ones")
	line("Topics", s.Book.List("topics"), "what the publications are about")
	line("Venues", s.Book.List("venues"), "where they appeared")
	line("Institutions", s.Book.List("institutions"), "where their authors work")
	line("Years", s.Book.List("years"), "publications by year")
	b.WriteString("\n## Data\n\n")
	if s.Config.Outputs.Sitemap {
		line("Sitemap", s.Book.Static("sitemap.xml"), "all pages")
	}
	if s.Config.API.Lists {
		line("API", s.Book.Static("api/v1/index.json"), "everything above as JSON, with schemas")
	}
	if s.Config.Feeds.JSON {
		line("Feed", s.Feed, "the newest publications, as Atom; feed.json is the same as JSON Feed")
	} else {
		line("Feed", s.Feed, "the newest publications, as Atom")
	}
	return b.String()
}

// oneLine writes a text without line breaks, which Markdown would read.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
