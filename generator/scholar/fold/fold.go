// Package fold writes strings as they are matched when accents, case and typography
// do not count. It knows nothing of what the strings name.
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// String returns s as names and titles are matched: compatibility forms resolved,
// accents of Latin, Greek, Cyrillic, Hebrew and Arabic taken off, case folded,
// letters that carry their accent as a part of them (ł, ø, đ, ı, ß, æ) written
// plainly, dashes and apostrophes of one kind, invisible characters gone, white
// space collapsed. Marks that are letters of their script (Devanagari vowels,
// Japanese voicing) stay. "Müller" and "MULLER" fold alike; "Mueller" does not.
func String(s string) string {
	if folded(s) {
		return s
	}
	return string(Append(make([]byte, 0, len(s)), s))
}

// Append appends the folded s to dst, which is empty or ends a string of its own.
func Append(dst []byte, s string) []byte {
	w := writer{out: dst, start: len(dst)}
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			w.ascii(s[i])
			i++
			continue
		}
		// ASCII letters are never changed by what stands beside them, but for accents,
		// which are dropped: so each run between them can be folded by itself.
		j := i + 1
		for j < len(s) && s[j] >= utf8.RuneSelf {
			j++
		}
		w.run(s[i:j])
		i = j
	}
	return w.out
}

// folded reports whether s is sure to be folded already.
func folded(s string) bool {
	for i, c := range []byte(s) {
		switch {
		case c >= utf8.RuneSelf, c < ' ', 'A' <= c && c <= 'Z', c == '`':
			return false
		case c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' '):
			return false
		}
	}
	return true
}

// writer appends folded text and collapses white space.
type writer struct {
	out   []byte
	start int  // where the folded text begins in out
	space bool // one is due before the next character
}

func (w *writer) ascii(c byte) {
	switch {
	case c == ' ' || '\t' <= c && c <= '\r':
		w.space = len(w.out) > w.start
		return
	case 'A' <= c && c <= 'Z':
		c += 'a' - 'A'
	case c == '`':
		c = '\''
	}
	if w.space {
		w.out, w.space = append(w.out, ' '), false
	}
	w.out = append(w.out, c)
}

// run folds a piece without ASCII characters.
func (w *writer) run(s string) {
	from := len(w.out)
	s = strings.ToValidUTF8(s, "\uFFFD")
	for _, r := range norm.NFKD.String(s) {
		switch plain, ok := letter(r); {
		case r < utf8.RuneSelf:
			w.ascii(byte(r))
		case unicode.IsSpace(r):
			w.space = len(w.out) > w.start
		case isAccent(r) || unicode.Is(unicode.Cf, r):
		case ok:
			for _, c := range []byte(plain) {
				w.ascii(c)
			}
		default:
			if w.space {
				w.out, w.space = append(w.out, ' '), false
			}
			w.out = utf8.AppendRune(w.out, simpleCase(r))
		}
	}
	if !norm.NFC.IsNormal(w.out[from:]) {
		w.out = append(w.out[:from], norm.NFC.Bytes(w.out[from:])...)
	}
}

// simpleCase is simple case folding by way of upper case, so that ς and σ, K (kelvin)
// and k meet.
func simpleCase(r rune) rune { return unicode.ToLower(unicode.ToUpper(r)) }

func isAccent(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r <= 0x36F, 0x1AB0 <= r && r <= 0x1AFF, 0x1DC0 <= r && r <= 0x1DFF,
		0x20D0 <= r && r <= 0x20FF, 0xFE20 <= r && r <= 0xFE2F:
		return true
	case 0x591 <= r && r <= 0x5C7: // Hebrew points; the punctuation among them is kept
		return unicode.Is(unicode.Mn, r)
	}
	return 0x64B <= r && r <= 0x655 || r == 0x670 || r == 0x640 // Arabic vowel signs, tatweel
}

// letter spells what has no decomposition in Unicode.
func letter(r rune) (string, bool) {
	switch r {
	case 'ß', 'ẞ':
		return "ss", true
	case 'æ', 'Æ':
		return "ae", true
	case 'œ', 'Œ':
		return "oe", true
	case 'þ', 'Þ':
		return "th", true
	case 'ø', 'Ø':
		return "o", true
	case 'ł', 'Ł':
		return "l", true
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d", true
	case 'ħ', 'Ħ':
		return "h", true
	case 'ı':
		return "i", true
	case 'ŧ', 'Ŧ':
		return "t", true
	case 'ŋ', 'Ŋ':
		return "n", true
	case 'ə', 'Ə':
		return "e", true
	case '‐', '‑', '‒', '–', '—', '―', '−', '־':
		return "-", true
	case '’', '‘', 'ʼ', 'ʻ', '′', '`', '´', 'ʹ', '׳':
		return "'", true
	}
	return "", false
}
