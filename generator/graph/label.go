package graph

import (
	"strings"
	"unicode"
)

// room is how wide a label may be, in hundredths of the font's size.
const room = (width - labels - margin) * 100 / fontSize

// fit shortens a label to the room that it has, and says whether it had to. The
// reader's font is not known: characters are taken to be as wide as in the widest of the
// usual ones, and a bit more where the label is bold.
func fit(label string, bold bool) (string, bool) {
	label = clean(label)
	have := room
	if bold {
		have = have * 7 / 8
	}
	cut, used := 0, 0
	for i, r := range label {
		w := runeWidth(r)
		if used+runeWidth('…') <= have {
			cut = i // with an ellipsis it would end here at the latest
		}
		if used += w; used > have {
			return strings.TrimRight(label[:cut], " ,.;:-–(") + "…", true
		}
	}
	return label, false
}

// clean leaves out what has no shape, or would turn the line around: control characters
// and marks of direction.
func clean(label string) string {
	if plain(label) {
		return label
	}
	return strings.Join(strings.FieldsFunc(label, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)
	}), " ")
}

// plain reports whether a label is of visible ASCII with single spaces, as most are.
func plain(label string) bool {
	last := byte(' ')
	for i := range len(label) {
		c := label[i]
		if c < ' ' || c > '~' || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return last != ' ' || label == ""
}

// runeWidth is how wide a character is at most, in hundredths of the font's size.
func runeWidth(r rune) int {
	switch {
	case r < 0x7f:
		return asciiWidth(r)
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case r < 0x600: // Latin, Greek, Cyrillic, Armenian, Hebrew
		if unicode.IsUpper(r) {
			return 88
		}
		return 68
	case r == '–' || r == '‘' || r == '’' || r == '“' || r == '”':
		return 60
	}
	return 110
}

// widths has a letter for each character from the space to the tilde: how wide it is in the
// widest of the usual fonts of screens, Verdana and DejaVu Sans, rounded up.
const widths = `aabdsedabbbdababssssssssssaadddsecccdccddaacceddcdcccdcecccbbbssssssssbssaasaessssbsbssdsssbabd`

func asciiWidth(r rune) int {
	if r < ' ' {
		return 0
	}
	switch widths[r-' '] {
	case 'a':
		return 36
	case 'b':
		return 46
	case 'c':
		return 72
	case 'd':
		return 84
	case 'e':
		return 100
	}
	return 64
}
