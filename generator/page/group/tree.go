package group

import "lectern/generator/view"

// nestMax is how deep lists stand in each other; what is deeper stands in the
// deepest list. Browsers and readers give up on deeper ones, and nobody can see them.
const nestMax = 40

// placed is an entity of a tree with the number of entities above it in the list.
type placed[E any] struct {
	entity *E
	depth  int
}

// flat lists trees in the order of reading: each entity, then what is below it. It
// needs no recursion, and ends where entities lead in a circle.
func flat[E any](roots []*E, below func(*E) []*E, shown func(*E) bool) []placed[E] {
	var out, waiting []placed[E]
	push := func(all []*E, depth int) {
		for i := len(all) - 1; i >= 0; i-- {
			waiting = append(waiting, placed[E]{all[i], min(depth, nestMax-1)})
		}
	}
	seen := map[*E]bool{}
	for push(roots, 0); len(waiting) > 0; {
		next := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if seen[next.entity] || !shown(next.entity) {
			continue
		}
		seen[next.entity] = true
		out = append(out, next)
		push(below(next.entity), next.depth+1)
	}
	return out
}

// nesting says which lists begin and end after a node.
func nesting[E any](list []placed[E], i int) view.Nesting {
	next := 0
	if i+1 < len(list) {
		next = list[i+1].depth
	}
	return view.Nesting{Opens: next > list[i].depth, Closes: max(0, list[i].depth-next)}
}
