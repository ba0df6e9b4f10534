package check

import (
	"fmt"
	"html/template"
	"reflect"
)

// builtin is a function of text/template: how many arguments it takes (max 0: any
// number) and what comes of them. result returns what is wrong with the types of
// the arguments, if anything.
type builtin struct {
	min, max int
	result   func(args []value) (value, string)
	typed    bool // it fails on values of some types
	fails    bool // it fails on some values of the right types
}

func (b builtin) wants() string {
	if b.max == b.min {
		return arguments(b.min)
	}
	return "at least " + arguments(b.min)
}

func always(t reflect.Type) func([]value) (value, string) {
	return func([]value) (value, string) { return value{t: t}, "" }
}

// builtins are the functions that every template can call; never written.
var builtins = map[string]builtin{
	"and":      {1, 0, either, false, false},
	"or":       {1, 0, either, false, false},
	"not":      {1, 1, always(reflect.TypeFor[bool]()), false, false},
	"len":      {1, 1, length, true, false},
	"index":    {1, 0, indexed, true, true},
	"slice":    {1, 4, func(args []value) (value, string) { return args[0], "" }, true, true},
	"print":    {0, 0, always(reflect.TypeFor[string]()), false, false},
	"println":  {0, 0, always(reflect.TypeFor[string]()), false, false},
	"printf":   {1, 0, always(reflect.TypeFor[string]()), false, false},
	"html":     {1, 0, always(reflect.TypeFor[string]()), false, false},
	"js":       {1, 0, always(reflect.TypeFor[string]()), false, false},
	"urlquery": {1, 0, always(reflect.TypeFor[string]()), false, false},
	"call":     {1, 0, func([]value) (value, string) { return value{}, "" }, true, true},
	"eq":       {2, 0, compared, true, false},
	"ne":       {2, 2, compared, true, false},
	"lt":       {2, 2, ordered, true, false},
	"le":       {2, 2, ordered, true, false},
	"gt":       {2, 2, ordered, true, false},
	"ge":       {2, 2, ordered, true, false},
}

// either is the type of and and or: that of their arguments where these agree.
func either(args []value) (value, string) {
	for _, a := range args[1:] {
		if a != args[0] {
			return value{}, ""
		}
	}
	return args[0], ""
}

func length(args []value) (value, string) {
	v := args[0]
	result := value{t: reflect.TypeFor[int]()}
	if v.unknown() && v.number == nil {
		return result, ""
	}
	if v.t != nil {
		switch deref(v.t).Kind() {
		case reflect.Slice, reflect.Array, reflect.Map, reflect.Chan, reflect.String, reflect.Interface:
			return result, ""
		}
	}
	return result, fmt.Sprintf("%s has no length", v)
}

func indexed(args []value) (value, string) {
	v := args[0]
	for _, by := range args[1:] {
		if v.unknown() && v.number == nil {
			return value{}, ""
		}
		if v.t == nil {
			return value{}, fmt.Sprintf("%s cannot be indexed", v)
		}
		switch t := deref(v.t); t.Kind() {
		case reflect.Slice, reflect.Array, reflect.String:
			if by.t != nil && !isInt(by.t.Kind()) && !isUint(by.t.Kind()) {
				return value{}, fmt.Sprintf("an index is a number, and this is %s", by)
			}
			v = value{t: reflect.TypeFor[byte]()}
			if t.Kind() != reflect.String {
				v = of(t.Elem())
			}
		case reflect.Map:
			if !fits(by, t.Key()) {
				return value{}, fmt.Sprintf("the keys are %s, and this is %s", t.Key(), by)
			}
			v = of(t.Elem())
		case reflect.Interface:
			return value{}, ""
		default:
			return value{}, fmt.Sprintf("%s cannot be indexed", v)
		}
	}
	return v, ""
}

// The sorts of values that comparisons tell apart (text/template's basicKind).
const (
	otherSort = iota
	boolSort
	intSort // signed and unsigned compare with each other
	floatSort
	stringSort
)

func sortOf(v value) int {
	if v.number != nil {
		if v.number.IsInt || v.number.IsUint {
			return intSort
		}
		return floatSort
	}
	switch k := v.t.Kind(); {
	case k == reflect.Bool:
		return boolSort
	case k == reflect.String:
		return stringSort
	case isInt(k) || isUint(k):
		return intSort
	case k == reflect.Float32 || k == reflect.Float64:
		return floatSort
	}
	return otherSort
}

func compared(args []value) (value, string) {
	result := value{t: reflect.TypeFor[bool]()}
	first := args[0]
	for _, a := range args[1:] {
		if !known(first) || !known(a) {
			continue
		}
		if x, y := sortOf(first), sortOf(a); x != y && x != otherSort && y != otherSort {
			return result, fmt.Sprintf("%s and %s cannot be compared", first, a)
		}
		if sortOf(first) == otherSort && first.t.Kind() != reflect.Pointer && !first.t.Comparable() {
			return result, fmt.Sprintf("%s cannot be compared", first)
		}
	}
	return result, ""
}

func ordered(args []value) (value, string) {
	result, problem := compared(args)
	if problem != "" {
		return result, problem
	}
	for _, a := range args {
		if known(a) && (sortOf(a) == otherSort || sortOf(a) == boolSort) {
			return result, fmt.Sprintf("%s has no order", a)
		}
	}
	return result, ""
}

func known(v value) bool { return v.t != nil || v.number != nil }

// Markup reports whether a type holds HTML, which is not fit for a place that
// wants plain text.
func Markup(t reflect.Type) bool { return t == reflect.TypeFor[template.HTML]() }
