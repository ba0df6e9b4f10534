package tex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/generator/scholar"
)

// Bounds on a formula: what is nested deeper, or longer, makes the formula
// unreadable, never the program slow.
const (
	maxDepth  = 24
	maxLength = 8192
)

// Math sets a formula as running text: variables in Emphasis, scripts in
// Superscript and Subscript, symbols in Unicode, fractions with a slash. The source
// has no delimiters. readable is false where the formula needs two dimensions or
// holds what is not known; the nodes are then the best that could be made, for
// places that take only text. unknown names the first command that is not known.
func Math(source string) (nodes []scholar.Node, readable bool, unknown string) {
	if len(source) > maxLength {
		return literal(source), false, ""
	}
	m := &math{src: source, readable: true}
	nodes = m.list(style{}, 0)
	for m.pos < len(m.src) { // a brace too many
		m.pos++
		m.readable = false
		nodes = append(nodes, m.list(style{}, 0)...)
	}
	return nodes, m.readable, m.unknown
}

// math reads a formula. It never fails: what it cannot set makes it unreadable.
type math struct {
	src      string
	pos      int
	readable bool
	unknown  string
}

// A style is how letters of the present group are set.
type style struct {
	text  bool // spaces count and letters are upright: \text{...}
	roman bool // letters are upright: \mathrm{...}
	tight bool // in a script: no space around relations
}

// list reads atoms up to the end of the group, which it leaves to be read, and sets
// them with the spaces that TeX would put.
func (m *math) list(st style, depth int) []scholar.Node {
	var atoms []atom
	for m.pos < len(m.src) && m.src[m.pos] != '}' {
		if font, ok := m.fontSwitch(&st); ok && depth < maxDepth {
			rest := m.list(st, depth+1)
			if font != scholar.Literal {
				rest = []scholar.Node{{Kind: font, Kids: rest}}
			}
			atoms = append(atoms, atom{class: ordinary, nodes: rest})
			break
		} else if ok {
			continue
		}
		if a, ok := m.atom(st, depth); ok {
			atoms = append(atoms, a)
		} else {
			m.script(&atoms, st, depth)
		}
	}
	return space(atoms, st)
}

// fontSwitch reads a command such as \bf that holds to the end of the group.
func (m *math) fontSwitch(st *style) (scholar.NodeKind, bool) {
	if m.src[m.pos] != '\\' {
		return 0, false
	}
	name := m.peekName()
	kind := scholar.Literal
	switch name {
	case "bf", "boldmath":
		kind = scholar.Strong
	case "it", "em", "sl":
		kind = scholar.Emphasis
	case "rm", "sf", "tt", "sc", "cal":
		st.roman = true
	default:
		return 0, false
	}
	m.pos += 1 + len(name)
	m.skipSpaces()
	return kind, true
}

// atom reads one symbol, group or command. It reports false, and reads nothing, at
// a script mark.
func (m *math) atom(st style, depth int) (atom, bool) {
	c := m.src[m.pos]
	switch {
	case c == '^' || c == '_' && !st.text || strings.HasPrefix(m.src[m.pos:], "ˆ"):
		return atom{}, false
	case c == '\\':
		return m.command(st, depth), true
	case c == '{':
		return atom{class: ordinary, nodes: m.group(st, depth), braced: true}, true
	case c == ' ' || c == '\t' || c == '\n' || c == '\r':
		m.skipSpaces()
		return atom{class: source, nodes: literal(" ")}, true
	case c == '~':
		m.pos++
		return atom{class: blank, nodes: literal(" ")}, true
	case c == '&':
		m.pos++
		m.readable = false
		return atom{class: blank, nodes: literal(" ")}, true
	case c == '\'' && !st.text:
		m.pos++
		return atom{class: closing, nodes: literal("′")}, true
	case c == '-' && !st.text:
		m.pos++
		return atom{class: binary, nodes: literal("−")}, true
	}
	return m.character(st), true
}

// character reads a run of letters, a number, or a single character.
func (m *math) character(st style) atom {
	rest := m.src[m.pos:]
	if n := run(rest, isASCIILetter); n > 0 {
		m.pos += n
		return atom{class: ordinary, nodes: st.letters(rest[:n]), word: n > 1}
	}
	if n := run(rest, isDigit); n > 0 {
		m.pos += n
		return atom{class: ordinary, nodes: literal(rest[:n]), digits: true}
	}
	r, n := utf8.DecodeRuneInString(rest)
	m.pos += n
	if unicode.IsLetter(r) && !st.text && !st.roman && unicode.In(r, unicode.Greek) && unicode.IsLower(r) {
		return atom{class: ordinary, nodes: st.letters(string(r))}
	}
	return atom{class: classOf(r), nodes: literal(string(r))}
}

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func isDigit(c byte) bool { return c >= '0' && c <= '9' || c == '.' }

// run counts the bytes at the beginning of s that are of a sort.
func run(s string, is func(byte) bool) int {
	n := 0
	for n < len(s) && is(s[n]) {
		n++
	}
	return n
}

func (st style) letters(s string) []scholar.Node {
	if st.text || st.roman {
		return literal(s)
	}
	return []scholar.Node{{Kind: scholar.Emphasis, Kids: literal(s)}}
}

func literal(s string) []scholar.Node {
	return []scholar.Node{{Kind: scholar.Literal, Text: s}}
}

// script reads ^x or _x and hangs it on the last atom.
func (m *math) script(atoms *[]atom, st style, depth int) {
	kind := scholar.Superscript
	if m.src[m.pos] == '_' {
		kind = scholar.Subscript
	}
	_, n := utf8.DecodeRuneInString(m.src[m.pos:])
	m.pos += n
	st.tight = true
	arg := m.argument(st, depth+1)
	if Blank(arg) {
		return
	}
	for len(*atoms) > 0 && (*atoms)[len(*atoms)-1].class == source {
		*atoms = (*atoms)[:len(*atoms)-1]
	}
	if len(*atoms) == 0 {
		*atoms = append(*atoms, atom{class: ordinary})
	}
	last := &(*atoms)[len(*atoms)-1]
	last.nodes = append(last.nodes, Script(kind, arg))
	last.digits, last.word = false, false
}

// Script makes a superscript or subscript; a ring as the only superscript is the
// sign of degrees, and primes stand raised already.
func Script(kind scholar.NodeKind, kids []scholar.Node) scholar.Node {
	if kind == scholar.Superscript && len(kids) == 1 && kids[0].Kind == scholar.Literal {
		switch t := kids[0].Text; {
		case t == "∘":
			return scholar.Node{Kind: scholar.Literal, Text: "°"}
		case strings.Trim(t, "′°") == "":
			return kids[0]
		}
	}
	return scholar.Node{Kind: kind, Kids: kids}
}

// argument reads a group, or the one symbol that stands for it.
func (m *math) argument(st style, depth int) []scholar.Node {
	m.skipSpaces()
	if depth > maxDepth || m.pos >= len(m.src) || m.src[m.pos] == '}' {
		m.readable = false
		return nil
	}
	switch c := m.src[m.pos]; {
	case c == '{':
		return m.group(st, depth)
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
		m.pos++
		return st.letters(string(c))
	case c >= '0' && c <= '9' || c == '^' || c == '_':
		m.pos++
		return literal(string(c))
	}
	a, _ := m.atom(st, depth)
	return a.nodes
}

// group reads {...}. A group that lies too deep is read as if its braces were not
// there.
func (m *math) group(st style, depth int) []scholar.Node {
	m.pos++
	if depth >= maxDepth {
		m.readable = false
		return nil
	}
	nodes := m.list(st, depth+1)
	if m.pos < len(m.src) {
		m.pos++
	} else {
		m.readable = false
	}
	return nodes
}

// raw reads {...} as it stands, without its braces; or one character.
func (m *math) raw() string {
	m.skipSpaces()
	if m.pos >= len(m.src) {
		return ""
	}
	if m.src[m.pos] != '{' {
		_, n := utf8.DecodeRuneInString(m.src[m.pos:])
		m.pos += n
		return m.src[m.pos-n : m.pos]
	}
	start, open := m.pos+1, 0
	for ; m.pos < len(m.src); m.pos++ {
		switch m.src[m.pos] {
		case '\\':
			m.pos++
		case '{':
			open++
		case '}':
			if open--; open == 0 {
				m.pos++
				return m.src[start : m.pos-1]
			}
		}
	}
	m.pos, m.readable = len(m.src), false
	return m.src[start:]
}

func (m *math) skipSpaces() {
	for m.pos < len(m.src) && strings.IndexByte(" \t\n\r", m.src[m.pos]) >= 0 {
		m.pos++
	}
}

// peekName returns the name of the command at the present backslash: letters, or
// one other character; empty at the end.
func (m *math) peekName() string {
	rest := m.src[m.pos+1:]
	n := run(rest, isASCIILetter)
	if n == 0 && rest != "" {
		_, n = utf8.DecodeRuneInString(rest)
	}
	return rest[:n]
}
