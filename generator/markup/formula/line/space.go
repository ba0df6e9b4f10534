package line

import (
	"lectern/generator/markup/formula/element"
	"lectern/generator/scholar"
)

// row writes nodes with the spaces that a reader expects between them: those of TeX
// where they are more than nothing, and none around a sign that stands at an end. first
// is what stands before them in thought.
func row(kids []element.Node, tight bool, first element.Class) []scholar.Node {
	classes := element.Settle(kids, first)
	demote(kids, classes, first)
	var j joiner
	asked, last := false, -1
	for i := range kids {
		n := &kids[i]
		if n.Kind == element.Gap {
			asked = asked || n.Width > 0
			continue
		}
		asked = asked || n.Kind == element.Row && len(n.Kids) > 0 && n.Kids[0].Kind == element.Gap
		set := nodes(n, tight)
		if len(set) == 0 {
			continue
		}
		if last >= 0 && (asked || between(&kids[last], n, classes[last], classes[i], tight)) {
			j.add(scholar.Literal, " ")
		}
		j.append(set)
		asked, last = false, i
	}
	return j.end()
}

// demote makes a relation ordinary that has nothing on one side: an arrow on its own.
func demote(kids []element.Node, classes []element.Class, first element.Class) {
	left, last := first, -1
	for i := range kids {
		if kids[i].Kind == element.Gap {
			continue
		}
		c := classes[i]
		if c == element.Relation && (left == element.Opening || left == element.Punctuation) {
			classes[i] = element.Ordinary
		}
		if last >= 0 && classes[last] == element.Relation && (c == element.Closing || c == element.Punctuation) {
			classes[last] = element.Ordinary
		}
		left, last = c, i
	}
	if last >= 0 && classes[last] == element.Relation {
		classes[last] = element.Ordinary
	}
}

// between reports whether a space stands between two neighbours.
func between(left, right *element.Node, l, r element.Class, tight bool) bool {
	switch {
	case l == element.Operator && (r == element.Ordinary || r == element.Operator),
		r == element.Operator && (l == element.Ordinary || l == element.Closing || l == element.Punctuation):
		return true
	case tight:
		return false
	case left.Text == ":":
		return right.Spaced
	case right.Text == ":":
		return false
	case l == element.Punctuation:
		return right.Spaced || right.Kind != element.Number
	case right.Spaced && l == element.Ordinary && r == element.Ordinary && (word(left) || word(right)):
		return true // words that nobody marked
	}
	return element.Between(l, r, false) >= element.Medium
}

// word reports whether a node is one of several letters in a row.
func word(n *element.Node) bool { return n.InWord || n.Kind == element.Name }

// A joiner collects nodes; neighbours that are plain text of one form become one.
type joiner struct {
	nodes []scholar.Node
	kind  scholar.NodeKind // of run
	run   []byte
}

func (j *joiner) append(nodes []scholar.Node) {
	for _, n := range nodes {
		switch {
		case n.Kind == scholar.Literal:
			j.add(scholar.Literal, n.Text)
		case (n.Kind == scholar.Emphasis || n.Kind == scholar.Strong) && len(n.Kids) == 1 && n.Kids[0].Kind == scholar.Literal:
			j.add(n.Kind, n.Kids[0].Text)
		default:
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
		if j.kind != scholar.Literal {
			text = []scholar.Node{{Kind: j.kind, Kids: text}}
		}
		j.nodes = append(j.nodes, text...)
		j.run = j.run[:0]
	}
	return j.nodes
}
