// Package line writes the tree of a formula as running text, in one line: variables in
// emphasis, scripts raised and lowered, fractions with a slash. It knows nothing of
// TeX's notation and of HTML.
package line

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/formula/lexicon"
	"lectern/generator/markup/script"
	"lectern/generator/scholar"
)

// Nodes returns a formula as the nodes of a text: Literal, Emphasis, Strong,
// Superscript and Subscript.
func Nodes(root element.Node) []scholar.Node {
	var j joiner
	j.append(nodes(&root, false))
	return j.end()
}

// Text returns what nodes say in plain Unicode: E = mc², x^(a/b).
func Text(nodes []scholar.Node) string {
	var b strings.Builder
	write(&b, nodes)
	s := norm.NFC.String(b.String())
	return strings.Join(strings.Fields(s), " ")
}

func write(b *strings.Builder, nodes []scholar.Node) {
	for _, n := range nodes {
		switch n.Kind {
		case scholar.Superscript:
			if s := Text(n.Kids); s != "" {
				b.WriteString(script.Up(s, true))
			}
		case scholar.Subscript:
			if s := Text(n.Kids); s != "" {
				b.WriteString(script.Down(s))
			}
		default:
			b.WriteString(n.Text)
			write(b, n.Kids)
		}
	}
}

// nodes writes one node of the tree. In a script no spaces stand around signs.
func nodes(n *element.Node, tight bool) []scholar.Node {
	switch n.Kind {
	case element.Row:
		return row(n.Kids, tight, element.Opening)
	case element.Letter, element.Name, element.Number, element.Words:
		return letters(n)
	case element.Sign:
		return literal(plain(n.Text))
	case element.Gap:
		return literal(" ")
	case element.Fraction:
		return fraction(n, tight)
	case element.Root:
		return root(n, tight)
	case element.Scripts:
		out := nodes(&n.Kids[0], tight)
		if n.Kids[0].Kind == element.Accent && n.Kids[0].Limits == element.Always {
			out = fenced(out) // a brace, and what it says
		}
		out = append(out, raised(scholar.Subscript, &n.Kids[1])...)
		return append(out, raised(scholar.Superscript, &n.Kids[2])...)
	case element.Accent:
		return accented(nodes(&n.Kids[0], tight), n)
	case element.Linked:
		out := append(literal(n.Text), raised(scholar.Subscript, &n.Kids[0])...)
		return append(out, raised(scholar.Superscript, &n.Kids[1])...)
	case element.Table:
		return table(n, tight)
	case element.Styled:
		return nodes(&n.Kids[0], tight)
	}
	return nil // a phantom
}

func literal(s string) []scholar.Node { return []scholar.Node{{Kind: scholar.Literal, Text: s}} }

// plain returns the character by which text writes a sign of mathematics.
func plain(s string) string {
	switch s {
	case "∗":
		return "*"
	case "∣":
		return "|"
	case "ϵ":
		return "ε"
	case "ϕ":
		return "φ"
	}
	return s
}

// letters writes a symbol, a number or words. Of the alphabets, those that are signs of
// their own stay: ℝ, 𝒪.
func letters(n *element.Node) []scholar.Node {
	s := plain(n.Text)
	kind := scholar.Literal
	switch n.Alphabet {
	case element.DoubleStruck, element.Script, element.Fraktur, element.BoldScript, element.BoldFraktur:
		if n.Kind != element.Words {
			s = lexicon.In(n.Alphabet, n.Text)
		}
	case element.Bold, element.BoldItalic, element.SansBold, element.SansBoldItalic:
		kind = scholar.Strong
	case element.Italic, element.SansItalic:
		kind = scholar.Emphasis
	case element.Plain:
		if n.Kind == element.Letter && variable(s) {
			kind = scholar.Emphasis
		}
	}
	if kind == scholar.Literal || s == "" {
		return literal(s)
	}
	return []scholar.Node{{Kind: kind, Kids: literal(s)}}
}

// variable reports whether a letter is set in italics: of Latin, and small ones of Greek.
func variable(s string) bool {
	r := []rune(s)[0]
	return unicode.In(r, unicode.Latin) && r < 0x2000 || unicode.In(r, unicode.Greek) && unicode.IsLower(r)
}

// raised writes a script. A ring that stands raised is the sign of degrees, and primes
// are raised already.
func raised(kind scholar.NodeKind, n *element.Node) []scholar.Node {
	kids := nodes(n, true)
	if len(kids) == 0 {
		return nil
	}
	if kind == scholar.Superscript {
		primes := 0
		for primes < len(kids[0].Text) && kids[0].Kind == scholar.Literal && strings.HasPrefix(kids[0].Text[primes:], "\u2032") {
			primes += len("\u2032")
		}
		switch t := kids[0].Text; {
		case len(kids) == 1 && t == "∘":
			return literal("°")
		case len(kids) == 1 && t != "" && strings.Trim(t, "′″‴⁗°") == "":
			return kids
		case primes > 0:
			rest := append([]scholar.Node{{Kind: scholar.Literal, Text: t[primes:]}}, kids[1:]...)
			return append(literal(t[:primes]), scholar.Node{Kind: kind, Kids: rest})
		}
	}
	return []scholar.Node{{Kind: kind, Kids: kids}}
}

func fraction(n *element.Node, tight bool) []scholar.Node {
	above, below := nodes(&n.Kids[0], tight), nodes(&n.Kids[1], tight)
	if n.Text == "0" {
		return joined(above, literal(" choose "), below)
	}
	return joined(fenced(above), literal("/"), fenced(below))
}

func root(n *element.Node, tight bool) []scholar.Node {
	sign := literal("√")
	if len(n.Kids) == 2 {
		index := raised(scholar.Superscript, &n.Kids[1])
		switch Text(index) {
		case "²":
		case "³":
			sign = literal("∛")
		case "⁴":
			sign = literal("∜")
		default:
			sign = joined(index, sign)
		}
	}
	return joined(sign, fenced(nodes(&n.Kids[0], tight)))
}

// fenced puts brackets around what is more than one thing.
func fenced(nodes []scholar.Node) []scholar.Node {
	if !strings.ContainsAny(text(nodes), " +−-/·×,") {
		return nodes
	}
	return joined(literal("("), nodes, literal(")"))
}

// table writes rows one after the other.
func table(n *element.Node, tight bool) []scholar.Node {
	var j joiner
	for i := range n.Kids {
		if i > 0 {
			j.add(scholar.Literal, "; ")
		}
		for k := range n.Kids[i].Kids {
			if k > 0 {
				j.add(scholar.Literal, " ")
			}
			j.append(cell(n, &n.Kids[i].Kids[k], k, tight))
		}
	}
	return j.end()
}

// cell writes a cell; the sign at its beginning may be one between two cells.
func cell(table, n *element.Node, column int, tight bool) []scholar.Node {
	kids := []element.Node{*n}
	if n.Kind == element.Row {
		kids = n.Kids
	}
	if column > 0 && (table.Pairs && column%2 == 1 || table.Text == "rcl") {
		return row(kids, tight, element.Ordinary)
	}
	return row(kids, tight, element.Opening)
}

// accented puts a mark on a single character; over more, it is left out.
func accented(nodes []scholar.Node, mark *element.Node) []scholar.Node {
	joined := lexicon.Joined(mark.Text, mark.Side)
	if len(nodes) != 1 || joined == 0 {
		return nodes
	}
	n := nodes[0]
	if len(n.Kids) == 1 && n.Kind != scholar.Superscript && n.Kind != scholar.Subscript {
		return []scholar.Node{{Kind: n.Kind, Kids: accented(n.Kids, mark)}}
	}
	if n.Kind != scholar.Literal || len([]rune(n.Text)) != 1 {
		return nodes
	}
	switch n.Text {
	case "ı":
		n.Text = "i"
	case "ȷ":
		n.Text = "j"
	}
	return literal(norm.NFC.String(n.Text + string(joined)))
}

func joined(parts ...[]scholar.Node) []scholar.Node {
	var all []scholar.Node
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

// text is the nodes' text without their form.
func text(nodes []scholar.Node) string {
	var b strings.Builder
	var all func([]scholar.Node)
	all = func(nodes []scholar.Node) {
		for _, n := range nodes {
			b.WriteString(n.Text)
			all(n.Kids)
		}
	}
	all(nodes)
	return b.String()
}
