package scholar

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/generator/scholar/fold"
)

// Name is a person's name as in CSL, or a group's (Literal). Display is how the
// record writes it in full; the parts are empty where the record gives none.
type Name struct {
	Display   string `key:"name"`
	Given     string `key:"given"`
	Family    string `key:"family"`
	Particles string `key:"particles"` // "van der", "de la": before the family name, left out when sorting
	Suffix    string `key:"suffix"`    // "Jr.", "III"
	Literal   string `key:"literal"`   // a group's name; excludes the other parts
}

// Complete returns the name with Display and parts both filled in: parts that the
// record does not state come from ParseName, a missing Display from the parts. A
// group stays whole, and so does a name whose parts cannot be known.
func (n Name) Complete() Name {
	switch {
	case n.Literal != "":
		if n.Display == "" {
			n.Display = n.Literal
		}
		return n
	case n.Display == "":
		n.Display = join(n.Given, n.Particles, n.Family, n.Suffix)
		return n
	case n.Family == "" && n.Given == "":
		parsed := ParseName(n.Display)
		parsed.Suffix = cmp.Or(n.Suffix, parsed.Suffix)
		parsed.Particles = cmp.Or(n.Particles, parsed.Particles)
		return parsed
	}
	if !tidy(n.Display) {
		n.Display = unnumbered(strings.Join(strings.Fields(n.Display), " "))
	}
	if n.Family != "" && n.Given != "" {
		return n // as a name that was completed before
	}
	return n.derived()
}

// Full returns the name as it is printed: Complete().Display.
func (n Name) Full() string {
	if n.Display != "" && n.Literal == "" && tidy(n.Display) {
		return n.Display // what nearly all names are
	}
	return n.Complete().Display
}

// tidy reports whether a Display surely is what Complete makes of it.
func tidy(s string) bool {
	for i, c := range []byte(s) {
		switch {
		case c < ' ', c == ',', c == 0xC2, c == 0xE2, c == 0xE3: // the latter three begin the wider spaces
			return false
		case c == 0xE1 && strings.HasPrefix(s[i:], "\u1680"):
			return false
		case c == ' ' && (i == 0 || i == len(s)-1 || s[i+1] == ' ' || isDigit(s[i+1])):
			return false
		}
	}
	return true
}

// derived fills in the given part from a stated family part, or the other way
// round, where Display is the two in order.
func (n Name) derived() Name {
	whole := strings.TrimSuffix(n.Display, " "+n.Suffix)
	if n.Given == "" {
		if rest, ok := strings.CutSuffix(whole, " "+join(n.Particles, n.Family)); ok {
			words := strings.Fields(rest)
			i := len(words)
			for n.Particles == "" && i > 1 && isParticle(words[i-1]) {
				i--
			}
			n.Given = strings.Join(words[:i], " ")
			n.Particles = cmp.Or(n.Particles, strings.Join(words[i:], " "))
		}
	} else if n.Family == "" {
		if rest, ok := strings.CutPrefix(whole, n.Given+" "); ok {
			words := strings.Fields(strings.TrimPrefix(rest, n.Particles+" "))
			i := 0
			if n.Particles == "" && len(words) > 1 {
				i = particlesAtStart(words[:len(words)-1])
			}
			n.Family = strings.Join(words[i:], " ")
			n.Particles = cmp.Or(n.Particles, strings.Join(words[:i], " "))
		}
	}
	return n
}

// Sort returns the name as lists of people print it: "Beethoven, Ludwig van",
// "King, Martin Luther, Jr." A name whose family part is unknown stands as written.
func (n Name) Sort() string {
	n = n.Complete()
	if n.Literal != "" {
		return n.Literal
	}
	given := join(n.Given, n.Particles)
	if n.Family == "" {
		return n.Display
	}
	out := n.Family
	if given != "" {
		out += ", " + given
	}
	if n.Suffix != "" {
		out += ", " + n.Suffix
	}
	return out
}

// Initials returns the initials of the given part: "C. J.", "J.-P."; "" where it is
// unknown.
func (n Name) Initials() string {
	n = n.Complete()
	var out []string
	for word := range strings.FieldsSeq(n.Given) {
		var halves []string
		for half := range strings.SplitSeq(word, "-") {
			if i := strings.IndexFunc(half, unicode.IsLetter); i >= 0 {
				_, size := utf8.DecodeRuneInString(half[i:])
				halves = append(halves, half[i:i+size]+".")
			}
		}
		if len(halves) > 0 {
			out = append(out, strings.Join(halves, "-"))
		}
	}
	return strings.Join(out, " ")
}

// OnlyInitials reports whether the given part is nothing but initials or
// abbreviations ("J. Yan", "JP Serre", "Th. Mann", "Yan, J."): such a name says too
// little to tell who is meant.
func (n Name) OnlyInitials() bool {
	n = n.Complete()
	if n.Given == "" || native(n.Given) {
		return false
	}
	shouted := strings.ToUpper(n.Display) == n.Display
	for word := range strings.FieldsFuncSeq(n.Given, func(r rune) bool { return r == '-' || r == '‐' || r == ' ' }) {
		if !isInitial(word, shouted) {
			return false
		}
	}
	return true
}

// isInitial judges one word. In a name all in capitals, "LI" may be a name.
func isInitial(word string, shouted bool) bool {
	if strings.Contains(word, ".") {
		for piece := range strings.SplitSeq(word, ".") {
			if utf8.RuneCountInString(piece) > 3 {
				return false
			}
		}
		return true
	}
	letters := utf8.RuneCountInString(word)
	capitals := strings.ToUpper(word) == word && strings.ToLower(word) != word
	return letters == 1 || letters <= 3 && capitals && !shouted
}

func join(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(p string) bool { return p == "" }), " ")
}

// Fold returns s as names and phrases are matched: "Müller" and "MULLER" fold alike,
// "Mueller" does not. See package fold for what is equal.
func Fold(s string) string { return fold.String(s) }

// unnumbered takes off the four digits by which DBLP tells homonyms apart:
// "Junjie Yan 0001".
func unnumbered(s string) string {
	for i := len(s) - 5; i > 0 && s[i] == ' ' && allDigits(s[i+1:]); i = len(s) - 5 {
		s = strings.TrimRight(s[:i], " ")
	}
	return s
}

// native reports whether s is in a script whose names are written without telling
// where the family part ends, or in which it comes first: Han, kana, Hangul.
func native(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	})
}
