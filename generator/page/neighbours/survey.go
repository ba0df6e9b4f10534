package neighbours

import (
	"slices"

	"lectern/generator/catalog"
)

// found is what stands on works, counted.
type found struct {
	people       counts[*catalog.Author]
	topics       counts[*catalog.Topic]
	institutions counts[*catalog.Institution] // those with a record
}

// survey counts what stands on works.
func survey(works []*catalog.Work) found {
	f := found{newCounts[*catalog.Author](), newCounts[*catalog.Topic](), newCounts[*catalog.Institution]()}
	for n, w := range works {
		for i := range w.Topics {
			f.topics.add(w.Topics[i].Topic, n)
		}
		for i := range w.Authorships {
			if w.Coauthors {
				f.people.add(w.Authorships[i].Author, n)
			}
			for _, place := range w.Authorships[i].Affiliations {
				if place.Recorded {
					f.institutions.add(place, n)
				}
			}
		}
	}
	return f
}

// counts counts things in the order in which they were met first.
type counts[T comparable] struct {
	place map[T]int
	list  []counted[T]
}

type counted[T any] struct {
	thing T
	n     int
	last  int // the work on which it was met
}

func newCounts[T comparable]() counts[T] { return counts[T]{place: map[T]int{}} }

// add counts a thing once a work.
func (c *counts[T]) add(thing T, work int) {
	at, known := c.place[thing]
	if !known {
		at = len(c.list)
		c.place[thing] = at
		c.list = append(c.list, counted[T]{thing, 0, -1})
	}
	if one := &c.list[at]; one.last != work {
		one.n, one.last = one.n+1, work
	}
}

// ranked returns the things, the most frequent first; among equals those of newer works.
func (c *counts[T]) ranked() []T {
	slices.SortStableFunc(c.list, func(x, y counted[T]) int { return y.n - x.n })
	out := make([]T, len(c.list))
	for i, one := range c.list {
		out[i] = one.thing
	}
	return out
}
