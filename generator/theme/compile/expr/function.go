package expr

import (
	"reflect"

	"lectern/generator/theme/compile/dynamic"
)

// Func is a function of the templates. It must depend on nothing but its arguments:
// calls with constant ones are made once, when the templates are compiled.
type Func struct {
	Value any // as in a template.FuncMap
	// Append appends what Value returns, where all arguments are strings or ints and
	// the result is a string. It may be nil; with it pages are written without
	// allocations. It must not keep args.
	Append func(dst []byte, args []Arg) []byte
}

// Arg is an argument of Func.Append.
type Arg struct {
	Text   string
	Number int
	IsInt  bool // the argument is Number
}

// Apply compiles the call of a Go function. With constants it is called now.
func Apply(name string, f Func, args []Expr) Expr {
	fn := reflect.ValueOf(f.Value)
	typ := fn.Type()
	if n := len(args); n < typ.NumIn() && !(typ.IsVariadic() && n == typ.NumIn()-1) || n > typ.NumIn() && !typ.IsVariadic() {
		dynamic.Fail("%s gets %d arguments", name, n)
	}
	known, plain := true, f.Append != nil
	for i, a := range args {
		a = a.as(parameter(typ, i))
		args[i] = a
		known = known && a.Fixed.IsValid()
		plain = plain && (a.Type == reflect.TypeFor[string]() || a.Type == reflect.TypeFor[int]())
	}
	call := of(typ.Out(0), func(s *State) reflect.Value {
		in := make([]reflect.Value, len(args))
		for i, a := range args {
			if in[i] = a.Value(s); !in[i].IsValid() {
				in[i] = reflect.Zero(parameter(typ, i))
			}
		}
		return dynamic.Result(fn.Call(in))
	})
	sum, isSum := f.Value.(func(a, b int) int)
	switch {
	case known && call.Type != nil:
		return constant(call.Value(nil))
	case plain:
		return writing(f.Append, args)
	case isSum:
		a, b := args[0].Num, args[1].Num
		return ofInt(call.Type, func(s *State) int64 { return int64(sum(int(a(s)), int(b(s)))) })
	}
	return call
}

// parameter returns the type of a function's argument.
func parameter(fn reflect.Type, i int) reflect.Type {
	if last := fn.NumIn() - 1; fn.IsVariadic() && i >= last {
		return fn.In(last).Elem()
	}
	return fn.In(i)
}

// as makes an argument fit its parameter.
func (e Expr) as(typ reflect.Type) Expr {
	value := e.Value
	switch {
	case e.literal && e.Type != typ && typ.Kind() == e.Type.Kind():
		return constant(e.Fixed.Convert(typ))
	case typ.Kind() == reflect.Interface && typ.NumMethod() == 0:
		return e
	case e.Type == nil:
		return of(typ, func(s *State) reflect.Value {
			v := dynamic.Inner(value(s))
			if v.IsValid() && v.Kind() == reflect.Pointer && v.Type().Elem().AssignableTo(typ) {
				v = dynamic.Pointee(v)
			}
			if !v.IsValid() || !v.Type().AssignableTo(typ) {
				dynamic.Fail("a value is not a %v", typ)
			}
			return v
		})
	case e.Type.AssignableTo(typ):
		return e
	case e.Type.Kind() == reflect.Pointer && e.Type.Elem().AssignableTo(typ):
		return of(e.Type.Elem(), func(s *State) reflect.Value { return dynamic.Pointee(value(s)) })
	}
	dynamic.Fail("a %v is not a %v", e.Type, typ)
	return Expr{}
}

// writing compiles a call that appends its result.
func writing(appendTo func(dst []byte, args []Arg) []byte, args []Expr) Expr {
	write := func(s *State, dst []byte) []byte {
		base := len(s.args)
		for i := range args {
			var a Arg
			if num := args[i].Num; num != nil {
				a = Arg{Number: int(num(s)), IsInt: true}
			} else {
				a.Text = args[i].Text(s)
			}
			s.args = append(s.args, a)
		}
		dst = appendTo(dst, s.args[base:])
		s.args = s.args[:base]
		return dst
	}
	e := ofText(func(s *State) string { return string(write(s, nil)) })
	e.Write = write
	return e
}
