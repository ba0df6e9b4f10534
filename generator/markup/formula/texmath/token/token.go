// Package token divides the source of a formula into TeX's tokens, and keeps the place,
// the depth and the first problem of whoever reads them. It knows no commands.
package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on a formula. What goes beyond is not read.
const (
	MaxLength = 8192 // in bytes
	MaxDepth  = 100  // of groups, arguments and environments within each other
)

// A Problem is why a formula cannot be set.
type Problem struct {
	Offset  int    // in bytes from the beginning of the formula
	Message string // what is wrong, without a full stop
	Beyond  bool   // a bound was reached: the tree is not all of the formula
}

// A Reader reads tokens.
type Reader struct {
	Src     string
	Pos     int
	Problem *Problem // the first that was found

	depth int
	token Token // at the place from
	from  int
}

// New returns a reader at the beginning of a formula.
func New(source string) *Reader {
	p := &Reader{Src: source}
	if len(source) > MaxLength {
		p.beyond("the formula is longer than 8192 bytes")
	}
	return p
}

// A Token of TeX.
type Token struct {
	Kind Kind
	Text string // the name of a command, or the character
	End  int    // where it ends in the source
}

// Kind is the sort of a token.
type Kind uint8

// The kinds of tokens.
const (
	End Kind = iota
	Command
	Opening // {
	Closing // }
	Upper   // ^
	Lower   // _
	Ampersand
	Prime
	Space // any white space
	Tie   // ~
	Character
)

// Describe names a token in a message.
func (t Token) Describe() string {
	if t.Kind == Command {
		return `a \` + t.Text
	}
	return t.Text
}

// Peek returns the token at the present place.
func (p *Reader) Peek() Token {
	if p.token.End <= p.Pos || p.from != p.Pos {
		p.token, p.from = p.scan(), p.Pos
	}
	return p.token
}

// Take reads a token.
func (p *Reader) Take() Token {
	t := p.Peek()
	p.Pos = t.End
	return t
}

func (p *Reader) scan() Token {
	rest := p.Src[p.Pos:]
	if rest == "" {
		return Token{Kind: End, End: p.Pos}
	}
	single := func(k Kind) Token { return Token{k, rest[:1], p.Pos + 1} }
	switch c := rest[0]; c {
	case '\\':
		n := 1
		for n < len(rest) && IsLetter(rest[n]) {
			n++
		}
		if n == 1 {
			_, size := utf8.DecodeRuneInString(rest[1:])
			n += size
		}
		return Token{Command, rest[1:n], p.Pos + n}
	case '{':
		return single(Opening)
	case '}':
		return single(Closing)
	case '^':
		return single(Upper)
	case '_':
		return single(Lower)
	case '&':
		return single(Ampersand)
	case '\'':
		return single(Prime)
	case '~':
		return single(Tie)
	case ' ', '\t', '\n', '\r', '\f':
		n := len(rest) - len(strings.TrimLeft(rest, " \t\n\r\f"))
		return Token{Space, rest[:n], p.Pos + n}
	}
	r, n := utf8.DecodeRuneInString(rest)
	switch r {
	case 'ˆ': // what some converters make of TeX's ^
		return Token{Upper, rest[:n], p.Pos + n}
	case '’', '′':
		return Token{Prime, rest[:n], p.Pos + n}
	case '\u00A0', '\u202F', '\u2009', '\u3000':
		return Token{Space, rest[:n], p.Pos + n}
	}
	return Token{Character, rest[:n], p.Pos + n}
}

// IsLetter and IsDigit know ASCII only, as TeX does.
func IsLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
func IsDigit(c byte) bool  { return c >= '0' && c <= '9' }

// Skip passes over white space.
func (p *Reader) Skip() {
	for p.Peek().Kind == Space {
		p.Take()
	}
}

// Fail notes a problem; the first counts.
func (p *Reader) Fail(offset int, message string, args ...string) {
	if p.Problem != nil {
		return
	}
	for _, a := range args {
		message = strings.Replace(message, "%s", a, 1)
	}
	p.Problem = &Problem{Offset: offset, Message: message}
}

// beyond ends the reading at a bound.
func (p *Reader) beyond(message string) {
	p.Problem = &Problem{Offset: p.Pos, Message: message, Beyond: true}
	p.Pos = len(p.Src)
}

// Enter goes one level deeper. It reports false where that is too deep; the caller
// leaves in any case.
func (p *Reader) Enter() bool {
	p.depth++
	if p.depth > MaxDepth {
		p.beyond("the formula is nested more than 100 deep")
		return false
	}
	return true
}

// Leave goes back to the level before.
func (p *Reader) Leave() { p.depth-- }

// Lacks notes that an argument is missing.
func (p *Reader) Lacks() {
	if p.Problem == nil {
		p.Fail(p.Pos, "the formula lacks something after %s", before(p.Src[:p.Pos]))
	}
}

// before names what stands at the end of a piece of source.
func before(s string) string {
	s = strings.TrimRight(s, " \t\n\r\f")
	if i := strings.LastIndexByte(s, '\\'); i >= 0 && i < len(s)-1 && strings.TrimLeft(s[i+1:], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" {
		return s[i:]
	}
	_, n := utf8.DecodeLastRuneInString(s)
	return s[len(s)-n:]
}

// Raw reads {...} as it stands, without its braces; or one token.
func (p *Reader) Raw() string {
	p.Skip()
	if t := p.Peek(); t.Kind != Opening {
		if t.Kind == End || t.Kind == Closing {
			p.Lacks()
			return ""
		}
		start := p.Pos
		p.Take()
		return p.Src[start:p.Pos]
	}
	at, open := p.Pos, 0
	for p.Pos < len(p.Src) {
		switch p.Take().Kind {
		case Opening:
			open++
		case Closing:
			if open--; open == 0 {
				return p.Src[at+1 : p.Pos-1]
			}
		}
	}
	p.Fail(at, "the formula has a brace that is not closed")
	return p.Src[at+1:]
}

// Digits reads digits.
func (p *Reader) Digits() string {
	start := p.Pos
	for p.Pos < len(p.Src) && IsDigit(p.Src[p.Pos]) {
		p.Pos++
	}
	return p.Src[start:p.Pos]
}

// Star passes over a star.
func (p *Reader) Star() bool {
	if p.Peek().Text == "*" {
		p.Take()
		return true
	}
	return false
}

// Marks reads combining characters, which belong to the letter before them.
func (p *Reader) Marks() string {
	start := p.Pos
	for {
		r, n := utf8.DecodeRuneInString(p.Src[p.Pos:])
		if !unicode.IsMark(r) {
			return p.Src[start:p.Pos]
		}
		p.Pos += n
	}
}
