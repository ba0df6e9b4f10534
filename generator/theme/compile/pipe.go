package compile

import (
	"reflect"
	"strings"
	"text/template/parse"

	"lectern/generator/theme/compile/dynamic"
	"lectern/generator/theme/compile/expr"
)

// pipe compiles a pipeline without its declarations.
func (c *compiler) pipe(env *scope, cmds []*parse.CommandNode) expr.Expr {
	e := c.command(env, cmds[0], nil)
	for _, cmd := range cmds[1:] {
		last := e
		e = c.command(env, cmd, &last)
	}
	return e
}

// command compiles a command; final is what the pipeline gives as its last
// argument, or nil.
func (c *compiler) command(env *scope, cmd *parse.CommandNode, final *expr.Expr) expr.Expr {
	if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		args := make([]expr.Expr, 0, len(cmd.Args))
		for _, n := range cmd.Args[1:] {
			args = append(args, c.operand(env, n))
		}
		if final != nil {
			args = append(args, *final)
		}
		return c.call(id.Ident, args)
	}
	if len(cmd.Args) > 1 || final != nil {
		dynamic.Fail("%v takes arguments", cmd.Args[0])
	}
	if _, ok := cmd.Args[0].(*parse.NilNode); ok {
		dynamic.Fail("nil is not a command")
	}
	return c.operand(env, cmd.Args[0])
}

// call compiles the call of a function; the theme's come before the builtin ones.
func (c *compiler) call(name string, args []expr.Expr) expr.Expr {
	if f, ok := c.funcs[name]; ok {
		return expr.Apply(name, f, args)
	}
	return expr.Builtin(name, args)
}

// operand compiles an argument.
func (c *compiler) operand(env *scope, n parse.Node) expr.Expr {
	switch n := n.(type) {
	case *parse.DotNode:
		return env.dot
	case *parse.NilNode:
		return expr.Absent()
	case *parse.FieldNode:
		return fields(env.dot, n.Ident)
	case *parse.VariableNode:
		return fields(env.lookup(n.Ident[0]).expr, n.Ident[1:])
	case *parse.ChainNode:
		return fields(c.operand(env, n.Node), n.Field)
	case *parse.PipeNode:
		if len(n.Decl) > 0 {
			dynamic.Fail("a variable is declared in parentheses")
		}
		return c.pipe(env, n.Cmds)
	case *parse.IdentifierNode:
		return c.call(n.Ident, nil)
	case *parse.StringNode:
		return expr.Written(n.Text)
	case *parse.BoolNode:
		return expr.Written(n.True)
	case *parse.NumberNode:
		return number(n)
	}
	dynamic.Fail("%v is not supported", n)
	return expr.Expr{}
}

func fields(e expr.Expr, names []string) expr.Expr {
	for _, name := range names {
		e = e.Field(name)
	}
	return e
}

// number gives a number the type that its syntax suggests.
func number(n *parse.NumberNode) expr.Expr {
	text := strings.ToLower(n.Text)
	hex := strings.HasPrefix(text, "0x") && !strings.Contains(text, "p")
	switch {
	case n.IsComplex:
	case n.IsFloat && !hex && text[0] != '\'' && strings.ContainsAny(text, ".ep"):
		return expr.Written(n.Float64)
	case n.IsInt && int64(int(n.Int64)) == n.Int64:
		return expr.Written(int(n.Int64))
	}
	dynamic.Fail("the number %s is not supported", n.Text)
	return expr.Expr{}
}

// slot takes the next slot.
func (c *compiler) slot(env *scope) int {
	env.next++
	c.slots = max(c.slots, env.next)
	return env.next - 1
}

// keep stores what an expression yields in a slot, where that is needed.
func (c *compiler) keep(env *scope, e expr.Expr) (read expr.Expr, store func(*expr.State)) {
	read, store = e.Keep(env.next)
	if store != nil {
		c.slot(env)
	}
	return read, store
}

// indirect returns the type behind pointers.
func indirect(typ reflect.Type) reflect.Type {
	for typ != nil && typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	return typ
}
