// Package roll keeps something for each entity of a list and finds it by the entity's rank
// in the list, without a map. It knows nothing of the entities.
package roll

// Roll is the values of a list's entities. It may be read by many goroutines.
type Roll[E comparable, V any] struct {
	list   []E
	values []V
	rank   func(E) int
	astray map[E]int // those whose rank is not their place, as where a list was put together by hand
}

// New returns a roll with the zero value for each entity of a list.
func New[E comparable, V any](list []E, rank func(E) int) *Roll[E, V] {
	r := &Roll[E, V]{list: list, values: make([]V, len(list)), rank: rank}
	for i, e := range list {
		if rank(e) != i {
			if r.astray == nil {
				r.astray = map[E]int{}
			}
			r.astray[e] = i
		}
	}
	return r
}

// At returns the place of an entity's value, or nil for one that is not in the list. The
// roll of nobody, nil, is empty.
func (r *Roll[E, V]) At(e E) *V {
	var none E
	if r == nil || e == none {
		return nil
	}
	if i := r.rank(e); i >= 0 && i < len(r.list) && r.list[i] == e {
		return &r.values[i]
	}
	if i, known := r.astray[e]; known {
		return &r.values[i]
	}
	return nil
}

// Get returns an entity's value, the zero one where it has none.
func (r *Roll[E, V]) Get(e E) (value V) {
	if at := r.At(e); at != nil {
		value = *at
	}
	return value
}

// Values returns the values in the list's order.
func (r *Roll[E, V]) Values() []V { return r.values }
