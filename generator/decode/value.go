package decode

import (
	"math"
	"reflect"
	"strconv"
	"strings"
)

// setter returns how values of a type are bound: by its hook, else by its kind. A
// type that cannot stand in a record is a mistake of the program, and panics when
// the first table is bound.
func (b *Binder) setter(t reflect.Type) Hook {
	if set, ok := b.setters.Load(t); ok {
		return set.(Hook)
	}
	set, ok := b.hooks[t]
	if !ok {
		set = b.compile(t)
	}
	b.setters.Store(t, set)
	return set
}

func (b *Binder) compile(t reflect.Type) Hook {
	switch t.Kind() {
	case reflect.String:
		return setString
	case reflect.Bool:
		return setBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return setInt
	case reflect.Float64:
		return setFloat
	case reflect.Struct:
		return func(c *Context, n *Node, v reflect.Value, _ reflect.StructTag) { c.Fields(n, v) }
	case reflect.Pointer:
		set := b.setter(t.Elem())
		return func(c *Context, n *Node, v reflect.Value, tag reflect.StructTag) {
			v.Set(reflect.New(t.Elem()))
			set(c, n, v.Elem(), tag)
		}
	case reflect.Slice:
		return listSetter(b.setter(t.Elem()))
	case reflect.Map:
		if t.Key().Kind() == reflect.String {
			return mapSetter(b.setter(t.Elem()))
		}
	case reflect.Interface:
		return setAny
	}
	panic("decode: no record can hold a " + t.String())
}

func setString(c *Context, n *Node, v reflect.Value, _ reflect.StructTag) {
	if s, ok := c.Text(n); ok {
		v.SetString(s)
	}
}

func setBool(c *Context, n *Node, v reflect.Value, _ reflect.StructTag) {
	if n.Kind != Bool {
		c.WrongType(n, "true or false", "it without quotes")
		return
	}
	v.SetBool(n.Bool)
}

func setInt(c *Context, n *Node, v reflect.Value, _ reflect.StructTag) {
	i, ok := c.Int(n)
	switch {
	case !ok:
	case v.OverflowInt(i):
		c.Report("wrong-type", n, "", "%s is out of range", found(n))
	default:
		v.SetInt(i)
	}
}

// numberExample shows a number that was written as text without its quotes.
func numberExample(n *Node) string {
	if _, err := strconv.Atoi(n.Str); n.Kind == String && err == nil {
		return n.Str + " without quotes"
	}
	return "digits without quotes"
}

func setFloat(c *Context, n *Node, v reflect.Value, _ reflect.StructTag) {
	if n.Kind != Number {
		c.WrongType(n, "a number", numberExample(n))
		return
	}
	f, ok := number(n.Str).(float64)
	if !ok {
		f = float64(number(n.Str).(int64))
	}
	if math.IsInf(f, 0) || math.IsNaN(f) {
		c.Report("wrong-type", n, "", "%s is out of range", found(n))
		return
	}
	v.SetFloat(f)
}

// listSetter binds lists whose elements are set by set.
func listSetter(set Hook) Hook {
	return func(c *Context, n *Node, v reflect.Value, tag reflect.StructTag) {
		if n.Kind != List {
			c.WrongType(n, "a list", listExample(n))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), len(n.Elements), len(n.Elements)))
		for i := range n.Elements {
			set(c, &n.Elements[i], v.Index(i), tag)
		}
	}
}

// listExample shows a single value as a list of one.
func listExample(n *Node) string {
	switch n.Kind {
	case String:
		return "[" + strconv.Quote(shorten(n.Str)) + "]"
	case Number, Date:
		return "[" + n.Str + "]"
	case Table:
		return "[{…}], or [[…]] as the table's header"
	}
	return "[…]"
}

// mapSetter binds tables whose keys are free. Null values are left out.
func mapSetter(set Hook) Hook {
	return func(c *Context, n *Node, v reflect.Value, tag reflect.StructTag) {
		if n.Kind != Table {
			c.WrongType(n, "a table", "{ key = value }")
			return
		}
		t := v.Type()
		v.Set(reflect.MakeMapWithSize(t, len(n.Entries)))
		for i := range n.Entries {
			e := &n.Entries[i]
			if e.Value.Kind == Null {
				continue
			}
			element := reflect.New(t.Elem()).Elem()
			set(c, &e.Value, element, tag)
			v.SetMapIndex(reflect.ValueOf(e.Key).Convert(t.Key()), element)
		}
	}
}

func setAny(_ *Context, n *Node, v reflect.Value, _ reflect.StructTag) {
	if plain := Plain(n); plain != nil {
		v.Set(reflect.ValueOf(plain))
	}
}

// Plain returns a node as a plain value: string, bool, int64, float64, []any,
// map[string]any, nil. Dates are their text; null values in tables are left out.
func Plain(n *Node) any {
	switch n.Kind {
	case Bool:
		return n.Bool
	case Number:
		return number(n.Str)
	case String, Date:
		return n.Str
	case List:
		list := make([]any, len(n.Elements))
		for i := range n.Elements {
			list[i] = Plain(&n.Elements[i])
		}
		return list
	case Table:
		table := make(map[string]any, len(n.Entries))
		for i := range n.Entries {
			if e := &n.Entries[i]; e.Value.Kind != Null {
				table[e.Key] = Plain(&e.Value)
			}
		}
		return table
	}
	return nil
}

// number returns an int64 where the literal is one, else a float64: infinite where
// it is too large.
func number(literal string) any {
	s := strings.ReplaceAll(literal, "_", "")
	if i, err := strconv.ParseInt(s, 0, 64); err == nil {
		return i
	}
	f, _ := strconv.ParseFloat(s, 64)
	return f
}
