package expr

import (
	"reflect"

	"lectern/generator/theme/compile/dynamic"
)

// equality returns eq: whether the first argument equals one of the others.
func equality(args []Expr) func(*State) bool {
	a := args[0]
	if len(args) > 2 {
		return equalsAny(a, args[1:])
	}
	b := args[1]
	switch {
	case a.Text != nil && b.Fixed.IsValid() && b.Text != nil:
		text, k := a.Text, b.Fixed.String()
		return func(s *State) bool { return text(s) == k }
	case a.Text != nil && b.Text != nil:
		x, y := a.Text, b.Text
		return func(s *State) bool { return x(s) == y(s) }
	case a.Num != nil && b.Num != nil:
		x, y := a.Num, b.Num
		return func(s *State) bool { return x(s) == y(s) }
	case a.Cond != nil && b.Cond != nil:
		x, y := a.Cond, b.Cond
		return func(s *State) bool { return x(s) == y(s) }
	}
	x, y := a.Value, b.Value
	return func(s *State) bool { return dynamic.Equal(x(s), y(s)) }
}

// equalsAny is eq with several values. All are evaluated before any is compared.
func equalsAny(a Expr, others []Expr) func(*State) bool {
	return func(s *State) bool {
		values := make([]reflect.Value, len(others))
		first := a.Value(s)
		for i, e := range others {
			values[i] = e.Value(s)
		}
		for _, v := range values {
			if dynamic.Equal(first, v) {
				return true
			}
		}
		return false
	}
}

// order returns lt, le, gt or ge.
func order(name string, a, b Expr) func(*State) bool {
	if x, y := a.Num, b.Num; x != nil && y != nil {
		switch name {
		case "lt":
			return func(s *State) bool { return x(s) < y(s) }
		case "le":
			return func(s *State) bool { return x(s) <= y(s) }
		case "gt":
			return func(s *State) bool { return x(s) > y(s) }
		}
		return func(s *State) bool { return x(s) >= y(s) }
	}
	x, y := a.Value, b.Value
	switch name {
	case "lt":
		return func(s *State) bool { return dynamic.Less(x(s), y(s)) }
	case "le":
		return func(s *State) bool { a, b := x(s), y(s); return dynamic.Less(a, b) || dynamic.Equal(a, b) }
	case "gt": // as text/template does, also for what is not a number
		return func(s *State) bool { a, b := x(s), y(s); return !dynamic.Less(a, b) && !dynamic.Equal(a, b) }
	}
	return func(s *State) bool { return !dynamic.Less(x(s), y(s)) }
}
