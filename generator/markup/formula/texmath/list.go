package texmath

import (
	"strings"

	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/formula/lexicon"
	"lectern/generator/markup/formula/texmath/token"
)

// A stop says which tokens end a row, besides a brace that closes.
type stop uint8

const (
	atCell    stop = 1 << iota // & \\ \cr \end
	atRight                    // \right
	atBracket                  // ]
	atDollar                   // $, in text
)

func (p *parser) stops(t token.Token, at stop) bool {
	switch t.Kind {
	case token.End, token.Closing:
		return true
	case token.Ampersand:
		return at&atCell != 0
	case token.Character:
		return at&atBracket != 0 && t.Text == "]" || at&atDollar != 0 && t.Text == "$"
	case token.Command:
		switch t.Text {
		case `\`, "cr", "newline", "tabularnewline":
			return at&atCell != 0
		case "end":
			return at&(atCell|atRight) != 0
		case "right":
			return true
		case ")":
			return at&atDollar != 0
		}
	}
	return false
}

// list reads atoms, each with its scripts, up to what ends the row, and leaves that to
// be read.
func (p *parser) list(alphabet element.Alphabet, at stop) []element.Node {
	var row []element.Node
	spaced := false
	for {
		t := p.Peek()
		switch {
		case p.stops(t, at):
			return row
		case t.Kind == token.Space:
			p.Take()
			spaced = true
			continue
		case t.Kind == token.Upper, t.Kind == token.Lower, t.Kind == token.Prime:
			row = p.scripts(row, alphabet)
		case t.Kind == token.Command && p.limits(t, row):
		case t.Kind == token.Command && rest[t.Text] != 0:
			return p.remainder(rest[t.Text], row, alphabet, at)
		default:
			if a, ok := lexicon.Switch(t.Text); ok && t.Kind == token.Command {
				p.Take()
				alphabet = a
				continue
			}
			if n := p.atom(alphabet); !n.Empty() {
				n.Spaced = spaced
				row = append(row, n)
			}
		}
		spaced = false
	}
}

// limits carries out \limits and the like, which change what stands before them.
func (p *parser) limits(t token.Token, row []element.Node) bool {
	var l element.Limits
	switch t.Text {
	case "limits":
		l = element.Always
	case "nolimits":
		l = element.Beside
	case "displaylimits":
		l = element.Movable
	default:
		return false
	}
	p.Take()
	if len(row) > 0 {
		row[len(row)-1].Limits = l
	}
	return true
}

// A division is a command that parts its group: into what is above and below a line,
// or into what comes before and what is set in another style.
type division uint8

const (
	over division = iota + 1
	atop
	choose
	brace
	brack
	display
	inline
	small
	smaller
)

var rest = map[string]division{
	"over": over, "atop": atop, "choose": choose, "brace": brace, "brack": brack,
	"displaystyle": display, "textstyle": inline, "scriptstyle": small, "scriptscriptstyle": smaller,
}

// remainder reads the rest of a row after a division.
func (p *parser) remainder(d division, row []element.Node, alphabet element.Alphabet, at stop) []element.Node {
	p.Take()
	ok := p.Enter()
	defer p.Leave()
	if !ok {
		return row
	}
	after := element.Of(p.list(alphabet, at))
	f := element.Divided(element.Of(row), after)
	switch d {
	case over:
		return []element.Node{f}
	case atop:
		f.Text = "0"
		return []element.Node{f}
	case choose:
		return []element.Node{element.Fenced("(", element.Stacked(f), ")")}
	case brace:
		return []element.Node{element.Fenced("{", element.Stacked(f), "}")}
	case brack:
		return []element.Node{element.Fenced("[", element.Stacked(f), "]")}
	}
	if after.Empty() {
		return row
	}
	style := [...]element.Style{element.Display, element.Line, element.Small, element.Smaller}[d-display]
	return append(row, element.Node{Kind: element.Styled, Style: style, Kids: []element.Node{after}})
}

// scripts reads the scripts at the present place and hangs them on the last atom.
func (p *parser) scripts(row []element.Node, alphabet element.Alphabet) []element.Node {
	base := element.Node{}
	if n := len(row); n > 0 && row[n-1].Kind != element.Gap {
		base, row = row[n-1], row[:n-1]
	}
	for {
		s := element.Node{Kind: element.Scripts, Class: base.Class, Limits: base.Limits, Spaced: base.Spaced, Kids: []element.Node{base, {}, {}}}
		p.slots(&s, alphabet)
		if s.Kids[1].Empty() && s.Kids[2].Empty() {
			if !base.Empty() {
				row = append(row, base)
			}
			return row
		}
		base = s // a second script of one sort stands on all before it
		if k := p.Peek().Kind; k != token.Upper && k != token.Lower && k != token.Prime {
			return append(row, base)
		}
	}
}

// slots reads a lower and an upper script, each once at most.
func (p *parser) slots(s *element.Node, alphabet element.Alphabet) {
	var have [2]bool
	for {
		back := p.Pos
		p.Skip()
		switch t := p.Peek(); {
		case t.Kind == token.Prime && !have[1]:
			have[1] = true
			s.Kids[2] = p.primes(alphabet)
		case t.Kind == token.Lower && !have[0]:
			have[0] = true
			p.Take()
			s.Kids[1] = p.argument(alphabet)
		case t.Kind == token.Upper && !have[1]:
			have[1] = true
			p.Take()
			s.Kids[2] = p.argument(alphabet)
		default:
			p.Pos = back
			return
		}
	}
}

// primes reads the primes at the present place, and an upper script that follows them.
func (p *parser) primes(alphabet element.Alphabet) element.Node {
	n := 0
	for p.Peek().Kind == token.Prime {
		p.Take()
		n++
	}
	var row []element.Node
	for ; n > 0; n -= 4 {
		row = append(row, sign([...]string{"′", "″", "‴", "⁗"}[min(n, 4)-1], element.Ordinary))
	}
	if p.Peek().Kind == token.Upper {
		p.Take()
		if s := p.argument(alphabet); !s.Empty() {
			row = append(row, s)
		}
	}
	return element.Of(row)
}

func sign(text string, class element.Class) element.Node {
	return element.Node{Kind: element.Sign, Text: text, Class: class, Limits: lexicon.Limits(text)}
}

// oneLine is a text on one line, with single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
