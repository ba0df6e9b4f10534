// Package graph draws who and what belongs together: a neighbourhood of at most 20
// nodes is laid out by a closed formula, so that equal neighbourhoods give equal bytes,
// and written as SVG. It knows names, numbers and addresses; not what they stand for,
// nor where on a page the drawing goes.
package graph

import (
	"cmp"
	"slices"
)

// Most is the number of nodes of a drawing, its centre among them.
const Most = 20

// edgesMost is how many lines join neighbours with each other; more are a tangle.
const edgesMost = 16

// Kind is what a node is, in the order in which a drawing shows them.
type Kind uint8

// The kinds.
const (
	Person Kind = iota
	Work
	Topic
	Institution
	Kinds // their number
)

// Node is somebody or something.
type Node struct {
	Kind  Kind
	Label string
	Lang  string // of the label, where it differs from the page's
	Href  string // empty where it has no page
	N     int    // works shared with the centre

	First, Last int // years of these works; 0 where none is dated
	Of          any // what it stands for, for whoever made it
}

// Edge joins two neighbours, by their numbers.
type Edge struct {
	A, B int // A < B
	N    int // works that they share
}

// Neighbourhood is a node with those around it.
type Neighbourhood struct {
	Centre Node
	Around []Node // by kind
	Edges  []Edge // the strongest first
}

// Tally makes a neighbourhood from works: each shares some of the nodes around the
// centre.
type Tally struct {
	nodes []Node
	pairs []int32 // of the nodes i < j at i*len(nodes)+j
	met   []int   // the nodes on the present work
}

// NewTally begins with the nodes around a centre, by kind.
func NewTally(around []Node) *Tally {
	return &Tally{nodes: around, pairs: make([]int32, len(around)*len(around))}
}

// Meet says that a node is on the present work.
func (t *Tally) Meet(node int) {
	if !slices.Contains(t.met, node) {
		t.met = append(t.met, node)
	}
}

// Turn ends the present work, which is of a year; 0 for none.
func (t *Tally) Turn(year int) {
	for i, a := range t.met {
		t.nodes[a].share(year)
		for _, b := range t.met[:i] {
			t.pairs[min(a, b)*len(t.nodes)+max(a, b)]++
		}
	}
	t.met = t.met[:0]
}

func (n *Node) share(year int) {
	n.N++
	if year != 0 {
		if n.First == 0 || year < n.First {
			n.First = year
		}
		n.Last = max(n.Last, year)
	}
}

// Around returns the neighbourhood of a centre as far as it was counted.
func (t *Tally) Around(centre Node) Neighbourhood {
	n := Neighbourhood{Centre: centre, Around: t.nodes}
	edges := 0
	for _, shared := range t.pairs {
		if shared > 0 {
			edges++
		}
	}
	n.Edges = slices.Grow(n.Edges, edges)
	for at, shared := range t.pairs {
		if shared > 0 {
			n.Edges = append(n.Edges, Edge{at / len(t.nodes), at % len(t.nodes), int(shared)})
		}
	}
	slices.SortStableFunc(n.Edges, func(x, y Edge) int { return cmp.Compare(y.N, x.N) })
	n.Edges = n.Edges[:min(len(n.Edges), edgesMost)]
	return n
}

// Worth reports whether a neighbourhood is worth drawing: a list of two names says as
// much as a picture of them.
func (n Neighbourhood) Worth() bool { return len(n.Around) > 2 && len(n.Around) < Most }
