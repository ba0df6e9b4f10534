package memo

import (
	"sync"
	"testing"
)

func TestComputedOnceAfterATurn(t *testing.T) {
	table, computed := New[int, int](), 0
	square := func(n int) int { return table.Get(n, func() int { computed++; return n * n }) }
	if square(3) != 9 {
		t.Error("wrong value")
	}
	table.Turn(1)
	if square(3) != 9 || computed != 1 {
		t.Errorf("computed %d times", computed)
	}
}

// What is no longer asked for does not stay for ever.
func TestForgets(t *testing.T) {
	table := New[int, bool]()
	for n := range 10 * slack {
		table.Get(n, func() bool { return true })
		table.Turn(1)
		if len(table.known) > 2+slack+1 {
			t.Fatalf("%d values are known, and 1 is in use", len(table.known))
		}
	}
}

func TestManyAsk(t *testing.T) {
	table := New[int, int]()
	for range 3 {
		var group sync.WaitGroup
		for range 4 {
			group.Go(func() {
				for n := range 500 {
					if got := table.Get(n, func() int { return n }); got != n {
						t.Errorf("%d became %d", n, got)
					}
				}
			})
		}
		group.Wait()
		table.Turn(500)
	}
}
