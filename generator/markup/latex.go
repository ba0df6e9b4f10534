package markup

import (
	"strings"
	"unicode/utf8"

	"lectern/generator/markup/tex"
	"lectern/generator/scholar"
)

// LaTeXStyle says how LaTeX writes a text. The zero value is what an abstract needs
// in a file of UTF-8.
type LaTeXStyle struct {
	ASCII   bool // accents and signs as commands; only scripts that LaTeX has no commands for stay
	Protect bool // braces around what BibTeX's styles must not write in small letters: for titles
}

// LaTeX writes a text as the value of a field of a .bib file, without its delimiters:
// what TeX takes for a command is escaped, braces match, formulas stand between
// dollars. Links stand by their label, citations are left out.
func LaTeX(t scholar.Text, style LaTeXStyle) string {
	nodes := t.Nodes
	if nodes == nil {
		nodes = []scholar.Node{{Kind: scholar.Literal, Text: t.Source}}
	}
	w := latexWriter{style: style}
	if style.Protect {
		w.sentence = sentenceCase(Plain(t))
	}
	w.nodes(nodes)
	return strings.TrimSpace(w.String())
}

type latexWriter struct {
	strings.Builder
	style    LaTeXStyle
	sentence bool // the title is in sentence case: capitals in it are those of names
	begun    bool // a word was written
	depth    int  // how many braces are open
}

// nodes writes nodes; text of a title word by word.
func (w *latexWriter) nodes(nodes []scholar.Node) {
	for i, n := range nodes {
		if i > 0 && isBlock(n.Kind) {
			w.WriteString("\n\n")
		}
		if n.Kind == scholar.Literal && w.style.Protect && w.depth == 0 {
			w.words(n.Text, i > 0 && !isBlock(nodes[i-1].Kind), i+1 < len(nodes))
			continue
		}
		w.node(n)
	}
}

func (w *latexWriter) node(n scholar.Node) {
	switch n.Kind {
	case scholar.Literal:
		w.escape(n.Text)
	case scholar.Emphasis:
		w.command(`\emph{`, n.Kids)
	case scholar.Strong:
		w.command(`\textbf{`, n.Kids)
	case scholar.SmallCaps:
		w.command(`\textsc{`, n.Kids)
	case scholar.Superscript:
		w.command(`\textsuperscript{`, n.Kids)
	case scholar.Subscript:
		w.command(`\textsubscript{`, n.Kids)
	case scholar.NoCase:
		w.command("{", n.Kids)
	case scholar.Code:
		w.WriteString(`\texttt{`)
		w.escape(n.Text)
		w.WriteString("}")
	case scholar.Math, scholar.MathDisplay:
		w.formula(n.Text)
	case scholar.Hyperlink:
		w.link(n)
	case scholar.Break:
		w.WriteString(`\\ `)
	case scholar.Heading:
		w.command(`\textbf{`, n.Kids)
		w.WriteString(afterHeading(n.Kids))
	case scholar.Paragraph:
		w.nodes(n.Kids)
	case scholar.Citation:
	}
}

func (w *latexWriter) command(open string, kids []scholar.Node) {
	w.WriteString(open)
	w.depth++
	w.nodes(kids)
	w.depth--
	w.WriteString("}")
}

// link writes a bare address as such, and of any other link what it shows: few
// readers of .bib files know \href.
func (w *latexWriter) link(n scholar.Node) {
	if label := Plain(scholar.Text{Nodes: n.Kids}); label != n.Text || strings.ContainsAny(label, `\{}^ `) {
		w.nodes(n.Kids)
		return
	}
	w.WriteString(`\url{`)
	w.WriteString(strings.NewReplacer("%", `\%`, "#", `\#`).Replace(n.Text))
	w.WriteString("}")
}

// formula writes a formula. BibTeX counts braces whether they are escaped or not, and
// its styles would write \Gamma as \gamma.
func (w *latexWriter) formula(source string) {
	if strings.Count(source, "{") != strings.Count(source, "}") || !braced(source) {
		source = strings.NewReplacer(`\\`, `\\`, `\{`, `\lbrace `, `\}`, `\rbrace `).Replace(source)
	}
	if !braced(source) || strings.Contains(source, "$") {
		w.escape(Plain(scholar.Text{Nodes: []scholar.Node{{Kind: scholar.Math, Text: source}}}))
		return
	}
	var b strings.Builder
	for i, r := range source {
		latex, ok := tex.Write(r)
		switch {
		case (r == '%' || r == '#') && (i == 0 || source[i-1] != '\\'):
			b.WriteString(`\` + string(r))
		case ok && w.style.ASCII && strings.HasPrefix(latex, "$"):
			b.WriteString("{" + strings.Trim(latex, "$") + "}")
		default:
			b.WriteRune(r)
		}
	}
	if strings.HasSuffix(source, `\`) {
		b.WriteByte(' ') // so that the dollar stays one
	}
	w.dollars("$" + b.String() + "$")
}

// dollars writes a formula with its dollars.
func (w *latexWriter) dollars(s string) {
	if w.style.Protect && w.depth == 0 && s != strings.ToLower(s) {
		s = "{" + s + "}"
	}
	w.WriteString(s)
}

// braced reports whether braces match as BibTeX counts them.
func braced(s string) bool {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}

// escape writes text so that LaTeX takes it for itself.
func (w *latexWriter) escape(s string) {
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		repeated := i > 0 && s[i-1] == s[i]
		i += n
		switch {
		case r == utf8.RuneError && n == 1, r < ' ':
			w.WriteByte(' ')
		case repeated && (r == '-' || r == '\''):
			w.WriteString("{}" + string(r))
		case r < 0x80:
			w.WriteString(ascii(byte(r)))
		case r == '\u00A0':
			w.WriteByte('~')
		case r == '\u202F':
			w.WriteString(`\,`)
		default:
			w.beyond(r)
		}
	}
}

// beyond writes a character beyond ASCII.
func (w *latexWriter) beyond(r rune) {
	latex, ok := tex.Write(r)
	switch {
	case !ok || !w.style.ASCII:
		w.WriteRune(r)
	case latex[0] == '$':
		w.dollars(latex)
	default:
		w.WriteString(latex)
	}
}

// ascii writes one character. Its name stands in braces where it is a command: a
// lone \{ would leave the braces of the field unmatched.
func ascii(c byte) string {
	switch c {
	case '&', '%', '$', '#', '_':
		return `\` + string(c)
	case '{':
		return `{\textbraceleft}`
	case '}':
		return `{\textbraceright}`
	case '~':
		return `{\textasciitilde}`
	case '^':
		return `{\textasciicircum}`
	case '\\':
		return `{\textbackslash}`
	case '<':
		return `{\textless}`
	case '>':
		return `{\textgreater}`
	case '|':
		return `{\textbar}`
	case '`':
		return `{\textasciigrave}`
	}
	return string(c)
}
