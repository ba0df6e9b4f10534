package tex

import (
	"strings"
	"unicode/utf8"

	"lectern/generator/scholar"
)

// A class of an atom says which spaces stand around it (The TeXbook, chapter 18).
type class uint8

const (
	ordinary class = iota
	binary
	relation
	opening
	closing
	punctuation
	function
	blank  // a space that was asked for
	source // a space of the source, which counts in text only
)

type atom struct {
	class  class
	nodes  []scholar.Node
	digits bool // a number
	word   bool // more than one letter
	braced bool // stood in braces: {,} is no punctuation
}

func classOfText(s string) class {
	if s == " " {
		return blank
	}
	if utf8.RuneCountInString(s) != 1 {
		return ordinary
	}
	r, _ := utf8.DecodeRuneInString(s)
	return classOf(r)
}

func classOf(r rune) class {
	switch {
	case strings.ContainsRune("([{⟨⌊⌈⟦", r):
		return opening
	case strings.ContainsRune(")]}⟩⌋⌉⟧!", r):
		return closing
	case r == ',' || r == ';' || r == ':':
		return punctuation
	case strings.ContainsRune("+−±∓×÷·∗∪∩∧∨⊕⊗⊖⊙∖∘⋆•⊎⊓⊔⋄⋉⋊", r):
		return binary
	case strings.ContainsRune("=<>∈∉∋∝∼≃≅≈≠≡≢≤≥⩽⩾≪≫≲≳≜≔≐≍≺≻⊂⊃⊆⊇⊊⊋⊑⊒⊢⊣⊨∣∥∦⋈⊥", r), r >= 0x2190 && r <= 0x21FF, r >= 0x27F0 && r <= 0x27FF:
		return relation
	}
	return ordinary
}

// space joins atoms with the spaces that belong between them.
func space(atoms []atom, st style) []scholar.Node {
	var out joiner
	asked := false  // a space was asked for since the last atom
	spaced := false // the source has one, which counts little in formulas
	var left *atom
	for i := range atoms {
		a := &atoms[i]
		switch {
		case a.class == source && !st.text:
			spaced = true
			continue
		case a.class == blank || a.class == source:
			asked = true
			continue
		case len(a.nodes) == 0 || a.nodes[0].Kind == scholar.Literal && a.nodes[0].Text == "":
			continue
		}
		demote(a, left, atoms[i+1:])
		if asked && (left != nil || st.text) || !st.text && left != nil && between(left, a, st.tight, spaced) {
			out.add(scholar.Literal, " ")
		}
		out.append(a.nodes)
		asked, spaced, left = false, false, a
	}
	if asked && st.text {
		out.add(scholar.Literal, " ")
	}
	return out.end()
}

// demote makes an operator or relation ordinary that has nothing on one side:
// a sign (-1), a postfix (48×), an arrow on its own.
func demote(a, left *atom, rest []atom) {
	if a.class != binary && a.class != relation {
		return
	}
	for len(rest) > 0 && (rest[0].class == source || rest[0].class == blank) {
		rest = rest[1:]
	}
	lone := len(rest) == 0 || rest[0].class == closing && text(rest[0].nodes) != "′" || rest[0].class == punctuation
	if left == nil || left.class == opening || left.class == punctuation || lone ||
		a.class == binary && (left.class == binary || left.class == relation || left.class == function) {
		a.class = ordinary
	}
}

// between reports whether a space stands between two neighbours. spaced says that
// the source had one, which settles only what is between numbers.
func between(left, right *atom, tight, spaced bool) bool {
	switch {
	case left.class == function:
		return right.class == ordinary || right.class == function
	case right.class == function:
		return left.class == ordinary || left.class == closing || left.class == punctuation
	case tight:
		return false
	case left.class == punctuation:
		return spaced || !(right.digits && !left.braced) && text(left.nodes) != ":"
	case spaced && left.class == ordinary && right.class == ordinary && (left.word || right.word):
		return true // "log n": words that somebody did not mark
	}
	return left.class == binary || right.class == binary || left.class == relation || right.class == relation
}

// A joiner collects nodes; neighbours that are plain text of one form become one.
type joiner struct {
	nodes []scholar.Node
	kind  scholar.NodeKind // of run: Literal or Emphasis
	run   []byte
}

func (j *joiner) append(nodes []scholar.Node) {
	for _, n := range nodes {
		switch {
		case n.Kind == scholar.Literal:
			j.add(scholar.Literal, n.Text)
		case n.Kind == scholar.Emphasis && len(n.Kids) == 1 && n.Kids[0].Kind == scholar.Literal:
			j.add(scholar.Emphasis, n.Kids[0].Text)
		case n.Kind == scholar.Code || !Blank(n.Kids):
			j.nodes = append(j.end(), n)
		}
	}
}

func (j *joiner) add(kind scholar.NodeKind, s string) {
	if kind != j.kind {
		j.end()
		j.kind = kind
	}
	j.run = append(j.run, s...)
}

func (j *joiner) end() []scholar.Node {
	if len(j.run) > 0 {
		text := literal(string(j.run))
		if j.kind == scholar.Emphasis {
			text = []scholar.Node{{Kind: scholar.Emphasis, Kids: text}}
		}
		j.nodes = append(j.nodes, text...)
		j.run = j.run[:0]
	}
	return j.nodes
}

// Blank reports whether nothing is to be seen of nodes.
func Blank(nodes []scholar.Node) bool {
	for _, n := range nodes {
		if strings.TrimSpace(n.Text) != "" || !Blank(n.Kids) {
			return false
		}
	}
	return true
}
