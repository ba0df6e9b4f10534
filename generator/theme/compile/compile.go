// Package compile turns the templates of a layout into a program: closures that
// append a page to a buffer. html/template stays the parser, the one who decides
// how each value is escaped, and the oracle; its interpreter only does not run.
//
// The package knows parse trees and the types of values; it knows nothing of
// themes, files or pages. It works in three steps:
//
//  1. Every {{template}} is replaced by a copy of the template's body (inline.go),
//     since html/template keeps to itself what it derives from a template that is
//     included in several contexts.
//  2. html/template escapes the tree: its escapers stand at the pipelines' ends.
//  3. The tree is walked once with the static types of all values, which gives
//     closures that find fields by index and call the escapers directly.
//
// What the types do not tell (values of an interface type) is found out when the
// program runs. What is not supported at all is an error of Compile, and the
// layout is left to html/template: recursion, call, slice, iterators and channels,
// methods with arguments. A program that cannot go on (a nil pointer, values that
// cannot be compared) returns an error and no output; html/template has the last
// word on such a page, and so on the message.
package compile

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
	"text/template/parse"

	"lectern/generator/theme/compile/expr"
)

// Func is a function of the templates, and Arg an argument of its Append.
type (
	Func = expr.Func
	Arg  = expr.Arg
)

// Set is the templates of a layout as they were parsed, with the name of the one
// that is executed. Its trees are not changed.
type Set struct {
	Name  string
	Trees map[string]*parse.Tree
	Funcs map[string]Func
}

// Program is a compiled layout. It is safe for concurrent use.
type Program struct {
	view reflect.Type
	run  block
	pool sync.Pool // of *state
}

// Compile makes the program of a layout for views of a type, which must be a
// struct. The error says which construct is not supported.
func Compile(set Set, view reflect.Type) (*Program, error) {
	root, err := inline(set)
	if err != nil {
		return nil, err
	}
	tree, err := escaped(set, root)
	if err != nil {
		return nil, err
	}
	return assemble(set.Funcs, tree.Root, view)
}

// escaped lets html/template put its escapers into a tree. It does so before it
// executes the template for the first time, here with a writer that fails at once;
// only its own errors count.
func escaped(set Set, root *parse.ListNode) (*parse.Tree, error) {
	funcs := template.FuncMap{}
	for name, f := range set.Funcs {
		funcs[name] = f.Value
	}
	tree := &parse.Tree{Name: set.Name, ParseName: set.Name, Root: root}
	t, err := template.New(set.Name).Funcs(funcs).AddParseTree(set.Name, tree)
	if err != nil {
		return nil, err
	}
	var escape *template.Error
	if err := t.Execute(failing{}, nil); errors.As(err, &escape) {
		return nil, escape
	}
	return tree, nil
}

// failing is a writer that fails at once.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// assemble compiles an escaped tree.
func assemble(funcs map[string]Func, root *parse.ListNode, view reflect.Type) (p *Program, err error) {
	defer func() {
		if r := recover(); r != nil { // of a function that was called with constants, too
			p, err = nil, fmt.Errorf("%v", r)
		}
	}()
	c := newCompiler(funcs, root)
	dot, env := expr.View(view), &scope{}
	c.slot(env)
	env.dot, env.root = dot, dot
	p = &Program{view: view, run: c.list(env, root)}
	slots := c.slots
	p.pool.New = func() any { return &state{State: expr.State{Slots: make([]expr.Slot, slots)}} }
	return p, nil
}

// Append executes the program and appends the page to dst. The view is a pointer to
// a struct of the type that the program was compiled for. After an error the result
// is dst as it was.
func (p *Program) Append(dst []byte, view any) (out []byte, err error) {
	v := reflect.ValueOf(view)
	if v.Kind() != reflect.Pointer || v.Type().Elem() != p.view || v.IsNil() {
		return dst, fmt.Errorf("the view is a %T, not a *%v", view, p.view)
	}
	defer func() {
		// Whatever goes wrong, in a method or function of the user too, goes wrong
		// again when html/template executes the page, and is said there.
		if r := recover(); r != nil {
			out, err = dst, fmt.Errorf("%v", r)
		}
	}()
	s := p.pool.Get().(*state)
	s.Slots[0].Value = v.Elem()
	out = p.run.append(s, dst)
	clear(s.Slots)
	p.pool.Put(s)
	return out, nil
}

// state is what a run needs.
type state struct {
	expr.State
	scratch []byte // what a function wrote and is not escaped yet
	jump    jump
}
