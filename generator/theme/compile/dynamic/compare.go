package dynamic

import "reflect"

// basic groups the kinds that are compared with each other.
func basic(v reflect.Value) reflect.Kind {
	switch k := v.Kind(); {
	case Signed(k):
		return reflect.Int
	case Unsigned(k):
		return reflect.Uint
	case k == reflect.Float32 || k == reflect.Float64:
		return reflect.Float64
	case k == reflect.Bool || k == reflect.String:
		return k
	}
	return reflect.Invalid
}

// Equal compares as eq does.
func Equal(a, b reflect.Value) bool {
	a, b = Inner(a), Inner(b)
	switch p, q := basic(a), basic(b); {
	case p == reflect.Int && q == reflect.Uint:
		return a.Int() >= 0 && uint64(a.Int()) == b.Uint()
	case p == reflect.Uint && q == reflect.Int:
		return b.Int() >= 0 && a.Uint() == uint64(b.Int())
	case p != q:
		if a.IsValid() && b.IsValid() {
			Fail("%v and %v cannot be compared", a.Type(), b.Type())
		}
		return false
	case p == reflect.Bool:
		return a.Bool() == b.Bool()
	case p == reflect.Int:
		return a.Int() == b.Int()
	case p == reflect.Uint:
		return a.Uint() == b.Uint()
	case p == reflect.Float64:
		return a.Float() == b.Float()
	case p == reflect.String:
		return a.String() == b.String()
	}
	return same(a, b)
}

// same compares values that are neither text, numbers nor booleans.
func same(a, b reflect.Value) bool {
	if a.Kind() != b.Kind() && a.IsValid() && b.IsValid() {
		Fail("%v and %v cannot be compared", a.Type(), b.Type())
	}
	if isNil(a) || isNil(b) {
		return isNil(a) == isNil(b)
	}
	if !b.Type().Comparable() {
		Fail("values of %v cannot be compared", b.Type())
	}
	return a.Interface() == b.Interface()
}

func isNil(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return true
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Map, reflect.Pointer, reflect.Slice:
		return v.IsNil()
	}
	return false
}

// Less compares as lt does.
func Less(a, b reflect.Value) bool {
	a, b = Inner(a), Inner(b)
	switch p, q := basic(a), basic(b); {
	case p == reflect.Int && q == reflect.Uint:
		return a.Int() < 0 || uint64(a.Int()) < b.Uint()
	case p == reflect.Uint && q == reflect.Int:
		return b.Int() >= 0 && a.Uint() < uint64(b.Int())
	case p == q && p == reflect.Int:
		return a.Int() < b.Int()
	case p == q && p == reflect.Uint:
		return a.Uint() < b.Uint()
	case p == q && p == reflect.Float64:
		return a.Float() < b.Float()
	case p == q && p == reflect.String:
		return a.String() < b.String()
	}
	Fail("values have no order")
	return false
}
