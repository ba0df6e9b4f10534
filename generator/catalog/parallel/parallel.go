// Package parallel divides work on lists among the processors. It knows nothing of
// the lists.
package parallel

import (
	"runtime"
	"sync"
)

// Ranges calls part for ranges that together are 0 to n, each in a goroutine of its
// own, and waits. The parts must not touch each other's data, so that their order
// does not matter.
func Ranges(n int, part func(from, to int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	if workers < 2 {
		part(0, n)
		return
	}
	var group sync.WaitGroup
	for i := range workers {
		group.Go(func() { part(i*n/workers, (i+1)*n/workers) })
	}
	group.Wait()
}
