package markdown

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lectern/generator/markup/formula"
	"lectern/generator/markup/markdown/dollars"
)

// FormulaProblem is why a formula of a text is shown as its source, and the line, from
// 1, on which the formula begins.
type FormulaProblem struct {
	Line          int
	Message, Hint string
}

// FormulaProblems returns the problems of a text's formulas, in their order.
func FormulaProblems(source string) []FormulaProblem {
	if !strings.ContainsAny(source, `$\`) {
		return nil
	}
	plain, _ := bound(clean(source))
	src := []byte(plain)
	var problems []FormulaProblem
	add := func(tex string, offset int) {
		if p := formula.Read(tex).Problem; p != nil {
			problems = append(problems, FormulaProblem{1 + strings.Count(plain[:offset], "\n"), p.Message, formula.Hint})
		}
	}
	_ = ast.Walk(converter().Parser().Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *dollars.Formula:
			add(n.Source, n.Offset)
		case *dollars.Block:
			add(n.Source, n.Offset)
		}
		return ast.WalkContinue, nil
	})
	return problems
}

// formulas sets the formulas below a node, which stand there as code. What comes
// instead is no element but finished markup, with what it says in plain text beside it.
func formulas(n *dom.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		class, _ := get(c, "class")
		if display := class == "math display"; c.DataAtom == atom.Code && (display || class == "math inline") {
			if source := strings.TrimSpace(words(c)); source != "" {
				n.InsertBefore(typeset(source, display, inside(c, atom.A)), c)
			}
			n.RemoveChild(c)
		} else {
			formulas(c)
		}
		c = next
	}
}

// says is the attribute of finished markup that holds what it says. It is not written.
const says = "says"

// typeset makes finished markup of a formula.
func typeset(source string, display, linked bool) *dom.Node {
	f := formula.Read(source)
	markup, ok := f.HTML(display, linked)
	if !ok {
		markup = `<code class="tex">` + html.EscapeString(source) + "</code>"
	}
	return &dom.Node{Type: dom.RawNode, Data: markup, Attr: []dom.Attribute{{Key: says, Val: f.Line()}}}
}
