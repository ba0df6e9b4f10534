package compile

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
