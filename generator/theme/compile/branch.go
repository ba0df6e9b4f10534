package compile

import (
	"reflect"
	"text/template/parse"

	"lectern/generator/theme/compile/dynamic"
	"lectern/generator/theme/compile/expr"
)

// bind compiles the pipeline of an if or with, which may declare a variable. store
// may be nil.
func (c *compiler) bind(env *scope, p *parse.PipeNode) (e expr.Expr, store func(*expr.State)) {
	e = c.pipe(env, p.Cmds)
	if len(p.Decl) == 0 {
		return e, nil
	}
	return c.declare(env, p, e)
}

// declare compiles what a pipeline does with its variable.
func (c *compiler) declare(env *scope, p *parse.PipeNode, e expr.Expr) (read expr.Expr, store func(*expr.State)) {
	if len(p.Decl) != 1 {
		dynamic.Fail("a pipeline declares %d variables", len(p.Decl))
	}
	name := p.Decl[0].Ident[0]
	if p.IsAssign {
		v := env.lookup(name)
		return v.expr, expr.Store(v.slot, e)
	}
	return c.variable(env, name, e)
}

// variable adds a variable to a scope. One that is given new values may change its
// type with them.
func (c *compiler) variable(env *scope, name string, e expr.Expr) (read expr.Expr, store func(*expr.State)) {
	slot := env.next
	if c.fluid[name] {
		c.slot(env)
		read, store = expr.Variable(slot), expr.Store(slot, e)
	} else {
		read, store = c.keep(env, e)
	}
	env.vars = append(env.vars, variable{name: name, expr: read, slot: slot})
	return read, store
}

func (c *compiler) branch(env *scope, n *parse.BranchNode, b *block) {
	inner := env.child()
	e, store := c.bind(inner, n.Pipe)
	b.do(store)
	b.branch(e, c.list(inner.child(), n.List), c.list(inner.child(), n.ElseList))
}

func (c *compiler) with(env *scope, n *parse.WithNode, b *block) {
	inner := env.child()
	e, store := c.bind(inner, n.Pipe)
	b.do(store)
	then := inner.child()
	then.dot, store = c.keep(then, e)
	b.do(store)
	b.branch(then.dot, c.list(then, n.List), c.list(inner.child(), n.ElseList))
}

// branch adds a choice between two blocks.
func (b *block) branch(e expr.Expr, then, other block) {
	cond := e.Truth()
	b.step(func(s *state, dst []byte) []byte {
		if cond(&s.State) {
			return then.append(s, dst)
		}
		return other.append(s, dst)
	}, then.jumps() || other.jumps())
}

// loop compiles a range.
func (c *compiler) loop(env *scope, n *parse.RangeNode, b *block) {
	if n.Pipe.IsAssign {
		dynamic.Fail("range assigns to variables")
	}
	over := c.pipe(env, n.Pipe.Cmds)
	typ := indirect(over.Type)
	body := env.child()
	body.loop = true
	l := &loop{over: over.Value, elem: c.slot(body), key: c.slot(body)}
	key, list := expr.At(nil, l.key), false
	switch {
	case typ == nil:
		body.dot = expr.At(nil, l.elem)
	case typ.Kind() == reflect.Slice || typ.Kind() == reflect.Array:
		list, key = true, expr.Index(l.key)
		body.dot = expr.At(typ.Elem(), l.elem)
	case typ.Kind() == reflect.Map && dynamic.Sortable(typ.Key().Kind()):
		body.dot = expr.At(typ.Elem(), l.elem)
	case whole(typ.Kind()) && len(n.Pipe.Decl) < 2:
		body.dot = expr.At(nil, l.elem)
	default:
		dynamic.Fail("range over %v", typ)
	}
	if d := n.Pipe.Decl; len(d) > 1 {
		l.declare(c.variable(body, d[0].Ident[0], key))
		l.keys = true
	}
	if d := n.Pipe.Decl; len(d) > 0 {
		l.declare(c.variable(body, d[len(d)-1].Ident[0], body.dot))
	}
	other := env.child()
	for _, d := range n.Pipe.Decl {
		other.vars = append(other.vars, variable{name: d.Ident[0], closed: true})
	}
	l.body, l.other = c.list(body, n.List), c.list(other, n.ElseList)
	l.jumps = l.body.jumps()
	if list {
		b.step(l.list, l.other.jumps())
	} else {
		b.step(l.any, l.other.jumps())
	}
}

// loop is a range as it runs.
type loop struct {
	over        func(*expr.State) reflect.Value
	elem, key   int // slots
	stores      []func(*expr.State)
	keys        bool // a variable wants the keys
	body, other block
	jumps       bool // in the body
}

func (l *loop) declare(_ expr.Expr, store func(*expr.State)) {
	if store != nil {
		l.stores = append(l.stores, store)
	}
}

// turn runs the body once, with its dot and key in their slots, and returns false
// where it breaks off.
func (l *loop) turn(s *state, dst []byte) ([]byte, bool) {
	for _, store := range l.stores {
		store(&s.State)
	}
	dst = l.body.append(s, dst)
	if !l.jumps {
		return dst, true
	}
	how := s.jump
	s.jump = onward
	return dst, how != breaking
}

// list runs the loop over a slice or array.
func (l *loop) list(s *state, dst []byte) []byte {
	v := dynamic.Pointee(l.over(&s.State))
	n := v.Len()
	for i := range n {
		slots := s.Slots
		slots[l.elem].Value, slots[l.key].Num = v.Index(i), int64(i)
		var on bool
		if dst, on = l.turn(s, dst); !on {
			break
		}
	}
	if n == 0 {
		return l.other.append(s, dst)
	}
	return dst
}

// any runs the loop over a map or a number, or what only the run knows.
func (l *loop) any(s *state, dst []byte) []byte {
	v := dynamic.Inner(l.over(&s.State))
	if v.Kind() == reflect.Pointer {
		v = dynamic.Pointee(v)
	}
	if l.keys && whole(v.Kind()) {
		dynamic.Fail("range over a number with two variables")
	}
	some := dynamic.Each(v, func(key, elem reflect.Value) (on bool) {
		s.Slots[l.elem].Value, s.Slots[l.key].Value = elem, key
		dst, on = l.turn(s, dst)
		return on
	})
	if !some {
		return l.other.append(s, dst)
	}
	return dst
}

// whole reports whether a kind is that of whole numbers.
func whole(k reflect.Kind) bool { return dynamic.Signed(k) || dynamic.Unsigned(k) }
