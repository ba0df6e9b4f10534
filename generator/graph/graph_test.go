package graph

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func words() Words {
	return Words{Title: "Neighbourhood", Desc: "Some", Kinds: [Kinds]string{"People", "Works", "Topics", "Institutions"},
		Shared: func(label string, n int) string { return fmt.Sprint(label, ": ", n) }}
}

// random makes a neighbourhood of n nodes.
func random(r *rand.Rand, n int) Neighbourhood {
	var nodes []Node
	for i := range n {
		nodes = append(nodes, Node{Kind: Kind(i * int(Kinds) / max(1, n)), Label: fmt.Sprint("Node ", i), Href: fmt.Sprint("/n/", i, "/")})
	}
	t := NewTally(nodes)
	for range 30 {
		for i := range n {
			if r.IntN(5) == 0 {
				t.Meet(i)
			}
		}
		t.Turn(0)
	}
	return t.Around(Node{Label: "Centre"})
}

func TestTally(t *testing.T) {
	tally := NewTally([]Node{{Label: "a"}, {Label: "b"}, {Kind: Topic, Label: "c"}})
	for i, work := range []string{"ab", "aab", "abc", "c", "", "cb"} {
		for _, label := range work {
			tally.Meet(int(label - 'a'))
		}
		tally.Turn(2000 + i)
	}
	n := tally.Around(Node{Label: "x"})
	if got := fmt.Sprint(n.Around[0].N, n.Around[1].N, n.Around[2].N, n.Edges); got != "3 4 3 [{0 1 3} {1 2 2} {0 2 1}]" {
		t.Error(got)
	}
	if c := n.Around[2]; c.First != 2002 || c.Last != 2005 {
		t.Errorf("years %d to %d", c.First, c.Last)
	}
	if !n.Worth() || (Neighbourhood{Around: make([]Node, 2)}).Worth() || (Neighbourhood{Around: make([]Node, Most)}).Worth() {
		t.Error("what is worth drawing")
	}
}

func TestEdgesAreFew(t *testing.T) {
	n := random(rand.New(rand.NewPCG(1, 1)), Most-1)
	if len(n.Edges) != edgesMost {
		t.Errorf("%d edges", len(n.Edges))
	}
	for i, e := range n.Edges {
		if e.A >= e.B || i > 0 && e.N > n.Edges[i-1].N {
			t.Errorf("edge %d: %v", i, e)
		}
	}
}

var (
	texts = regexp.MustCompile(`<text x="(\d+)" y="(\d+)"`)
	box   = regexp.MustCompile(`viewBox="0 0 (\d+) (\d+)"`)
	arcs  = regexp.MustCompile(`M72 (\d+)C(-?\d+) (\d+) (-?\d+) (\d+) 72 (\d+)`)
)

// Whatever a neighbourhood holds, its drawing is the same each time, well-formed, and
// inside its box; no label comes within a line's height of another.
func TestDrawings(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for size := range Most {
		n := random(r, size)
		svg := n.SVG(nil, words())
		if again := n.SVG([]byte("x"), words()); !bytes.Equal(svg, again[1:]) {
			t.Fatalf("%d nodes: another drawing", size)
		}
		wellFormed(t, string(svg))
		frame := box.FindSubmatch(svg)
		height, _ := strconv.Atoi(string(frame[2]))
		last := 0
		heights := map[int]bool{}
		for _, m := range texts.FindAllSubmatch(svg, -1) {
			y, _ := strconv.Atoi(string(m[2]))
			if heights[y] || y > height-4 || y < fontSize {
				t.Errorf("%d nodes: a label at %d of %d", size, y, height)
			}
			heights[y] = true
			last = max(last, y)
		}
		for y := range heights {
			for other := range heights {
				if y != other && abs(y-other) < fontSize+4 {
					t.Errorf("%d nodes: labels at %d and %d", size, y, other)
				}
			}
		}
		for _, m := range arcs.FindAllSubmatch(svg, -1) {
			x, _ := strconv.Atoi(string(m[2]))
			if reach := column - (column-x)*3/4; reach < 0 || x >= column {
				t.Errorf("%d nodes: a line reaches out to %d", size, reach)
			}
		}
	}
}

// No two lines from the centre swing out equally far.
func TestLinesFromTheCentreAreApart(t *testing.T) {
	n := random(rand.New(rand.NewPCG(5, 6)), Most-1)
	l := lay(n)
	seen := map[int]bool{}
	for _, y := range l.y {
		b := l.bulge(first, y)
		if seen[b] {
			t.Errorf("two lines swing out by %d", b)
		}
		seen[b] = true
	}
}

func wellFormed(t *testing.T, text string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
	}
}

// Labels that are too long end in an ellipsis, and stay whole in the title.
func TestLabelsFit(t *testing.T) {
	for _, c := range []struct {
		label string
		short bool
	}{
		{"Ada Quill", false}, {"", false}, {"María de la Muestra y Ejemplo", false},
		{strings.Repeat("W", 40), true}, {strings.Repeat("i", 300), true}, {"清华大学计算机科学与技术系人工智能研究所", true}, {"清华大学", false},
		{"A study of the temporal reverberation of imaginary rooms, and others", true},
		{strings.Repeat("e\u0301", 25), false}, {"مثال الخيالي", false},
	} {
		got, short := fit(c.label, false)
		if short != c.short || !short && got != c.label || short && !strings.HasSuffix(got, "…") {
			t.Errorf("%q: %q", c.label, got)
		}
		used := 0
		for _, r := range got {
			used += runeWidth(r)
		}
		if used > room {
			t.Errorf("%q is %d wide", got, used)
		}
		n := Neighbourhood{Centre: Node{Label: "x"}, Around: []Node{{Label: c.label}}}
		if svg := string(n.SVG(nil, words())); !strings.Contains(svg, "<title>"+c.label+": 0</title>") {
			t.Errorf("%q: no title in %s", c.label, svg)
		}
	}
}

// Names that would be markup, or turn the line around, are text and no more.
func TestHostileLabels(t *testing.T) {
	for _, label := range []string{`</title><script>alert(1)</script>`, `"><a href='javascript:x'>`, "a\x00\x1b[31mb\u202ec\u2028d", "]]>&lt;--"} {
		n := Neighbourhood{Centre: Node{Label: label}, Around: []Node{{Label: label, Href: `/x/"><script>`}}}
		w := words()
		w.Title, w.Desc = label, label
		svg := string(n.SVG(nil, w))
		wellFormed(t, svg)
		if strings.Contains(svg, "<script") || strings.Contains(svg, "<a href='") || strings.ContainsAny(svg, "\x00\x1b\u202e") {
			t.Errorf("%q: %s", label, svg)
		}
	}
}

func TestRoot(t *testing.T) {
	for n, want := range map[int]int{0: 0, 1: 1, 3: 1, 4: 2, 48: 6, 49: 7, 8464: 92} {
		if got := root(n); got != want {
			t.Errorf("root of %d: %d", n, got)
		}
	}
}

func BenchmarkSVG(b *testing.B) {
	n := random(rand.New(rand.NewPCG(3, 4)), Most-1)
	var buf []byte
	w := words()
	for b.Loop() {
		buf = n.SVG(buf[:0], w)
	}
	b.ReportMetric(float64(len(buf)), "bytes")
}
