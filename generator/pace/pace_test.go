package pace

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// A program that builds sites, and does something else afterwards, finds the garbage
// collector as it left it.
func TestGarbageCollectorIsSetBack(t *testing.T) {
	before := debug.SetGCPercent(77)
	defer debug.SetGCPercent(before)
	p := Calm(false, false)
	runtime.GC()
	p.Render()
	p.End()
	p.adjust() // a run that ends later has no say
	if got := debug.SetGCPercent(77); got != 77 {
		t.Errorf("the garbage collector is left at %d per cent", got)
	}
}
