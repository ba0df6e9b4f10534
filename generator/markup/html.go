package markup

import (
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/generator/markup/formula"
	"lectern/generator/scholar"
)

// HTML writes a text as phrasing content; paragraphs follow one another with a
// space between them. Everything is escaped, and links lead to web addresses only.
func HTML(t scholar.Text) template.HTML { return template.HTML(inline(t, true)) }

// Unlinked writes a text as HTML does, with the labels of its links in their place:
// for use inside of a link.
func Unlinked(t scholar.Text) template.HTML { return template.HTML(inline(t, false)) }

// Block writes a text as paragraphs, one at least. The title of a section is a
// paragraph in bold, since a text does not know the page's headings.
func Block(t scholar.Text) template.HTML {
	w := writer{links: true, block: true}
	w.Grow(len(t.Source) + len("<p></p>")) // what most abstracts need
	if len(t.Nodes) == 0 || !isBlock(t.Nodes[0].Kind) {
		w.WriteString("<p>")
		w.text(t)
		w.WriteString("</p>")
		return template.HTML(w.String())
	}
	for _, n := range t.Nodes {
		w.WriteString("<p>")
		if n.Kind == scholar.Heading {
			w.element("strong", n.Kids)
		} else {
			w.nodes(n.Kids)
		}
		w.WriteString("</p>")
	}
	return template.HTML(w.String())
}

func isBlock(k scholar.NodeKind) bool { return k == scholar.Paragraph || k == scholar.Heading }

func inline(t scholar.Text, links bool) string {
	w := writer{links: links}
	w.text(t)
	return w.String()
}

// A writer writes HTML.
type writer struct {
	strings.Builder
	links bool // hyperlinks are links
	block bool // formulas may have a line of their own
}

func (w *writer) text(t scholar.Text) {
	if t.Nodes == nil {
		w.escape(t.Source)
		return
	}
	w.nodes(t.Nodes)
}

func (w *writer) nodes(nodes []scholar.Node) {
	for i, n := range nodes {
		if i > 0 && isBlock(n.Kind) {
			w.WriteByte(' ')
		}
		w.node(n)
	}
}

func (w *writer) node(n scholar.Node) {
	switch n.Kind {
	case scholar.Literal:
		w.escape(n.Text)
	case scholar.Emphasis:
		w.element("em", n.Kids)
	case scholar.Strong:
		w.element("strong", n.Kids)
	case scholar.SmallCaps:
		w.span("small-caps", n.Kids)
	case scholar.Superscript:
		w.element("sup", n.Kids)
	case scholar.Subscript:
		w.element("sub", n.Kids)
	case scholar.Code:
		w.WriteString("<code>")
		w.escape(n.Text)
		w.WriteString("</code>")
	case scholar.Hyperlink:
		w.hyperlink(n)
	case scholar.Math:
		w.math(n.Text, false)
	case scholar.MathDisplay:
		w.math(n.Text, w.block)
	case scholar.Break:
		w.WriteString("<br>")
	case scholar.Heading:
		w.element("strong", n.Kids)
		w.WriteString(afterHeading(n.Kids))
	case scholar.Paragraph, scholar.NoCase:
		w.nodes(n.Kids)
	case scholar.Citation:
	}
}

func (w *writer) element(name string, kids []scholar.Node) {
	w.WriteString("<" + name + ">")
	w.nodes(kids)
	w.WriteString("</" + name + ">")
}

func (w *writer) span(class string, kids []scholar.Node) {
	w.WriteString(`<span class="` + class + `">`)
	w.nodes(kids)
	w.WriteString("</span>")
}

func (w *writer) hyperlink(n scholar.Node) {
	if !w.links || !followable(n.Text) {
		w.nodes(n.Kids)
		return
	}
	w.WriteString(`<a href="`)
	w.escape(n.Text)
	w.WriteString(`">`)
	w.links = false // links do not nest
	w.nodes(n.Kids)
	w.links = true
	w.WriteString("</a>")
}

// followable holds what the parser promises also for trees that others made.
func followable(address string) bool {
	for _, scheme := range [...]string{"https://", "http://", "mailto:"} {
		if len(address) > len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

// math writes a formula; one that is not understood, as its source.
func (w *writer) math(source string, display bool) {
	if m, ok := formula.Read(source).HTML(display, !w.links); ok {
		w.WriteString(m)
		return
	}
	w.WriteString(`<code class="tex">`)
	w.escape(source)
	w.WriteString("</code>")
}

// afterHeading is what parts a section's title from its text on one line.
func afterHeading(kids []scholar.Node) string {
	title := Plain(scholar.Text{Nodes: kids})
	if last, _ := utf8.DecodeLastRuneInString(title); unicode.IsPunct(last) {
		return ""
	}
	return ":"
}

// special returns where the first character stands that is not itself in HTML, or
// the length of the text.
func special(s string) int {
	const step = 256 // looked through four times, but far faster than byte by byte
	for from := 0; from < len(s); from += step {
		part := s[from:min(from+step, len(s))]
		first := len(part)
		for _, c := range [...]byte{'&', '<', '>', '"'} {
			if i := strings.IndexByte(part[:first], c); i >= 0 {
				first = i
			}
		}
		if first < len(part) {
			return from + first
		}
	}
	return len(s)
}

// escape writes text so that it is text, in an element or in a quoted attribute.
func (w *writer) escape(s string) {
	for {
		i := special(s)
		if i == len(s) {
			w.WriteString(s)
			return
		}
		w.WriteString(s[:i])
		switch s[i] {
		case '&':
			w.WriteString("&amp;")
		case '<':
			w.WriteString("&lt;")
		case '>':
			w.WriteString("&gt;")
		default:
			w.WriteString("&quot;")
		}
		s = s[i+1:]
	}
}
