package decode

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"lectern/generator/diag"
)

// A Hook binds a node to a value of one type in its own way: a date from a string,
// a name from a string or a table. The tag is that of the struct field in which the
// value, or the list of such values, stands. Null never reaches a hook, but for null
// in a list.
type Hook func(c *Context, n *Node, v reflect.Value, tag reflect.StructTag)

// Binder binds tables to structs. The fields' tags give the keys:
//
//	key:"title"           the value under title
//	key:"title,required"  the table must have it
//	key:",inline"         an embedded struct, whose keys are the table's own
//	key:"-"               not in the table; so are fields without a tag
//
// Fields are strings, booleans, integers, floats, structs, lists of these, pointers
// to them, map[string]string, map[string]any, or types with a hook. A Binder may be
// used by many goroutines.
type Binder struct {
	Also    []string            // keys of the outermost table that the caller reads itself
	Foreign map[string][]string // what the keys are that other formats call so, in small letters; for hints

	hooks   map[reflect.Type]Hook
	plans   sync.Map // reflect.Type to *plan
	setters sync.Map // reflect.Type to Hook
}

// NewBinder returns a binder with hooks for some types.
func NewBinder(hooks map[reflect.Type]Hook) *Binder { return &Binder{hooks: hooks} }

// Presence is a field that a table states. Index counts the keys of the struct in
// their order, those of an inlined struct one by one; the place is the value's.
type Presence struct {
	Index        int
	Line, Column int32
}

// Bind binds a table to the struct that dst points to and returns the fields that
// the table states, in the order of Index. All mistakes are reported; values without
// a mistake are bound nevertheless.
func (b *Binder) Bind(c *Context, n *Node, dst any) []Presence {
	c.binder = b
	if n.Kind != Table {
		c.WrongType(n, "a table", "{ key = value }")
		return nil
	}
	c.outermost = b.plan(reflect.TypeOf(dst).Elem())
	return b.fields(c, n, reflect.ValueOf(dst).Elem(), b.Also)
}

// fields binds the entries of a table to the fields of a struct.
func (b *Binder) fields(c *Context, n *Node, v reflect.Value, also []string) []Presence {
	p := b.plan(v.Type())
	present := make([]Presence, 0, len(n.Entries))
	for i := range n.Entries {
		e := &n.Entries[i]
		index, known := p.index[e.Key]
		switch {
		case !known && !slices.Contains(also, e.Key):
			b.unknown(c, p, e, also)
		case known && e.Value.Kind != Null:
			f := &p.fields[index]
			f.set(c, &e.Value, v.FieldByIndex(f.path), f.tag)
			present = append(present, Presence{index, e.Value.Line, e.Value.Column})
		}
	}
	slices.SortFunc(present, func(a, b Presence) int { return a.Index - b.Index })
	for _, index := range p.required {
		if _, ok := slices.BinarySearchFunc(present, index, func(a Presence, i int) int { return a.Index - i }); !ok {
			key := p.fields[index].key
			hint := fmt.Sprintf("add %s = …", key)
			if strings.HasSuffix(c.File, ".md") {
				hint += " between two lines of +++ at the top of the file"
			}
			c.Report("missing-key", n, hint, "key %q is missing", key)
		}
	}
	return present
}

// plan is what binding to one struct type needs to know.
type plan struct {
	fields   []planField
	index    map[string]int
	required []int
}

type planField struct {
	key  string
	path []int // for reflect.Value.FieldByIndex
	tag  reflect.StructTag
	set  Hook
}

func (b *Binder) plan(t reflect.Type) *plan {
	if p, ok := b.plans.Load(t); ok {
		return p.(*plan)
	}
	p := &plan{index: map[string]int{}}
	walkFields(t, nil, func(key string, required bool, path []int, f reflect.StructField) {
		if required {
			p.required = append(p.required, len(p.fields))
		}
		p.index[key] = len(p.fields)
		p.fields = append(p.fields, planField{key, path, f.Tag, b.setter(f.Type)})
	})
	b.plans.Store(t, p)
	return p
}

// walkFields visits the fields of a struct that have keys, in order, those of inlined
// structs among them.
func walkFields(t reflect.Type, path []int, visit func(key string, required bool, path []int, f reflect.StructField)) {
	for i := range t.NumField() {
		f := t.Field(i)
		key, option, _ := strings.Cut(f.Tag.Get("key"), ",")
		at := append(slices.Clone(path), i)
		switch {
		case option == "inline":
			walkFields(f.Type, at, visit)
		case key != "" && key != "-":
			visit(key, option == "required", at, f)
		}
	}
}

// unknown warns of a key that the struct does not have.
func (b *Binder) unknown(c *Context, p *plan, e *Entry, also []string) {
	c.Diags.Add(diag.Diagnostic{Severity: diag.Warning, Code: "unknown-key", Place: e.Place(c.File),
		Message: fmt.Sprintf("unknown key %s", strconv.Quote(shorten(e.Key))), Hint: b.meant(c, p, e.Key, also)})
}

// meant guesses which key was meant by one that the struct does not have.
func (b *Binder) meant(c *Context, p *plan, key string, also []string) string {
	for _, own := range b.Foreign[strings.ToLower(key)] {
		if _, ok := p.index[own]; ok {
			return fmt.Sprintf("here it is called `%s`", own)
		}
	}
	if p != c.outermost {
		if _, ok := c.outermost.index[key]; ok {
			return fmt.Sprintf("`%s` is a key of the record, not of this table: in TOML, write it above the first [table]", key)
		}
	}
	known := slices.Clone(also)
	for _, f := range p.fields {
		known = append(known, f.key)
	}
	if near := diag.Nearest(key, known); near != "" {
		return fmt.Sprintf("did you mean `%s`?", near)
	}
	if slices.Contains(known, "extra") {
		return "keys of your own stand in the table extra"
	}
	return ""
}
