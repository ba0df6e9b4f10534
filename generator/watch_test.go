package generator

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"
)

// watched is a site that is built after each change.
type watched struct {
	*site
	reports chan *Report
}

func watchSite(t *testing.T, archive string) *watched {
	t.Helper()
	w := &watched{site: newSite(t, archive), reports: make(chan *Report, 1000)}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- Watch(ctx, WatchOptions{Options: w.opt}, func(r *Report, err error) {
			if err != nil {
				t.Error(err)
			}
			w.reports <- r
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	<-w.reports
	return w
}

// settle waits until what was written so far is published. A marker says so, which is
// written last.
func (w *watched) settle(n int) {
	w.t.Helper()
	mark := fmt.Sprint(n)
	w.write("content/static/mark.txt", mark)
	deadline := time.After(30 * time.Second)
	for {
		if got, _ := os.ReadFile(filepath.Join(w.dir, "public", "mark.txt")); string(got) == mark && len(w.reports) > 0 {
			for len(w.reports) > 0 {
				<-w.reports
			}
			return
		}
		select {
		case <-deadline:
			w.t.Fatal("the change was not built")
		case <-time.After(2 * time.Millisecond):
		}
	}
}

// Random edits under watch end with the bytes of a clean build, and nothing grows:
// memory, goroutines, open files. LECTERN_EDITS says how many edits.
func TestWatchedEqualsClean(t *testing.T) {
	edits, err := strconv.Atoi(os.Getenv("LECTERN_EDITS"))
	if err != nil {
		edits = 120
	}
	w := watchSite(t, demo)
	r := rand.New(rand.NewPCG(11, 11))
	var before, after usage
	for n := range edits {
		what := randomEdit(w.site, r)
		w.settle(n)
		if n == edits/4 {
			before = measureUsage()
		}
		if n%20 != 0 && n != edits-1 {
			continue
		}
		clean := &site{t: t, dir: w.dir, opt: w.opt}
		clean.opt.Out = filepath.Join(t.TempDir(), "clean")
		clean.build()
		sameTree(t, w.published(), clean.published())
		if t.Failed() {
			t.Fatalf("after edit %d: %s", n, what)
		}
	}
	after = measureUsage()
	t.Logf("before %+v, after %+v", before, after)
	if after.goroutines > before.goroutines+2 || after.files > before.files+4 || after.heap > 2*before.heap+8<<20 {
		t.Errorf("something grows: %+v, then %+v", before, after)
	}
}

// usage is what a process holds.
type usage struct {
	goroutines, files int
	heap              uint64 // bytes in use
}

func measureUsage() usage {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	open, _ := os.ReadDir("/proc/self/fd")
	return usage{runtime.NumGoroutine(), len(open), m.HeapAlloc}
}

// save replaces a file in one step, as careful editors do: on a busy machine a file that
// is being written may be read while it is empty, and the site is built without it.
func (w *watched) save(name, text string) {
	w.t.Helper()
	temp := filepath.Join(w.dir, ".save")
	if err := os.WriteFile(temp, []byte(text), 0o644); err != nil {
		w.t.Fatal(err)
	}
	if err := os.Rename(temp, filepath.Join(w.dir, filepath.FromSlash(name))); err != nil {
		w.t.Fatal(err)
	}
}

// An error while editing keeps the last good site, and the build after it goes on.
func TestWatchKeepsTheLastGoodSite(t *testing.T) {
	w := watchSite(t, demo)
	good := w.published()
	w.save("content/works/one.toml", "id = \"one\"\ntitle = ")
	r := <-w.reports
	for r.Errors == 0 {
		r = <-w.reports
	}
	sameTree(t, w.published(), good)
	w.save("content/works/one.toml", "id = \"one\"\ntitle = \"Mended\"\nauthors = [\"Ada Exemplar\"]\n")
	for r.Errors > 0 {
		r = <-w.reports
	}
	clean := newSite(t, demo)
	clean.write("content/works/one.toml", "id = \"one\"\ntitle = \"Mended\"\nauthors = [\"Ada Exemplar\"]\n")
	clean.build()
	sameTree(t, w.published(), clean.published())
}
