// Package rich reads the rich text of CSL: a few elements for faces, and quotation marks that
// change with how deep they stand. It knows nothing of styles.
package rich

import (
	"strings"
	"unicode/utf8"

	"lectern/generator/citation/run"
)

// Kind is the sort of a span.
type Kind uint8

// The kinds of spans. Open and Close are quotation marks without text: which marks they are
// depends on how many are open.
const (
	Text Kind = iota
	Open
	Close
)

// Span is a piece of text in one face, or a quotation mark.
type Span struct {
	Text   string
	Kind   Kind
	Face   run.Face
	Single bool // of quotation marks: written as single ones
	Joint  bool // here one part meets another, and their punctuation becomes one
}

// Parse reads a string of rich text. What is not well formed stands for itself.
func Parse(s string) []Span {
	if !Marked(s) {
		s = narrowed(s)
		if s == "" {
			return nil
		}
		return append(make([]Span, 0, 3), Span{Text: s}) // with room for what is put around it
	}
	tokens := scan(narrowed(s))
	pair(tokens)
	return spans(tokens)
}

// Marked reports whether a text may have elements or quotation marks.
func Marked(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case '<', '"', '\'':
			return true
		case 0xE2: // with which the curly ones begin
			if i+2 < len(s) && s[i+1] == 0x80 && (s[i+2]|1 == 0x99 || s[i+2]|1 == 0x9D) {
				return true
			}
		}
	}
	return false
}

// narrowed puts narrow spaces before punctuation that French sets apart.
func narrowed(s string) string {
	if !setsApart(s) {
		return s
	}
	return strings.NewReplacer(" :", "\u202f:", " ;", "\u202f;", " ?", "\u202f?", " !", "\u202f!", " »", "\u202f»", "« ", "«\u202f").Replace(s)
}

func setsApart(s string) bool {
	for i := range len(s) {
		switch s[i] {
		case ':', ';', '?', '!':
			if i > 0 && s[i-1] == ' ' {
				return true
			}
		case 0xC2: // with which the marks of French begin
			return true
		}
	}
	return false
}

// token is text, or a mark that opens or closes something. A mark without a partner
// becomes text.
type token struct {
	text string // as written
	mark *mark
	end  bool // it closes
	open int  // of a mark that closes: the token that it closes
	done bool // it has its partner
	tied bool // it opens right after an element has begun
}

// mark is a sort of element or quotation mark.
type mark struct {
	open, close string
	face        run.Face
	quote       bool
	single      bool
}

var marks = [...]*mark{
	{open: "<i>", close: "</i>", face: run.Italic},
	{open: "<b>", close: "</b>", face: run.Bold},
	{open: "<sup>", close: "</sup>", face: run.Super},
	{open: "<sub>", close: "</sub>", face: run.Sub},
	{open: "<sc>", close: "</sc>", face: run.Small},
	{open: `<span class="nocase">`, close: "</span>"},
	{open: `<span style="font-variant:small-caps;">`, close: "</span>", face: run.Small},
	{open: "“", close: "”", quote: true},
	{open: "‘", close: "’", quote: true, single: true},
}

var (
	straight = mark{open: `"`, close: `"`, quote: true}
	typed    = mark{open: `'`, close: `'`, quote: true}
)

// scan divides a string into tokens.
func scan(s string) []token {
	var out []token
	text := 0 // where the text that is not yet a token begins
	flush := func(to int) {
		if to > text {
			out = append(out, token{text: s[text:to]})
		}
	}
	for i := 0; i < len(s); {
		begun := len(out) > 0 && text == i && out[len(out)-1].mark != nil && !out[len(out)-1].end
		m, end, width := at(s, i, begun)
		if m == nil {
			i++
			continue
		}
		flush(i)
		out = append(out, token{text: s[i : i+width], mark: m, end: end, tied: begun})
		i += width
		text = i
	}
	flush(len(s))
	return out
}

// at finds the mark that stands at a place. Straight marks open after a space, a
// parenthesis or another opening mark; everywhere else they close.
func at(s string, i int, opened bool) (m *mark, end bool, width int) {
	switch c := s[i]; c {
	case '<':
		for _, m := range marks {
			if strings.HasPrefix(s[i:], m.open) {
				return m, false, len(m.open)
			}
			if strings.HasPrefix(s[i:], m.close) {
				return m, true, len(m.close)
			}
		}
	case '"', '\'':
		m := &straight
		if c == '\'' {
			m = &typed
		}
		before := byte(' ')
		if i > 0 {
			before = s[i-1]
		}
		return m, before != ' ' && before != '(' && !opened, 1
	case 0xE2:
		for _, m := range marks {
			if m.quote && strings.HasPrefix(s[i:], m.open) {
				return m, false, len(m.open)
			}
			if m.quote && strings.HasPrefix(s[i:], m.close) {
				return m, true, len(m.close)
			}
		}
	}
	return nil, false, 0
}

// pair finds for each mark its partner. A mark that closes something opened further out
// leaves what was opened since alone.
func pair(tokens []token) {
	var stack []int
	for i := range tokens {
		t := &tokens[i]
		switch {
		case t.mark == nil, apostrophe(tokens, i):
		case !t.end:
			stack = append(stack, i)
		default:
			for j := len(stack) - 1; j >= 0; j-- {
				o := &tokens[stack[j]]
				if o.mark.close == t.mark.close {
					t.mark, t.open, t.done, o.done = o.mark, stack[j], true, true
					stack = stack[:j]
					break
				}
				if t.mark == &typed || t.mark.single {
					break // an apostrophe
				}
			}
		}
	}
}

// apostrophe reports whether a mark is an apostrophe: what follows a straight one says so.
func apostrophe(tokens []token, i int) bool {
	t := &tokens[i]
	if t.mark != &typed && !(t.mark.single && t.end) {
		return false
	}
	next := ""
	if i+1 < len(tokens) {
		next = tokens[i+1].text
	}
	if t.end {
		return next != "" && !strings.ContainsAny(next[:1], ",.?:; ") && !strings.HasPrefix(next, "<") && !strings.HasPrefix(next, "\u202f") &&
			(t.mark == &typed || between(tokens, i))
	}
	return strings.HasPrefix(next, " ")
}

// between reports whether a curly mark stands within a word.
func between(tokens []token, i int) bool {
	if i == 0 || i+1 == len(tokens) || tokens[i-1].mark != nil || tokens[i+1].mark != nil {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(tokens[i-1].text)
	first, _ := utf8.DecodeRuneInString(tokens[i+1].text)
	return Roman(last) && Roman(first)
}

// spans gives text and quotation marks, faces laid over each other.
func spans(tokens []token) []Span {
	var out []Span
	var faces []run.Face
	face := run.Face(0)
	put := func(s string) {
		if n := len(out); n > 0 && out[n-1].Kind == Text && out[n-1].Face == face {
			out[n-1].Text += s
		} else if s != "" {
			out = append(out, Span{Text: s, Face: face})
		}
	}
	for _, t := range tokens {
		switch {
		case t.mark == nil:
			put(t.text)
		case !t.done && (t.mark == &typed && !(t.tied && !t.end) || t.mark.single && t.end):
			put("’")
		case !t.done:
			put(t.text)
		case t.mark.quote && !t.end:
			out = append(out, Span{Kind: Open, Face: face, Single: t.mark.single})
		case t.mark.quote:
			out = append(out, Span{Kind: Close, Face: face})
		case !t.end:
			faces = append(faces, face)
			face = t.mark.face.Over(face)
		default:
			face, faces = faces[len(faces)-1], faces[:len(faces)-1]
		}
	}
	return out
}

// Roman reports whether a letter or digit is of a script that is set in italics and whose
// names put the given part first: the Latin, Greek, Cyrillic, Hebrew, Arabic and Thai ones.
func Roman(r rune) bool { return r == '-' || '0' <= r && r <= '9' || Letter(r) }

// Letter is Roman without digits and the hyphen.
func Letter(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', 0xC0 <= r && r <= 0x17F, 0x370 <= r && r <= 0x3FF, 0x400 <= r && r <= 0x52F,
		0x590 <= r && r <= 0x5FF && r != 0x5D5, 0x600 <= r && r <= 0x6FF, 0xE01 <= r && r <= 0xE5B, 0x1F00 <= r && r <= 0x1FFF,
		0x200C <= r && r <= 0x200E, 0x218 <= r && r <= 0x21B, 0x202A <= r && r <= 0x202E:
		return true
	}
	return false
}

// AnyRoman reports whether a text has something Roman in it.
func AnyRoman(s string) bool { return strings.ContainsFunc(s, Roman) }
