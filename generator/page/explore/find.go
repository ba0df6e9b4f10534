package explore

import (
	"slices"
	"strings"
	"unicode"

	"lectern/generator/catalog"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
)

// word is a beginning of a word of somebody's name, with who it is.
type word struct {
	prefix string
	id     string
	label  string
}

// index lists the beginnings of the words of the names of people, topics and
// institutions, each in its file. Publications are found through these: their titles
// have far too many words.
func (e *Explorer) index() [][]word {
	all := make([]word, 0, 2*len(e.subjects))
	ids := e.ids()
	for i, subject := range e.subjects {
		if _, is := subject.(*catalog.Work); is {
			continue
		}
		label := e.label(subject)
		first := len(all)
		for _, p := range prefixes(label) {
			if !slices.ContainsFunc(all[first:], func(w word) bool { return w.prefix == p }) {
				all = append(all, word{p, ids[i], label})
			}
		}
	}
	out := make([][]word, e.wordFiles)
	for _, w := range all {
		at := place(w.prefix, len(out))
		out[at] = append(out[at], w)
	}
	return out
}

func (e *Explorer) label(subject any) string {
	switch of := subject.(type) {
	case *catalog.Author:
		return of.Display
	case *catalog.Topic:
		return e.deck.Topic(of).Label
	case *catalog.Institution:
		return e.deck.Institution(of).Label
	}
	return ""
}

// prefixes returns the beginnings by which a name is found: three letters of each word,
// or the word where it is shorter; one of a word in a script without spaces.
func prefixes(label string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(scholar.Fold(label), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) }) {
		letters := []rune(w)
		n := 3
		if letters[0] >= 0x2e80 {
			n = 1
		}
		out = append(out, string(letters[:min(n, len(letters))]))
	}
	return out
}

func (e *Explorer) hashWords(h *key.Hasher, words []word) {
	h.Int(len(words))
	for _, w := range words {
		h.Str(w.prefix, w.id, w.label)
	}
}

// wordsData writes the names under each prefix, in the catalog's order, as ids and labels
// in turn.
func (e *Explorer) wordsData(words []word) []byte {
	all := map[string][]string{}
	for _, w := range words {
		all[w.prefix] = append(all[w.prefix], w.id, w.label)
	}
	return encoded(all)
}
