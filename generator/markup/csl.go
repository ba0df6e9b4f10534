package markup

import (
	"strings"

	"lectern/generator/markup/formula"
	"lectern/generator/scholar"
)

// CSL writes a text in the rich text of CSL-JSON: <i>, <b>, <sup>, <sub> and spans of
// small capitals and of letters that keep their case. Everything else is plain, and
// nothing is escaped, since citation processors resolve no entities.
func CSL(t scholar.Text) string {
	if t.Nodes == nil {
		return t.Source
	}
	var w rich
	w.nodes(t.Nodes)
	return strings.Join(strings.Fields(w.String()), " ")
}

type rich struct{ strings.Builder }

func (w *rich) nodes(nodes []scholar.Node) {
	for i, n := range nodes {
		if i > 0 && isBlock(n.Kind) {
			w.WriteByte(' ')
		}
		w.node(n)
	}
}

func (w *rich) node(n scholar.Node) {
	switch n.Kind {
	case scholar.Emphasis:
		w.element("<i>", n.Kids, "</i>")
	case scholar.Strong:
		w.element("<b>", n.Kids, "</b>")
	case scholar.Superscript:
		w.element("<sup>", n.Kids, "</sup>")
	case scholar.Subscript:
		w.element("<sub>", n.Kids, "</sub>")
	case scholar.SmallCaps:
		w.element(`<span style="font-variant:small-caps;">`, n.Kids, "</span>")
	case scholar.NoCase:
		w.element(`<span class="nocase">`, n.Kids, "</span>")
	case scholar.Math, scholar.MathDisplay:
		w.nodes(formula.Read(n.Text).Nodes())
	case scholar.Literal, scholar.Code:
		w.WriteString(n.Text)
	case scholar.Break:
		w.WriteByte(' ')
	case scholar.Heading:
		w.nodes(n.Kids)
		w.WriteString(afterHeading(n.Kids))
	default:
		w.nodes(n.Kids)
	}
}

func (w *rich) element(open string, kids []scholar.Node, end string) {
	w.WriteString(open)
	w.nodes(kids)
	w.WriteString(end)
}
