// Package markdown renders Markdown to HTML that a page can hold whatever the text
// says: raw HTML is sanitised and balanced, headings fit under a page's own h1, and
// nothing is loaded from elsewhere. It knows nothing of pages or records; where
// links and pictures lead it is told.
package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	rendering "github.com/yuin/goldmark/renderer/html"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lectern/generator/markup/markdown/dollars"
)

// Options says where links and pictures lead.
type Options struct {
	// Root is the site's base path, beginning and ending with a slash; "" means "/".
	// Links that begin with a slash are below it.
	Root string
	// Files is where files of the site stand that the text names from the root, where
	// that is not Root; "" means Root.
	Files string
	// Page is the address of the page whose text this is, with the base path; relative
	// links that are no files start from it, as a browser would have them. "" means Root.
	Page string
	// File says where a file is published that the text names by a relative path; nil,
	// or false: nowhere.
	File func(name string) (File, bool)
}

// File is a published file. Width and Height are a picture's, in pixels; 0 where
// they are not known.
type File struct {
	URL           string
	Width, Height int
}

// Heading is a heading of the text.
type Heading struct {
	Level int    // 2 to 6
	ID    string // for a link to it
	Text  string // plain
}

// HTML renders a text and lists its headings in order.
func HTML(source string, opt Options) (string, []Heading) {
	if strings.TrimSpace(source) == "" {
		return "", nil
	}
	root, err := tree(source)
	if err != nil { // nested deeper than a browser would take
		return "<p>" + html.EscapeString(clean(source)) + "</p>", nil
	}
	if opt.Root == "" {
		opt.Root = "/"
	}
	if opt.Files == "" {
		opt.Files = opt.Root
	}
	if opt.Page == "" {
		opt.Page = opt.Root
	}
	d := document{opt: opt, ids: map[string]bool{}, taken: map[string]int{}}
	d.prepare(root)
	var out bytes.Buffer
	for c := root.FirstChild; c != nil; c = c.NextSibling {
		if err := dom.Render(&out, c); err != nil {
			return "<p>" + html.EscapeString(clean(source)) + "</p>", nil
		}
	}
	// Text and attributes hold no bare ">": this ends void elements as HTML has them.
	return strings.ReplaceAll(strings.TrimSpace(out.String()), "/>", ">"), d.headings
}

// Plain returns what a text says, in one line.
func Plain(source string) string {
	root, err := tree(source)
	if err != nil {
		return strings.Join(strings.Fields(clean(source)), " ")
	}
	var b strings.Builder
	plain(&b, root)
	return strings.Join(strings.Fields(b.String()), " ")
}

// tree renders, sanitises and parses: what comes out is balanced and holds only
// elements and attributes that the policy allows.
func tree(source string) (*dom.Node, error) {
	var rendered bytes.Buffer
	text, _ := bound(clean(source))
	if err := converter().Convert([]byte(text), &rendered); err != nil {
		return nil, err
	}
	safe := policy().SanitizeReader(&rendered)
	root := &dom.Node{Type: dom.ElementNode, Data: "div", DataAtom: atom.Div}
	nodes, err := dom.ParseFragment(safe, root)
	if err != nil {
		return nil, err
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	formulas(root)
	return root, nil
}

// clean drops what must not stand on a page: control characters, and marks that
// turn the direction of writing around.
func clean(source string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return r
		case r < ' ' || r >= 0x7F && r < 0xA0, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF:
			return -1
		case r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF, r >= 0xE0000 && r < 0xE0100:
			return -1
		}
		return r
	}, strings.ToValidUTF8(source, "\uFFFD"))
}

var converter = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.Strikethrough, extension.Linkify, extension.Footnote, extension.DefinitionList,
			extension.Typographer, dollars.Extension{},
		),
		goldmark.WithRendererOptions(rendering.WithUnsafe()), // sanitised below
	)
})

var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "div", "span", "blockquote", "pre", "code", "kbd", "samp",
		"em", "strong", "i", "b", "s", "del", "ins", "u", "mark", "small", "sup", "sub", "abbr", "cite", "q", "dfn", "var",
		"ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "details", "summary", "time", "bdi",
		"table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption", "a", "img")
	p.AllowNoAttrs().OnElements("span", "a")
	name := regexp.MustCompile(`^[A-Za-z][A-Za-z0-9_:-]*$`)
	p.AllowAttrs("id").Matching(name).Globally()
	p.AllowAttrs("lang").Matching(regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)).Globally()
	p.AllowAttrs("dir").Matching(regexp.MustCompile(`^(ltr|rtl|auto)$`)).Globally()
	p.AllowAttrs("title").OnElements("a", "abbr", "img")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^(language-[A-Za-z0-9_+-]+|math (inline|display))$`)).OnElements("code")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^footnote(s|-ref|-backref)$`)).OnElements("a", "div")
	p.AllowAttrs("role").Matching(regexp.MustCompile(`^doc-(endnotes|noteref|backlink)$`)).OnElements("a", "div")
	p.AllowAttrs("align").Matching(regexp.MustCompile(`^(left|right|center)$`)).OnElements("th", "td")
	p.AllowAttrs("colspan", "rowspan").Matching(bluemonday.Integer).OnElements("th", "td")
	p.AllowAttrs("scope").Matching(regexp.MustCompile(`^(row|col)$`)).OnElements("th")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowAttrs("open").Matching(regexp.MustCompile(`^(|open)$`)).OnElements("details")
	p.AllowAttrs("datetime").Matching(regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)).OnElements("time")
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("src", "alt").OnElements("img")
	p.RequireParseableURLs(true)
	p.AllowRelativeURLs(true)
	p.AllowURLSchemes("http", "https", "mailto", "tel")
	return p
})
