package syntax

import "lectern/generator/decode/tree"

// tableState says how a table came to be, which decides who may still add to it
// (TOML 1.0, "Table").
type tableState uint8

const (
	implied tableState = iota // a parent in a header: a header may still define it
	dotted                    // a parent in a dotted key: only dotted keys may add to it
	headed                    // by its own header
)

// tomlTable is a table while the document is read.
type tomlTable struct {
	state   tableState
	depth   int
	offset  int // of its header's bracket, or of the key that implied it
	entries []*tomlEntry
	index   map[string]*tomlEntry // only where there are many entries
}

// tomlEntry is a key of a table with one of: a table that may grow, a list of such
// tables, a finished value.
type tomlEntry struct {
	tomlKey
	table *tomlTable
	list  []*tomlTable
	value tree.Node
}

// manyEntries is where looking through a table's keys costs more than a map.
const manyEntries = 16

func (t *tomlTable) find(key string) *tomlEntry {
	if t.index != nil {
		return t.index[key]
	}
	for _, e := range t.entries {
		if e.name == key {
			return e
		}
	}
	return nil
}

func (t *tomlTable) add(e *tomlEntry) {
	t.entries = append(t.entries, e)
	if t.index == nil && len(t.entries) > manyEntries {
		t.index = make(map[string]*tomlEntry, 2*manyEntries)
		for _, e := range t.entries {
			t.index[e.name] = e
		}
	} else if t.index != nil {
		t.index[e.name] = e
	}
}

// child adds an empty table under a key that is not there yet.
func (t *tomlTable) child(key tomlKey, state tableState, offset int) (*tomlTable, *tree.Mistake) {
	if t.depth >= tree.MaxDepth {
		return nil, tree.TooDeep(key.offset)
	}
	c := &tomlTable{state: state, depth: t.depth + 1, offset: offset}
	t.add(&tomlEntry{tomlKey: key, table: c})
	return c, nil
}

// twice says that the key of an entry is set once more.
func (e *tomlEntry) twice(again tomlKey, place *tree.Positions) *tree.Mistake {
	line, _ := place.At(e.offset)
	return tree.Duplicate(again.offset, again.name, line)
}

// open finds or makes the table that a header names, from the root.
func (t *tomlTable) open(keys []tomlKey, list bool, offset int, place *tree.Positions) (*tomlTable, *tree.Mistake) {
	for _, key := range keys[:len(keys)-1] {
		e := t.find(key.name)
		var err *tree.Mistake
		switch {
		case e == nil:
			t, err = t.child(key, implied, key.offset)
		case e.table != nil:
			t = e.table
		case e.list != nil:
			t = e.list[len(e.list)-1]
		default:
			err = e.twice(key, place)
		}
		if err != nil {
			return nil, err
		}
	}
	last := keys[len(keys)-1]
	if list {
		return t.extend(last, offset, place)
	}
	e := t.find(last.name)
	switch {
	case e == nil:
		return t.child(last, headed, offset)
	case e.table != nil && e.table.state == implied:
		e.table.state, e.table.offset = headed, offset
		return e.table, nil
	}
	err := e.twice(last, place)
	if e.table != nil && e.table.state == headed {
		err.Hint = "where there are several, begin each with [[" + last.name + "]]"
	}
	return nil, err
}

// extend adds a table to the list of tables under a key.
func (t *tomlTable) extend(key tomlKey, offset int, place *tree.Positions) (*tomlTable, *tree.Mistake) {
	if t.depth+2 > tree.MaxDepth {
		return nil, tree.TooDeep(key.offset)
	}
	added := &tomlTable{state: headed, depth: t.depth + 2, offset: offset}
	e := t.find(key.name)
	switch {
	case e == nil:
		t.add(&tomlEntry{tomlKey: key, list: []*tomlTable{added}})
	case e.list != nil:
		e.list = append(e.list, added)
	default:
		return nil, e.twice(key, place)
	}
	return added, nil
}

// descend follows all parts of a dotted key but the last.
func (t *tomlTable) descend(keys []tomlKey, place *tree.Positions) (*tomlTable, *tree.Mistake) {
	for _, key := range keys {
		e := t.find(key.name)
		var err *tree.Mistake
		switch {
		case e == nil:
			t, err = t.child(key, dotted, key.offset)
		case e.table != nil && e.table.state != headed:
			t = e.table
		default:
			err = e.twice(key, place)
		}
		if err != nil {
			return nil, err
		}
	}
	return t, nil
}

// node turns the finished table into a node.
func (t *tomlTable) node(place *tree.Positions) tree.Node {
	n := tree.Node{Kind: tree.Table, Entries: make([]tree.Entry, len(t.entries))}
	n.Line, n.Column = place.At(t.offset)
	for i, e := range t.entries {
		out := &n.Entries[i]
		out.Key = e.name
		out.Line, out.Column = place.At(e.offset)
		switch {
		case e.table != nil:
			out.Value = e.table.node(place)
		case e.list != nil:
			out.Value = tree.Node{Kind: tree.List, Elements: make([]tree.Node, len(e.list))}
			for k, element := range e.list {
				out.Value.Elements[k] = element.node(place)
			}
			out.Value.Line, out.Value.Column = out.Value.Elements[0].Line, out.Value.Elements[0].Column
		default:
			out.Value = e.value
		}
	}
	return n
}
