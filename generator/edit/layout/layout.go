// Package layout finds where the values of TOML and JSON stand, byte by byte, so that
// one of them can be changed and nothing beside it. It reads only what package decode
// has found valid, and knows nothing of what values mean.
package layout

import (
	"strings"

	"lectern/generator/decode"
	"lectern/generator/diag"
)

// Span is a value that stands in one piece.
type Span struct {
	From, To int    // offsets of its first byte and of the one behind it
	Open     byte   // '[' for a list, '{' for a table; else 0
	Parts    []Part // of a list or table, in order
}

// Part is an element of a list or a key of a table with its value.
type Part struct {
	Keys  []string // the parts of a dotted key; nil in a list
	From  int      // of the key; in a list of the value
	Value Span
}

// Sort tells the statements of TOML apart.
type Sort uint8

// The statements of TOML.
const (
	Pair   Sort = iota // key = value
	Header             // [table]
	List               // [[table in a list]]
)

// Statement is one statement of a TOML document. A header's value is the empty
// span behind its last bracket.
type Statement struct {
	Part
	Sort Sort
}

// TOML returns the statements of a document.
func TOML(src string) []Statement {
	s := scanner{src: src}
	var out []Statement
	for s.blank(); s.at < len(src); s.blank() {
		before := s.at
		if src[s.at] == '[' {
			out = append(out, s.header())
		} else {
			out = append(out, Statement{Part: s.pair()})
		}
		if s.at == before {
			return out // not TOML: nothing was read
		}
	}
	return out
}

// JSON returns the value that a text consists of.
func JSON(src string) Span {
	s := scanner{src: src, json: true}
	s.blank()
	return s.value()
}

type scanner struct {
	src  string
	at   int
	json bool
}

func (s *scanner) peek() byte {
	if s.at < len(s.src) {
		return s.src[s.at]
	}
	return 0
}

// blank passes over white space and comments.
func (s *scanner) blank() {
	for s.at < len(s.src) {
		switch s.src[s.at] {
		case ' ', '\t', '\r', '\n':
			s.at++
		case '#':
			s.at += length(s.src[s.at:], "\n")
		default:
			return
		}
	}
}

// length is how far a text goes before one of the characters.
func length(s, until string) int {
	if i := strings.IndexAny(s, until); i >= 0 {
		return i
	}
	return len(s)
}

func (s *scanner) header() Statement {
	out := Statement{Sort: Header}
	out.From = s.at
	closing := "]"
	if strings.HasPrefix(s.src[s.at:], "[[") {
		out.Sort, closing = List, "]]"
	}
	s.at += len(closing)
	out.Keys = s.keys("]")
	s.at = min(s.at+len(closing), len(s.src))
	out.Value = Span{From: s.at, To: s.at}
	return out
}

// pair reads a key and its value.
func (s *scanner) pair() Part {
	p := Part{From: s.at}
	if s.json {
		p.Keys = s.keys(":")
	} else {
		p.Keys = s.keys("=")
	}
	s.at = min(s.at+1, len(s.src))
	s.blank()
	p.Value = s.value()
	return p
}

// keys reads a dotted key up to the character that ends it, which in TOML stands on the
// same line.
func (s *scanner) keys(end string) []string {
	from, quoted := s.at, false
	for s.at < len(s.src) && s.src[s.at] != end[0] && (s.json || s.src[s.at] != '\n') {
		if c := s.src[s.at]; c == '"' || c == '\'' {
			quoted = true
			s.quoted(c)
			continue
		}
		s.at++
	}
	text := strings.TrimSpace(s.src[from:s.at])
	switch {
	case s.json:
		// As a key, since a text loses control characters.
		if n, ok := decode.JSON("", []byte("{"+text+":0}"), 1, 1, new(diag.List)); ok {
			return []string{n.Entries[0].Key}
		}
		return []string{text}
	case quoted:
		return unquote(text)
	}
	keys := strings.Split(text, ".")
	for i, key := range keys {
		keys[i] = strings.TrimSpace(key)
	}
	return keys
}

// unquote reads a dotted key some of whose parts are quoted.
func unquote(text string) []string {
	n, ok := decode.TOML("", []byte(text+" = 0"), new(diag.List))
	var keys []string
	for ok && n.Kind == decode.Table && len(n.Entries) == 1 {
		keys = append(keys, n.Entries[0].Key)
		n = &n.Entries[0].Value
	}
	return keys
}

// value reads a value, whose first byte is next.
func (s *scanner) value() Span {
	v := Span{From: s.at}
	switch c := s.peek(); c {
	case '"', '\'':
		s.quoted(c)
	case '[', '{':
		v.Open = c
		v.Parts = s.parts(c)
	default:
		s.at += length(s.src[s.at:], ",]}#\r\n")
		s.at = v.From + len(strings.TrimRight(s.src[v.From:s.at], " \t"))
	}
	v.To = s.at
	return v
}

// parts reads what stands between brackets, and the brackets.
func (s *scanner) parts(open byte) []Part {
	var parts []Part
	s.at++
	for s.blank(); s.at < len(s.src) && s.src[s.at] != ']' && s.src[s.at] != '}'; s.blank() {
		before := s.at
		if open == '{' {
			parts = append(parts, s.pair())
		} else {
			v := s.value()
			parts = append(parts, Part{From: v.From, Value: v})
		}
		if s.blank(); s.peek() == ',' {
			s.at++
		}
		if s.at == before {
			return parts
		}
	}
	s.at = min(s.at+1, len(s.src))
	return parts
}

// quoted passes over a string.
func (s *scanner) quoted(quote byte) {
	mark := string(quote)
	if long := strings.Repeat(mark, 3); !s.json && strings.HasPrefix(s.src[s.at:], long) {
		mark = long
	}
	for s.at += len(mark); s.at < len(s.src); s.at++ {
		switch {
		case s.src[s.at] == '\\' && quote == '"':
			s.at++
		case strings.HasPrefix(s.src[s.at:], mark):
			s.at += len(mark)
			for n := 0; n < 2 && len(mark) == 3 && s.peek() == quote; n++ {
				s.at++ // the string's own quotes stand before the last three
			}
			return
		}
	}
	s.at = len(s.src)
}
