package parse

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/markup/scan"
	"lectern/generator/markup/tree"
)

// needs says which bytes of a string may keep it from standing for itself.
var needs = func() (t [256]byte) {
	for c := range 0x20 {
		t[c] = always
	}
	for _, c := range []byte("\\$~{}`\x7f") {
		t[c] = always
	}
	for _, c := range []byte(" <&^_-:") {
		t[c] = sometimes
	}
	for c := 0x80; c < 0x100; c++ {
		t[c] = beyond
	}
	return t
}()

const (
	always    = iota + 1 // read on
	sometimes            // see what follows
	beyond               // not ASCII
)

// settled reports quickly that a string is plain text with nothing to resolve. It
// may say false of one that is.
func settled(s string) bool {
	ascii := true
	for i := 0; i < len(s); i++ {
		switch needs[s[i]] {
		case always:
			return false
		case beyond:
			ascii = false
		case sometimes:
			if matters(s, i) {
				return false
			}
		}
	}
	return ascii || !strings.ContainsFunc(s, tree.Unusual) && norm.NFC.IsNormalString(s)
}

// matters looks at what stands beside a byte that matters only sometimes.
func matters(s string, i int) bool {
	var before, after byte
	if i > 0 {
		before = s[i-1]
	}
	if i+1 < len(s) {
		after = s[i+1]
	}
	switch s[i] {
	case ' ':
		return before == 0 || after == 0 || after == ' '
	case '<':
		return scan.IsLetter(after) || after == '/' || after == '!' || after == '?'
	case '&':
		return scan.IsLetter(after) || after == '#'
	case '-':
		return after == '-'
	case '^':
		return scan.IsAlnum(after)
	case '_':
		return scan.IsDigit(after) && scan.IsLetter(before)
	}
	if after == ' ' && i+2 < len(s) { // "https: //" and "doi: 10."
		after = s[i+2]
	}
	return after == '/' || after == '1' && before|0x20 == 'i'
}
