// Package phrase finds many phrases in a text in one pass, whatever their number,
// by an automaton after Aho and Corasick (CACM 18(6), 1975). It knows nothing of
// what the phrases stand for.
package phrase

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"lectern/generator/scholar/fold"
)

// matcher finds a fixed set of phrases. It may be used by many goroutines.
type matcher struct {
	class   [256]uint8 // of each byte; 0 is every byte that no phrase holds
	classes int
	next    []int32   // state*classes + class -> state
	ends    [][]int32 // the patterns that end in a state, the longest first
	phrases []pattern
}

type pattern struct {
	size        int
	left, right bool // the phrase begins, ends with a letter: a boundary is asked for
}

// newMatcher compiles the phrases. Accents, case and typography do not count, as in
// scholar.Fold; an empty phrase is never found.
func newMatcher(phrases []string) *matcher {
	m := &matcher{phrases: make([]pattern, len(phrases))}
	folded := make([]string, len(phrases))
	for i, p := range phrases {
		folded[i] = fold.String(p)
		first, _ := utf8.DecodeRuneInString(folded[i])
		last, _ := utf8.DecodeLastRuneInString(folded[i])
		m.phrases[i] = pattern{len(folded[i]), letter(first), letter(last)}
	}
	m.classify(folded)
	m.build(folded)
	return m
}

// find calls found with the index of each phrase in the text, at least once for
// each. A phrase that begins or ends with a letter or digit is not found within a
// longer word; scripts that put no spaces between words have no such boundary.
func (m *matcher) find(s string, found func(phrase int)) {
	if m.classes == 1 {
		return // no phrases
	}
	text := fold.Append(make([]byte, 0, len(s)), s)
	state := int32(0)
	for i, c := range text {
		state = m.next[int(state)*m.classes+int(m.class[c])]
		for _, p := range m.ends[state] {
			if m.bounded(text, i+1, m.phrases[p]) {
				found(int(p))
			}
		}
	}
}

func (m *matcher) bounded(text []byte, end int, p pattern) bool {
	if p.left {
		if before, _ := utf8.DecodeLastRune(text[:end-p.size]); letter(before) {
			return false
		}
	}
	if p.right {
		if after, _ := utf8.DecodeRune(text[end:]); letter(after) {
			return false
		}
	}
	return true
}

// letter reports whether r belongs to a word that spaces set apart.
func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)) &&
		!unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// classify numbers the bytes that occur, so that the table has no empty columns.
func (m *matcher) classify(folded []string) {
	m.classes = 1
	for _, p := range folded {
		for _, c := range []byte(p) {
			if m.class[c] == 0 && m.classes < 256 {
				m.class[c] = uint8(m.classes)
				m.classes++
			}
		}
	}
}

// build makes the trie and then, by breadth, turns it into a complete automaton:
// a missing edge leads where the longest proper suffix leads.
func (m *matcher) build(folded []string) {
	m.addState()
	for i, p := range folded {
		state := int32(0)
		for _, c := range []byte(p) {
			edge := int(state)*m.classes + int(m.class[c])
			if m.next[edge] == 0 {
				made := m.addState()
				m.next[edge] = made
			}
			state = m.next[edge]
		}
		if p != "" {
			m.ends[state] = append(m.ends[state], int32(i))
		}
	}
	suffix := make([]int32, len(m.ends))
	queue := []int32{0}
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		for c := range m.classes {
			edge, fall := int(state)*m.classes+c, int32(0)
			if state != 0 {
				fall = m.next[int(suffix[state])*m.classes+c]
			}
			to := m.next[edge]
			if to == 0 {
				m.next[edge] = fall
				continue
			}
			suffix[to] = fall
			m.ends[to] = slices.Concat(m.ends[to], m.ends[fall])
			queue = append(queue, to)
		}
	}
}

func (m *matcher) addState() int32 {
	m.ends = append(m.ends, nil)
	m.next = append(m.next, make([]int32, m.classes)...)
	return int32(len(m.ends) - 1)
}
