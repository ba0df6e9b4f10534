// Package dynamic does what templates do with values whose type only the run knows,
// as text/template's interpreter does it. It knows reflection; it knows nothing of
// templates, types known beforehand or output. What cannot be done panics with an
// error: those who compile and run programs recover.
package dynamic

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
)

// Fail ends the compilation or the run of a template.
func Fail(format string, args ...any) { panic(fmt.Errorf(format, args...)) }

// Signed reports whether a kind is that of signed integers.
func Signed(k reflect.Kind) bool { return k >= reflect.Int && k <= reflect.Int64 }

// Unsigned reports whether a kind is that of unsigned integers.
func Unsigned(k reflect.Kind) bool { return k >= reflect.Uint && k <= reflect.Uintptr }

// Inner returns what is in an interface; nil is an invalid value.
func Inner(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface {
		return v.Elem()
	}
	return v
}

// Pointee follows pointers and interfaces to the value behind them.
func Pointee(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			Fail("nil pointer")
		}
		v = v.Elem()
	}
	return v
}

// Truth is the truth of a value as if and with see it.
func Truth(v reflect.Value) bool {
	v = Inner(v)
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0
	case reflect.Struct:
		return true
	case reflect.Chan, reflect.Func, reflect.Pointer, reflect.UnsafePointer:
		return !v.IsNil()
	case reflect.Float32, reflect.Float64:
		return v.Float() != 0
	case reflect.Complex64, reflect.Complex128:
		return v.Complex() != 0
	}
	return !v.IsZero()
}

// noAny is an interface that holds nothing.
var noAny = reflect.Zero(reflect.TypeFor[any]())

// Member returns a field, the value of a map's key, or what a method returns. A
// key that is not there is an invalid value; so is anything of it.
func Member(v reflect.Value, name string) reflect.Value {
	if !v.IsValid() {
		return v
	}
	v = Pointee(v)
	receiver := v
	if v.CanAddr() {
		receiver = v.Addr()
	}
	if m := receiver.MethodByName(name); m.IsValid() {
		return Result(m.Call(nil))
	}
	switch v.Kind() {
	case reflect.Struct:
		f, ok := v.Type().FieldByName(name)
		if !ok || !f.IsExported() {
			break
		}
		field, err := v.FieldByIndexErr(f.Index)
		if err != nil {
			panic(err)
		}
		return field
	case reflect.Map:
		if m, ok := v.Interface().(map[string]any); ok {
			x, there := m[name]
			if there && x == nil {
				return noAny
			}
			return reflect.ValueOf(x)
		}
		if key := reflect.ValueOf(name); key.Type().AssignableTo(v.Type().Key()) {
			return v.MapIndex(key)
		}
	}
	Fail("%v has no field %s", v.Type(), name)
	return v
}

// Result returns the first of a function's results; the second may be an error.
func Result(out []reflect.Value) reflect.Value {
	if len(out) == 2 && !out[1].IsNil() {
		Fail("%v", out[1])
	}
	return out[0]
}

// Each calls yield with the keys and elements of a list or map, the map's in the
// order of its keys, or with nothing and the numbers below a whole number. It stops
// when yield is false, and returns whether there was anything.
func Each(v reflect.Value, yield func(key, elem reflect.Value) bool) bool {
	switch k := v.Kind(); {
	case k == reflect.Slice || k == reflect.Array:
		for i := range v.Len() {
			if !yield(reflect.ValueOf(i), v.Index(i)) {
				break
			}
		}
		return v.Len() > 0
	case k == reflect.Map:
		keys := v.MapKeys()
		if len(keys) == 0 {
			return false
		}
		slices.SortFunc(keys, byKey(v.Type().Key().Kind()))
		for _, key := range keys {
			if !yield(key, v.MapIndex(key)) {
				break
			}
		}
		return true
	case Signed(k) || Unsigned(k):
		some := false
		for n := range v.Seq() {
			if some = true; !yield(reflect.Value{}, n) {
				break
			}
		}
		return some
	case k == reflect.Invalid:
		return false
	}
	Fail("range over %v", v.Type())
	return false
}

// Sortable reports whether Each can order the keys of a map.
func Sortable(k reflect.Kind) bool {
	return k == reflect.String || Signed(k) || Unsigned(k)
}

// byKey returns the order of a map's keys.
func byKey(k reflect.Kind) func(a, b reflect.Value) int {
	switch {
	case k == reflect.String:
		return func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) }
	case Signed(k):
		return func(a, b reflect.Value) int { return cmp.Compare(a.Int(), b.Int()) }
	case Unsigned(k):
		return func(a, b reflect.Value) int { return cmp.Compare(a.Uint(), b.Uint()) }
	}
	Fail("range over a map whose keys are of the kind %v", k)
	return nil
}

// Element returns an element of a list, or the value of a map's key or its zero.
func Element(v, key reflect.Value) reflect.Value {
	if v = Inner(v); v.Kind() == reflect.Pointer {
		v = Pointee(v)
	}
	key = Inner(key)
	switch v.Kind() {
	case reflect.Slice, reflect.Array, reflect.String:
		i := 0
		switch {
		case Signed(key.Kind()):
			i = int(key.Int())
		case Unsigned(key.Kind()):
			i = int(key.Uint())
		default:
			Fail("index by %v", key)
		}
		if i < 0 || i >= v.Len() {
			Fail("index out of range")
		}
		return v.Index(i)
	case reflect.Map:
		if !key.IsValid() || !key.Type().AssignableTo(v.Type().Key()) {
			Fail("index of %v by %v", v.Type(), key)
		}
		if x := v.MapIndex(key); x.IsValid() {
			return x
		}
		return reflect.Zero(v.Type().Elem())
	}
	Fail("index of %v", v)
	return v
}
