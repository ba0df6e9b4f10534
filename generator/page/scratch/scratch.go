// Package scratch lends room in which texts are written before they are kept. It knows
// nothing of what is written.
package scratch

import "sync"

// Pool is room that is used again, by many goroutines at once. The zero value is ready.
type Pool struct{ rooms sync.Pool } // of *[]byte

// Text returns what write appends to the empty bytes that it is given.
func (p *Pool) Text(write func(b []byte) []byte) string {
	room, used := p.rooms.Get().(*[]byte)
	if !used {
		room = new([]byte)
	}
	*room = write((*room)[:0])
	text := string(*room)
	p.rooms.Put(room)
	return text
}
