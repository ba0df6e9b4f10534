package diag

import (
	"fmt"
	"strings"
	"unicode"

	eastasian "golang.org/x/text/width"
)

// visible makes the characters of a message that would act on a terminal, or hide,
// visible.
func visible(s string) string {
	if !strings.ContainsFunc(s, acts) && strings.ToValidUTF8(s, "") == s {
		return s
	}
	return strings.NewReplacer("\t", "␉").Replace(visibleLine([]byte(s)))
}

// visibleLine does so for a line of source, whose tabs it keeps.
func visibleLine(s []byte) string {
	var b strings.Builder
	for _, r := range string(s) { // what is not UTF-8 comes as U+FFFD
		switch {
		case r == '\t' || !acts(r):
			b.WriteRune(r)
		case r < ' ':
			b.WriteRune('␀' + r)
		case r == 0x7f:
			b.WriteRune('␡')
		default:
			fmt.Fprintf(&b, "<U+%04X>", r)
		}
	}
	return b.String()
}

// acts reports whether a character does something to the terminal: control
// characters, the marks that turn the direction of text, line and paragraph
// separators.
func acts(r rune) bool {
	return unicode.IsControl(r) || r == 0x2028 || r == 0x2029 || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}

// glyph is a character with the number of columns that it takes on a terminal.
type glyph struct {
	char  rune
	width int
}

func glyphs(s string) []glyph {
	var all []glyph
	for _, r := range s {
		all = append(all, glyph{r, columns(r)})
	}
	return all
}

// columns is the width of a character: none for marks that sit on the one before,
// two for wide ones (Unicode Standard Annex 11).
func columns(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch eastasian.LookupRune(r).Kind() {
	case eastasian.EastAsianWide, eastasian.EastAsianFullwidth:
		return 2
	}
	return 1
}

func width(all []glyph) int {
	sum := 0
	for _, g := range all {
		sum += g.width
	}
	return sum
}
