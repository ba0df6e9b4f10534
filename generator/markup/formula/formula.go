// Package formula sets mathematics: from TeX to MathML, and to running text for places
// that have none. It defines no macros and runs nothing; any string is accepted, in
// linear time. It knows nothing of the text around a formula.
//
//	element   the tree of a formula, and the spaces between its atoms
//	lexicon   characters, classes, functions, accents, alphabets, the operator dictionary
//	texmath   TeX into the tree
//	mathxml   the tree into MathML Core
//	line      the tree into running text
package formula

import (
	"unicode/utf8"

	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/formula/line"
	"lectern/generator/markup/formula/mathxml"
	"lectern/generator/markup/formula/texmath"
	"lectern/generator/scholar"
)

// A Formula is a formula that was read.
type Formula struct {
	Source  string
	Problem *Problem // why it is shown as its source; nil where it is not

	root element.Node
}

// Problem is why a formula cannot be set: Message says it without a full stop, Offset is
// the place in bytes from the beginning of the formula.
type Problem = texmath.Problem

// Hint says what becomes of a formula with a problem, for the one who can mend it.
const Hint = "the formula is shown as its source"

// Read reads a formula, which stands without its delimiters.
func Read(source string) Formula {
	root, problem := texmath.Read(source)
	return Formula{Source: source, Problem: problem, root: root}
}

// MathML writes a math element, set as a display or in a line. There is none for a
// formula with a problem: it reports false.
func (f Formula) MathML(display bool) (string, bool) {
	if f.Problem != nil {
		return "", false
	}
	return mathxml.Write(f.root, display, f.Line(), f.Source), true
}

// narrow is how many characters of a formula, as a line, fit into any page's width.
const narrow = 20

// HTML writes the formula for a page, as MathML does. Browsers do not break formulas, so
// that one which may be wider than a page stands in a box of class "formula", which
// scrolls; unless it is inside of a link, keys reach the box.
func (f Formula) HTML(display, linked bool) (string, bool) {
	m, ok := f.MathML(display)
	if !ok || !display && utf8.RuneCountInString(f.Line()) <= narrow {
		return m, ok
	}
	class, keys := "formula", ` tabindex="0"`
	if display {
		class = "formula block"
	}
	if linked {
		keys = ""
	}
	return `<span class="` + class + `"` + keys + ">" + m + "</span>", true
}

// Nodes returns the formula as running text: Literal, Emphasis, Strong, Superscript and
// Subscript. With a problem, it is the best that could be made.
func (f Formula) Nodes() []scholar.Node {
	if f.Problem != nil && f.Problem.Beyond {
		return []scholar.Node{{Kind: scholar.Literal, Text: f.Source}}
	}
	return line.Nodes(f.root)
}

// Line returns the formula in one line of plain Unicode: E = mc².
func (f Formula) Line() string { return line.Text(f.Nodes()) }

// Blank reports whether nothing is to be seen of the formula.
func (f Formula) Blank() bool { return f.Problem == nil && f.Line() == "" }
