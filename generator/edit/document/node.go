package document

import (
	"slices"

	"lectern/generator/decode"
)

// Text returns a string as a value.
func Text(s string) decode.Node { return decode.Node{Kind: decode.String, Str: s} }

// Bool returns a truth value.
func Bool(b bool) decode.Node { return decode.Node{Kind: decode.Bool, Bool: b} }

// ListOf returns a list.
func ListOf(elements ...decode.Node) decode.Node {
	return decode.Node{Kind: decode.List, Elements: elements}
}

// Key returns a key with its value, for TableOf.
func Key(key string, v decode.Node) decode.Entry { return decode.Entry{Key: key, Value: v} }

// TableOf returns a table.
func TableOf(entries ...decode.Entry) decode.Node {
	return decode.Node{Kind: decode.Table, Entries: entries}
}

// Equal reports whether two values are the same, wherever and however they are
// written. The order of a table's keys does not matter.
func Equal(a, b *decode.Node) bool { return equal(a, b) }

// equal takes tables and lists that hold nothing for absent: TOML's headers can do
// without them.
func equal(a, b *decode.Node) bool {
	if a.Kind != b.Kind || a.Str != b.Str || a.Bool != b.Bool || len(a.Elements) != len(b.Elements) {
		return false
	}
	for i := range a.Elements {
		if !equal(&a.Elements[i], &b.Elements[i]) {
			return false
		}
	}
	return covers(a, b) && covers(b, a)
}

// covers reports whether a has every key of b that holds something.
func covers(a, b *decode.Node) bool {
	for i := range b.Entries {
		e := &b.Entries[i]
		if of := a.Get(e.Key); of == nil && !empty(&e.Value) || of != nil && !equal(of, &e.Value) {
			return false
		}
	}
	return true
}

func empty(n *decode.Node) bool {
	switch n.Kind {
	case decode.List:
		return len(n.Elements) == 0
	case decode.Table:
		return !slices.ContainsFunc(n.Entries, func(e decode.Entry) bool { return !empty(&e.Value) })
	}
	return false
}

// clone copies a tree: nothing of it is shared.
func clone(n decode.Node) decode.Node {
	n.Elements = slices.Clone(n.Elements)
	for i := range n.Elements {
		n.Elements[i] = clone(n.Elements[i])
	}
	n.Entries = slices.Clone(n.Entries)
	for i := range n.Entries {
		n.Entries[i].Value = clone(n.Entries[i].Value)
	}
	return n
}

// adapt makes a value one that the syntax can hold: TOML has no null, JSON no dates.
func adapt(n decode.Node, json bool) decode.Node {
	n = clone(n)
	if json && n.Kind == decode.Date {
		n.Kind = decode.String
	}
	if json && n.Kind == decode.Number {
		n.Str = jsonNumber(n.Str)
	}
	if !json {
		n.Elements = slices.DeleteFunc(n.Elements, func(v decode.Node) bool { return v.Kind == decode.Null })
		n.Entries = slices.DeleteFunc(n.Entries, func(e decode.Entry) bool { return e.Value.Kind == decode.Null })
	}
	for i := range n.Elements {
		n.Elements[i] = adapt(n.Elements[i], json)
	}
	for i := range n.Entries {
		n.Entries[i].Value = adapt(n.Entries[i].Value, json)
	}
	return n
}

// find returns the value at a path, or nil.
func find(n *decode.Node, p Path) *decode.Node {
	for _, step := range p {
		switch step := step.(type) {
		case string:
			if n = n.Get(step); n == nil {
				return nil
			}
		case int:
			if step < 0 || step >= len(n.Elements) {
				return nil
			}
			n = &n.Elements[step]
		}
	}
	return n
}

// setNode, appendNode and removeNode are what the edits of the text must come to.
// They report false where the tree has no such place.
func setNode(root *decode.Node, p Path, v decode.Node) bool {
	if there := find(root, p); there != nil {
		*there = v
		return true
	}
	parent := find(root, p[:len(p)-1])
	key, named := p[len(p)-1].(string)
	if parent == nil || parent.Kind != decode.Table || !named {
		return false
	}
	parent.Entries = append(parent.Entries, decode.Entry{Key: key, Value: v})
	return true
}

func appendNode(root *decode.Node, p Path, v decode.Node) bool {
	list := find(root, p)
	if list == nil || list.Kind != decode.List {
		return false
	}
	list.Elements = append(list.Elements, v)
	return true
}

func removeNode(root *decode.Node, p Path, _ decode.Node) bool {
	parent := find(root, p[:len(p)-1])
	if parent == nil || find(root, p) == nil {
		return false
	}
	switch last := p[len(p)-1].(type) {
	case string:
		parent.Entries = slices.DeleteFunc(parent.Entries, func(e decode.Entry) bool { return e.Key == last })
	case int:
		parent.Elements = slices.Delete(parent.Elements, last, last+1)
	}
	return true
}
