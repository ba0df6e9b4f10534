package listing

import (
	"slices"
	"testing"
)

func TestEveryElementStandsOnOnePage(t *testing.T) {
	for size := -1; size < 8; size++ {
		for n := range 60 {
			l := List{N: n, Size: size}
			seen := make([]int, n)
			for page := range l.Numbered() + 1 {
				from, to := l.Range(page)
				if page > 0 && to-from != size {
					t.Fatalf("%+v: page %d has %d elements", l, page, to-from)
				}
				for i := from; i < to; i++ {
					seen[i]++
					if got := l.PageOf(i); got != page {
						t.Fatalf("%+v: element %d is on page %d, PageOf says %d", l, i, page, got)
					}
				}
			}
			if slices.ContainsFunc(seen, func(n int) bool { return n != 1 }) {
				t.Fatalf("%+v: elements stand on pages so often: %v", l, seen)
			}
			if from, to := l.Range(0); size > 0 && n >= size && (to-from < size || to-from >= 2*size) {
				t.Fatalf("%+v: first page has %d elements", l, to-from)
			}
		}
	}
}

// The oldest element has age 0; a numbered page keeps its ages as the list grows.
func TestNumberedPagesKeepTheirMembers(t *testing.T) {
	const size = 5
	members := map[int][2]int{}
	for n := range 100 {
		l := List{N: n, Size: size}
		for page := 1; page <= l.Numbered(); page++ {
			from, to := l.Range(page)
			ages := [2]int{n - to, n - 1 - from}
			if old, ok := members[page]; ok && old != ages {
				t.Fatalf("with %d elements page %d holds ages %v, before %v", n, page, ages, old)
			}
			members[page] = ages
		}
	}
	if len(members) != 18 {
		t.Fatalf("pages: %d", len(members))
	}
}

// clicks returns the number of clicks from the first page to the furthest one,
// and the largest number of jumps on a page.
func clicks(t *testing.T, l List) (far, most int) {
	k := l.Numbered()
	dist := make([]int, k+1)
	for i := range dist {
		dist[i] = -1
	}
	dist[0] = 0
	queue := []int{0}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		next := l.Jumps(at)
		most = max(most, len(next))
		if !slices.IsSortedFunc(next, func(a, b int) int { return b - a }) {
			t.Fatalf("%+v: jumps of %d: %v", l, at, next)
		}
		if k > 0 {
			next = append(next, 1)
		}
		if at == 0 {
			next = append(next, k)
		} else {
			next = append(next, min(at+1, k), max(at-1, 1))
		}
		for _, n := range next {
			if n < 0 || n > k {
				t.Fatalf("%+v: page %d leads to %d", l, at, n)
			}
			if dist[n] < 0 {
				dist[n] = dist[at] + 1
				queue = append(queue, n)
			}
		}
	}
	for page, d := range dist {
		if d < 0 {
			t.Fatalf("%+v: page %d cannot be reached", l, page)
		}
		far = max(far, d)
	}
	return far, most
}

func TestEveryPageIsNear(t *testing.T) {
	for _, k := range []int{0, 1, 2, 3, 19, 20, 21, 22, 100, 999, 2000, 20_000} {
		far, most := clicks(t, List{N: (k + 1) * 50, Size: 50})
		if far > 8 || most > 24 {
			t.Errorf("%d pages: %d clicks, %d jumps on one page", k, far, most)
		}
	}
}

// A page's jumps change only when one of the few pages it leads to comes into being.
func TestNewPagesChangeFewOlderOnes(t *testing.T) {
	for k := 2; k < 400; k++ {
		before, after := List{N: (k + 1) * 10, Size: 10}, List{N: (k + 2) * 10, Size: 10}
		changed := 0
		for page := 1; page <= k; page++ {
			if !slices.Equal(before.Jumps(page), after.Jumps(page)) {
				changed++
			}
		}
		if changed > 6 {
			t.Fatalf("page %d changes %d older ones", k+1, changed)
		}
	}
}
