package check

import (
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"

	"lectern/generator/diag"
)

// command returns the type of one command of a pipeline; final is the value of
// the command before it, which becomes its last argument.
func (s *scope) command(dot value, cmd *parse.CommandNode, final *value) value {
	args := cmd.Args[1:]
	switch n := cmd.Args[0].(type) {
	case *parse.FieldNode:
		return s.chain(dot, dot, n.Ident, n.Pos, args, final)
	case *parse.ChainNode:
		return s.chain(dot, s.operand(dot, n.Node), n.Field, n.Pos, args, final)
	case *parse.VariableNode:
		return s.chain(dot, s.lookup(n.Ident[0]), n.Ident[1:], n.Pos, args, final)
	case *parse.IdentifierNode:
		return s.call(dot, n, args, final)
	}
	if len(args) > 0 || final != nil {
		s.report(s.src, cmd.Args[0].Position(), "template-call",
			fmt.Sprintf("%s is not a function and takes no arguments", cmd.Args[0]), "")
		return value{}
	}
	return s.operand(dot, cmd.Args[0])
}

// operand returns the type of a value that is not called with arguments.
func (s *scope) operand(dot value, n parse.Node) value {
	switch n := n.(type) {
	case *parse.DotNode:
		return dot
	case *parse.NilNode:
		return value{none: true}
	case *parse.BoolNode:
		return of(reflect.TypeFor[bool]())
	case *parse.StringNode:
		return of(reflect.TypeFor[string]())
	case *parse.NumberNode:
		return value{number: n}
	case *parse.PipeNode:
		return s.pipe(dot, n)
	case *parse.FieldNode:
		return s.chain(dot, dot, n.Ident, n.Pos, nil, nil)
	case *parse.ChainNode:
		return s.chain(dot, s.operand(dot, n.Node), n.Field, n.Pos, nil, nil)
	case *parse.VariableNode:
		return s.chain(dot, s.lookup(n.Ident[0]), n.Ident[1:], n.Pos, nil, nil)
	case *parse.IdentifierNode:
		return s.call(dot, n, nil, nil)
	}
	return value{}
}

// chain resolves .A.B.C on a value; arguments belong to the last name and are
// allowed only where that is a method or a function.
func (s *scope) chain(dot, v value, names []string, at parse.Pos, args []parse.Node, final *value) value {
	given := len(args)
	if final != nil {
		given++
	}
	if len(names) == 0 && given > 0 {
		s.args(dot, args)
		s.report(s.src, at, "template-call", "a variable takes no arguments", "")
		return value{}
	}
	for i, name := range names {
		s.risk(v)
		pointer := v.t != nil && v.t.Kind() == reflect.Pointer
		s.risky = s.risky || pointer && !v.sure && s.src.Own
		next, method, ok := field(v, name)
		next.sure = name == "Site" // it is set in every view
		last := i == len(names)-1
		switch {
		case !ok:
			s.args(dot, args)
			s.noField(v, name, s.findLast(at, names[:i+1]))
			return value{}
		case method != nil && last:
			return s.apply(name, method, at, s.args(dot, args), args, final)
		case method != nil:
			next = s.apply(name, method, at, nil, nil, nil)
		case last && given > 0 && !next.unknown():
			s.args(dot, args)
			s.report(s.src, at, "template-call", quote(name)+" is a field, not a function, and takes no arguments", "")
			return value{}
		}
		v = next
	}
	if given > 0 {
		s.args(dot, args)
	}
	return v
}

func (s *scope) noField(v value, name string, at parse.Pos) {
	if v.none {
		s.report(s.src, at, "template-field", "there is nothing that could have a field "+quote(name),
			"include this partial with a dot, as in {{template \"name\" .}}")
		return
	}
	hint := ""
	if near := diag.Nearest(name, fields(v)); near != "" {
		hint = "did you mean ." + near + "?"
	}
	s.report(s.src, at, "template-field", fmt.Sprintf("%s has no field %s", v, quote(name)), hint)
}

// findLast returns the place of the last name of a chain, at its dot.
func (s *scope) findLast(at parse.Pos, names []string) parse.Pos {
	chain := "." + strings.Join(names, ".")
	return s.find(at, chain) + parse.Pos(len(chain)-len(names[len(names)-1])-1)
}

// find returns where the words stand in the source, at the offset or up to a few
// bytes before or after it: the parser's offsets are those of a token near by.
func (s *scope) find(at parse.Pos, words string) parse.Pos {
	text := s.src.Text
	start := max(0, min(int(at), len(text))-len(words))
	end := min(len(text), int(at)+len(words)+80)
	if start < end {
		if i := strings.Index(text[start:end], words); i >= 0 {
			return parse.Pos(start + i)
		}
	}
	return at
}

// args evaluates arguments, so that what is wrong in them is reported whether or
// not the call is right.
func (s *scope) args(dot value, nodes []parse.Node) []value {
	out := make([]value, len(nodes))
	for i, n := range nodes {
		out[i] = s.operand(dot, n)
	}
	return out
}

// call checks a call of a function by name.
func (s *scope) call(dot value, id *parse.IdentifierNode, nodes []parse.Node, final *value) value {
	args := s.args(dot, nodes)
	if f, ok := s.funcs[id.Ident]; ok {
		if f.Check != nil && s.own(f, id, nodes, args, final) {
			return of(f.Type.Out(0))
		}
		return s.apply(id.Ident, f.Type, id.Pos, args, nodes, final)
	}
	if final != nil {
		args = append(args, *final)
	}
	b, ok := builtins[id.Ident]
	if !ok {
		s.report(s.src, id.Pos, "template-call", "there is no function "+quote(id.Ident),
			diag.DidYouMean(id.Ident, append(sortedKeys(s.funcs), sortedKeys(builtins)...)))
		return value{}
	}
	if len(args) < b.min || b.max > 0 && len(args) > b.max {
		s.report(s.src, id.Pos, "template-call", fmt.Sprintf("%s wants %s, and got %d", id.Ident, b.wants(), len(args)), "")
		return value{}
	}
	for _, v := range args {
		if b.typed {
			s.risk(v)
		}
	}
	s.risky = s.risky || b.fails && s.src.Own
	result, problem := b.result(args)
	if problem != "" {
		s.report(s.src, id.Pos, "template-type", problem, "")
	}
	return result
}

// own runs a function's own check of its arguments and reports what it finds.
func (s *scope) own(f Func, id *parse.IdentifierNode, nodes []parse.Node, args []value, final *value) bool {
	given := make([]Arg, 0, len(args)+1)
	for i, v := range args {
		a := Arg{Type: v.t}
		if str, ok := nodes[i].(*parse.StringNode); ok {
			a.Constant, a.Known = str.Text, true
		}
		if v.number != nil {
			a.Type = reflect.TypeFor[int]()
		}
		given = append(given, a)
	}
	if final != nil {
		given = append(given, Arg{Type: final.t})
	}
	p, bad := f.Check(given)
	if !bad {
		return false
	}
	at := id.Pos
	if p.Arg < len(nodes) && p.Arg >= 0 {
		at = nodes[p.Arg].Position()
	}
	s.report(s.src, at, p.Code, p.Message, p.Hint)
	return true
}

// apply checks the arguments of a function or method against its type and
// returns the type of its result.
func (s *scope) apply(name string, f reflect.Type, at parse.Pos, args []value, nodes []parse.Node, final *value) value {
	if final != nil {
		args = append(args, *final)
	}
	fixed := f.NumIn()
	if f.IsVariadic() {
		fixed--
	}
	result := value{}
	if f.NumOut() > 0 {
		result = of(f.Out(0))
	}
	if len(args) < fixed || !f.IsVariadic() && len(args) > fixed {
		least := ""
		if f.IsVariadic() {
			least = "at least "
		}
		s.report(s.src, at, "template-call", fmt.Sprintf("%s wants %s%s, and got %d", name, least, arguments(fixed), len(args)), "")
		return result
	}
	for i, v := range args {
		want := f.In(min(i, f.NumIn()-1))
		if i >= fixed {
			want = want.Elem()
		}
		if want.Kind() != reflect.Interface {
			s.risk(v)
		}
		if !fits(v, want) {
			where := at
			if i < len(nodes) {
				where = nodes[i].Position()
			}
			s.report(s.src, where, "template-type", fmt.Sprintf("%s wants %s here, and this is %s", name, want, v), "")
		}
	}
	return result
}

func arguments(n int) string {
	if n == 1 {
		return "1 argument"
	}
	return fmt.Sprintf("%d arguments", n)
}
