// Package parse reads scholarly strings: text with remnants of TeX, HTML, JATS and
// MathML, with entities escaped once or twice, and with bare addresses. It makes
// one tree of it, in one pass, and knows nothing of what the tree is used for.
//
// A string is read from left to right. Plain runs go to the builder, which settles
// white space; at a byte that may mean something, one function decides what it is,
// by what stands around it, and moves on. What is no markup stays as it stands:
// "$5 and $10", C:\temp and List<String> are text.
//
//	parse   the main loop, and what needs no reading at all
//	scan    the place that is read, entities, formulas, addresses
//	latex   commands, braces, $..$, ^{..}, quotes, dashes
//	tags    HTML and JATS
//	tree    open elements, white space, blocks
//
// Any input is accepted. Time is linear in its length, and the tree's depth is
// bounded; elements beyond that are dropped and their content is kept.
package parse

import (
	"strings"

	"lectern/generator/markup/latex"
	"lectern/generator/markup/scan"
	"lectern/generator/markup/tags"
	"lectern/generator/scholar"
)

// Text reads a string. It returns nil nodes when the string is plain text that
// stands for itself, in HTML as in plain text; a space that does not break does not.
func Text(source string) ([]scholar.Node, []scan.Problem) {
	if settled(source) {
		return nil, nil
	}
	c := scan.New(source)
	return read(c, latex.New(c))
}

// LaTeX reads a string that is LaTeX throughout, as a field of a .bib file. It takes
// braces, ties and dollars at their word, and addresses and tags as Text does.
func LaTeX(source string) ([]scholar.Node, []scan.Problem) {
	if settled(source) {
		return nil, nil
	}
	c := scan.New(source)
	return read(c, latex.NewCertain(c))
}

func read(c *scan.Cursor, tex *latex.Reader) ([]scholar.Node, []scan.Problem) {
	source := c.Src
	p := parser{c, tex, tags.New(c)}
	p.read()
	nodes := c.Build.End()
	if len(nodes) == 1 && nodes[0].Kind == scholar.Literal && nodes[0].Text == source && !strings.ContainsAny(source, "\u00A0\u202F\u3000") {
		nodes = nil
	}
	return nodes, c.Problems
}

type parser struct {
	*scan.Cursor
	latex *latex.Reader
	tags  *tags.Reader
}

// signal marks the bytes at which reading has to think.
var signal = func() (t [256]bool) {
	for _, c := range []byte("<&\n:" + latex.Signals) {
		t[c] = true
	}
	return t
}()

func (p *parser) read() {
	for p.Pos < len(p.Src) {
		start := p.Pos
		for p.Pos < len(p.Src) && !signal[p.Src[p.Pos]] {
			p.Pos++
		}
		if p.At(p.Pos) == ':' {
			p.Colon(start)
			continue
		}
		p.Build.Text(p.Src[start:p.Pos])
		if p.Pos < len(p.Src) {
			p.token()
		}
	}
}

// token reads what begins with a signal. Each case moves p.Pos.
func (p *parser) token() {
	switch c := p.Src[p.Pos]; {
	case c == '<':
		p.tags.Read()
	case c == '&':
		p.entity()
	case c == '\n':
		p.newline()
	case p.Build.Verbatim():
		p.AsText(1)
	default:
		p.latex.Read()
	}
}

// entity reads &lt; &#8211; and the like; &amp;lt; is < too. What comes out is
// text, never markup.
func (p *parser) entity() {
	s, end := p.EntityAt(p.Pos)
	if end == 0 {
		p.AsText(1)
		return
	}
	p.Build.Text(s)
	p.Pos = end
}

// newline is a space, or with a blank line the end of a paragraph.
func (p *parser) newline() {
	n := len(p.Src) - p.Pos - len(strings.TrimLeft(p.Src[p.Pos:], " \t\r\n\f"))
	if strings.Count(p.Src[p.Pos:p.Pos+n], "\n") > 1 {
		p.Build.EndBlock()
	} else {
		p.Build.Gap(' ')
	}
	p.Pos += n
}
