// Package mathxml writes the tree of a formula as MathML Core (W3C): elements and
// attributes of that language only, no styles. What TeX and browsers space alike is
// left to the browser. It knows nothing of TeX's notation.
//
//	mathxml    elements
//	token      letters, numbers, text
//	operator   signs: their form, their stretching, the spaces around them
package mathxml

import (
	"strings"

	"lectern/generator/markup/formula/element"
)

// Write writes a whole math element. alt is the formula in words that can be read
// aloud, source is its TeX.
func Write(root element.Node, display bool, alt, source string) string {
	w := &writer{}
	w.Grow(160 + 24*len(source))
	w.WriteString("<math")
	if display {
		w.WriteString(` display="block"`)
	}
	w.WriteString(` alttext="`)
	w.escape(alt)
	w.WriteString(`"><semantics>`)
	w.node(&root, state{display: display})
	w.WriteString(`<annotation encoding="application/x-tex">`)
	w.escape(source)
	w.WriteString("</annotation></semantics></math>")
	return w.String()
}

type writer struct{ strings.Builder }

// A state is the style that a part of a formula is set in.
type state struct {
	display bool // as a display: limits above and below, large signs
	script  bool // smaller: no spaces around operators
}

func (s state) scripts() state { return state{script: true} }

// within is the style above and below the line of a fraction.
func (s state) within() state { return state{script: s.script || !s.display} }

func (w *writer) open(name string)  { w.WriteString("<" + name + ">") }
func (w *writer) close(name string) { w.WriteString("</" + name + ">") }

// node writes a node that stands by itself, as the one child of a place.
func (w *writer) node(n *element.Node, s state) { w.set(n, s, stand{}) }

// set writes a node. at is how its sign stands, where it has one.
func (w *writer) set(n *element.Node, s state, at stand) {
	switch n.Kind {
	case element.Row:
		w.open("mrow")
		w.row(n.Kids, s, element.Opening)
		w.close("mrow")
	case element.Sign:
		w.sign(n, s, at)
	case element.Gap:
		w.space(element.Space(n.Width))
	case element.Fraction:
		w.fraction(n, s)
	case element.Root:
		w.root(n, s)
	case element.Scripts:
		w.scripts(n, s, at)
	case element.Accent:
		w.accent(n, s, at)
	case element.Linked:
		w.linked(n, s, at)
	case element.Table:
		w.table(n, s)
	case element.Styled:
		w.styled(n, s)
	case element.Phantom:
		w.open("mphantom")
		w.inferred(&n.Kids[0], s)
		w.close("mphantom")
	default:
		w.word(n)
	}
}

// inferred writes the content of an element that takes a row without mrow.
func (w *writer) inferred(n *element.Node, s state) {
	if n.Kind == element.Row {
		w.row(n.Kids, s, element.Opening)
		return
	}
	w.node(n, s)
}

func (w *writer) fraction(n *element.Node, s state) {
	if n.Text == "0" {
		w.WriteString(`<mfrac linethickness="0">`)
	} else {
		w.open("mfrac")
	}
	w.node(&n.Kids[0], s.within())
	w.node(&n.Kids[1], s.within())
	w.close("mfrac")
}

func (w *writer) root(n *element.Node, s state) {
	if len(n.Kids) == 1 {
		w.open("msqrt")
		w.inferred(&n.Kids[0], s)
		w.close("msqrt")
		return
	}
	w.open("mroot")
	w.node(&n.Kids[0], s)
	w.node(&n.Kids[1], s.scripts())
	w.close("mroot")
}

// scripts writes a base with what stands below and above, or beside it.
func (w *writer) scripts(n *element.Node, s state, at stand) {
	names := [...]string{"", "msub", "msup", "msubsup"}
	if n.Limits == element.Always || n.Limits == element.Movable && s.display {
		names = [...]string{"", "munder", "mover", "munderover"}
		at.fixed = n.Limits == element.Always && !s.display
	}
	has := 0
	if !n.Kids[1].Empty() {
		has = 1
	}
	if !n.Kids[2].Empty() {
		has += 2
	}
	if has == 0 {
		w.set(&n.Kids[0], s, at)
		return
	}
	w.open(names[has])
	w.set(&n.Kids[0], s, at)
	for i := 1; i <= 2; i++ {
		if !n.Kids[i].Empty() {
			w.node(&n.Kids[i], s.scripts())
		}
	}
	w.close(names[has])
}

func (w *writer) accent(n *element.Node, s state, at stand) {
	name := "mover"
	if n.Side == element.Under {
		name = "munder"
		w.WriteString(`<munder accentunder="true">`)
	} else {
		w.WriteString(`<mover accent="true">`)
	}
	w.set(&n.Kids[0], s, at)
	if n.Stretch {
		w.WriteString(`<mo stretchy="true">`)
	} else {
		w.WriteString(`<mo stretchy="false">`)
	}
	w.escape(n.Text)
	w.close("mo")
	w.close(name)
}

// linked writes an arrow that is as long as what stands over and under it.
func (w *writer) linked(n *element.Node, s state, at stand) {
	name := "mover"
	switch {
	case !n.Kids[0].Empty() && !n.Kids[1].Empty():
		name = "munderover"
	case !n.Kids[0].Empty():
		name = "munder"
	}
	w.open(name)
	arrow := element.Node{Kind: element.Sign, Text: n.Text, Class: n.Class, Stretch: true}
	w.sign(&arrow, s, at)
	for i := range n.Kids {
		if k := &n.Kids[i]; !k.Empty() || i == 1 && name == "mover" {
			w.open("mrow")
			w.space(7)
			w.inferred(k, s.scripts())
			w.space(7)
			w.close("mrow")
		}
	}
	w.close(name)
}

func (w *writer) table(n *element.Node, s state) {
	if n.Tight {
		w.WriteString(`<mstyle scriptlevel="1">`)
	}
	w.WriteString("<mtable")
	if n.Pairs {
		w.WriteString(` class="pairs"`)
	}
	inner := state{script: n.Tight}
	if n.Style == element.Display && s.display {
		w.WriteString(` displaystyle="true"`)
		inner.display = true
	}
	w.WriteString(">")
	for i := range n.Kids {
		w.open("mtr")
		for j := range n.Kids[i].Kids {
			w.cell(n, i, j, inner)
		}
		w.close("mtr")
	}
	w.close("mtable")
	if n.Tight {
		w.close("mstyle")
	}
}

// cell writes a cell of a table. The sign at its beginning is one between the cells
// where they belong together.
func (w *writer) cell(n *element.Node, i, j int, s state) {
	switch n.Text[j] {
	case 'l', 'r':
		w.WriteString(`<mtd class="` + n.Text[j:j+1] + `">`)
	default:
		w.open("mtd")
	}
	cell := &n.Kids[i].Kids[j]
	first := element.Opening
	if j > 0 && (n.Pairs && j%2 == 1 || n.Text == "rcl") {
		first = element.Ordinary
	}
	if cell.Kind == element.Row {
		w.row(cell.Kids, s, first)
	} else {
		w.row([]element.Node{*cell}, s, first)
	}
	w.close("mtd")
}

func (w *writer) styled(n *element.Node, s state) {
	inner, open := s, ""
	switch n.Style {
	case element.Display:
		inner, open = state{display: true}, `<mstyle displaystyle="true" scriptlevel="0">`
	case element.Line:
		inner, open = state{}, `<mstyle displaystyle="false" scriptlevel="0">`
	case element.Small:
		inner, open = state{script: true}, `<mstyle displaystyle="false" scriptlevel="1">`
	case element.Smaller:
		inner, open = state{script: true}, `<mstyle displaystyle="false" scriptlevel="2">`
	}
	if inner == s && n.Style != element.Small && n.Style != element.Smaller {
		w.node(&n.Kids[0], s)
		return
	}
	w.WriteString(open)
	w.inferred(&n.Kids[0], inner)
	w.close("mstyle")
}
