package tree

import (
	"unicode"
	"unicode/utf8"
)

// Unusual reports characters that text looks at one by one.
func Unusual(r rune) bool {
	switch {
	case r <= 0xA0:
		return r >= 0x7F || r < ' '
	case r == 0xAD, r == 0x61C, r == utf8.RuneError:
		return true
	case r < 0x1680:
		return false
	case r >= 0x2000 && r <= 0x200F, r >= 0x2028 && r <= 0x202F, r >= 0x205F && r <= 0x206F, r == 0x3000, r == 0x1680, r == 0x180E:
		return true
	case r >= 0xFDD0 && r <= 0xFDEF, r >= 0xFEFF && r <= 0xFEFF, r >= 0xFFF0 && r <= 0xFFFF:
		return true
	}
	return r&0xFFFE == 0xFFFE || r >= 0xE0000 && r < 0xE0100
}

// Text writes plain text: white space collapses; control characters, marks that turn
// the direction of writing around, and characters that nobody can see are dropped.
func (b *Builder) Text(s string) {
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] > ' ' && s[j] < 0x7F {
			j++
		}
		if j > i {
			b.Ink(s[i:j])
			i = j
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == ' ':
			b.Gap(' ')
		case r == utf8.RuneError && n == 1:
			b.Ink("\uFFFD")
		case !Unusual(r):
			b.Ink(s[i : i+n])
		default:
			next, _ := utf8.DecodeRuneInString(s[i+n:])
			b.unusual(r, next)
		}
		i += n
	}
}

// unusual writes, or drops, one of the unusual characters.
func (b *Builder) unusual(r, next rune) {
	last, _ := utf8.DecodeLastRune(b.run)
	switch {
	case r == 0xA0 || r == 0x202F || r == 0x3000:
		b.Gap(r)
	case unicode.IsSpace(r):
		b.Gap(' ')
	case r == utf8.RuneError:
		b.Ink("\uFFFD")
	case r == 0x200C || r == 0x200D || r == 0x200E || r == 0x200F || r == 0x61C:
		// Joiners and marks of direction serve scripts and emoji, never ASCII.
		if last >= 0x80 && next >= 0x80 && last != utf8.RuneError && b.pending == 0 {
			b.Ink(string(r))
		}
	case r == 0x200B:
		if unicode.In(last, unicode.Khmer, unicode.Thai, unicode.Lao, unicode.Myanmar) {
			b.Ink(string(r))
		}
	}
}
