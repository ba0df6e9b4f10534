package count

import (
	"runtime"
	"testing"
)

// What somebody looks at is counted once; what nobody looks at is counted anew.
func TestOnDemand(t *testing.T) {
	var o OnDemand[[4]int]
	counted := 0
	get := func() *[4]int {
		return o.Get(func(v *[4]int) {
			counted++
			v[0] = 7
		})
	}
	first := get()
	runtime.GC()
	if again := get(); again != first || again[0] != 7 || counted != 1 {
		t.Errorf("%v, counted %d times", again, counted)
	}
	runtime.KeepAlive(first)
	runtime.GC()
	runtime.GC()
	if again := get(); again[0] != 7 || counted != 2 {
		t.Errorf("%v, counted %d times", again, counted)
	}
}
