package escape

import (
	"strconv"
	"unicode/utf8"
)

// table holds what bytes are replaced by: index says which text, 0 none.
type table struct {
	index [256]uint8
	texts []string
}

func newTable(replacements map[byte]string) *table {
	t := &table{texts: []string{""}}
	for c := range 256 {
		if text, ok := replacements[byte(c)]; ok {
			t.index[c] = uint8(len(t.texts))
			t.texts = append(t.texts, text)
		}
	}
	return t
}

// without returns the table's replacements but one.
func without(replacements map[byte]string, c byte) map[byte]string {
	rest := make(map[byte]string, len(replacements))
	for k, v := range replacements {
		if k != c {
			rest[k] = v
		}
	}
	return rest
}

// special is what html/template replaces in text and quoted attributes.
var special = map[byte]string{
	0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;",
}

// bare is what it replaces in attributes without quotes.
var bare = map[byte]string{
	0: "&#xfffd;", '\t': "&#9;", '\n': "&#10;", '\v': "&#11;", '\f': "&#12;", '\r': "&#13;", ' ': "&#32;",
	'"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '=': "&#61;", '>': "&gt;", '`': "&#96;",
}

var (
	specialTable = newTable(special)
	normTable    = newTable(without(special, '&')) // entities stay
	bareTable    = newTable(bare)
)

// failsafe stands in place of what cannot be made safe.
const failsafe = "ZgotmplZ"

func text(dst []byte, s string) []byte { return replace(dst, s) }

func normalised(dst []byte, s string) []byte { return replaceBy(dst, s, normTable) }

func replace[S string | []byte](dst []byte, s S) []byte { return replaceBy(dst, s, specialTable) }

func replaceBy[S string | []byte](dst []byte, s S, t *table) []byte {
	from := 0
	for i := 0; i < len(s); i++ {
		if n := t.index[s[i]]; n != 0 {
			dst = append(dst, s[from:i]...)
			dst = append(dst, t.texts[n]...)
			from = i + 1
		}
	}
	return append(dst, s[from:]...)
}

// unquoted appends text to an attribute without quotes. Besides the bytes of its
// table, noncharacters and invalid UTF-8 are replaced, since old browsers end the
// attribute at some.
func unquoted(dst []byte, s string) []byte {
	if s == "" {
		return append(dst, failsafe...)
	}
	for i, width := 0, 0; i < len(s); i += width {
		var r rune
		r, width = utf8.DecodeRuneInString(s[i:])
		switch {
		case r < utf8.RuneSelf && bareTable.index[r] != 0:
			dst = append(dst, bareTable.texts[bareTable.index[r]]...)
		case 0xfdd0 <= r && r <= 0xfdef || 0xfff0 <= r && r <= 0xffff:
			dst = append(dst, "&#x"...)
			dst = append(strconv.AppendInt(dst, int64(r), 16), ';')
		default:
			dst = append(dst, s[i:i+width]...)
		}
	}
	return dst
}
