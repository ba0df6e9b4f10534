package texmath

import (
	"golang.org/x/text/unicode/norm"

	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/formula/lexicon"
	"lectern/generator/markup/formula/texmath/token"
)

// command reads one command with its arguments.
func (p *parser) command(alphabet element.Alphabet) element.Node {
	at := p.Pos
	name := p.Take().Text
	if w, ok := lexicon.Space(name); ok {
		if w == 0 {
			return element.Node{}
		}
		return element.White(w)
	}
	if s, ok := lexicon.Escaped(name); ok {
		return sign(s, lexicon.ClassOf(s))
	}
	if lexicon.Ignored(name) {
		return element.Node{}
	}
	if read := structureOf(name); read != nil {
		return read(p, name, alphabet)
	}
	if n, ok := p.dressed(name, alphabet); ok {
		return n
	}
	if s, ok := lexicon.Symbol(name); ok {
		return symbol(s, lexicon.ClassOfCommand(name, s), alphabet)
	}
	if text, limits, ok := lexicon.Function(name); ok {
		return element.Node{Kind: element.Name, Class: element.Operator, Alphabet: element.Upright, Text: text, Limits: limits}
	}
	return p.unknown(name, at, alphabet)
}

// dressed reads the commands that put something on their argument: an alphabet, an
// accent, a size.
func (p *parser) dressed(name string, alphabet element.Alphabet) (element.Node, bool) {
	if a, ok := lexicon.AlphabetOf(name); ok {
		return p.argument(lexicon.Both(alphabet, a)), true
	}
	if a, ok := lexicon.AccentOf(name); ok {
		n := element.Node{Kind: element.Accent, Text: a.Mark, Side: a.Side, Stretch: a.Stretch, Kids: []element.Node{p.argument(alphabet)}}
		if a.Grouped {
			n.Limits = element.Always
		}
		return n, true
	}
	if a, ok := lexicon.TextAlphabet(name); ok {
		return p.text(a), true
	}
	if size, class, ok := lexicon.Size(name); ok {
		return p.sized(size, class), true
	}
	if s, ok := lexicon.Arrow(name); ok {
		below, _ := p.bracketed(alphabet)
		return element.Node{Kind: element.Linked, Class: element.Relation, Text: s, Kids: []element.Node{below, p.argument(alphabet)}}, true
	}
	return element.Node{}, false
}

// unknown reads a command that is not known; a symbol glued to a word is one, since
// \alphaNLI is what an export makes of $\alpha$NLI.
func (p *parser) unknown(name string, at int, alphabet element.Alphabet) element.Node {
	if s, n := lexicon.SymbolPrefix(name); n > 0 {
		p.Pos -= len(name) - n
		return symbol(s, lexicon.ClassOf(s), alphabet)
	}
	if name == "" {
		p.Fail(at, "the formula ends in a backslash")
		return element.Node{}
	}
	p.Fail(at, `the formula's command \%s is not known`, name)
	if !token.IsLetter(name[0]) {
		return element.Node{}
	}
	return element.Spoken(name)
}

// sized reads the bracket after \big and the like.
func (p *parser) sized(size uint8, class element.Class) element.Node {
	s, ok := p.delimiter()
	if !ok || s == "" {
		return element.Node{}
	}
	return element.Node{Kind: element.Sign, Class: class, Size: size, Text: s}
}

// delimiter reads the bracket after \left, \big and the like; "" is none.
func (p *parser) delimiter() (string, bool) {
	p.Skip()
	t := p.Peek()
	name := t.Text
	if t.Kind == token.Command {
		name = `\` + t.Text
	}
	if t.Kind == token.Opening { // \left{ for \left\{, and \big{(}
		p.Take()
		s, ok := p.delimiter()
		if ok && p.Peek().Kind == token.Closing {
			p.Take()
		}
		return s, ok
	}
	s, ok := lexicon.Delimiter(name)
	if !ok {
		p.Fail(p.Pos, "the formula has no bracket where one must stand")
		return "", false
	}
	p.Take()
	return s, true
}

// negated draws a stroke through the next atom.
func (p *parser) negated(alphabet element.Alphabet) element.Node {
	n := p.argument(alphabet)
	if n.Kind != element.Sign && n.Kind != element.Letter {
		return n
	}
	n.Class = lexicon.ClassOf(n.Text)
	if s, ok := lexicon.Negated(n.Text); ok {
		n.Text = s
	} else {
		n.Text = norm.NFC.String(n.Text + "\u0338")
	}
	return n
}
