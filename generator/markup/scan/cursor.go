// Package scan is what all readers of a scholarly string share: the place that is
// being read, looking ahead in linear time, entities, formulas and addresses. It
// decides nothing about TeX or HTML.
package scan

import (
	"html"
	"strings"

	"lectern/generator/markup/formula"
	"lectern/generator/markup/tree"
	"lectern/generator/scholar"
)

// Problem is something in a string that its owner should look at.
type Problem struct {
	Offset  int    // in bytes from the beginning of the string
	Code    string // "unknown-tex"
	Message string // what is wrong, without a full stop
	Hint    string // how to mend it
}

// A Cursor is a place in a string, and the tree of what lies before it. The readers
// of a string share one.
type Cursor struct {
	Src      string
	Pos      int
	Build    *tree.Builder
	Problems []Problem

	QuoteEnd  int // the place of the ' that ends an open `; -1: none
	DoubleEnd int // the place of the '' or " that ends an open ``; -1: none

	ahead [lookaheads]int // see Next
}

// New returns a cursor at the beginning of a string.
func New(source string) *Cursor {
	return &Cursor{Src: source, Build: tree.New(), QuoteEnd: -1, DoubleEnd: -1}
}

// At returns the byte at i, or 0 outside of the string.
func (p *Cursor) At(i int) byte {
	if i < 0 || i >= len(p.Src) {
		return 0
	}
	return p.Src[i]
}

// AsText takes n bytes for themselves.
func (p *Cursor) AsText(n int) {
	p.Build.Text(p.Src[p.Pos : p.Pos+n])
	p.Pos += n
}

// Report notes a problem with TeX at an offset.
func (p *Cursor) Report(offset int, message, hint string) {
	p.Problems = append(p.Problems, Problem{offset, "unknown-tex", message, hint})
}

// Formula adds a formula, and reports why it cannot be set.
func (p *Cursor) Formula(kind scholar.NodeKind, at int, source string) {
	source = Clean(html.UnescapeString(html.UnescapeString(source)))
	if source == "" {
		return
	}
	f := formula.Read(source)
	if f.Blank() {
		p.Build.Gap(' ')
		return
	}
	p.Build.Leaf(scholar.Node{Kind: kind, Text: source})
	if f.Problem != nil {
		p.Report(at, f.Problem.Message, formula.Hint)
	}
}

// Clean collapses white space and drops what text would drop.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if tree.Unusual(r) && r != '\t' && r != '\n' && r != '\r' {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// lookaheads are the strings whose next place is remembered, so that a string with
// many openings and no end is read in linear time.
const (
	NextParen = iota
	NextBracket
	NextDollars
	NextComment
	NextSection
	NextQuotes
	NextQuote
	lookaheads
)

var lookahead = [lookaheads]string{`\)`, `\]`, "$$", "-->", "]]>", "''", `"`}

// Next returns the first place at or after pos of one of the lookaheads; the
// string's length when there is none.
func (p *Cursor) Next(which, pos int) int {
	if pos >= len(p.Src) {
		return len(p.Src)
	}
	if p.ahead[which] < pos || p.ahead[which] == 0 {
		n := strings.Index(p.Src[pos:], lookahead[which])
		if n < 0 {
			n = len(p.Src) - pos
		}
		p.ahead[which] = pos + n
	}
	return p.ahead[which]
}
func IsLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func IsDigit(c byte) bool  { return c >= '0' && c <= '9' }
func IsAlnum(c byte) bool  { return IsLetter(c) || IsDigit(c) }
func IsSpace(c byte) bool  { return c == ' ' || c >= '\t' && c <= '\r' }

// IsWord reports whether c can belong to a word; bytes of other scripts do.
func IsWord(c byte) bool { return IsAlnum(c) || c >= 0x80 }
