// Package neighbours gathers who and what stands around an author, a work, a topic or an
// institution, by the works that they share, and says it on the entity's page: drawn,
// and as a table. It can hash the neighbourhood without drawing it. It knows neither how
// drawings are made nor where on the page they stand.
package neighbours

import (
	"html/template"
	"slices"

	"lectern/generator/catalog"
	"lectern/generator/graph"
	"lectern/generator/page/card"
	"lectern/generator/view"
)

// How many nodes of each kind stand around a centre; graph.Most bounds the sum.
const (
	peopleMax       = 8
	worksMax        = 4
	topicsMax       = 4
	institutionsMax = 3
)

// ring is the nodes around a centre, by kind, with what they stand for.
type ring struct {
	deck         *card.Deck
	people       []*catalog.Author
	works        []*catalog.Work
	topics       []*catalog.Topic
	institutions []*catalog.Institution
}

// nodes makes a node of each.
func (r *ring) nodes() []graph.Node {
	out := make([]graph.Node, 0, len(r.people)+len(r.works)+len(r.topics)+len(r.institutions))
	add := func(k graph.Kind, of any, l view.Link) {
		out = append(out, graph.Node{Kind: k, Label: l.Label, Lang: l.Lang, Href: l.Href, Of: of})
	}
	for _, a := range r.people {
		add(graph.Person, a, r.deck.Author(a))
	}
	for _, w := range r.works {
		add(graph.Work, w, r.deck.WorkLink(w))
	}
	for _, t := range r.topics {
		add(graph.Topic, t, r.deck.Topic(t))
	}
	for _, i := range r.institutions {
		add(graph.Institution, i, r.deck.Institution(i))
	}
	return out
}

// count makes the neighbourhood of a centre from the works that it has.
func (r *ring) count(centre graph.Node, works []*catalog.Work) graph.Neighbourhood {
	t := graph.NewTally(r.nodes())
	for _, w := range works {
		r.meet(t, w)
		t.Turn(w.Year())
	}
	return t.Around(centre)
}

// meet finds the nodes that a work shares. A work with too many authors joins no people.
func (r *ring) meet(t *graph.Tally, w *catalog.Work) {
	at := len(r.people)
	if i := slices.Index(r.works, w); i >= 0 {
		t.Meet(at + i)
	}
	at += len(r.works)
	for i := range w.Topics {
		if n := slices.Index(r.topics, w.Topics[i].Topic); n >= 0 {
			t.Meet(at + n)
		}
	}
	at += len(r.topics)
	for i := range w.Authorships {
		if w.Coauthors {
			if n := slices.Index(r.people, w.Authorships[i].Author); n >= 0 {
				t.Meet(n)
			}
		}
		for _, place := range w.Authorships[i].Affiliations {
			if n := slices.Index(r.institutions, place); n >= 0 {
				t.Meet(at + n)
			}
		}
	}
}

// draw draws a neighbourhood; list is the address of the works that are counted. It is
// the zero view where there is little to draw.
func (t *Atlas) draw(n graph.Neighbourhood, list string) view.Graph {
	d := t.deck
	if !n.Worth() {
		return view.Graph{}
	}
	words := graph.Words{
		Title: d.Text("graph_title", n.Centre.Label),
		Desc:  d.Text("graph_desc", len(n.Around), n.Centre.Label),
		Shared: func(label string, shared int) string {
			if shared < 2 {
				return label
			}
			return d.Text("graph_shared", shared, label)
		},
	}
	for k := range graph.Kinds {
		_, many := kindKeys(k)
		words.Kinds[k] = d.Text(many)
	}
	svg := t.rooms.Text(func(b []byte) []byte { return n.SVG(b, words) })
	v := view.Graph{SVG: template.HTML(svg), Centre: n.Centre.Label, Rows: make([]view.GraphRow, 0, len(n.Around))}
	for i, node := range n.Around {
		row := view.GraphRow{List: list}
		row.KindKey, _ = kindKeys(node.Kind)
		row.Link = view.Link{Label: node.Label, Href: node.Href, Lang: node.Lang}
		if node.N > 0 && list != "" {
			row.N = node.N
		}
		for _, e := range n.Edges {
			if e.A == i {
				row.With = append(row.With, n.Around[e.B].Label)
			}
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// kindKeys are the keys of the strings that name the nodes of a kind, one and many.
func kindKeys(k graph.Kind) (one, many string) {
	switch k {
	case graph.Person:
		return "a_person", "people"
	case graph.Work:
		return "a_work", "works"
	case graph.Topic:
		return "a_topic", "topics"
	}
	return "an_institution", "institutions"
}
