// Package watch says when a site's folder has changed. It knows which parts of the
// folder a site is made from, and nothing of what is in them.
//
// What the operating system reports differs from editor to editor (a file written in
// place, a new one moved over the old, a backup made first), so an event says only
// that a path may be different: whoever reads the batch compares contents.
package watch

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Options says how to watch. The zero value asks the operating system.
type Options struct {
	Poll  time.Duration // above 0: look at all files this often instead, as network file systems need it
	Quiet time.Duration // how long nothing may happen before a batch is complete; 0: 20 ms
	Busy  time.Duration // the same in a burst of events, or after Trouble(true); 0: 150 ms
}

// The limits of a batch.
const (
	burst    = 30               // events, from which on much more is to be expected
	patience = 10 * time.Second // after which a batch is given out, quiet or not: a checkout takes seconds on a busy machine
	maxPaths = 20_000           // beyond which All is said instead
)

// Batch is what may have changed since the last one.
type Batch struct {
	Paths []string // sorted; relative to the site's folder, with slashes. A folder stands for all in it
	All   bool     // it is not known what: anything may have changed
}

// Watcher watches one site. Its methods are for one goroutine.
type Watcher struct {
	opt     Options
	tree    *tree
	notify  *fsnotify.Watcher // nil: polling
	why     string            // why it polls
	seen    map[string]stamp  // while polling: the files as they were
	trouble bool
	begun   bool // Idle has met the first event of the next batch
	paths   map[string]bool
	all     bool
	events  int
}

// New begins to watch the site in dir: site.toml, content/ and theme/. What happens
// from now on is in the next batch.
func New(dir string, o Options) (*Watcher, error) {
	if o.Quiet == 0 {
		o.Quiet = 20 * time.Millisecond
	}
	if o.Busy == 0 {
		o.Busy = 150 * time.Millisecond
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	w := &Watcher{opt: o, tree: newTree(dir), paths: map[string]bool{}}
	if o.Poll > 0 {
		w.poll("")
		return w, nil
	}
	w.notify, err = fsnotify.NewBufferedWatcher(4096)
	if err != nil {
		w.poll(err.Error())
		return w, nil
	}
	if err := w.watch(dir, false); err != nil {
		w.poll(err.Error())
	}
	return w, nil
}

// Polling says why all files are looked at again and again though nobody asked for
// that: the operating system's limit of watches, mostly. It is empty otherwise.
func (w *Watcher) Polling() string { return w.why }

// Trouble tells that the last batch left errors: the next save is likely to be one of
// several, so more patience pays.
func (w *Watcher) Trouble(on bool) { w.trouble = on }

// Close ends watching.
func (w *Watcher) Close() error {
	if w.notify == nil {
		return nil
	}
	return w.notify.Close()
}

// pollEvery is how often files are looked at where nobody said it.
const pollEvery = time.Second

// poll goes over to looking at all files.
func (w *Watcher) poll(why string) {
	if w.notify != nil {
		_ = w.notify.Close() // it is of no use any more
		w.notify = nil
	}
	if w.why = why; w.opt.Poll == 0 {
		w.opt.Poll = pollEvery
	}
	w.seen = w.tree.stamps()
}

// Idle waits for some time and reports whether nothing has changed in it. It ends early when
// something has; that is in the next batch. While polling it only waits.
func (w *Watcher) Idle(ctx context.Context, d time.Duration) bool {
	if w.begun {
		return false
	}
	w.clear()
	enough := time.NewTimer(d)
	defer enough.Stop()
	var events chan fsnotify.Event
	var errs chan error
	if w.notify != nil {
		events, errs = w.notify.Events, w.notify.Errors
	}
	for {
		select {
		case <-ctx.Done():
			return false
		case <-enough.C:
			return true
		case e, open := <-events:
			if open && !w.take(e) {
				continue
			}
		case err, open := <-errs:
			if open {
				w.lost(err)
			}
		}
		w.begun = true
		return false
	}
}

func (w *Watcher) clear() { w.paths, w.all, w.events = map[string]bool{}, false, 0 }

// Next waits for a change and for the quiet after it.
func (w *Watcher) Next(ctx context.Context) (Batch, error) {
	if !w.begun {
		w.clear()
	}
	var err error
	if w.notify == nil && w.begun {
		w.all = true // the limit of watches was met
	} else if w.notify == nil {
		err = w.nextPolled(ctx)
	} else {
		err = w.nextNotified(ctx)
	}
	w.begun = false
	if err != nil {
		return Batch{}, err
	}
	if w.all || len(w.paths) > maxPaths {
		return Batch{All: true}, nil
	}
	return Batch{Paths: slices.Sorted(maps.Keys(w.paths))}, nil
}

func (w *Watcher) nextNotified(ctx context.Context) error {
	var quiet, late <-chan time.Time
	if w.begun {
		quiet, late = time.After(w.pause()), time.After(patience)
	}
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case e, open := <-w.notify.Events:
			if !open {
				return errors.New("watching has ended")
			}
			if !w.take(e) {
				continue
			}
		case err, open := <-w.notify.Errors:
			if !open {
				return errors.New("watching has ended")
			}
			w.lost(err)
		case <-quiet:
			return nil
		case <-late:
			return nil
		}
		if w.notify == nil { // the limit of watches was met
			w.all = true
			return nil
		}
		if late == nil {
			late = time.After(patience)
		}
		quiet = time.After(w.pause())
	}
}

// pause is how long nothing may happen.
func (w *Watcher) pause() time.Duration {
	if w.trouble || w.events > burst {
		return w.opt.Busy
	}
	return w.opt.Quiet
}

// take notes an event; false: it is of no concern.
func (w *Watcher) take(e fsnotify.Event) bool {
	if e.Has(fsnotify.Chmod) && e.Op == fsnotify.Chmod {
		return false
	}
	if w.tree.real[e.Name] && (e.Has(fsnotify.Rename) || e.Has(fsnotify.Remove)) {
		w.drop(e.Name)
	}
	names := w.tree.names(e.Name)
	for _, name := range names {
		w.note(name)
		if !e.Has(fsnotify.Create) {
			continue
		}
		// A new folder may hold files already, which nobody reports any more.
		if err := w.watch(filepath.Join(w.tree.dir, filepath.FromSlash(name)), true); err != nil {
			w.poll(err.Error())
			return true
		}
	}
	return len(names) > 0
}

// drop ends the watches of a folder that went and of those in it: where it was moved,
// they would go on under names that are no longer true, and keep it from being watched
// under the new one.
func (w *Watcher) drop(path string) {
	for _, watched := range w.notify.WatchList() {
		if rest, below := strings.CutPrefix(watched, path); below && (rest == "" || rest[0] == filepath.Separator) {
			_ = w.notify.Remove(watched) // it may be gone already
			delete(w.tree.real, watched)
		}
	}
}

func (w *Watcher) note(name string) {
	w.events++
	w.paths[name] = true
}

// watch watches what a path leads to, where that is part of the site. What is found
// below a new folder is noted.
func (w *Watcher) watch(path string, isNew bool) error {
	return w.tree.walk(path, func(folder string) error {
		if err := w.notify.Add(folder); err != nil {
			return fmt.Errorf("watching %s: %w", folder, err)
		}
		return nil
	}, func(name string, _ stamp) {
		if isNew {
			w.note(name)
		}
	})
}

// lost handles an error of watching: events are missing.
func (w *Watcher) lost(err error) {
	w.all = true
	w.events += burst
	w.tree.forget()
	if err := w.watch(w.tree.dir, false); err != nil {
		w.poll(err.Error())
	}
}

func (w *Watcher) nextPolled(ctx context.Context) error {
	tick := time.NewTicker(w.opt.Poll)
	defer tick.Stop()
	changed := false
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
		now := w.tree.stamps()
		again := w.compare(now)
		w.seen = now
		if changed && !again {
			return nil // it was quiet for a whole round
		}
		changed = changed || again
	}
}

// compare notes the files that differ from when they were seen.
func (w *Watcher) compare(now map[string]stamp) bool {
	before := len(w.paths)
	different := false
	for name, s := range now {
		if was, known := w.seen[name]; !known || was != s {
			w.paths[name], different = true, true
		}
	}
	for name := range w.seen {
		if _, there := now[name]; !there {
			w.paths[name], different = true, true
		}
	}
	return different || len(w.paths) > before
}
