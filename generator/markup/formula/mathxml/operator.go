package mathxml

import (
	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/formula/lexicon"
)

// A stand is how the sign of a node stands in its row.
type stand struct {
	form        lexicon.Form
	left, right element.Space // what must be on its sides
	named       bool          // the form has to be said
	fixed       bool          // limits stay above and below it
}

// row writes nodes side by side, with the spaces that TeX puts between them. first is
// what stands before them in thought.
func (w *writer) row(kids []element.Node, s state, first element.Class) {
	classes := element.Settle(kids, first)
	stands, apart := spread(kids, classes, s, first)
	forms(kids, stands)
	for i := range kids {
		w.space(apart[i])
		w.set(&kids[i], s, stands[i])
		if n := &kids[i]; classes[i] == element.Operator && function(n) && i+1 < len(kids) && applied(classes[i+1]) {
			w.WriteString("<mo>\u2061</mo>") // the application of a function
		}
	}
}

// applied reports whether what stands behind a function can be its argument.
func applied(c element.Class) bool {
	return c == element.Ordinary || c == element.Operator || c == element.Opening
}

// forms settles the forms of the signs at the ends of a row. They are said where white
// space stands there, too, since browsers do not agree on what is first and last then.
func forms(kids []element.Node, stands []stand) {
	from, to := 0, len(kids)-1
	for from < to && kids[from].Kind == element.Gap {
		from++
	}
	for to > from && kids[to].Kind == element.Gap {
		to--
	}
	if len(kids) < 2 {
		return
	}
	stands[to] = stand{lexicon.Postfix, stands[to].left, stands[to].right, to < len(kids)-1, false}
	stands[from] = stand{lexicon.Prefix, stands[from].left, stands[from].right, from > 0 || from == to, false}
}

// function reports whether a node is a named function, perhaps with scripts.
func function(n *element.Node) bool {
	for n.Kind == element.Scripts {
		n = &n.Kids[0]
	}
	return n.Kind == element.Name
}

// spread settles how the signs of a row stand, and which spaces before its nodes no
// sign can bring along.
func spread(kids []element.Node, classes []element.Class, s state, first element.Class) ([]stand, []element.Space) {
	stands, apart := make([]stand, len(kids)), make([]element.Space, len(kids))
	last := -1 // the atom before
	for i := range kids {
		if kids[i].Kind == element.Gap {
			continue
		}
		left := first
		if last >= 0 {
			left = classes[last]
		}
		gap := element.Between(left, classes[i], s.script)
		switch {
		case gap == element.None:
		case last >= 0 && kids[last].Core() != nil && (active(left) || kids[i].Core() == nil):
			stands[last].right = gap
		case kids[i].Core() != nil:
			stands[i].left = gap
		default:
			apart[i] = gap
		}
		last = i
	}
	return stands, apart
}

// active reports whether atoms of a class bring spaces with them.
func active(c element.Class) bool {
	return c == element.Operator || c == element.Binary || c == element.Relation || c == element.Punctuation
}

// sizes of \big to \Bigg.
var sizes = [...]string{"1.2em", "1.8em", "2.4em", "3em"}

// sign writes an operator with the attributes without which a browser would set it
// otherwise.
func (w *writer) sign(n *element.Node, s state, at stand) {
	w.WriteString("<mo")
	grows := n.Stretch || n.Size > 0
	named := at.named
	if grows && (n.Class == element.Opening || n.Class == element.Closing) {
		named = true
		at.form = lexicon.Prefix
		if n.Class == element.Closing {
			at.form = lexicon.Postfix
		}
	}
	if n.Text == "|" && at.form == lexicon.Infix { // which would have spaces, as the bar of "given" has
		named, at.form = true, lexicon.Prefix
	}
	if named {
		w.WriteString([...]string{` form="infix"`, ` form="prefix"`, ` form="postfix"`}[at.form])
	}
	usual := lexicon.Dictionary(n.Text, at.form, named)
	switch {
	case grows:
		w.WriteString(` stretchy="true"`)
	case usual.Stretches:
		w.WriteString(` stretchy="false"`)
	}
	if n.Size > 0 {
		size := sizes[n.Size-1]
		w.WriteString(` symmetric="true" minsize="` + size + `" maxsize="` + size + `"`)
	}
	if at.left != element.Space(usual.Left) {
		w.WriteString(` lspace="` + em(int(at.left)) + `"`)
	}
	if at.right != element.Space(usual.Right) {
		w.WriteString(` rspace="` + em(int(at.right)) + `"`)
	}
	if at.fixed && lexicon.Limits(n.Text) == element.Movable {
		w.WriteString(` movablelimits="false"`)
	}
	w.WriteString(">")
	w.escape(n.Text)
	w.close("mo")
}
