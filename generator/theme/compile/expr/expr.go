// Package expr compiles the expressions of templates: closures that read a view's
// fields by index, compare and call, typed as far as the view's types tell. It
// knows types and constants as they are written; it knows nothing of parse trees'
// structure, of scopes or of output. What is not supported panics with an error,
// as package dynamic does.
package expr

import (
	"reflect"
	"slices"

	"lectern/generator/theme/compile/dynamic"
)

// State is what a run keeps: the dots and variables, and room for calls.
type State struct {
	Slots []Slot
	args  []Arg
}

// Slot holds a dot or variable: Value, or where it is not part of the view, Text or
// Num.
type Slot struct {
	Value reflect.Value
	Num   int64
	Text  string
}

// Expr is a compiled expression. Value is always set; Text, Num and Cond are set
// for strings, signed integers and booleans and spare a reflect.Value.
type Expr struct {
	Type  reflect.Type // nil: only the run knows; then Value may be invalid, which is nil, or in an interface
	Value func(*State) reflect.Value
	Text  func(*State) string
	Num   func(*State) int64
	Cond  func(*State) bool
	Write func(s *State, dst []byte) []byte // appends the text, for functions that can
	Fixed reflect.Value                     // the value of a constant; else invalid
	Fluid bool                              // of a variable that is given new values

	holds   func(*State) bool // the truth, where it is cheaper than the value's
	literal bool              // a constant as written in the template, which takes the type that is wanted
	loose   bool              // made by Text, Num or Cond: it is not in memory, and Value allocates
	place   *place            // where the value lies, if that is known
	view    bool              // see View
}

// place is a way from a slot through the fields of structs.
type place struct {
	slot int
	path []int
}

// of returns an expression of a static type.
func of(typ reflect.Type, value func(*State) reflect.Value) Expr {
	e := Expr{Type: typ, Value: value}
	switch {
	case typ == nil:
	case typ.Kind() == reflect.Interface:
		e.Type = nil
	case typ.Kind() == reflect.String:
		e.Text = func(s *State) string { return value(s).String() }
	case typ.Kind() == reflect.Bool:
		e.Cond = func(s *State) bool { return value(s).Bool() }
	case dynamic.Signed(typ.Kind()):
		e.Num = func(s *State) int64 { return value(s).Int() }
	}
	return e
}

// At returns the expression of what lies at a place.
func At(typ reflect.Type, slot int, path ...int) Expr {
	e := of(typ, valueAt(slot, path))
	e.place = &place{slot, path}
	if len(path) != 1 {
		return e
	}
	i := path[0]
	switch { // the commonest by far, without a call in between
	case e.Text != nil:
		e.Text = func(s *State) string { return s.Slots[slot].Value.Field(i).String() }
	case e.Num != nil:
		e.Num = func(s *State) int64 { return s.Slots[slot].Value.Field(i).Int() }
	case e.Cond != nil:
		e.Cond = func(s *State) bool { return s.Slots[slot].Value.Field(i).Bool() }
	}
	return e
}

func valueAt(slot int, path []int) func(*State) reflect.Value {
	switch len(path) {
	case 0:
		return func(s *State) reflect.Value { return s.Slots[slot].Value }
	case 1:
		i := path[0]
		return func(s *State) reflect.Value { return s.Slots[slot].Value.Field(i) }
	case 2:
		i, j := path[0], path[1]
		return func(s *State) reflect.Value { return s.Slots[slot].Value.Field(i).Field(j) }
	}
	return func(s *State) reflect.Value {
		v := s.Slots[slot].Value
		for _, i := range path {
			v = v.Field(i)
		}
		return v
	}
}

// View returns the expression of the view, a pointer, whose struct is in slot 0:
// fields are then found without a step through the pointer.
func View(typ reflect.Type) Expr {
	return Expr{
		Type: reflect.PointerTo(typ), place: &place{slot: 0}, view: true,
		Value: func(s *State) reflect.Value { return s.Slots[0].Value.Addr() },
	}
}

// constant returns the expression of a value that is known.
func constant(v reflect.Value) Expr {
	e := of(v.Type(), func(*State) reflect.Value { return v })
	e.Fixed = v
	switch {
	case e.Text != nil:
		k := v.String()
		e.Text = func(*State) string { return k }
	case e.Num != nil:
		k := v.Int()
		e.Num = func(*State) int64 { return k }
	case e.Cond != nil:
		k := v.Bool()
		e.Cond = func(*State) bool { return k }
	}
	return e
}

// Absent is the expression of nil, and of a dot that nobody gave.
func Absent() Expr {
	return Expr{Value: func(*State) reflect.Value { return reflect.Value{} }}
}

func ofText(text func(*State) string) Expr {
	return Expr{Type: reflect.TypeFor[string](), loose: true, Text: text, Value: func(s *State) reflect.Value { return reflect.ValueOf(text(s)) }}
}

func ofCond(cond func(*State) bool) Expr {
	return Expr{Type: reflect.TypeFor[bool](), loose: true, Cond: cond, Value: func(s *State) reflect.Value { return reflect.ValueOf(cond(s)) }}
}

// ofInt returns the expression of a whole number that is computed.
func ofInt(typ reflect.Type, num func(*State) int64) Expr {
	value := func(s *State) reflect.Value {
		v := reflect.New(typ).Elem()
		v.SetInt(num(s))
		return v
	}
	return Expr{Type: typ, loose: true, Num: num, Value: value}
}

// Truth returns the expression's truth as if and with see it.
func (e Expr) Truth() func(*State) bool {
	switch {
	case e.holds != nil:
		return e.holds
	case e.Cond != nil:
		return e.Cond
	case e.Num != nil:
		num := e.Num
		return func(s *State) bool { return num(s) != 0 }
	case e.Text != nil:
		text := e.Text
		return func(s *State) bool { return text(s) != "" }
	case e.Type != nil && (e.Type.Kind() == reflect.Slice || e.Type.Kind() == reflect.Map):
		value := e.Value
		return func(s *State) bool { return value(s).Len() > 0 }
	}
	value := e.Value
	return func(s *State) bool { return dynamic.Truth(value(s)) }
}

// Field returns the expression of a field, a map's value or a method of no
// arguments.
func (e Expr) Field(name string) Expr {
	value := e.Value
	member := func(s *State) reflect.Value { return dynamic.Member(value(s), name) }
	if e.Type == nil {
		return Expr{Value: member}
	}
	typ, direct := e.Type, true
	if e.view {
		typ, value = typ.Elem(), valueAt(0, nil)
	}
	for typ.Kind() == reflect.Pointer {
		typ, direct = typ.Elem(), false
	}
	if m, ok := reflect.PointerTo(typ).MethodByName(name); ok {
		if m.Type.NumIn() != 1 || m.Type.NumOut() == 0 {
			dynamic.Fail("the method %s of %v has arguments or no result", name, typ)
		}
		return of(m.Type.Out(0), member)
	}
	switch typ.Kind() {
	case reflect.Struct:
		f, ok := typ.FieldByName(name)
		if !ok || !f.IsExported() {
			dynamic.Fail("%v has no field %s", typ, name)
		}
		return e.structField(typ, f, direct)
	case reflect.Map:
		if !reflect.TypeFor[string]().AssignableTo(typ.Key()) {
			dynamic.Fail("%v has no key %q", typ, name)
		}
		return Expr{Value: member}
	}
	dynamic.Fail("%v has no field %s", typ, name)
	return Expr{}
}

// structField returns the expression of a field. The way to it may lead through
// pointers to embedded structs.
func (e Expr) structField(typ reflect.Type, f reflect.StructField, direct bool) Expr {
	plain := true
	for i := range f.Index[:len(f.Index)-1] {
		plain = plain && typ.FieldByIndex(f.Index[:i+1]).Type.Kind() == reflect.Struct
	}
	value, index := e.Value, f.Index
	switch {
	case plain && direct && e.place != nil:
		return At(f.Type, e.place.slot, slices.Concat(e.place.path, index)...)
	case plain && len(index) == 1:
		i := index[0]
		if direct {
			return of(f.Type, func(s *State) reflect.Value { return value(s).Field(i) })
		}
		return of(f.Type, func(s *State) reflect.Value { return dynamic.Pointee(value(s)).Field(i) })
	}
	return of(f.Type, func(s *State) reflect.Value {
		v, err := dynamic.Pointee(value(s)).FieldByIndexErr(index)
		if err != nil {
			panic(err)
		}
		return v
	})
}
