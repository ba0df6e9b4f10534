// Package texmath reads TeX mathematics into the tree of a formula. It defines no
// macros, follows no file and runs nothing; it knows nothing of what the tree becomes.
//
//	token      TeX's tokens, bounds, problems
//	list       rows of atoms, and their scripts
//	atom       characters, groups, numbers, arguments
//	command    what a command is, by its name
//	structure  fractions, roots, brackets, and commands with arguments of their own
//	table      environments and lines
//	text       \text and the like
package texmath

import (
	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/formula/texmath/token"
)

// A Problem is why a formula cannot be set.
type Problem = token.Problem

// Read reads a formula, which stands without its delimiters. With a problem, the first
// that was found, the tree is the best that could be made, for places that take only
// text. Any string is accepted, in linear time.
func Read(source string) (element.Node, *Problem) {
	p := &parser{token.New(source)}
	root := p.lines()
	for p.Problem == nil || !p.Problem.Beyond { // a brace, or a command that ends something, too many
		t := p.Peek()
		if t.Kind == token.End {
			break
		}
		p.Fail(p.Pos, "the formula has %s that nothing began", t.Describe())
		p.Take()
		root = element.Of([]element.Node{root, p.lines()})
	}
	return root, p.Problem
}

type parser struct{ *token.Reader }

// deeper reads what is one level deeper.
func (p *parser) deeper(read func() element.Node) element.Node {
	ok := p.Enter()
	defer p.Leave()
	if !ok {
		return element.Node{}
	}
	return read()
}
