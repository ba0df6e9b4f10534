// Package element is the tree of a formula: what TeX's atoms are, without TeX's
// notation and without MathML's. It knows no symbols and no output.
package element

// Kind is the sort of a node.
type Kind uint8

// The kinds of nodes, and what their Kids are.
const (
	Row      Kind = iota // side by side
	Letter               // a variable or another symbol that is set as one: Text, in Alphabet
	Name                 // a word that is one symbol: log, or letters in \mathrm
	Number               // digits: Text, in Alphabet
	Sign                 // an operator, a relation, a bracket: Text
	Words                // text: Text, in Alphabet
	Gap                  // white space of Width
	Fraction             // above, below; Text is "0" where no line parts them
	Root                 // what is under the sign, and perhaps an index
	Scripts              // base, lower, upper; one that is not there is an empty Row
	Accent               // what is under, or over, the mark that Text is
	Table                // rows, each a Row of cells
	Styled               // content in Style
	Phantom              // content that takes room and is not seen
	Linked               // an arrow or bar that is as long as the longer of lower and upper: Text is it
)

// Class is what an atom is to its neighbours (The TeXbook, chapter 17). It decides
// which space stands between them.
type Class uint8

// The classes. What TeX calls inner atoms are ordinary here.
const (
	Ordinary Class = iota
	Operator
	Binary
	Relation
	Opening
	Closing
	Punctuation
)

// Alphabet is the form of letters.
type Alphabet uint8

// The alphabets. Plain is italic for a single variable and upright for everything
// else, as mathematics is set.
const (
	Plain Alphabet = iota
	Upright
	Italic
	Bold
	BoldItalic
	DoubleStruck
	Script
	BoldScript
	Fraktur
	BoldFraktur
	Sans
	SansBold
	SansItalic
	SansBoldItalic
	Mono
)

// Limits says where the scripts of a Scripts node stand.
type Limits uint8

// The places of scripts.
const (
	Beside  Limits = iota // as superscript and subscript
	Movable               // above and below in a display, beside in a line
	Always                // above and below
)

// Style is TeX's style of a part of a formula.
type Style uint8

// The styles.
const (
	Inherited Style = iota
	Display
	Line
	Small
	Smaller
)

// Side is where an Accent's mark stands.
type Side uint8

// The sides.
const (
	Over Side = iota
	Under
)

// Node is a node of the tree. The zero value is an empty row.
type Node struct {
	Kind     Kind
	Class    Class
	Alphabet Alphabet
	Limits   Limits
	Style    Style  // of Styled
	Side     Side   // of Accent
	Stretch  bool   // of Sign, Accent: grows with what it stands beside
	Size     uint8  // of Sign: 1 to 4 for \big to \Bigg; 0: as it is
	Width    int16  // of Gap: in eighteenths of an em
	Text     string // see Kind; of Table: the alignment of its columns, a letter of l, c and r each
	Kids     []Node
	Pairs    bool // of Table: columns belong together two by two, as at the signs of aligned equations
	Tight    bool // of Table: the small one, or lines under a sum
	Spaced   bool // the source has white space before it
	InWord   bool // of Letter: one of several in a row, perhaps a word that nobody marked
}

// Empty reports whether a node is nothing at all.
func (n Node) Empty() bool { return n.Kind == Row && len(n.Kids) == 0 }

// Of makes one node of several: a row, or the only one.
func Of(kids []Node) Node {
	if len(kids) == 1 {
		return kids[0]
	}
	return Node{Kind: Row, Kids: kids}
}

// Core is the sign whose spaces a node has: its own, or that of the base of its
// scripts. It is nil where there is none.
func (n *Node) Core() *Node {
	for {
		switch {
		case n.Kind == Sign || n.Kind == Linked:
			return n
		case (n.Kind == Scripts || n.Kind == Accent) && len(n.Kids) > 0:
			n = &n.Kids[0]
		default:
			return nil
		}
	}
}
