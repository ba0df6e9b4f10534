// Package tex knows what TeX writes: its symbols, letters, accents and alphabets
// in Unicode. It knows nothing of formulas, of HTML or of the strings around them.
package tex

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Symbol returns the Unicode text of a symbol command such as "alpha", "times" or
// "leq", and of a function name such as "log". The name has no backslash.
func Symbol(name string) (string, bool) {
	s, ok := symbols[name]
	if !ok && functions[name] {
		return functionText(name), true
	}
	return s, ok
}

// SymbolPrefix finds a symbol at the beginning of a run of letters that is no
// command as a whole: \rightarrowEn is an arrow and "En", where an export lost the
// math marks. So that \tool is not \to with "ol", what follows a short symbol has
// to begin with a capital. It returns the symbol's text and the length of its name.
func SymbolPrefix(run string) (text string, length int) {
	for n := min(len(run)-1, longestSymbol); n >= 2; n-- {
		s, ok := symbols[run[:n]]
		if ok && (n >= 5 || run[n] >= 'A' && run[n] <= 'Z') {
			return s, n
		}
	}
	return "", 0
}

// Letter returns the character of a command that stands for a letter in the middle
// of a word, such as "ss", "o" or "ae". TeX takes the space after it for its end.
func Letter(name string) (string, bool) {
	s, ok := letters[name]
	return s, ok
}

// Accent puts the accent of the command \name over base. base is one letter, or
// "\i" or "\j" for the dotless ones. Where Unicode has no such letter, it reports
// false: the backslash was no accent then.
func Accent(name, base string) (string, bool) {
	mark, ok := accents[name]
	if !ok || base == "" {
		return "", false
	}
	switch base {
	case `\i`, "ı":
		base = "i"
	case `\j`, "ȷ":
		base = "j"
	case `\ae`, `\AE`, `\o`, `\O`, `\l`, `\L`:
		base = letters[base[1:]]
	}
	if len(base) > 2 && base[0] == '\\' { // \'{\^a}
		inner, ok := Accent(base[1:2], strings.Trim(base[2:], "{} "))
		if !ok {
			return "", false
		}
		base = inner
	}
	s := norm.NFC.String(base + mark)
	if name == "b" || name == "t" || name == "d" || name == "k" {
		return s, true
	}
	return s, utf8.RuneCountInString(s) == 1 && s != base
}

// Alphabet sets letters in a mathematical alphabet: "mathbb", "mathcal",
// "mathscr" or "mathfrak". It reports false for another name.
func Alphabet(name, letters string) (string, bool) {
	a, ok := alphabets[name]
	if !ok {
		return "", false
	}
	var b strings.Builder
	for _, r := range letters {
		b.WriteRune(a.letter(r))
	}
	return b.String(), true
}

// An alphabet is where Unicode has a mathematical alphabet's letters. Those that
// were encoded before the block was made are its exceptions.
type alphabet struct {
	upper, lower, digit rune
	from, to            string // exceptions: each rune of from becomes that of to
}

func (a alphabet) letter(r rune) rune {
	if i := strings.IndexRune(a.from, r); i >= 0 {
		return []rune(a.to)[i] // exceptions are ASCII, so that bytes count runes
	}
	switch {
	case r >= 'A' && r <= 'Z' && a.upper != 0:
		return a.upper + r - 'A'
	case r >= 'a' && r <= 'z' && a.lower != 0:
		return a.lower + r - 'a'
	case r >= '0' && r <= '9' && a.digit != 0:
		return a.digit + r - '0'
	}
	return r
}

// The alphabets. \mathcal has no small letters in TeX; they are set as script.
var alphabets = map[string]alphabet{
	"mathbb":   {0x1D538, 0x1D552, 0x1D7D8, "CHNPQRZ", "ℂℍℕℙℚℝℤ"},
	"Bbb":      {0x1D538, 0x1D552, 0x1D7D8, "CHNPQRZ", "ℂℍℕℙℚℝℤ"},
	"mathcal":  {0x1D49C, 0x1D4B6, 0, "BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ"},
	"mathscr":  {0x1D49C, 0x1D4B6, 0, "BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ"},
	"mathfrak": {0x1D504, 0x1D51E, 0, "CHIRZ", "ℭℌℑℜℨ"},
}

// IsAccent reports whether name is an accent of text: a sign such as ' or ", or one
// of the letters c v H u r k d b t.
func IsAccent(name string) bool {
	_, ok := accents[name]
	return ok
}

// IsFunction reports whether name is that of a function, which stands upright in
// formulas: "log", "max".
func IsFunction(name string) bool { return functions[name] }
