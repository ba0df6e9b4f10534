package markup

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/generator/scholar"
)

// words writes text of a title with braces around the words whose capitals BibTeX's
// styles must leave: those with a capital behind their first letter, and in a title
// in sentence case those that begin with one. joinedLeft and joinedRight say that
// something that is no text stands beside it, as in H<sub>2</sub>O.
func (w *latexWriter) words(s string, joinedLeft, joinedRight bool) {
	for len(s) > 0 {
		n := strings.IndexFunc(s, inWord)
		if n < 0 {
			n = len(s)
		}
		w.escape(s[:n])
		if n > 0 {
			joinedLeft = false
			w.begun = w.begun && strings.IndexByte(":.?!", s[n-1]) < 0 && !(n > 1 && strings.IndexByte(":.?!", s[n-2]) >= 0)
		}
		s = s[n:]
		end := strings.IndexFunc(s, func(r rune) bool { return !inWord(r) })
		if end < 0 {
			end = len(s)
		}
		word := s[:end]
		s = s[end:]
		joined := joinedLeft || joinedRight && s == ""
		if w.keepsCapitals(word, joined) {
			w.command("{", []scholar.Node{{Kind: scholar.Literal, Text: word}})
		} else {
			w.escape(word)
		}
		w.begun = w.begun || word != ""
	}
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func (w *latexWriter) keepsCapitals(word string, joined bool) bool {
	first, n := utf8.DecodeRuneInString(word)
	return strings.IndexFunc(word[n:], unicode.IsUpper) >= 0 || unicode.IsUpper(first) && (joined || w.sentence && w.begun)
}

// sentenceCase reports whether most words of a title begin with a small letter, so
// that a capital means something. Short words are small in any title.
func sentenceCase(title string) bool {
	small, capital := 0, 0
	for i, word := range strings.FieldsFunc(title, func(r rune) bool { return !inWord(r) }) {
		if r, _ := utf8.DecodeRuneInString(word); i > 0 && utf8.RuneCountInString(word) > 3 {
			if unicode.IsUpper(r) {
				capital++
			} else if unicode.IsLower(r) {
				small++
			}
		}
	}
	return small > capital
}
