package graph

import (
	"html"
	"strconv"
)

// Words are what a drawing says, in the page's language.
type Words struct {
	Title string
	Desc  string
	Kinds [Kinds]string
	// Shared says of a node how many works it shares with the centre.
	Shared func(label string, n int) string
}

// SVG appends the drawing of a neighbourhood. It has classes and no styles: colours and
// fonts are the stylesheet's.
func (n Neighbourhood) SVG(dst []byte, w Words) []byte {
	d := drawing{dst, lay(n)}
	d.open(w)
	d.among(n)
	most := 1
	for _, node := range n.Around {
		most = max(most, node.N)
	}
	for i, node := range n.Around {
		if i == 0 || n.Around[i-1].Kind != node.Kind {
			d.text(d.headings[node.Kind], ` class="kind"`, "", w.Kinds[node.Kind])
		}
		d.node(node, d.y[i], most, w)
	}
	d.str(`<g class="centre">`)
	d.mark(n.Centre.Kind, first, sizeMax)
	label, short := fit(n.Centre.Label, true)
	if short {
		d.element("title", n.Centre.Label)
	}
	d.text(first, "", n.Centre.Lang, label)
	d.str(`</g></svg>`)
	return d.dst
}

// drawing is an SVG in the making.
type drawing struct {
	dst []byte
	layout
}

func (d *drawing) str(s string) { d.dst = append(d.dst, s...) }

func (d *drawing) num(n int) { d.dst = strconv.AppendInt(d.dst, int64(n), 10) }

func (d *drawing) escaped(s string) { d.str(html.EscapeString(clean(s))) }

func (d *drawing) element(name, content string) {
	d.str("<" + name + ">")
	d.escaped(content)
	d.str("</" + name + ">")
}

func (d *drawing) open(w Words) {
	d.str(`<svg viewBox="0 0 `)
	d.num(width)
	d.str(" ")
	d.num(d.height)
	d.str(`" width="`)
	d.num(width)
	d.str(`" height="`)
	d.num(d.height)
	d.str(`" role="group" aria-labelledby="graph-title" aria-describedby="graph-desc"><title id="graph-title">`)
	d.escaped(w.Title)
	d.str(`</title><desc id="graph-desc">`)
	d.escaped(w.Desc)
	d.str(`</desc>`)
}

// among draws the lines between neighbours, all of one thickness as one path.
func (d *drawing) among(n Neighbourhood) {
	if len(n.Edges) == 0 {
		return
	}
	most := n.Edges[0].N
	for class := 1; class <= 3; class++ {
		begun := false
		for _, e := range n.Edges {
			if weight(e.N, most) != class {
				continue
			}
			if !begun {
				begun = true
				d.str(`<path class="among w`)
				d.num(class)
				d.str(`" d="`)
			}
			d.arc(d.y[e.A], d.y[e.B])
		}
		if begun {
			d.str(`" />`)
		}
	}
}

// arc writes the line between two heights.
func (d *drawing) arc(from, to int) {
	x := column - d.bulge(from, to)
	d.str("M")
	d.num(column)
	d.str(" ")
	d.num(from)
	d.str("C")
	for _, n := range [...]int{x, from, x, to, column} {
		d.num(n)
		d.str(" ")
	}
	d.num(to)
}

// node draws a neighbour: its line to the centre, its mark and its label, in one link.
func (d *drawing) node(node Node, y, most int, w Words) {
	if node.Href != "" {
		d.str(`<a class="k`)
		d.num(int(node.Kind))
		d.str(`" href="`)
		d.escaped(node.Href)
		d.str(`">`)
	} else {
		d.str(`<g class="k`)
		d.num(int(node.Kind))
		d.str(`">`)
	}
	d.element("title", w.Shared(node.Label, node.N))
	d.str(`<path class="w`)
	d.num(weight(node.N, most))
	d.str(`" d="`)
	d.arc(first, y)
	d.str(`" />`)
	d.mark(node.Kind, y, size(node.N, most))
	label, _ := fit(node.Label, false)
	d.text(y, "", node.Lang, label)
	if node.Href != "" {
		d.str(`</a>`)
	} else {
		d.str(`</g>`)
	}
}

// mark draws a kind's shape, so that colour is not the only sign.
func (d *drawing) mark(k Kind, y, r int) {
	if k == Person {
		d.pair(`<circle class="mark" cx="`, column)
		d.pair(`" cy="`, y)
		d.pair(`" r="`, r)
		d.str(`" />`)
		return
	}
	d.str(`<path class="mark" d="M`)
	switch k {
	case Work:
		d.num(column - r)
		d.pair(" ", y-r)
		d.pair("h", 2*r)
		d.pair("v", 2*r)
		d.pair("h", -2*r)
	case Topic:
		d.num(column)
		d.pair(" ", y-r-1)
		d.str("l")
		d.num(r + 1)
		d.pair(" ", r+1)
		d.pair(" ", -r-1)
		d.pair(" ", r+1)
		d.pair(" ", -r-1)
		d.pair(" ", -r-1)
	default:
		d.num(column)
		d.pair(" ", y-r-1)
		d.str("l")
		d.num(r + 1)
		d.pair(" ", 2*r+1)
		d.pair("h", -2*r-2)
	}
	d.str(`z" />`)
}

func (d *drawing) pair(before string, n int) {
	d.str(before)
	d.num(n)
}

// text writes a label beside the mark at a height.
func (d *drawing) text(y int, class, lang, s string) {
	d.str(`<text x="`)
	d.num(labels)
	d.str(`" y="`)
	d.num(y + fontSize/3)
	d.str(`"` + class)
	if lang != "" {
		d.str(` lang="`)
		d.escaped(lang)
		d.str(`"`)
	}
	d.str(`>`)
	d.escaped(s)
	d.str(`</text>`)
}
