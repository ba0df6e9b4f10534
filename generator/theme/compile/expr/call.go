package expr

import (
	"fmt"
	"html/template"
	"reflect"

	"lectern/generator/theme/compile/dynamic"
)

// Written is the expression of a constant as it stands in a template.
func Written(v any) Expr {
	e := constant(reflect.ValueOf(v))
	e.literal = true
	return e
}

// plain are the builtin functions of text/template that are called like any other.
var plain = map[string]any{
	"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln,
	"html": template.HTMLEscaper, "js": template.JSEscaper, "urlquery": template.URLQueryEscaper,
}

// Builtin compiles the call of a builtin function.
func Builtin(name string, args []Expr) Expr {
	if f := plain[name]; f != nil {
		return Apply(name, Func{Value: f}, args)
	}
	least, most := arity(name)
	if len(args) < least || len(args) > most {
		dynamic.Fail("%s gets %d arguments", name, len(args))
	}
	switch name {
	case "and", "or":
		return choice(name == "or", args)
	case "not":
		cond := args[0].Truth()
		return ofCond(func(s *State) bool { return !cond(s) })
	case "len":
		return length(args[0])
	case "index":
		return index(args)
	case "eq":
		return ofCond(equality(args))
	case "ne":
		cond := equality(args)
		return ofCond(func(s *State) bool { return !cond(s) })
	case "lt", "le", "gt", "ge":
		return ofCond(order(name, args[0], args[1]))
	case "_eval_args_":
		return printed(args)
	}
	dynamic.Fail("the function %s is not supported", name)
	return Expr{}
}

// printed is what html/template makes of the arguments of {{html ...}} and
// {{urlquery ...}}: they are printed. Pointers, which it follows, are refused.
func printed(args []Expr) Expr {
	for _, a := range args {
		if a.Type == nil || a.Type.Kind() == reflect.Pointer {
			dynamic.Fail("html and urlquery with a pointer, or a value of unknown type, are not supported")
		}
	}
	return Apply("print", Func{Value: fmt.Sprint}, args)
}

// arity returns how many arguments a builtin function takes.
func arity(name string) (least, most int) {
	switch name {
	case "not", "len":
		return 1, 1
	case "ne", "lt", "le", "gt", "ge":
		return 2, 2
	case "eq", "index":
		return 2, 1 << 20
	case "and", "or":
		return 1, 1 << 20
	}
	return 0, 1 << 20
}

// choice is and (the first false argument, else the last) or or (the first true
// one).
func choice(or bool, args []Expr) Expr {
	typ := args[0].Type
	conds, values := make([]func(*State) bool, len(args)), make([]func(*State) reflect.Value, len(args))
	for i, a := range args {
		conds[i], values[i] = a.Truth(), a.Value
		if a.Type != typ {
			typ = nil
		}
	}
	last := len(args) - 1
	e := of(typ, func(s *State) reflect.Value {
		for i := range last {
			if conds[i](s) == or {
				return values[i](s)
			}
		}
		return values[last](s)
	})
	e.holds = func(s *State) bool {
		for _, cond := range conds {
			if cond(s) == or {
				return or
			}
		}
		return !or
	}
	return e
}

// length is len.
func length(e Expr) Expr {
	value := e.Value
	if text := e.Text; text != nil {
		return ofInt(reflect.TypeFor[int](), func(s *State) int64 { return int64(len(text(s))) })
	}
	return ofInt(reflect.TypeFor[int](), func(s *State) int64 { return int64(dynamic.Pointee(value(s)).Len()) })
}

// index is index.
func index(args []Expr) Expr {
	typ := args[0].Type
	for range args[1:] {
		for typ != nil && typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		switch {
		case typ == nil || typ.Kind() == reflect.Interface:
			typ = nil
		case typ.Kind() == reflect.Slice || typ.Kind() == reflect.Array || typ.Kind() == reflect.Map:
			typ = typ.Elem()
		default:
			dynamic.Fail("index of %v", typ)
		}
	}
	first, keys := args[0].Value, args[1:]
	return of(typ, func(s *State) reflect.Value {
		v := first(s)
		for _, key := range keys {
			v = dynamic.Element(v, key.Value(s))
		}
		return v
	})
}
