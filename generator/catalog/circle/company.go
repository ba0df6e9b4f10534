package circle

import "lectern/generator/catalog/count"

// Company counts with whom works were shared, people being known by their ranks: with one
// number for each that is used again and again.
type Company struct {
	works   *count.Counter
	weights []Weight // zero between counts
	met     []int    // the last work on which somebody was counted
	visits  int      // of works
}

// NewCompany returns a Company of people with ranks below n.
func NewCompany(n int) *Company {
	return &Company{works: count.New(n), weights: make([]Weight, n), met: make([]int, n)}
}

// Meet counts each of the people on a work by n once, but for one, who may be -1. Who has
// no rank (-1) is left out.
func (c *Company) Meet(n, but int, rank func(i int) int) {
	share := Share(n)
	c.visits++
	for i := range n {
		if r := rank(i); r != but && r >= 0 && c.met[r] != c.visits {
			c.met[r] = c.visits
			c.works.Add(r)
			c.weights[r] += share
		}
	}
}

// Take returns who was met, the most often first, then by rank; the company starts anew.
func Take[T any](c *Company, from func(rank, works int, weight Weight) T) []T {
	return count.Take(c.works, func(rank, works int) T {
		weight := c.weights[rank]
		c.weights[rank] = 0
		return from(rank, works, weight)
	})
}
