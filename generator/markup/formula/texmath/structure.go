package texmath

import (
	"strings"

	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/formula/lexicon"
	"lectern/generator/markup/formula/texmath/token"
)

// A reading reads what belongs to a command, whose name was read.
type reading func(p *parser, name string, a element.Alphabet) element.Node

// structureOf returns how a command is read that has arguments, or a meaning, of its
// own; nil for any other. It is no table, since the readings read commands in turn.
func structureOf(name string) reading {
	switch name {
	case "frac", "tfrac", "dfrac", "cfrac", "nicefrac", "sfrac", "binom", "tbinom", "dbinom":
		return (*parser).fraction
	case "sqrt":
		return (*parser).root
	case "left":
		return (*parser).left
	case "middle":
		return (*parser).middle
	case "begin":
		return (*parser).begin
	case "overset", "stackrel", "underset", "underoverset":
		return (*parser).stack
	case "not":
		return func(p *parser, _ string, a element.Alphabet) element.Node { return p.negated(a) }
	case "mathord", "mathop", "mathbin", "mathrel", "mathopen", "mathclose", "mathpunct", "mathinner":
		return (*parser).classed
	case "operatorname", "operatornamewithlimits":
		return (*parser).operator
	case "bmod", "pmod", "mod", "pod":
		return (*parser).modulo
	case "substack":
		return (*parser).substack
	case "phantom", "hphantom", "vphantom":
		return func(p *parser, _ string, a element.Alphabet) element.Node {
			return element.Node{Kind: element.Phantom, Kids: []element.Node{p.argument(a)}}
		}
	case "ensuremath", "boxed", "smash", "mathclap", "mathrlap", "mathllap", "llap", "rlap", "vcenter":
		return func(p *parser, _ string, a element.Alphabet) element.Node { return p.argument(a) }
	case "textcolor", "colorbox", "href":
		return func(p *parser, _ string, a element.Alphabet) element.Node { p.Raw(); return p.argument(a) }
	case "textsuperscript", "textsubscript":
		return (*parser).raised
	case "tag":
		return (*parser).tag
	case "hspace", "mspace", "hskip", "mskip", "kern", "mkern":
		return (*parser).space
	case "label", "color", "vspace", "cite", "citep", "citet", "footnote":
		return func(p *parser, _ string, _ element.Alphabet) element.Node { p.Star(); p.Raw(); return element.Node{} }
	}
	return nil
}

func (p *parser) fraction(name string, a element.Alphabet) element.Node {
	above := p.argument(a)
	f := element.Divided(above, p.argument(a))
	if strings.HasSuffix(name, "binom") {
		f = element.Fenced("(", element.Stacked(f), ")")
	}
	switch name[0] {
	case 't':
		return element.Node{Kind: element.Styled, Style: element.Line, Kids: []element.Node{f}}
	case 'd', 'c':
		return element.Node{Kind: element.Styled, Style: element.Display, Kids: []element.Node{f}}
	}
	return f
}

func (p *parser) root(_ string, a element.Alphabet) element.Node {
	index, has := p.bracketed(a)
	n := element.Node{Kind: element.Root, Kids: []element.Node{p.argument(a)}}
	if has && !index.Empty() {
		n.Kids = append(n.Kids, index)
	}
	return n
}

// left reads \left( ... \middle| ... \right).
func (p *parser) left(_ string, a element.Alphabet) element.Node {
	return p.deeper(func() element.Node {
		at := p.Pos
		open, _ := p.delimiter()
		inner := element.Node{Kind: element.Row, Kids: p.list(a, atRight)}
		if t := p.Peek(); t.Kind != token.Command || t.Text != "right" {
			p.Fail(at, `the formula has a \left without its \right`)
			return element.Fenced(open, inner, "")
		}
		p.Take()
		end, _ := p.delimiter()
		return element.Fenced(open, inner, end)
	})
}

func (p *parser) middle(string, element.Alphabet) element.Node {
	s, _ := p.delimiter()
	if s == "" {
		return element.Node{}
	}
	return element.Node{Kind: element.Sign, Text: s, Stretch: true}
}

// stack reads \overset{above}{base} and the like.
func (p *parser) stack(name string, a element.Alphabet) element.Node {
	var above, below element.Node
	if name != "overset" && name != "stackrel" {
		below = p.argument(a)
	}
	if name != "underset" {
		above = p.argument(a)
	}
	base := p.argument(a)
	class := base.Class
	switch base.Kind { // braces around it were those of an argument
	case element.Sign:
		class = lexicon.ClassOf(base.Text)
	case element.Name:
		class = element.Operator
	}
	if name == "stackrel" {
		class = element.Relation
	}
	return element.Node{Kind: element.Scripts, Class: class, Limits: element.Always, Kids: []element.Node{base, below, above}}
}

func (p *parser) classed(name string, a element.Alphabet) element.Node {
	n := p.argument(a)
	switch name {
	case "mathop":
		n.Class, n.Limits = element.Operator, element.Movable
	case "mathbin":
		n.Class = element.Binary
	case "mathrel":
		n.Class = element.Relation
	case "mathopen":
		n.Class = element.Opening
	case "mathclose":
		n.Class = element.Closing
	case "mathpunct":
		n.Class = element.Punctuation
	}
	return n
}

// operator reads \operatorname{name}; with a star, it takes limits.
func (p *parser) operator(string, element.Alphabet) element.Node {
	star := p.Star()
	n := p.argument(element.Upright)
	if s, ok := element.Spelled(n); ok {
		n = element.Node{Kind: element.Name, Text: oneLine(s), Alphabet: element.Upright}
	}
	n.Class, n.Limits = element.Operator, element.Beside
	if star {
		n.Limits = element.Movable
	}
	return n
}

func (p *parser) modulo(name string, a element.Alphabet) element.Node {
	mod := element.Node{Kind: element.Name, Text: "mod", Alphabet: element.Upright}
	switch name {
	case "bmod":
		mod.Class = element.Binary
		return mod
	case "mod":
		return element.Node{Kind: element.Row, Kids: []element.Node{element.White(12), mod, element.White(6), p.argument(a)}}
	}
	row := []element.Node{element.White(8), sign("(", element.Opening)}
	if name == "pmod" {
		row = append(row, mod, element.White(6))
	}
	row = append(row, p.argument(a), sign(")", element.Closing))
	return element.Node{Kind: element.Row, Kids: row}
}

func (p *parser) raised(name string, _ element.Alphabet) element.Node {
	n := element.Node{Kind: element.Scripts, Kids: []element.Node{{}, {}, {}}}
	if name == "textsubscript" {
		n.Kids[1] = p.text(element.Plain)
	} else {
		n.Kids[2] = p.text(element.Plain)
	}
	return n
}

// tag shows the number of an equation behind it.
func (p *parser) tag(string, element.Alphabet) element.Node {
	star := p.Star()
	s := oneLine(strings.Trim(p.Raw(), "$"))
	if !star {
		s = "(" + s + ")"
	}
	return element.Spoken("  " + s)
}

// space reads \hspace{1em} and \kern-1pt.
func (p *parser) space(string, element.Alphabet) element.Node {
	p.Star()
	p.Skip()
	var length string
	if p.Peek().Kind == token.Opening {
		length = p.Raw()
	} else {
		start := p.Pos
		for p.Pos < len(p.Src) && strings.IndexByte("+-.0123456789", p.Src[p.Pos]) >= 0 {
			p.Pos++
		}
		p.Pos = min(p.Pos+2, len(p.Src))
		length = p.Src[start:p.Pos]
	}
	if w, ok := lexicon.Length(length); ok {
		if w == 0 {
			return element.Node{}
		}
		return element.White(w)
	}
	p.Fail(p.Pos, "the formula has no length where one must stand")
	return element.Node{}
}
