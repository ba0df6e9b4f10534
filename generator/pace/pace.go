// Package pace spaces the runs of the garbage collector during a build. It knows
// nothing of what is built.
package pace

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// How much garbage may lie beside what is in use, before it is collected.
const (
	preparing   = 96 << 20  // bytes, while what is in use still grows
	rebuilding  = 384 << 20 // the same where few pages will be made
	rendering   = 64 << 20  // bytes, beside the whole catalog
	leastShare  = 25        // per cent of what is in use, for sites that are large
	againShare  = 100       // the same for a build after an edit, as the runtime has it between builds
	smallestRun = 4 << 20   // bytes; the runtime's own least heap, at 100 per cent
)

// Calm spaces the runs of the garbage collector during a build, until End. Nearly
// all that a build makes either stays to its end (records, the catalog) or is
// dropped at once (views, pages), so the garbage between two runs is best measured
// in bytes: a small site is built with few runs, and a large one does not grow to
// twice its catalog. What is in use grows from stage to stage, so the share is set
// anew after each run.
//
// In a build after an edit, which somebody waits for, there is room for what it makes: its
// garbage is collected afterwards, see Rest. So there is where the site was built before,
// and few of its pages will be rendered: the catalog is all that it holds.
func Calm(edited, built bool) *Pace {
	p := &Pace{room: preparing, least: leastShare}
	if edited {
		p.least = againShare
	}
	if built {
		p.room = rebuilding
	}
	p.before = p.set()
	p.watch()
	return p
}

// Pace follows the runs of the garbage collector until it is ended.
type Pace struct {
	mu     sync.Mutex
	room   uint64
	least  uint64 // share, in per cent
	before int    // the runtime's setting, in per cent
	ended  bool
}

// Settle says that what is in use hardly grows any more. A nil Pace does nothing.
func (p *Pace) Settle() {
	if p != nil && p.room == preparing {
		p.Render()
	}
}

// Render says that pages will be rendered, beside what is in use.
func (p *Pace) Render() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.room = rendering
	p.set()
}

// End sets everything back. A nil Pace does nothing.
func (p *Pace) End() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.ended = true
	debug.SetGCPercent(p.before)
}

// Glance is how long nothing may happen before what nobody waits for is done after a change:
// the browser takes its time to show it.
const Glance = 150 * time.Millisecond

// idle is how long nothing may happen before the garbage of a build is collected: not while
// browsers ask for what has changed.
const idle = 300 * time.Millisecond

// Rest has the garbage of a build collected unless something happens soon, and the timer is
// stopped.
func Rest() *time.Timer { return time.AfterFunc(idle, runtime.GC) }

// watch has adjust called after the next run: that collects the mark, which nothing
// else points to.
func (p *Pace) watch() {
	mark := &struct{ of *Pace }{p}
	runtime.AddCleanup(mark, (*Pace).adjust, p)
}

func (p *Pace) adjust() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.ended {
		p.set()
		p.watch()
	}
}

// set sets the share for what the last run found in use, and returns the one before.
func (p *Pace) set() int {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	live := uint64(smallestRun)
	if sample[0].Value.Kind() == metrics.KindUint64 {
		live = max(live, sample[0].Value.Uint64())
	}
	return debug.SetGCPercent(int(max(p.room*100/live, p.least)))
}
