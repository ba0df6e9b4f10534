// Package mathml writes MathML as the TeX that it was, or could have been, so that
// the tree of a text knows one notation for formulas. It knows nothing of the text
// around a formula.
package mathml

import (
	"strings"

	"golang.org/x/net/html"
)

// TeX returns the TeX source of a math element: its annotation where it carries
// one, else a transcription of its presentation markup. Tags that mean nothing here
// are left out and their content is kept. Any string is accepted.
func TeX(element string) string {
	c := converter{}
	z := html.NewTokenizer(strings.NewReader(element))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return c.result()
		case html.StartTagToken:
			c.start(z)
		case html.SelfClosingTagToken:
			c.start(z)
			c.end()
		case html.EndTagToken:
			name, _ := z.TagName()
			if c.has(local(string(name))) {
				for c.top().name != local(string(name)) {
					c.end()
				}
				c.end()
			}
		case html.TextToken:
			c.text(string(z.Text()))
		}
	}
}

// An element that is open.
type element struct {
	name     string
	children int
	suffix   string // what is written when it ends
}

type converter struct {
	out        strings.Builder
	annotation strings.Builder // the TeX that the element carries, if any
	open       []element
}

func (c *converter) result() string {
	for len(c.open) > 0 {
		c.end()
	}
	if a := strings.TrimSpace(c.annotation.String()); a != "" {
		return a
	}
	return strings.TrimSpace(c.out.String())
}

func (c *converter) top() *element {
	if len(c.open) == 0 {
		return &element{}
	}
	return &c.open[len(c.open)-1]
}

// has reports whether an element is open. Formulas are shallow: it looks at the
// innermost elements only, so that broken markup costs no more than good markup.
func (c *converter) has(name string) bool {
	for i := len(c.open) - 1; i >= 0 && i >= len(c.open)-32; i-- {
		if c.open[i].name == name {
			return true
		}
	}
	return false
}

func (c *converter) start(z *html.Tokenizer) {
	b, more := z.TagName()
	name := local(string(b))
	attr := map[string]string{}
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		attr[string(k)] = string(v)
	}
	parent := c.top()
	prefix, suffix := slot(parent.name, parent.children)
	parent.children++
	own, end := wrapper(name, attr)
	c.out.WriteString(prefix + own)
	c.open = append(c.open, element{name: name, suffix: end + suffix})
}

func (c *converter) end() {
	c.out.WriteString(c.top().suffix)
	c.open = c.open[:len(c.open)-1]
}

func (c *converter) text(s string) {
	switch name := c.top().name; name {
	case "annotation":
		c.annotation.WriteString(s)
	case "annotation-xml":
	case "mi":
		s = strings.TrimSpace(s)
		if len([]rune(s)) > 1 && c.top().suffix == "" {
			c.out.WriteString(`\mathrm{` + escape(s) + `}`)
			return
		}
		c.out.WriteString(escape(s))
	case "mtext", "ms":
		c.out.WriteString(escape(strings.Join(strings.Fields(" "+s+" "), " ")))
	default:
		c.out.WriteString(escape(strings.TrimSpace(s)))
	}
}

// slot returns what stands before and after the n-th child of an element.
func slot(parent string, n int) (prefix, suffix string) {
	switch parent {
	case "msup", "mover":
		return [...]string{"{", "^{"}[min(n, 1)], "}"
	case "msub", "munder":
		return [...]string{"{", "_{"}[min(n, 1)], "}"
	case "msubsup", "munderover":
		return [...]string{"{", "_{", "^{"}[min(n, 2)], "}"
	case "mfrac":
		return [...]string{`\frac{`, "{"}[min(n, 1)], "}"
	case "mroot":
		return [...]string{"{", "^{1/"}[min(n, 1)], "}"
	case "mfenced":
		return [...]string{"", ","}[min(n, 1)], ""
	case "mtr":
		return [...]string{"", " & "}[min(n, 1)], ""
	case "mtable":
		return [...]string{"", ` \\ `}[min(n, 1)], ""
	}
	return "", ""
}

// wrapper returns what stands around an element's content.
func wrapper(name string, attr map[string]string) (before, after string) {
	switch name {
	case "msqrt":
		return `\sqrt{`, "}"
	case "mtext", "ms":
		return `\text{`, "}"
	case "mtable":
		return `\begin{matrix}`, `\end{matrix}`
	case "mspace":
		return `\ `, ""
	case "mfenced":
		open, ok := attr["open"]
		if !ok {
			open = "("
		}
		end, ok := attr["close"]
		if !ok {
			end = ")"
		}
		return escape(open), escape(end)
	case "mi", "mn", "mo":
		switch attr["mathvariant"] {
		case "bold", "bold-italic":
			return `\mathbf{`, "}"
		case "double-struck":
			return `\mathbb{`, "}"
		case "script":
			return `\mathcal{`, "}"
		case "fraktur":
			return `\mathfrak{`, "}"
		}
	}
	return "", ""
}

func local(name string) string {
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

// escape writes characters so that TeX takes them for themselves. Operators that
// cannot be seen (U+2061 to U+2064) are left out.
func escape(s string) string { return escaper.Replace(s) }

var escaper = strings.NewReplacer(
	`\`, `\backslash `, "{", `\{`, "}", `\}`, "%", `\%`, "&", `\&`, "#", `\#`, "$", `\$`, "_", `\_`,
	"^", `\textasciicircum `, "~", `\sim `, "\u2061", "", "\u2062", "", "\u2063", "", "\u2064", "", "−", "-",
)
