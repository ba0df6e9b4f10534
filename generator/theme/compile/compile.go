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
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
	"text/template/parse"

	"errors"
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

// Set is the templates of a layout as they were parsed, with the name of the one
// that is executed. Its trees are not changed.
type Set struct {
	Name  string
	Trees map[string]*parse.Tree
	Funcs map[string]Func
}

// Program is a compiled layout. It is safe for concurrent use.
type Program struct {
	view  reflect.Type
	run   block
	slots int
	pool  sync.Pool
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
		if r := recover(); r != nil {
			f, ok := r.(failure)
			if !ok {
				panic(r)
			}
			p, err = nil, f
		}
	}()
	c := newCompiler(funcs, root)
	env := &scope{}
	dot := c.slot(env, expr{typ: view})
	env.dot, env.root = dot, dot
	p = &Program{view: view, run: c.list(env, root)}
	p.slots = c.slots
	p.pool.New = func() any { return &state{slots: make([]slot, p.slots)} }
	return p, nil
}

// Append executes the program and appends the page to dst. The view is a value of
// the type that the program was compiled for, or a pointer to it. After an error
// the result is dst as it was.
func (p *Program) Append(dst []byte, view any) (out []byte, err error) {
	v := reflect.ValueOf(view)
	for v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if !v.IsValid() || v.Type() != p.view {
		return dst, fmt.Errorf("the view is a %T, not a %v", view, p.view)
	}
	defer func() {
		// Whatever goes wrong, in a method or function of the user too, goes wrong
		// again when html/template executes the page, and is said there.
		if r := recover(); r != nil {
			out, err = dst, fmt.Errorf("%v", r)
		}
	}()
	s := p.pool.Get().(*state)
	s.slots[0].v = v
	out = p.run.append(s, dst)
	clear(s.slots)
	p.pool.Put(s)
	return out, nil
}

// failure is what ends the compilation or the run of a template.
type failure struct{ error }

func fail(format string, args ...any) { panic(failure{fmt.Errorf(format, args...)}) }

// state is what a run needs. Slots hold the dot and the variables.
type state struct {
	slots   []slot
	args    []Arg  // of calls of Func.Append
	scratch []byte // what a function wrote and is not escaped yet
	jump    jump
}

// slot holds a value: v, or where it is not part of the view, text or num.
type slot struct {
	v    reflect.Value
	num  int64
	text string
}

// jump says how a list was left.
type jump uint8

const (
	onward jump = iota
	breaking
	continuing
)

// step appends to the page.
type step func(s *state, dst []byte) []byte

// block is steps, each after its literal text.
type block []op

type op struct {
	literal string
	run     step // nil at a block's end
	jumps   bool // it may leave the block
}

func (b block) append(s *state, dst []byte) []byte {
	for i := range b {
		o := &b[i]
		dst = append(dst, o.literal...)
		if o.run == nil {
			break
		}
		dst = o.run(s, dst)
		if o.jumps && s.jump != onward {
			break
		}
	}
	return dst
}

// text adds literal text.
func (b *block) text(s string) {
	n := len(*b)
	if n == 0 || (*b)[n-1].run != nil {
		*b = append(*b, op{literal: s})
		return
	}
	(*b)[n-1].literal += s
}

func (b *block) step(run step, jumps bool) {
	b.text("")
	o := &(*b)[len(*b)-1]
	o.run, o.jumps = run, jumps
}

// jumps reports whether a step of the block may leave it.
func (b block) jumps() bool {
	for _, o := range b {
		if o.jumps {
			return true
		}
	}
	return false
}
