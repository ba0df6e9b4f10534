package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/markup/tex"
	"lectern/generator/scholar"
)

// Plain writes a text in one line of plain Unicode, for titles, descriptions, feeds
// and exports: H₂O, 10⁵, E = mc². It has no markup, no control characters, and no
// spaces but the ordinary one.
func Plain(t scholar.Text) string {
	if t.Nodes == nil {
		return t.Source
	}
	var w plain
	w.nodes(t.Nodes)
	s := w.String()
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	if strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return strings.TrimSpace(s)
}

type plain struct {
	strings.Builder
	formula bool
}

func (w *plain) nodes(nodes []scholar.Node) {
	for i, n := range nodes {
		if i > 0 && isBlock(n.Kind) {
			w.WriteByte(' ')
		}
		w.node(n)
	}
}

func (w *plain) node(n scholar.Node) {
	switch n.Kind {
	case scholar.Literal, scholar.Code:
		w.text(n.Text)
	case scholar.Superscript:
		w.script(n.Kids, superscripts, "^")
	case scholar.Subscript:
		w.script(n.Kids, subscripts, "_")
	case scholar.Math, scholar.MathDisplay:
		nodes, _, _ := tex.Math(n.Text)
		outer := w.formula
		w.formula = true
		w.nodes(nodes)
		w.formula = outer
	case scholar.Break:
		w.WriteByte(' ')
	case scholar.Citation:
	case scholar.Heading:
		w.nodes(n.Kids)
		w.WriteString(afterHeading(n.Kids))
	default:
		w.nodes(n.Kids)
	}
}

// text writes text with ordinary spaces.
func (w *plain) text(s string) {
	for _, r := range s {
		switch {
		case r == '\u00A0' || r == '\u202F' || r == '\u3000':
			w.WriteByte(' ')
		case r < ' ' || r >= 0x7F && r < 0xA0:
		default:
			w.WriteRune(r)
		}
	}
}

// script writes a superscript or subscript. Where Unicode has not all of its
// characters, a reader still has to see what it is: names and ordinals (14th, REDFM)
// need no mark, single signs (A*) neither; the rest gets the mark of TeX (x^N).
func (w *plain) script(kids []scholar.Node, table map[rune]rune, mark string) {
	inner := plain{formula: w.formula}
	inner.nodes(kids)
	s := inner.String()
	letters := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
	single := utf8.RuneCountInString(s) == 1
	switch raised, ok := convert(s, table); {
	case s == "":
	case s == "TM":
		w.WriteString("™")
	case mark == "^" && (s == "st" || s == "nd" || s == "rd" || s == "th"):
		w.WriteString(s)
	case ok:
		w.WriteString(raised)
	case mark == "^" && (letters && !single && !w.formula || single && !letters):
		w.WriteString(s)
	case letters || single || strings.IndexFunc(s, notAlnum) < 0:
		w.WriteString(mark + s)
	default:
		w.WriteString(mark + "(" + s + ")")
	}
}

func notAlnum(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' }

// convert sets each character in another form; it reports whether all have one.
func convert(s string, table map[rune]rune) (string, bool) {
	var b strings.Builder
	for _, r := range s {
		c, ok := table[r]
		if !ok {
			return "", false
		}
		b.WriteRune(c)
	}
	return b.String(), true
}

// The characters that Unicode has raised and lowered. Capitals and small caps that
// few fonts hold are left out.
var (
	superscripts = table("0123456789+-−=()abcdefghijklmnoprstuvwxyzTαβγδθφχ⊤∗", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀᵅᵝᵞᵟᶿᵠᵡᵀ*")
	subscripts   = table("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")
)

func table(from, to string) map[rune]rune {
	m := map[rune]rune{}
	target := []rune(to)
	for i, r := range []rune(from) {
		m[r] = target[i]
	}
	return m
}
