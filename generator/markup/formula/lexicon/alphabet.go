package lexicon

import (
	"strings"

	"lectern/generator/markup/formula/element"
)

// AlphabetOf returns the alphabet that a command such as \mathbf sets its argument in.
func AlphabetOf(name string) (element.Alphabet, bool) {
	a, ok := alphabetNames[name]
	return a, ok
}

var alphabetNames = map[string]element.Alphabet{
	"mathbb": element.DoubleStruck, "Bbb": element.DoubleStruck, "mathbbm": element.DoubleStruck, "mathds": element.DoubleStruck, "mathbbold": element.DoubleStruck,
	"mathcal": element.Script, "mathscr": element.Script, "EuScript": element.Script, "mathfrak": element.Fraktur, "frak": element.Fraktur,
	"mathbf": element.Bold, "bold": element.Bold, "mathbfup": element.Bold, "mathbold": element.BoldItalic, "boldsymbol": element.BoldItalic, "bm": element.BoldItalic, "pmb": element.BoldItalic,
	"mathrm": element.Upright, "mathup": element.Upright, "mathit": element.Italic, "mathnormal": element.Plain, "mathsf": element.Sans,
	"mathtt": element.Mono, "symbf": element.Bold, "symrm": element.Upright, "symbb": element.DoubleStruck, "symcal": element.Script, "mathbfit": element.BoldItalic,
	"mathsfit": element.SansItalic, "mathbfsf": element.SansBold,
}

// Switch returns the alphabet that a command such as \bf sets the rest of its group in.
func Switch(name string) (element.Alphabet, bool) {
	a, ok := switches[name]
	return a, ok
}

var switches = map[string]element.Alphabet{
	"bf": element.Bold, "bfseries": element.Bold, "it": element.Italic, "itshape": element.Italic, "sl": element.Italic, "em": element.Italic, "rm": element.Upright,
	"rmfamily": element.Upright, "sf": element.Sans, "sffamily": element.Sans, "tt": element.Mono, "ttfamily": element.Mono, "cal": element.Script, "frak": element.Fraktur,
	"mit": element.Plain, "boldmath": element.BoldItalic, "unboldmath": element.Plain, "sc": element.Upright, "normalfont": element.Upright,
	"upshape": element.Upright, "scshape": element.Upright, "mdseries": element.Plain, "slshape": element.Italic,
}

// TextAlphabet returns the alphabet of a command of text: \textbf.
func TextAlphabet(name string) (element.Alphabet, bool) {
	a, ok := textAlphabets[name]
	return a, ok
}

var textAlphabets = map[string]element.Alphabet{
	"text": element.Plain, "textrm": element.Upright, "textnormal": element.Upright, "textup": element.Upright, "textmd": element.Plain, "mbox": element.Plain,
	"hbox": element.Plain, "textbf": element.Bold, "textit": element.Italic, "emph": element.Italic, "textsl": element.Italic, "textsf": element.Sans,
	"texttt": element.Mono, "textsc": element.Plain, "fbox": element.Plain,
	"intertext": element.Plain, "shortintertext": element.Plain, "uline": element.Plain, "ul": element.Plain,
}

// Both returns the alphabet of letters for which two commands, one inside of the
// other, ask: \mathbf{\mathit{x}}. In mathematics the inner one holds; only bold adds.
func Both(outer, inner element.Alphabet) element.Alphabet {
	if inner == element.Plain {
		return outer
	}
	if outer == element.Bold || outer == element.BoldItalic {
		if bold, ok := emboldened[inner]; ok {
			return bold
		}
	}
	if inner == element.Bold || inner == element.BoldItalic {
		if bold, ok := emboldened[outer]; ok {
			return bold
		}
	}
	return inner
}

var emboldened = map[element.Alphabet]element.Alphabet{
	element.Italic: element.BoldItalic, element.Script: element.BoldScript, element.Fraktur: element.BoldFraktur, element.Sans: element.SansBold,
	element.SansItalic: element.SansBoldItalic, element.DoubleStruck: element.DoubleStruck, element.Mono: element.Mono,
}

// A block is where Unicode has an alphabet: the places of A, a, 0, Α and α; 0 where it
// has none.
type block struct {
	upper, lower, digit, greek rune
	from, to                   string // letters that Unicode had before: each of from is that of to
}

// The blocks (The Unicode Standard, Mathematical Alphanumeric Symbols). Script has no
// small letters in TeX; they are set in it all the same.
var blocks = map[element.Alphabet]block{
	element.Italic:         {0x1D434, 0x1D44E, 0, 0x1D6E2, "h", "ℎ"},
	element.Bold:           {0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, "", ""},
	element.BoldItalic:     {0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, "", ""},
	element.DoubleStruck:   {0x1D538, 0x1D552, 0x1D7D8, 0, "CHNPQRZ", "ℂℍℕℙℚℝℤ"},
	element.Script:         {0x1D49C, 0x1D4B6, 0, 0, "BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ"},
	element.BoldScript:     {0x1D4D0, 0x1D4EA, 0x1D7CE, 0x1D6A8, "", ""},
	element.Fraktur:        {0x1D504, 0x1D51E, 0, 0, "CHIRZ", "ℭℌℑℜℨ"},
	element.BoldFraktur:    {0x1D56C, 0x1D586, 0x1D7CE, 0x1D6A8, "", ""},
	element.Sans:           {0x1D5A0, 0x1D5BA, 0x1D7E2, 0, "", ""},
	element.SansBold:       {0x1D5D4, 0x1D5EE, 0x1D7EC, 0x1D756, "", ""},
	element.SansItalic:     {0x1D608, 0x1D622, 0x1D7E2, 0, "", ""},
	element.SansBoldItalic: {0x1D63C, 0x1D656, 0x1D7EC, 0x1D790, "", ""},
	element.Mono:           {0x1D670, 0x1D68A, 0x1D7F6, 0, "", ""},
}

// greekVariants are the small letters after omega in each block of Greek.
const greekVariants = "∂ϵϑϰϕϱϖ"

// In returns a text in an alphabet; characters that it has not stay as they are.
func In(a element.Alphabet, text string) string {
	b, ok := blocks[a]
	if !ok {
		return text
	}
	var out strings.Builder
	for _, r := range text {
		out.WriteRune(b.letter(r))
	}
	return out.String()
}

func (b block) letter(r rune) rune {
	if i := strings.IndexRune(b.from, r); i >= 0 {
		return []rune(b.to)[i] // from is ASCII, so that bytes count runes
	}
	switch {
	case r >= 'A' && r <= 'Z':
		return b.upper + r - 'A'
	case r >= 'a' && r <= 'z':
		return b.lower + r - 'a'
	case r >= '0' && r <= '9' && b.digit != 0:
		return b.digit + r - '0'
	case b.greek == 0:
		return r
	case r >= 'Α' && r <= 'Ω' && r != 0x3A2:
		return b.greek + r - 'Α'
	case r >= 'α' && r <= 'ω':
		return b.greek + 26 + r - 'α'
	case r == '∇':
		return b.greek + 25
	}
	for i, v := range []rune(greekVariants) {
		if r == v {
			return b.greek + 51 + rune(i)
		}
	}
	return r
}
