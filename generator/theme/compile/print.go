package compile

import (
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"

	"lectern/generator/theme/compile/dynamic"
	"lectern/generator/theme/compile/escape"
	"lectern/generator/theme/compile/expr"
)

type chain = *escape.Chain

// action compiles a declaration, or the printing of a pipeline.
func (c *compiler) action(env *scope, n *parse.ActionNode, b *block) {
	cmds := n.Pipe.Cmds
	if len(n.Pipe.Decl) > 0 {
		_, store := c.declare(env, n.Pipe, c.pipe(env, cmds))
		b.do(store)
		return
	}
	var escapers []string
	for i, cmd := range cmds {
		if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok && len(cmd.Args) == 1 && escape.Escaper(id.Ident) {
			if escapers == nil {
				cmds = n.Pipe.Cmds[:i]
			}
			escapers = append(escapers, id.Ident)
		} else if escapers != nil {
			dynamic.Fail("%v follows an escaper", cmd)
		}
	}
	if len(cmds) == 0 || escapers == nil && !escapes(cmds[len(cmds)-1]) {
		dynamic.Fail("{{%v}} is not escaped", n.Pipe)
	}
	c.print(c.pipe(env, cmds), c.chain(escapers), b)
}

// escapes reports whether a command is html or urlquery, which html/template takes
// for its own escapers where they do the same.
func escapes(cmd *parse.CommandNode) bool {
	id, ok := cmd.Args[0].(*parse.IdentifierNode)
	return ok && (id.Ident == "html" || id.Ident == "urlquery")
}

// chain returns the escapers of these names.
func (c *compiler) chain(names []string) chain {
	key := strings.Join(names, " ")
	if ch := c.chains[key]; ch != nil {
		return ch
	}
	ch, err := escape.New(names)
	if err != nil {
		panic(err)
	}
	c.chains[key] = ch
	return ch
}

// print compiles the printing of an expression.
func (c *compiler) print(e expr.Expr, ch chain, b *block) {
	value, text, num, write := e.Value, e.Text, e.Num, e.Write
	var run step
	switch {
	case e.Fixed.IsValid():
		b.text(string(ch.Value(nil, e.Fixed.Interface())))
		return
	case write != nil:
		run = func(s *state, dst []byte) []byte {
			s.scratch = write(&s.State, s.scratch[:0])
			return ch.Bytes(dst, s.scratch)
		}
	case e.Type == reflect.TypeFor[string]():
		run = func(s *state, dst []byte) []byte { return ch.String(dst, text(&s.State)) }
	case e.Type == reflect.TypeFor[template.HTML]():
		run = func(s *state, dst []byte) []byte { return ch.HTML(dst, template.HTML(text(&s.State))) }
	case num != nil && e.Type.NumMethod() == 0:
		run = func(s *state, dst []byte) []byte { return ch.Int(dst, num(&s.State)) }
	default:
		run = func(s *state, dst []byte) []byte { return ch.Value(dst, boxed(value(&s.State))) }
	}
	b.step(run, false)
}

// boxed returns what fmt.Sprint would get.
func boxed(v reflect.Value) any {
	if !v.IsValid() {
		return nil
	}
	return v.Interface()
}
