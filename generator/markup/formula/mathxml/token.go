package mathxml

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/formula/lexicon"
)

// word writes a letter, a name, a number or text.
func (w *writer) word(n *element.Node) {
	switch n.Kind {
	case element.Letter:
		w.letter(n.Text, n.Alphabet)
	case element.Name:
		w.name(n)
	case element.Number:
		w.open("mn")
		w.escape(lexicon.In(n.Alphabet, n.Text))
		w.close("mn")
	case element.Words:
		w.words(n)
	}
}

// letter writes one symbol. Browsers make the only letter of an mi italic.
func (w *writer) letter(text string, a element.Alphabet) {
	capital := text >= "Α" && text <= "Ω" || text == "∇" // of Greek: upright, as in TeX
	switch {
	case a == element.Italic:
		w.open("mi")
		w.escape(text)
	case a == element.Upright || a == element.Plain && capital:
		w.upright(text)
	case a == element.BoldItalic && capital:
		w.open("mi")
		w.escape(lexicon.In(element.Bold, text))
	default:
		w.open("mi")
		w.escape(lexicon.In(a, text))
	}
	w.close("mi")
}

// upright opens an mi whose text stands upright, and writes it.
func (w *writer) upright(text string) {
	if text != lexicon.In(element.Italic, text) && utf8.RuneCountInString(text) == 1 {
		w.WriteString(`<mi mathvariant="normal">`)
	} else {
		w.open("mi")
	}
	w.escape(text)
}

// name writes a word that is one symbol.
func (w *writer) name(n *element.Node) {
	if n.Alphabet == element.Plain || n.Alphabet == element.Upright {
		w.upright(n.Text)
	} else {
		w.open("mi")
		w.escape(lexicon.In(n.Alphabet, n.Text))
	}
	w.close("mi")
}

// words writes text. Spaces at its ends would be lost.
func (w *writer) words(n *element.Node) {
	text := lexicon.In(n.Alphabet, n.Text)
	if n.Alphabet == element.Upright {
		text = n.Text
	}
	inner := strings.Trim(text, " ")
	if inner == "" {
		w.space(6)
		return
	}
	w.open("mtext")
	if text[0] == ' ' {
		w.WriteString("\u00A0")
	}
	w.escape(inner)
	if text[len(text)-1] == ' ' {
		w.WriteString("\u00A0")
	}
	w.close("mtext")
}

// space writes white space. MathML has none that is negative.
func (w *writer) space(s element.Space) {
	if s > 0 {
		w.WriteString(`<mspace width="` + em(int(s)) + `"></mspace>`)
	}
}

// em writes a length of eighteenths of an em.
func em(eighteenths int) string {
	s := strconv.FormatFloat(float64(eighteenths)/18, 'f', 4, 64)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".") + "em"
}

// escape writes text, in an element or in a quoted attribute. What no text may hold is
// left out.
func (w *writer) escape(s string) {
	for _, r := range s {
		switch {
		case r == '&':
			w.WriteString("&amp;")
		case r == '<':
			w.WriteString("&lt;")
		case r == '>':
			w.WriteString("&gt;")
		case r == '"':
			w.WriteString("&quot;")
		case r < ' ' || r >= 0x7F && r < 0xA0:
			w.WriteByte(' ')
		case r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF:
		default:
			w.WriteRune(r)
		}
	}
}
