package neighbours

import (
	"fmt"
	"strings"
	"testing"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/graph"
	"lectern/generator/page/card"
	"lectern/generator/record"
	"lectern/generator/scholar"
	"lectern/generator/specimen"
)

func text(s string) scholar.Text { return scholar.Text{Source: s} }

// site makes a catalog of works, each "a@x b c / topic topic > cited": its authors, one
// of them at an institution, its topics and a work that it cites.
func site(t *testing.T, works ...string) (*catalog.Catalog, *card.Deck) {
	t.Helper()
	cfg := &config.Config{BaseURL: "https://example.org/", Language: "en", MatchNames: true, CoauthorsMax: 4,
		Outputs: config.Outputs{Topics: true, Institutions: true}}
	set := &record.Set{}
	seen := map[string]bool{}
	for i, line := range works {
		line, cited, _ := strings.Cut(line, " > ")
		names, topics, _ := strings.Cut(line, " / ")
		w := scholar.Work{ID: fmt.Sprint("w", i), Title: text(fmt.Sprint("W", i)), Year: 2020 - i, Topics: strings.Fields(topics), References: strings.Fields(cited)}
		for _, field := range strings.Fields(names) {
			id, place, at := strings.Cut(field, "@")
			a := scholar.Authorship{ID: id}
			if at {
				a.Affiliations = []string{place}
				if !seen[place] {
					set.Institutions = append(set.Institutions, specimen.Recorded(place, scholar.Institution{ID: place, Name: text(place)}))
				}
				seen[place] = true
			}
			if !seen[id] {
				set.Authors = append(set.Authors, specimen.Recorded(id, scholar.Author{ID: id, Name: scholar.Name{Display: id}}))
			}
			seen[id] = true
			w.Authors = append(w.Authors, a)
		}
		set.Works = append(set.Works, specimen.Recorded(w.ID, w))
	}
	return specimen.Site(t, set, cfg)
}

// outline writes a neighbourhood on a line: the nodes, each with the works that it
// shares with the centre, and the edges with theirs.
func outline(n graph.Neighbourhood) string {
	var out []string
	for _, node := range n.Around {
		out = append(out, fmt.Sprintf("%s%d", node.Label, node.N))
	}
	for _, e := range n.Edges {
		out = append(out, fmt.Sprintf("%s-%s%d", n.Around[e.A].Label, n.Around[e.B].Label, e.N))
	}
	return strings.Join(out, " ")
}

func TestNeighbourhoods(t *testing.T) {
	cat, d := site(t, "ann bo@inst / t u > w2", "ann@inst bo", "ann cy / t", "ann", "dee cy / u", "ann p q r s / t")
	for _, c := range []struct {
		what string
		got  graph.Neighbourhood
		want string
	}{
		{"author", Author(d, cat.Author("ann")), "bo2 cy1 W01 W11 W21 W31 T3 U1 bo-W01 bo-W11 bo-T1 bo-U1 cy-W21 cy-T1 W0-T1 W0-U1 W2-T1 T-U1"},
		{"work", Work(d, cat.Work("w0")), "ann1 bo1 W21 T1 U1 inst1 ann-W21 ann-T1 W2-T1"},
		{"topic", Topic(d, cat.Topics[0]), "ann2 bo1 cy1 W21 W01 W51 U1 inst1 ann-bo1 ann-cy1 ann-W21"},
		{"institution", Institution(d, cat.Institution("inst")), "W01 W11 T1 U1 W0-T1 W0-U1 T-U1"},
	} {
		got := outline(c.got)
		if !strings.HasPrefix(got, c.want) {
			t.Errorf("%s\ngot  %s\nwant %s", c.what, got, c.want)
		}
	}
}

// Nothing is drawn around what stands nearly alone, and no neighbourhood is larger than
// a drawing.
func TestSizes(t *testing.T) {
	cat, d := site(t, "lone")
	if v := (&Atlas{deck: d}).draw(Author(d, cat.Author("lone")), "#works"); v.SVG != "" || v.Rows != nil {
		t.Errorf("a lone author is drawn: %+v", v)
	}
	var many []string
	for i := range 40 {
		many = append(many, fmt.Sprintf("ann@i%d p%d q%d / t%d u%d > w0", i, i, i, i, i))
	}
	cat, d = site(t, many...)
	for what, n := range map[string]graph.Neighbourhood{
		"author": Author(d, cat.Author("ann")), "work": Work(d, cat.Work("w0")), "topic": Topic(d, cat.Topics[0]),
		"institution": Institution(d, cat.Institution("i0")),
	} {
		if len(n.Around) >= graph.Most || !n.Worth() {
			t.Errorf("%s: %d nodes", what, len(n.Around)+1)
		}
		if v := (&Atlas{deck: d}).draw(n, "#works"); len(v.Rows) != len(n.Around) || strings.Count(string(v.SVG), `class="mark"`) != len(n.Around)+1 {
			t.Errorf("%s: the table or the drawing lacks a node", what)
		}
	}
}
