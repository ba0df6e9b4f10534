// Package script writes superscripts and subscripts in plain text: H₂O, 10⁵, x^(a/b).
// It knows nothing of trees.
package script

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Up and Down write a superscript and a subscript. Where Unicode has not all of its
// characters, a reader still has to see what it is: names and ordinals (14th, REDFM)
// need no mark, single signs (A*) neither; the rest gets the mark of TeX (x^N). In a
// formula, letters are no names.
func Up(s string, formula bool) string {
	letters := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
	single := utf8.RuneCountInString(s) == 1
	raised, ok := convert(s, superscripts)
	switch {
	case s == "TM":
		return "™"
	case s == "st" || s == "nd" || s == "rd" || s == "th":
		return s
	case ok:
		return raised
	case letters && !single && !formula || single && !letters:
		return s
	}
	return marked("^", s)
}

// Down writes a subscript; see Up.
func Down(s string) string {
	if lowered, ok := convert(s, subscripts); ok {
		return lowered
	}
	return marked("_", s)
}

// marked writes a script with the mark of TeX.
func marked(mark, s string) string {
	if utf8.RuneCountInString(s) == 1 || strings.IndexFunc(s, notAlnum) < 0 {
		return mark + s
	}
	return mark + "(" + s + ")"
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
