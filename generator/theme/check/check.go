// Package check finds, before a template runs, what would fail when it does: a
// field that its view does not have, a function with the wrong number of
// arguments, an include that nobody defines. It walks the parse trees of
// text/template with the types of the values in them. It knows types and trees; it
// knows nothing of themes, pages or what the functions do.
//
// The rules are those of text/template's executor. A value of an interface type
// (the views' Extra and Params) is known only when the template runs, and so is
// everything that is derived from it: such values are never reported.
package check

import (
	"reflect"
	"slices"
	"strings"
	"text/template/parse"

	"lectern/generator/diag"
)

// Source is the text that trees were parsed from, under the name that its user
// knows.
type Source struct {
	File string
	Text string
	Own  bool // it is the site's: nobody has tried it with many views
}

// Place returns the line and column of a byte offset in the text.
func (s *Source) Place(offset parse.Pos) diag.Place {
	before := s.Text[:max(0, min(int(offset), len(s.Text)))]
	return diag.Place{
		File:   s.File,
		Line:   strings.Count(before, "\n") + 1,
		Column: len(before) - strings.LastIndexByte(before, '\n'),
	}
}

// Tree is a template with the file that it stands in.
type Tree struct {
	*parse.Tree
	Source *Source
}

// Func is what the checker knows of a function that templates may call.
type Func struct {
	Type  reflect.Type                     // of the function
	Check func(args []Arg) (Problem, bool) // looks at a call's arguments; may be nil; true reports the problem
}

// Arg is an argument of a call.
type Arg struct {
	Type     reflect.Type // nil where it is known only when the template runs
	Constant string       // the value of a string constant
	Known    bool         // Constant is set
}

// Problem is what a Func's Check has against a call.
type Problem struct {
	Arg           int // the argument at fault
	Code, Message string
	Hint          string
}

// Checker checks sets of templates; use New. It is not safe for concurrent use.
type Checker struct {
	funcs    map[string]Func
	partials []string
	ds       *diag.List
	said     map[said]bool
}

type said struct {
	code string
	at   diag.Place
}

// New returns a checker of templates that call the builtin functions and those
// given. The names of all partials are for "did you mean". It says the same thing of the same place once, however many layouts
// include it.
func New(funcs map[string]Func, partials []string, ds *diag.List) *Checker {
	return &Checker{funcs: funcs, partials: partials, ds: ds, said: map[said]bool{}}
}

// Set checks the template called entry with a dot of the given type, and all
// that it includes. Every template that is included must be in the set; what is
// not is an error "template-missing". Other codes are "template-field",
// "template-call", "template-type" and those of the functions' own checks.
//
// It reports whether the templates may fail on some view nevertheless: by an index
// that is out of range, a pointer that is nil, or a value that is not of the type
// which they take it for.
func (c *Checker) Set(set map[string]Tree, entry string, dot reflect.Type) (risky bool) {
	run := &run{Checker: c, set: set, seen: map[visit]bool{}}
	run.template(entry, value{t: dot, sure: true})
	return run.risky
}

func (c *Checker) report(src *Source, at parse.Pos, code, message, hint string) {
	place := src.Place(at)
	key := said{code, place}
	if c.said[key] {
		return
	}
	c.said[key] = true
	c.ds.Add(diag.Diagnostic{Severity: diag.Error, Code: code, Place: place, Message: message, Hint: hint})
}

// visit is a template checked with one type of dot. A template that includes
// itself is thereby walked once for each type, and ends.
type visit struct {
	name string
	dot  reflect.Type
	none bool
	sure bool
}

type run struct {
	*Checker
	set   map[string]Tree
	seen  map[visit]bool
	risky bool
}

func (r *run) template(name string, dot value) {
	v := visit{name, dot.t, dot.none, dot.sure}
	tree, ok := r.set[name]
	if r.seen[v] || !ok || tree.Root == nil {
		return
	}
	r.seen[v] = true
	s := &scope{run: r, src: tree.Source}
	s.vars = append(s.vars, variable{"$", dot})
	s.list(dot, tree.Root)
}

// scope is the state of walking one template: its variables in order of
// declaration.
type scope struct {
	*run
	src  *Source
	vars []variable
}

type variable struct {
	name string
	val  value
}

func (s *scope) list(dot value, l *parse.ListNode) {
	if l == nil {
		return
	}
	mark := len(s.vars)
	for _, n := range l.Nodes {
		s.node(dot, n)
	}
	s.vars = s.vars[:mark]
}

func (s *scope) node(dot value, n parse.Node) {
	switch n := n.(type) {
	case *parse.ActionNode:
		s.pipe(dot, n.Pipe)
	case *parse.IfNode:
		s.branch(&n.BranchNode, dot, func(value) value { return dot })
	case *parse.WithNode:
		s.branch(&n.BranchNode, dot, func(v value) value { return v })
	case *parse.RangeNode:
		s.rangeNode(dot, n)
	case *parse.TemplateNode:
		s.include(dot, n)
	}
}

// branch walks both arms of an if or with; inner says what the dot is in the
// first.
func (s *scope) branch(b *parse.BranchNode, dot value, inner func(value) value) {
	mark := len(s.vars)
	v := s.pipe(dot, b.Pipe)
	s.list(inner(v), b.List)
	s.list(dot, b.ElseList)
	s.vars = s.vars[:mark]
}

func (s *scope) rangeNode(dot value, n *parse.RangeNode) {
	mark := len(s.vars)
	defer func() { s.vars = s.vars[:mark] }()
	over := s.pipe(dot, n.Pipe)
	s.risk(over)
	key, elem, ok := elements(over)
	if !ok {
		s.report(s.src, n.Pipe.Pos, "template-type", "range goes over lists, and "+over.String()+" is none", "")
	}
	switch decl := n.Pipe.Decl; len(decl) {
	case 1:
		s.set1(decl[0].Ident[0], elem, n.Pipe.IsAssign)
	case 2:
		s.set1(decl[0].Ident[0], key, n.Pipe.IsAssign)
		s.set1(decl[1].Ident[0], elem, n.Pipe.IsAssign)
	}
	s.list(elem, n.List)
	s.list(dot, n.ElseList)
}

func (s *scope) include(dot value, n *parse.TemplateNode) {
	arg := value{none: true}
	if n.Pipe != nil {
		arg = s.pipe(dot, n.Pipe)
	}
	if _, ok := s.run.set[n.Name]; !ok {
		s.report(s.src, s.find(n.Pos, n.Name), "template-missing", "there is no partial "+quote(n.Name),
			diag.DidYouMean(n.Name, s.partials))
		return
	}
	s.template(n.Name, arg)
}

// pipe returns the type of a pipeline's value and declares its variables, except
// those of a range, which rangeNode sets.
func (s *scope) pipe(dot value, p *parse.PipeNode) value {
	if p == nil {
		return value{}
	}
	v := value{}
	for i, cmd := range p.Cmds {
		var final *value
		if i > 0 {
			last := v
			final = &last
		}
		v = s.command(dot, cmd, final)
	}
	for _, d := range p.Decl {
		s.set1(d.Ident[0], v, p.IsAssign)
	}
	return v
}

// set1 declares a variable, or assigns to the last one of its name. A variable
// that is given values of two types is not checked from there on.
func (s *scope) set1(name string, v value, assign bool) {
	v.number = nil
	if !assign {
		s.vars = append(s.vars, variable{name, v})
		return
	}
	for i := range slices.Backward(s.vars) {
		if s.vars[i].name == name {
			if s.vars[i].val.t != v.t {
				s.vars[i].val = value{}
			}
			s.vars[i].val.sure = s.vars[i].val.sure && v.sure
			return
		}
	}
}

// risk notes that what is done with a value fails where it turns out to be of another
// type.
func (s *scope) risk(v value) {
	s.risky = s.risky || v.unknown() && v.number == nil
}

func (s *scope) lookup(name string) value {
	for _, v := range slices.Backward(s.vars) {
		if v.name == name {
			return v.val
		}
	}
	return value{}
}
