package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/generator/citation/item"
)

// word is a piece of a given name with what divides it from the one before.
type word struct {
	before string // " ", "-" or ""
	text   string
}

// words divides a given name at spaces and hyphens, and after full stops.
func words(given string) []word {
	out := make([]word, 0, 4)
	before, from := "", 0
	flush := func(to int) {
		if to > from {
			out = append(out, word{before, given[from:to]})
			before = ""
		}
	}
	for i, r := range given {
		switch {
		case r == '-' && hyphenates(given[i+1:]):
			flush(i)
			before, from = "-", i+1
		case unicode.IsSpace(r):
			flush(i)
			if from = i + utf8.RuneLen(r); before == "" {
				before = " "
			}
		case r == '.':
			flush(i + 1)
			before, from = " ", i+1
		}
	}
	flush(len(given))
	if len(out) > 0 {
		out[0].before = ""
	}
	return out
}

// hyphenates reports whether a second name begins after a hyphen: "Jean-Luc", not
// "Ji-hoon".
func hyphenates(rest string) bool { return rest == "" || rest[0] < 'a' || rest[0] > 'z' }

// initials makes initials of a given name: "Jean-Luc M." becomes "J.-L. M." Names in scripts
// without capitals stay as they are.
func initials(given, mark string, hyphenless bool) string {
	if !startsRoman(given) || given == "Lord" || given == "Lady" {
		return given
	}
	if hyphenless {
		given = strings.ReplaceAll(given, "-", " ")
	}
	var b strings.Builder
	for _, w := range words(given) {
		initial, ok := initialOf(w.text)
		switch {
		case !ok:
			b.WriteString(w.before)
			if w.before != " " {
				b.WriteByte(' ')
			}
			b.WriteString(w.text)
			if !strings.HasSuffix(w.text, ".") {
				b.WriteByte(' ')
			}
			continue
		case w.before == "-":
			trimmed := strings.TrimRight(b.String(), " ")
			b.Reset()
			b.WriteString(trimmed + "-")
		}
		b.WriteString(initial + mark)
	}
	return tidy(b.String()) + trailing(given)
}

// tidy leaves single spaces, and none at the ends.
func tidy(s string) string {
	s = strings.TrimSpace(s)
	if strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// trailing is the hyphen at the end of a name that was divided in its middle.
func trailing(given string) string {
	if strings.HasSuffix(given, "-") {
		return "-"
	}
	return ""
}

// initialOf is the initial of one name. An abbreviation stays whole ("Th."), and capitals
// at its beginning stay, in small letters ("JRiver": "Jr").
func initialOf(name string) (string, bool) {
	r, size := utf8.DecodeRuneInString(name)
	if !unicode.IsLetter(r) || r != unicode.ToUpper(r) || r >= 0x1F00 || 0x180 <= r && r < 0x370 {
		return "", false
	}
	end := size
	for end < len(name) {
		c, n := utf8.DecodeRuneInString(name[end:])
		if !within(c) {
			break
		}
		end += n
	}
	rest := name[size:end]
	if rest != "" && strings.HasPrefix(name[end:], ".") {
		return name[:end], true
	}
	capitals := 0
	for capitals < len(rest) {
		c, n := utf8.DecodeRuneInString(rest[capitals:])
		if c != unicode.ToUpper(c) {
			break
		}
		capitals += n
	}
	if capitals == len(rest) {
		return string(r), true
	}
	return string(r) + strings.ToLower(rest[:capitals]), true
}

// within reports whether a letter may follow an initial.
func within(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', 0xE01 <= r && r <= 0xE5B, 0xC0 <= r && r <= 0x17F, 0x400 <= r && r <= 0x52F,
		0x600 <= r && r <= 0x6FF, 0x370 <= r && r <= 0x3FF, 0x1F00 <= r && r <= 0x1FFF:
		return true
	}
	return false
}

// tidied sets the initials in a name as the style does, and leaves names: "John R" becomes
// "John R."
func tidied(given, mark string) string {
	if !startsRoman(given) {
		return given
	}
	list := words(given)
	short := make([]bool, len(list))
	for i := range list {
		w := &list[i]
		switch {
		case utf8.RuneCountInString(w.text) > 1 && strings.HasSuffix(w.text, "."):
			w.text = strings.TrimSuffix(w.text, ".")
			short[i] = true
		case utf8.RuneCountInString(w.text) == 1 && strings.ToUpper(w.text) == w.text:
			short[i] = true
		}
	}
	var b strings.Builder
	for i, w := range list {
		if i > 0 {
			switch previous := short[i-1]; {
			case !previous:
				b.WriteString(w.before)
			case len(w.text) > 1:
				b.WriteString(mark + w.before)
				if !short[i] {
					b.WriteByte(' ')
				}
			default:
				b.WriteString(mark)
			}
		}
		b.WriteString(w.text)
		if i == len(list)-1 && short[i] && (len(list) > 1 || strings.HasSuffix(given, ".") || utf8.RuneCountInString(w.text) == 1) {
			b.WriteString(mark)
		}
	}
	return strings.TrimSpace(strings.ReplaceAll(tidy(b.String()), " -", "-")) + trailing(given)
}

// split takes particles out of a family part that begins with them ("van der Berg"), and
// out of a given part that ends with them, where a name's particles are not stated.
func split(n item.Name) item.Name {
	if n.Particles != "" || n.Family == "" || n.Given == "" {
		return n
	}
	for {
		first, rest := leading(n.Family)
		if rest == "" || !lower(first) {
			break
		}
		n.Particles += first
		n.Family = rest
	}
	n.Particles = strings.TrimSpace(n.Particles)
	if given, suffix, found := strings.Cut(n.Given, ","); found && n.Suffix == "" {
		n.Given, n.Suffix = strings.TrimSpace(given), strings.TrimSpace(suffix)
	}
	dropped := ""
	for {
		i := strings.LastIndexAny(strings.TrimRight(n.Given, " "), " ")
		if i <= 0 || !lower(n.Given[i+1:]) {
			break
		}
		dropped = joined(" ", strings.TrimSpace(n.Given[i+1:]), dropped)
		n.Given = strings.TrimRight(n.Given[:i], " ")
	}
	if dropped != "" {
		n.Dropped = dropped
	}
	return n
}

// leading is the first word of a name with what joins it to the rest: a space, or where
// there is none the last hyphen or apostrophe.
func leading(s string) (first, rest string) {
	end := strings.IndexByte(s, ' ')
	if end < 0 {
		i := strings.LastIndexAny(s, "-'ʻ’")
		if i < 0 {
			return "", ""
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		end = i + size
	}
	if end == 0 {
		return "", ""
	}
	for end < len(s) && s[end] == ' ' {
		end++
	}
	return s[:end], s[end:]
}

// lower reports whether a word begins with a small letter.
func lower(s string) bool {
	s = strings.TrimLeft(s, "-'ʻ’ ")
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && r != unicode.ToUpper(r)
}
