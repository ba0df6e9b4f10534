// Package tree holds what the readers of TOML and JSON make: trees of nodes that know
// their place in the file, and mistakes of syntax. It knows neither syntax.
package tree

import "lectern/generator/diag"

// Kind is the sort of value a node holds.
type Kind uint8

// The kinds of values, common to TOML and JSON.
const (
	Null   Kind = iota // JSON only; TOML has no null
	Bool               // Bool
	Number             // Str is the literal, as written
	String             // Str
	Date               // TOML's dates and times; Str is the literal, as written
	List               // Elements
	Table              // Entries
)

// Node is one value of a record file.
type Node struct {
	Kind     Kind
	Bool     bool
	Line     int32 // of the value's first byte, from 1
	Column   int32 // in bytes, from 1
	Str      string
	Elements []Node
	Entries  []Entry // in the order of the file; no key twice
}

// Entry is one key of a table with its value.
type Entry struct {
	Key    string
	Line   int32 // of the key
	Column int32
	Value  Node
}

// Get returns the value under a key of a table, or nil.
func (n *Node) Get(key string) *Node {
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return &n.Entries[i].Value
		}
	}
	return nil
}

// Place returns the node's place in the given file.
func (n *Node) Place(file string) diag.Place {
	return diag.Place{File: file, Line: int(n.Line), Column: int(n.Column)}
}

// Place returns the place of the entry's key in the given file.
func (e *Entry) Place(file string) diag.Place {
	return diag.Place{File: file, Line: int(e.Line), Column: int(e.Column)}
}
