package count

import (
	"sync"
	"weak"
)

// OnDemand is something that is counted when it is asked for. It stays as long as somebody
// looks at it, which is one page as a rule, and no run of the garbage collector longer. The
// zero value is ready, and may be used by many goroutines.
type OnDemand[T any] struct {
	mu    sync.Mutex
	known weak.Pointer[T]
}

// Get returns what was counted, which is not to be written to. Each count is of the same.
func (o *OnDemand[T]) Get(count func(*T)) *T {
	o.mu.Lock()
	defer o.mu.Unlock()
	if known := o.known.Value(); known != nil {
		return known
	}
	v := new(T)
	count(v)
	o.known = weak.Make(v)
	return v
}
