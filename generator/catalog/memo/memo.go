// Package memo remembers results of pure functions from one catalog to the next. It
// knows nothing of what is computed.
package memo

import "sync"

// Table remembers the value of one pure function by its argument. Get may be called
// by many goroutines; Turn by one, when nobody gets. A nil Table remembers nothing.
type Table[K comparable, V any] struct {
	known map[K]V // only Turn writes to it
	mu    sync.Mutex
	fresh []entry[K, V]
}

type entry[K comparable, V any] struct {
	key   K
	value V
}

// New returns an empty table.
func New[K comparable, V any]() *Table[K, V] { return &Table[K, V]{known: map[K]V{}} }

// Get returns the value of key, which compute makes where it is not known.
func (t *Table[K, V]) Get(key K, compute func() V) V {
	if t == nil {
		return compute()
	}
	if v, ok := t.known[key]; ok {
		return v
	}
	v := compute()
	t.mu.Lock()
	defer t.mu.Unlock()
	t.fresh = append(t.fresh, entry[K, V]{key, v})
	return v
}

// slack is how many values beyond those in use are kept in any case.
const slack = 1000

// Turn makes what was computed known from now on. Where much more is known than the
// number of values that are in use, all is forgotten, and the table fills anew: so it
// never holds on to more than twice what is needed.
func (t *Table[K, V]) Turn(inUse int) {
	if t == nil {
		return
	}
	if len(t.known) > 2*inUse+slack {
		t.known = make(map[K]V, inUse)
	}
	for _, e := range t.fresh {
		t.known[e.key] = e.value
	}
	t.fresh = nil
}
