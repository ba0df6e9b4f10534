// Package tree makes the tree of a scholarly string from what its readers find:
// text, leaves, and elements that open and close. It sees to white space, to
// characters that must not stay, and to bounds. It knows no notation.
package tree

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/scholar"
)

// maxDepth bounds how deep elements nest in the tree.
const maxDepth = 24

// Group is the kind of a frame that makes no node of its own: a TeX group, an
// element without meaning.
const Group = scholar.NodeKind(255)

// A Frame is an open element.
type Frame struct {
	Kind    scholar.NodeKind
	Address string // of a Hyperlink
	Tag     string // the HTML element that it is; empty for TeX
	Brace   int    // the index of the brace that closes it; -1 for HTML and switches
	Suffix  string // what is written when it ends
	kids    []scholar.Node

	visible  bool // holds something to be seen
	real     int  // where in the stack the nearest frame is that makes a node
	link     bool // in a hyperlink
	code     bool // in code: no quotes and dashes are made
	Verbatim bool // in an HTML code element: no TeX either
}

// A Builder makes the tree. It owns white space: runs of it collapse, it never
// begins or ends a block, and it stands outside of elements rather than inside.
type Builder struct {
	blocks  []scholar.Node
	stack   []Frame // the first is the paragraph
	run     []byte  // the literal that is being written, of the nearest real frame
	pending rune    // white space that is due before the next character
	dueIn   int     // the real frame to which that space belongs
	fresh   bool    // at the beginning of a line: white space is dropped
	cited   bool    // a citation came last
}

// New returns a builder of an empty tree.
func New() *Builder {
	return &Builder{stack: []Frame{{Kind: scholar.Paragraph, Brace: -1}}, fresh: true}
}

// Top returns the innermost open element.
func (b *Builder) Top() *Frame { return &b.stack[len(b.stack)-1] }

// Code, Verbatim and InLink report what the present place is inside of.
func (b *Builder) Code() bool     { return b.Top().code }
func (b *Builder) Verbatim() bool { return b.Top().Verbatim }
func (b *Builder) InLink() bool   { return b.Top().link }

// Gap notes white space. A space that may break swallows one that may not.
func (b *Builder) Gap(r rune) {
	if b.pending == 0 {
		b.pending, b.dueIn = r, b.Top().real
	} else if r != b.pending {
		b.pending = ' '
	}
}

// settle writes the white space that is due.
func (b *Builder) settle() {
	if b.pending != 0 && !b.fresh {
		if kids := b.stack[b.dueIn].kids; b.dueIn == b.Top().real {
			b.run = append(b.run, string(b.pending)...)
		} else if n := len(kids); n > 0 && kids[n-1].Kind == scholar.Literal {
			kids[n-1].Text += string(b.pending)
		} else {
			b.stack[b.dueIn].kids = append(kids, scholar.Node{Kind: scholar.Literal, Text: string(b.pending)})
		}
	}
	b.pending, b.fresh, b.cited = 0, false, false
	b.Top().visible = true
}

// Ink writes characters that are neither white space nor to be dropped.
func (b *Builder) Ink(s string) {
	if b.cited && b.afterCitation(s[0]) {
		return
	}
	b.settle()
	b.run = append(b.run, s...)
}

// afterCitation closes the gap that a citation left: no space stays before a full
// stop, and no empty brackets. It reports whether s was a bracket that is gone.
func (b *Builder) afterCitation(c byte) bool {
	if strings.IndexByte(".,;:!?)]", c) < 0 {
		return false
	}
	b.pending = 0
	kids := b.stack[b.Top().real].kids
	if len(b.run) > 0 || len(kids) < 2 || c != ')' && c != ']' {
		return false
	}
	i := len(kids) - 1
	for i > 0 && kids[i].Kind == scholar.Citation {
		i--
	}
	open := "("
	if c == ']' {
		open = "["
	}
	before, found := strings.CutSuffix(kids[i].Text, open)
	if !found || kids[i].Kind != scholar.Literal {
		return false
	}
	kids[i].Text = strings.TrimRight(before, " ")
	if kids[i].Text != before {
		b.Gap(' ')
	}
	return true
}

// flush ends the literal that is being written.
func (b *Builder) flush() {
	if len(b.run) > 0 {
		b.add(scholar.Node{Kind: scholar.Literal, Text: string(norm.NFC.Bytes(b.run))})
		b.run = b.run[:0]
	}
}

func (b *Builder) add(nodes ...scholar.Node) {
	f := &b.stack[b.Top().real]
	f.kids = append(f.kids, nodes...)
}

// Leaf adds a node that can be seen and holds no open elements.
func (b *Builder) Leaf(n scholar.Node) {
	b.settle()
	b.flush()
	b.add(n)
}

// Cite adds a citation, which is not seen.
func (b *Builder) Cite(keys string) {
	b.flush()
	b.add(scholar.Node{Kind: scholar.Citation, Text: keys})
	b.cited = true
}

// LineBreak adds a Break. White space around it goes.
func (b *Builder) LineBreak() {
	b.pending = 0
	if b.fresh {
		return
	}
	b.flush()
	b.add(scholar.Node{Kind: scholar.Break})
	b.fresh = true
}

// Open opens an element. It reports false, and does nothing, when elements are
// nested too deep.
func (b *Builder) Open(f Frame) bool {
	if len(b.stack) > maxDepth {
		return false
	}
	outer := b.Top()
	f.real = outer.real
	if f.Kind != Group {
		b.flush()
		f.real = len(b.stack)
	}
	f.link = outer.link || f.Kind == scholar.Hyperlink
	f.code = outer.code || f.Kind == scholar.Code
	f.Verbatim = f.Verbatim || outer.Verbatim
	b.stack = append(b.stack, f)
	return true
}

// Close closes the innermost frame. An element in which nothing is to be seen
// leaves no node.
func (b *Builder) Close() {
	f := b.Top()
	if f.Kind == Group {
		b.run = append(b.run, f.Suffix...)
		b.stack = b.stack[:len(b.stack)-1]
		b.Top().visible = b.Top().visible || f.visible
		return
	}
	b.flush()
	closed := *f
	b.stack = b.stack[:len(b.stack)-1]
	b.dueIn = min(b.dueIn, b.Top().real)
	switch {
	case closed.Kind == scholar.Heading:
		b.pending, b.fresh = 0, true
		if closed.visible {
			b.heading(closed.kids)
		}
		return
	case !closed.visible && closed.Kind == scholar.Hyperlink:
		b.Leaf(Link(closed.Address, closed.Address))
		return
	case !closed.visible:
		b.add(closed.kids...)
		return
	}
	b.Top().visible = true
	switch closed.Kind {
	case scholar.Code:
		b.add(scholar.Node{Kind: scholar.Code, Text: text(closed.kids)})
	case scholar.Superscript, scholar.Subscript:
		b.add(script(closed.Kind, closed.kids))
	default:
		b.add(scholar.Node{Kind: closed.Kind, Text: closed.Address, Kids: closed.kids})
	}
}

// CloseWhere closes frames up to the innermost one that is wanted; when there is
// none, it closes nothing and reports false.
func (b *Builder) CloseWhere(wanted func(*Frame) bool) bool {
	for i := len(b.stack) - 1; i > 0; i-- {
		if wanted(&b.stack[i]) {
			for len(b.stack) > i {
				b.Close()
			}
			return true
		}
	}
	return false
}

// heading adds a section's title. "Abstract" over an abstract says nothing.
func (b *Builder) heading(kids []scholar.Node) {
	if len(b.blocks) == 0 && strings.EqualFold(strings.Trim(text(kids), " .:"), "abstract") {
		return
	}
	b.blocks = append(b.blocks, scholar.Node{Kind: scholar.Heading, Kids: kids})
}

// EndBlock ends the paragraph, and all elements that are open in it.
func (b *Builder) EndBlock() {
	for len(b.stack) > 1 {
		b.Close()
	}
	b.flush()
	root := b.stack[0]
	for n := len(root.kids); n > 0 && root.kids[n-1].Kind == scholar.Break; n-- {
		root.kids = root.kids[:n-1]
	}
	if root.visible {
		b.blocks = append(b.blocks, scholar.Node{Kind: scholar.Paragraph, Kids: root.kids})
	}
	b.stack[0] = Frame{Kind: scholar.Paragraph, Brace: -1}
	b.pending, b.dueIn, b.fresh, b.cited = 0, 0, true, false
}

// End closes everything and returns the tree: paragraphs and headings, or the
// content of the only paragraph. A string without anything to be seen is one empty
// literal, since nil stands for the string itself.
func (b *Builder) End() []scholar.Node {
	b.EndBlock()
	switch {
	case len(b.blocks) == 0:
		return []scholar.Node{{Kind: scholar.Literal}}
	case len(b.blocks) == 1 && b.blocks[0].Kind == scholar.Paragraph:
		return b.blocks[0].Kids
	}
	return b.blocks
}

// text is what nodes say, without their form.
func text(nodes []scholar.Node) string {
	var s strings.Builder
	write(&s, nodes)
	return s.String()
}

func write(s *strings.Builder, nodes []scholar.Node) {
	for _, n := range nodes {
		if n.Kind == scholar.Literal || n.Kind == scholar.Code || n.Kind == scholar.Math || n.Kind == scholar.MathDisplay {
			s.WriteString(n.Text)
		} else if n.Kind == scholar.Break {
			s.WriteByte(' ')
		}
		write(s, n.Kids)
	}
}

// Link makes a hyperlink that shows its label.
func Link(target, label string) scholar.Node {
	return scholar.Node{Kind: scholar.Hyperlink, Text: target, Kids: []scholar.Node{{Kind: scholar.Literal, Text: label}}}
}

// Grouped reports whether an element is open that a brace closes.
func (b *Builder) Grouped() bool {
	for _, f := range b.stack {
		if f.Brace >= 0 {
			return true
		}
	}
	return false
}

// script makes a superscript or subscript; a ring as the only superscript is the
// sign of degrees, and primes stand raised already.
func script(kind scholar.NodeKind, kids []scholar.Node) scholar.Node {
	if kind == scholar.Superscript && len(kids) == 1 && kids[0].Kind == scholar.Literal {
		switch t := kids[0].Text; {
		case t == "∘":
			return scholar.Node{Kind: scholar.Literal, Text: "°"}
		case strings.Trim(t, "′°") == "":
			return kids[0]
		}
	}
	return scholar.Node{Kind: kind, Kids: kids}
}
