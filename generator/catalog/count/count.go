// Package count counts: works by year and type, and entities by their rank in a
// list, with one number for each that is used again and again, so that a count takes
// time by what is counted and no map. It knows nothing of what the ranks stand for.
package count

import "slices"

// Counter counts ranks below a fixed number.
type Counter struct {
	numbers []int32
	met     []int32 // the ranks whose number is not 0
}

// New returns a counter for ranks below n.
func New(n int) *Counter { return &Counter{numbers: make([]int32, n)} }

// Add counts a rank once.
func (c *Counter) Add(rank int) {
	if c.numbers[rank] == 0 {
		c.met = append(c.met, int32(rank))
	}
	c.numbers[rank]++
}

// Take returns what was counted, the most frequent first, then by rank, each made
// from its rank and number; the counter starts anew. It is nil where nothing was.
func Take[T any](c *Counter, from func(rank, number int) T) []T {
	if len(c.met) == 0 {
		return nil
	}
	slices.SortFunc(c.met, func(x, y int32) int {
		if c.numbers[x] != c.numbers[y] {
			return int(c.numbers[y] - c.numbers[x])
		}
		return int(x - y)
	})
	out := make([]T, len(c.met))
	for i, rank := range c.met {
		out[i] = from(int(rank), int(c.numbers[rank]))
		c.numbers[rank] = 0
	}
	c.met = c.met[:0]
	return out
}

// Ahead puts what was chosen before what was counted: in the order of the choice,
// each with what was counted of it, or with what none makes.
func Ahead[T any, E comparable](chosen []E, counted []T, of func(T) E, none func(E) T) []T {
	if len(chosen) == 0 {
		return counted
	}
	out := make([]T, len(chosen), len(chosen)+len(counted))
	place := make(map[E]int, len(chosen))
	for i, e := range chosen {
		out[i], place[e] = none(e), i
	}
	for _, c := range counted {
		if i, ahead := place[of(c)]; ahead {
			out[i] = c
		} else {
			out = append(out, c)
		}
	}
	return out
}
