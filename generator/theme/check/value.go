package check

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"text/template/parse"
)

// value is what is known of a value before the template runs. The zero value is
// one of which nothing is known.
type value struct {
	t      reflect.Type      // nil: nothing is known
	none   bool              // the dot of a template that was included without one; nil
	number *parse.NumberNode // a numeric constant: its type is that of its use
	sure   bool              // a pointer that is never nil: the view, and its site
}

// of makes a value of a type; the dynamic ones become unknown.
func of(t reflect.Type) value {
	if t == nil || t.Kind() == reflect.Interface {
		return value{}
	}
	return value{t: t}
}

func (v value) unknown() bool { return v.t == nil && !v.none }

// String names the value's type as messages do.
func (v value) String() string {
	switch {
	case v.none:
		return "nothing"
	case v.number != nil:
		return "the number " + v.number.Text
	case v.t == nil:
		return "an unknown value"
	}
	return deref(v.t).String()
}

func deref(t reflect.Type) reflect.Type {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

// elements returns the types of a range's index and element, and false where the
// value cannot be ranged over (text/template's walkRange).
func elements(v value) (key, elem value, ok bool) {
	if v.t == nil {
		return value{}, value{}, !v.none && v.number == nil || v.number != nil && v.number.IsInt
	}
	t := deref(v.t)
	switch t.Kind() {
	case reflect.Slice, reflect.Array:
		return of(reflect.TypeFor[int]()), of(t.Elem()), true
	case reflect.Map:
		return of(t.Key()), of(t.Elem()), true
	case reflect.Chan:
		return of(reflect.TypeFor[int]()), of(t.Elem()), true
	case reflect.Func:
		return value{}, value{}, t.CanSeq() || t.CanSeq2()
	case reflect.Interface:
		return value{}, value{}, true
	}
	return value{}, of(t), isInt(t.Kind()) || isUint(t.Kind())
}

// field resolves .name on a value. The bool is false where there is no such
// field; method is the type of the bound method where the name is one.
func field(v value, name string) (result value, method reflect.Type, ok bool) {
	if v.none {
		return value{}, nil, false
	}
	if v.t == nil {
		return value{}, nil, v.number == nil
	}
	if m, has := v.t.MethodByName(name); has {
		return value{}, bound(m, v.t), true
	}
	t := deref(v.t)
	if m, has := reflect.PointerTo(t).MethodByName(name); has {
		return value{}, bound(m, reflect.PointerTo(t)), true
	}
	switch t.Kind() {
	case reflect.Struct:
		if f, has := t.FieldByName(name); has && f.IsExported() {
			return of(f.Type), nil, true
		}
	case reflect.Map:
		if t.Key().Kind() == reflect.String {
			return of(t.Elem()), nil, true
		}
	case reflect.Interface:
		return value{}, nil, true
	}
	return value{}, nil, false
}

// bound returns a method's type without its receiver.
func bound(m reflect.Method, recv reflect.Type) reflect.Type {
	if recv.Kind() == reflect.Interface {
		return m.Type
	}
	var in, out []reflect.Type
	for i := 1; i < m.Type.NumIn(); i++ {
		in = append(in, m.Type.In(i))
	}
	for o := range m.Type.Outs() {
		out = append(out, o)
	}
	return reflect.FuncOf(in, out, m.Type.IsVariadic())
}

// fields lists what a template can write after the dot on a value, for "did you
// mean".
func fields(v value) []string {
	t := deref(v.t)
	if t == nil || t.Kind() != reflect.Struct {
		return nil
	}
	var names []string
	for _, f := range reflect.VisibleFields(t) {
		if f.IsExported() {
			names = append(names, f.Name)
		}
	}
	return names
}

// fits reports whether a value can be passed where a parameter wants type t
// (text/template's validateType and its handling of constants).
func fits(v value, t reflect.Type) bool {
	if v.none {
		return nillable(t.Kind())
	}
	if v.number != nil {
		return numberFits(v.number, t)
	}
	if v.t == nil || t.Kind() == reflect.Interface && t.NumMethod() == 0 || v.t.AssignableTo(t) {
		return true
	}
	return v.t.Kind() == reflect.Pointer && v.t.Elem().AssignableTo(t) || reflect.PointerTo(v.t).AssignableTo(t)
}

func numberFits(n *parse.NumberNode, t reflect.Type) bool {
	switch k := t.Kind(); {
	case isInt(k):
		return n.IsInt
	case isUint(k):
		return n.IsUint
	case k == reflect.Float32 || k == reflect.Float64:
		return n.IsFloat
	case k == reflect.Complex64 || k == reflect.Complex128:
		return n.IsComplex
	default:
		return k == reflect.Interface && t.NumMethod() == 0
	}
}

func nillable(k reflect.Kind) bool {
	switch k {
	case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice, reflect.Func, reflect.Chan:
		return true
	}
	return false
}

func isInt(k reflect.Kind) bool  { return reflect.Int <= k && k <= reflect.Int64 }
func isUint(k reflect.Kind) bool { return reflect.Uint <= k && k <= reflect.Uintptr }

func quote(s string) string { return strconv.Quote(s) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
