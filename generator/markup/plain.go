package markup

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/markup/formula"
	"lectern/generator/markup/script"
	"lectern/generator/scholar"
)

// Plain writes a text in one line of plain Unicode, for titles, descriptions, feeds
// and exports: H₂O, 10⁵, E = mc². It has no markup, no control characters, and no
// spaces but the ordinary one.
func Plain(t scholar.Text) string {
	if t.Nodes == nil {
		return t.Source
	}
	var w plain
	w.nodes(t.Nodes)
	s := w.String()
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	if strings.Contains(s, "  ") {
		return strings.Join(strings.Fields(s), " ")
	}
	return strings.TrimSpace(s)
}

type plain struct{ strings.Builder }

func (w *plain) nodes(nodes []scholar.Node) {
	for i, n := range nodes {
		if i > 0 && isBlock(n.Kind) {
			w.WriteByte(' ')
		}
		w.node(n)
	}
}

func (w *plain) node(n scholar.Node) {
	switch n.Kind {
	case scholar.Literal, scholar.Code:
		w.text(n.Text)
	case scholar.Superscript:
		if s := inner(n.Kids); s != "" {
			w.WriteString(script.Up(s, false))
		}
	case scholar.Subscript:
		if s := inner(n.Kids); s != "" {
			w.WriteString(script.Down(s))
		}
	case scholar.Math, scholar.MathDisplay:
		w.text(formula.Read(n.Text).Line())
	case scholar.Break:
		w.WriteByte(' ')
	case scholar.Citation:
	case scholar.Heading:
		w.nodes(n.Kids)
		w.WriteString(afterHeading(n.Kids))
	default:
		w.nodes(n.Kids)
	}
}

// inner is what the nodes of a script say.
func inner(kids []scholar.Node) string {
	var w plain
	w.nodes(kids)
	return w.String()
}

// text writes text with ordinary spaces.
func (w *plain) text(s string) {
	for _, r := range s {
		switch {
		case r == '\u00A0' || r == '\u202F' || r == '\u3000':
			w.WriteByte(' ')
		case r < ' ' || r >= 0x7F && r < 0xA0:
		default:
			w.WriteRune(r)
		}
	}
}
