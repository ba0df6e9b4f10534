package explore

import (
	"encoding/json"
	"strings"

	"lectern/generator/page/key"
)

// node is what the script learns of a node, in as few letters as will do.
type node struct {
	Label  string `json:"l"`
	Page   string `json:"u"` // below the home page of any language
	Around []near `json:"n"`
	Edges  []int  `json:"e,omitempty"` // among those around: two numbers and the works shared, again and again
}

// near is a neighbour.
type near struct {
	ID     string `json:"i"`
	Label  string `json:"l"`
	Shared int    `json:"n"`
	First  int    `json:"f,omitempty"` // years of the works shared
	Last   int    `json:"t,omitempty"`
	Leaf   bool   `json:"z,omitempty"` // it has no page, and no neighbourhood here
}

func (e *Explorer) hashNodes(h *key.Hasher, nodes []int32) {
	h.Int(len(nodes))
	for _, at := range nodes {
		subject := e.subjects[at]
		h.Str(e.ids()[at], e.atlas.Page(subject))
		e.atlas.HashAround(h, subject)
	}
}

// nodesData writes the nodes of a file, sorted by id.
func (e *Explorer) nodesData(nodes []int32) []byte {
	all := make(map[string]node, len(nodes))
	for _, at := range nodes {
		subject := e.subjects[at]
		all[e.ids()[at]] = e.node(subject)
	}
	return encoded(all)
}

func (e *Explorer) node(subject any) node {
	n := e.atlas.Around(subject)
	out := node{Label: n.Centre.Label, Page: strings.TrimPrefix(e.atlas.Page(subject), e.deck.Book.Home()), Around: make([]near, len(n.Around))}
	for i, a := range n.Around {
		out.Around[i] = near{e.atlas.ID(a.Of), a.Label, a.N, a.First, a.Last, e.atlas.Page(a.Of) == ""}
	}
	for _, x := range n.Edges {
		out.Edges = append(out.Edges, x.A, x.B, x.N)
	}
	return out
}

// encoded writes a value as JSON; maps are sorted.
func encoded(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil { // what is passed here is of strings and numbers
		panic("explore: " + err.Error())
	}
	return append(data, '\n')
}
