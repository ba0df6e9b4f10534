// Package latex reads the TeX in a scholarly string: commands, braces, formulas,
// scripts, quotes and dashes. What only looks like TeX it leaves as it stands. It
// knows nothing of HTML and of addresses.
package latex

import (
	"strings"
	"unicode/utf8"

	"lectern/generator/markup/scan"
)

// A Reader reads the TeX of one string.
type Reader struct {
	*scan.Cursor

	certain       bool // the string is LaTeX throughout
	tex           bool // the string shows TeX, so that braces and ties are TeX's
	quotesEscaped bool // \" is an escaped quote, not an accent
	braces        []brace
	commandEnd    int // where the last command ended: _x there is a subscript
	wordEnd       int // where the last \word ended that is no command: {x} there is text
	quoteAhead    int // the next place where a ' can close, once it was looked for
}

// New returns a reader at a cursor, which has read nothing yet.
func New(c *scan.Cursor) *Reader {
	p := &Reader{Cursor: c, commandEnd: -1, wordEnd: -1}
	p.braces = pairBraces(c.Src)
	p.quotesEscaped = quotesEscaped(c.Src)
	p.tex = p.showsTeX()
	return p
}

// NewCertain returns a reader of a string that is LaTeX throughout, as a field of a
// .bib file: all braces group, all ties tie, all dollars are marks of mathematics.
func NewCertain(c *scan.Cursor) *Reader {
	return &Reader{Cursor: c, commandEnd: -1, wordEnd: -1, braces: pairBraces(c.Src), tex: true, certain: true}
}

// Signals are the bytes at which Read is to be called.
const Signals = "\\${}^_~-`'\"" + "\xCB"

// Read reads what begins with a signal, and moves on; it may be nothing but text.
func (p *Reader) Read() {
	switch c := p.Src[p.Pos]; {
	case c == '\\':
		p.backslash()
	case c == '{':
		p.openBrace()
	case c == '}':
		p.closeBrace()
	case c == '$':
		p.dollar()
	case c == '^' || c == '_':
		p.script(1)
	case c == circumflex[0]:
		p.circumflex()
	case p.Build.Code():
		p.AsText(1)
	case c == '~':
		p.tie()
	case c == '-':
		p.dash()
	default:
		p.quote()
	}
}

// circumflex is what some converters make of TeX's ^.
const circumflex = "ˆ"

func (p *Reader) circumflex() {
	if strings.HasPrefix(p.Src[p.Pos:], circumflex+"{") {
		p.script(len(circumflex))
		return
	}
	_, n := utf8.DecodeRuneInString(p.Src[p.Pos:])
	p.AsText(n)
}
