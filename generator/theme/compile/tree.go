package compile

import (
	"slices"
	"text/template/parse"

	"lectern/generator/theme/compile/dynamic"
	"lectern/generator/theme/compile/expr"
)

// compiler walks an escaped tree.
type compiler struct {
	funcs  map[string]Func
	fluid  map[string]bool // variables that are given new values
	slots  int             // needed at once
	chains map[string]chain
}

func newCompiler(funcs map[string]Func, root *parse.ListNode) *compiler {
	c := &compiler{funcs: funcs, fluid: map[string]bool{}, chains: map[string]chain{}}
	assigned(root, c.fluid)
	return c
}

// scope is what a place in the tree sees.
type scope struct {
	dot, root expr.Expr // root is $
	vars      []variable
	next      int  // the first slot that is free
	loop      bool // break and continue mean something
}

type variable struct {
	name   string
	expr   expr.Expr
	slot   int  // of a fluid variable
	closed bool // of a range, in its else, where text/template has an odd value for it
}

// child returns a scope whose variables end with it.
func (env *scope) child() *scope {
	kid := *env
	kid.vars = slices.Clip(kid.vars)
	return &kid
}

// lookup returns a variable.
func (env *scope) lookup(name string) variable {
	for _, v := range slices.Backward(env.vars) {
		if v.name == name {
			if v.closed {
				dynamic.Fail("%s stands in the else of its range", name)
			}
			return v
		}
	}
	if name != "$" {
		dynamic.Fail("undefined variable %s", name)
	}
	return variable{name: name, expr: env.root}
}

func (c *compiler) list(env *scope, list *parse.ListNode) block {
	var b block
	if list != nil {
		c.into(env, list.Nodes, &b)
	}
	return b
}

// into compiles nodes to the end of a block.
func (c *compiler) into(env *scope, nodes []parse.Node, b *block) {
	for _, n := range nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			b.text(string(n.Text))
		case *parse.ActionNode:
			c.action(env, n, b)
		case *parse.ListNode:
			c.frame(env, n, b)
		case *parse.IfNode:
			c.branch(env, &n.BranchNode, b)
		case *parse.WithNode:
			c.with(env, n, b)
		case *parse.RangeNode:
			c.loop(env, n, b)
		case *parse.BreakNode:
			c.leave(env, breaking, b)
			return
		case *parse.ContinueNode:
			c.leave(env, continuing, b)
			return
		default:
			dynamic.Fail("{{%v}} is not supported", n)
		}
	}
}

func (c *compiler) leave(env *scope, how jump, b *block) {
	if !env.loop {
		dynamic.Fail("break outside of a loop")
	}
	b.step(func(s *state, dst []byte) []byte { s.jump = how; return dst }, true)
}

// do adds what stores a value; nil is nothing.
func (b *block) do(store func(*expr.State)) {
	if store != nil {
		b.step(func(s *state, dst []byte) []byte { store(&s.State); return dst }, false)
	}
}

// frame compiles the body of an included template, which begins with the
// declaration of its dot. It sees nothing else of what surrounds it.
func (c *compiler) frame(env *scope, n *parse.ListNode, b *block) {
	pipe := n.Nodes[0].(*parse.ActionNode).Pipe
	dot := expr.Absent()
	if len(pipe.Cmds) > 0 {
		dot = c.pipe(env, pipe.Cmds)
	}
	body := &scope{next: env.next}
	read, store := c.keep(body, dot)
	b.do(store)
	body.dot, body.root = read, read
	c.into(body, n.Nodes[1:], b)
}
