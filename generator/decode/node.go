// Package decode reads TOML and JSON into trees of nodes that know their place
// (package syntax), and binds such trees to Go structs: strictly, reporting every
// mistake at once with the right line and column, unknown keys with the nearest
// known one. It knows nothing of what the keys mean.
package decode

import (
	"iter"

	"lectern/generator/decode/syntax"
	"lectern/generator/decode/tree"
	"lectern/generator/diag"
)

// The trees are those of package tree.
type (
	Node  = tree.Node  // one value of a record file
	Entry = tree.Entry // one key of a table with its value
	Kind  = tree.Kind  // the sort of value a node holds
)

// The kinds of values; see package tree.
const (
	Null   = tree.Null
	Bool   = tree.Bool
	Number = tree.Number
	String = tree.String
	Date   = tree.Date
	List   = tree.List
	Table  = tree.Table
)

// TOML decodes a TOML document into its root table, see syntax.TOML.
func TOML(file string, src []byte, ds *diag.List) (*Node, bool) {
	return syntax.TOML(file, src, ds)
}

// JSON decodes one JSON value, which begins at a line and column of its file, see
// syntax.JSON.
func JSON(file string, src []byte, line, column int, ds *diag.List) (*Node, bool) {
	return syntax.JSON(file, src, line, column, ds)
}

// Lines decodes JSON Lines, see syntax.Lines: a node is overwritten by the next.
func Lines(file string, src []byte, line int, ds *diag.List) iter.Seq[*Node] {
	return syntax.Lines(file, src, line, ds)
}

// FrontMatter splits a Markdown file, see syntax.FrontMatter.
func FrontMatter(file string, src []byte, ds *diag.List) (meta *Node, body string, bodyLine int, ok bool) {
	return syntax.FrontMatter(file, src, ds)
}
