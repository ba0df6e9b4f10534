package lexicon

import (
	"strings"

	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/tex"
)

// Function returns how a named function reads, and whether scripts stand below and
// above it in a display: lim, max.
func Function(name string) (text string, limits element.Limits, ok bool) {
	if text, ok := movable[name]; ok {
		return text, element.Movable, true
	}
	if name == "choose" || name == "bmod" || name == "mod" || !tex.IsFunction(name) && !fixed[name] {
		return "", 0, false
	}
	return name, element.Beside, true
}

var movable = map[string]string{
	"lim": "lim", "liminf": "lim inf", "limsup": "lim sup", "max": "max", "min": "min", "sup": "sup", "inf": "inf", "det": "det",
	"gcd": "gcd", "Pr": "Pr", "argmax": "arg max", "argmin": "arg min", "injlim": "inj lim", "projlim": "proj lim", "plim": "plim",
}

var fixed = words("arcctg arctg ch cosec cotg ctg cth sh sgn tg th sinc rank tr Tr diag supp softmax erf Var Cov")

// An Accent is a mark over or under something.
type Accent struct {
	Mark    string
	Side    element.Side
	Stretch bool
	Grouped bool // takes scripts above or below, as braces do
	Joined  rune // the combining character of one letter; 0 where there is none
}

// AccentOf returns the accent of a command.
func AccentOf(name string) (Accent, bool) {
	a, ok := accents[name]
	return a, ok
}

var accents = map[string]Accent{
	"hat": {"^", element.Over, false, false, 0x302}, "widehat": {"^", element.Over, true, false, 0x302},
	"tilde": {"~", element.Over, false, false, 0x303}, "widetilde": {"~", element.Over, true, false, 0x303},
	"bar": {"¯", element.Over, false, false, 0x304}, "overline": {"‾", element.Over, true, false, 0x305},
	"vec": {"→", element.Over, false, false, 0x20D7}, "dot": {"˙", element.Over, false, false, 0x307},
	"ddot": {"¨", element.Over, false, false, 0x308}, "dddot": {"\u20DB", element.Over, false, false, 0x20DB},
	"check": {"ˇ", element.Over, false, false, 0x30C}, "widecheck": {"ˇ", element.Over, true, false, 0x30C},
	"breve": {"˘", element.Over, false, false, 0x306}, "acute": {"´", element.Over, false, false, 0x301},
	"grave": {"`", element.Over, false, false, 0x300}, "mathring": {"˚", element.Over, false, false, 0x30A},
	"underline": {"_", element.Under, true, false, 0x332}, "underbar": {"_", element.Under, true, false, 0x332},
	"overbar": {"‾", element.Over, true, false, 0x305}, "utilde": {"~", element.Under, true, false, 0x330},
	"overbrace": {"⏞", element.Over, true, true, 0}, "underbrace": {"⏟", element.Under, true, true, 0},
	"overbracket": {"⎴", element.Over, true, true, 0}, "underbracket": {"⎵", element.Under, true, true, 0},
	"overparen": {"⏜", element.Over, true, false, 0}, "underparen": {"⏝", element.Under, true, false, 0},
	"overrightarrow": {"→", element.Over, true, false, 0x20D7}, "overleftarrow": {"←", element.Over, true, false, 0x20D6},
	"overleftrightarrow": {"↔", element.Over, true, false, 0x20E1}, "underrightarrow": {"→", element.Under, true, false, 0},
	"underleftarrow": {"←", element.Under, true, false, 0}, "overrightharpoon": {"⇀", element.Over, true, false, 0x20D1},
	"underleftrightarrow": {"↔", element.Under, true, false, 0},
}

// Arrow returns the arrow that a command such as \xrightarrow draws as long as what
// is set over it.
func Arrow(name string) (string, bool) {
	s, ok := arrows[name]
	return s, ok
}

var arrows = pairs(`xrightarrow → xleftarrow ← xleftrightarrow ↔ xRightarrow ⇒ xLeftarrow ⇐ xLeftrightarrow ⇔ xmapsto ↦
	xhookrightarrow ↪ xhookleftarrow ↩ xrightharpoonup ⇀ xleftharpoonup ↼ xrightleftharpoons ⇌ xtwoheadrightarrow ↠ xlongequal =`)

// Space returns the width of a space command, in eighteenths of an em.
func Space(name string) (int16, bool) {
	w, ok := spaces[name]
	return w, ok
}

var spaces = map[string]int16{
	",": 3, "thinspace": 3, ":": 4, ">": 4, "medspace": 4, ";": 5, "thickspace": 5, "!": -3, "negthinspace": -3, "negmedspace": -4,
	"negthickspace": -5, " ": 6, "\n": 6, "\t": 6, "space": 6, "nobreakspace": 6, "enspace": 9, "enskip": 9, "quad": 18, "qquad": 36,
	"/": 0, "-": 0, "hfill": 18, "hfil": 18, "hss": 0,
}

// Size returns the size, 1 to 4, of a delimiter after a command such as \bigl, and the
// class that it has then.
func Size(name string) (size uint8, class element.Class, ok bool) {
	base, class := name, element.Ordinary
	switch {
	case strings.HasSuffix(name, "l"):
		base, class = name[:len(name)-1], element.Opening
	case strings.HasSuffix(name, "r"):
		base, class = name[:len(name)-1], element.Closing
	case strings.HasSuffix(name, "m"):
		base, class = name[:len(name)-1], element.Relation
	}
	switch base {
	case "big":
		return 1, class, true
	case "Big":
		return 2, class, true
	case "bigg":
		return 3, class, true
	case "Bigg":
		return 4, class, true
	}
	return 0, 0, false
}

// Delimiter returns the bracket that a token of the source stands for after \left, and
// "" for the full stop, which is none.
func Delimiter(token string) (string, bool) {
	if s, ok := delimiters[token]; ok {
		return s, true
	}
	name, command := strings.CutPrefix(token, `\`)
	if !command {
		return "", false
	}
	s, ok := Symbol(name)
	if !ok || !strings.ContainsAny(s, `[]{}()|‖⟨⟩⌊⌋⌈⌉⟦⟧⟪⟫⟮⟯⎰⎱⌜⌝⌞⌟\↑↓↕⇑⇓⇕/⦇⦈∣∥`) {
		return "", false
	}
	switch s { // \mid and \parallel, too, are bars there
	case "∣":
		return "|", true
	case "∥":
		return "‖", true
	}
	return s, true
}

var delimiters = map[string]string{
	"(": "(", ")": ")", "[": "[", "]": "]", "|": "|", "/": "/", ".": "", "<": "⟨", ">": "⟩", `\{`: "{", `\}`: "}", `\|`: "‖",
	"⟨": "⟨", "⟩": "⟩", "‖": "‖", "⌊": "⌊", "⌋": "⌋", "⌈": "⌈", "⌉": "⌉", "∣": "|", "∥": "‖", `\lt`: "⟨", `\gt`: "⟩",
}

// Negated returns a character with a stroke through it.
var negations = pairs("∈ ∉ ∋ ∌ ∃ ∄ ⊂ ⊄ ⊃ ⊅ ∣ ∤ ∥ ∦")

// Negated returns a relation with a stroke through it, where Unicode has it as one
// character that normal forms do not know.
func Negated(s string) (string, bool) {
	n, ok := negations[s]
	return n, ok
}

func words(list string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		m[w] = true
	}
	return m
}

// Joined returns the combining character that puts a mark on one letter; 0 where there
// is none.
func Joined(mark string, side element.Side) rune { return combining[joint{mark, side}] }

type joint struct {
	mark string
	side element.Side
}

var combining = func() map[joint]rune {
	m := map[joint]rune{}
	for _, a := range accents {
		if a.Joined != 0 {
			m[joint{a.Mark, a.Side}] = a.Joined
		}
	}
	return m
}()

// Ignored reports whether a command changes nothing here.
func Ignored(name string) bool { return ignored[name] }

// ignored are the commands that change nothing here.
var ignored = words(`mathstrut strut nonumber notag noindent relax allowbreak nobreak break goodbreak protect null normalsize small
	footnotesize tiny scriptsize large Large LARGE huge Huge centering ( ) [ ] \ cr newline hline hdashline toprule midrule bottomrule par
	allowdisplaybreaks leavevmode ignorespaces xspace linebreak pagebreak`)
