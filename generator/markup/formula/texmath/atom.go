package texmath

import (
	"strings"
	"unicode/utf8"

	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/formula/lexicon"
	"lectern/generator/markup/formula/texmath/token"
)

// atom reads one atom. What leaves nothing behind, as \label does, is an empty row.
func (p *parser) atom(alphabet element.Alphabet) element.Node {
	t := p.Peek()
	switch t.Kind {
	case token.Opening:
		return p.group(alphabet)
	case token.Command:
		return p.command(alphabet)
	case token.Tie:
		p.Take()
		return element.White(6)
	case token.Ampersand:
		p.Take()
		p.Fail(t.End-1, "the formula has an & outside of a table")
		return element.White(18)
	}
	switch c := t.Text[0]; {
	case token.IsDigit(c) || c == '.' && t.End < len(p.Src) && token.IsDigit(p.Src[t.End]):
		return p.number(alphabet)
	case token.IsLetter(c):
		return p.letters(alphabet)
	}
	p.Take()
	return p.sign(t.Text, alphabet)
}

// sign reads on after a character that is neither a letter of ASCII nor a digit.
func (p *parser) sign(s string, alphabet element.Alphabet) element.Node {
	switch s {
	case "-":
		s = "−"
	case "*":
		s = "∗"
	case "`":
		s = "‘"
	case `"`:
		s = "″"
	}
	s += p.Marks()
	return symbol(s, lexicon.ClassOf(s), alphabet)
}

func symbol(s string, class element.Class, alphabet element.Alphabet) element.Node {
	if lexicon.IsSign(s) {
		return sign(s, class)
	}
	if utf8.RuneCountInString(s) > 1 {
		return element.Node{Kind: element.Name, Text: s, Alphabet: alphabet, Class: class}
	}
	return element.Node{Kind: element.Letter, Text: s, Alphabet: alphabet, Class: class}
}

// letters reads a variable, or in an alphabet that sets words a run of letters.
func (p *parser) letters(alphabet element.Alphabet) element.Node {
	start := p.Pos
	p.Pos++
	if alphabet != element.Plain && alphabet != element.BoldItalic {
		for p.Pos < len(p.Src) && token.IsLetter(p.Src[p.Pos]) {
			p.Pos++
		}
	}
	if p.Pos-start > 1 {
		return element.Node{Kind: element.Name, Text: p.Src[start:p.Pos], Alphabet: alphabet}
	}
	p.Marks()
	word := start > 0 && token.IsLetter(p.Src[start-1]) || p.Pos < len(p.Src) && token.IsLetter(p.Src[p.Pos])
	return element.Node{Kind: element.Letter, Text: p.Src[start:p.Pos], Alphabet: alphabet, InWord: word}
}

// number reads digits with a decimal point; a comma belongs to them in braces: 10{,}000.
func (p *parser) number(alphabet element.Alphabet) element.Node {
	text := p.Digits()
	for strings.HasPrefix(p.Src[p.Pos:], "{,}") && len(p.Src) > p.Pos+3 && token.IsDigit(p.Src[p.Pos+3]) {
		p.Pos += len("{,}")
		text += "," + p.Digits()
	}
	if len(p.Src) > p.Pos+1 && p.Src[p.Pos] == '.' && token.IsDigit(p.Src[p.Pos+1]) {
		p.Pos++
		text += "." + p.Digits()
	}
	return element.Node{Kind: element.Number, Text: text, Alphabet: alphabet}
}

// argument reads what a command or a script takes: a group, or the one atom that stands
// for it.
func (p *parser) argument(alphabet element.Alphabet) element.Node {
	p.Skip()
	t := p.Peek()
	switch {
	case t.Kind == token.Opening:
		return p.group(alphabet)
	case t.Kind == token.Character && (token.IsDigit(t.Text[0]) || token.IsLetter(t.Text[0])):
		p.Take()
		kind := element.Letter
		if token.IsDigit(t.Text[0]) {
			kind = element.Number
		}
		return element.Node{Kind: kind, Text: t.Text, Alphabet: alphabet}
	case t.Kind == token.Character, t.Kind == token.Tie:
		return p.atom(alphabet)
	case t.Kind == token.Prime:
		return p.primes(alphabet)
	case t.Kind == token.Command && !p.stops(t, atCell|atRight):
		if a, ok := lexicon.Switch(t.Text); ok { // x_\rm{max}
			p.Take()
			return p.deeper(func() element.Node { return p.argument(a) })
		}
		return p.deeper(func() element.Node { return p.atom(alphabet) })
	}
	p.Lacks()
	return element.Node{}
}

// group reads {...}. What stands in braces is ordinary to its neighbours.
func (p *parser) group(alphabet element.Alphabet) element.Node {
	return p.deeper(func() element.Node {
		at := p.Pos
		p.Take()
		n := element.Of(p.list(alphabet, 0))
		p.close(at)
		n.Class, n.Limits = element.Ordinary, element.Beside
		return n
	})
}

// close reads the brace that closes one at a place.
func (p *parser) close(at int) {
	if p.Peek().Kind == token.Closing {
		p.Take()
		return
	}
	p.Fail(at, "the formula has a brace that is not closed")
}

// bracketed reads an option in brackets, as \sqrt[3]{x} has it; false where none is.
func (p *parser) bracketed(alphabet element.Alphabet) (element.Node, bool) {
	p.Skip()
	if t := p.Peek(); t.Kind != token.Character || t.Text != "[" {
		return element.Node{}, false
	}
	return p.deeper(func() element.Node {
		at := p.Pos
		p.Take()
		n := element.Of(p.list(alphabet, atBracket))
		if t := p.Peek(); t.Kind == token.Character && t.Text == "]" {
			p.Take()
		} else {
			p.Fail(at, "the formula has a [ that is not closed")
		}
		return n
	}), true
}
