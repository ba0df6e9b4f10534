package watch

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
)

// site is a watched folder.
type site struct {
	t   *testing.T
	dir string
	w   *Watcher
}

func newSite(t *testing.T, o Options) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir()}
	s.write("site.toml", "title = \"A\"")
	s.write("content/works/a.toml", "id = \"a\"")
	s.write("theme/layouts/work.html", "x")
	s.write("public/index.html", "x")
	s.watch(o)
	return s
}

func (s *site) watch(o Options) {
	s.t.Helper()
	w, err := New(s.dir, o)
	if err != nil {
		s.t.Fatal(err)
	}
	s.w = w
	s.t.Cleanup(func() { _ = w.Close() })
}

func (s *site) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

func (s *site) write(name, text string) {
	s.t.Helper()
	s.ok(os.MkdirAll(filepath.Dir(s.path(name)), 0o777), os.WriteFile(s.path(name), []byte(text), 0o666))
}

func (s *site) ok(errs ...error) {
	s.t.Helper()
	if err := errors.Join(errs...); err != nil {
		s.t.Fatal(err)
	}
}

// until collects batches until all paths were named, or anything may have changed.
func (s *site) until(paths ...string) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), 20*time.Second)
	defer cancel()
	missing := slices.Clone(paths)
	for len(missing) > 0 {
		b, err := s.w.Next(ctx)
		if err != nil {
			s.t.Fatalf("%v; not told of %v", err, missing)
		}
		missing = slices.DeleteFunc(missing, func(p string) bool {
			return b.All || slices.ContainsFunc(b.Paths, func(q string) bool { return q == p || strings.HasPrefix(p, q+"/") })
		})
		for _, p := range b.Paths {
			if !concerns(p) {
				s.t.Errorf("told of %s", p)
			}
		}
	}
}

// modes are the two ways to watch.
func modes(t *testing.T, test func(t *testing.T, o Options)) {
	t.Run("notified", func(t *testing.T) { test(t, Options{}) })
	t.Run("polling", func(t *testing.T) { test(t, Options{Poll: 10 * time.Millisecond}) })
}

func TestSaves(t *testing.T) {
	modes(t, func(t *testing.T, o Options) {
		s := newSite(t, o)
		a := s.path("content/works/a.toml")
		for name, save := range map[string]func(text string) error{
			"in place": func(text string) error { return os.WriteFile(a, []byte(text), 0o666) },
			"moved over": func(text string) error {
				return errors.Join(os.WriteFile(a+".tmp", []byte(text), 0o666), os.Rename(a+".tmp", a))
			},
			"backup first, as vim": func(text string) error {
				return errors.Join(os.WriteFile(s.path("content/works/4913"), nil, 0o666), os.Remove(s.path("content/works/4913")),
					os.Rename(a, a+"~"), os.WriteFile(a, []byte(text), 0o666), os.Remove(a+"~"))
			},
			"in two halves": func(text string) error {
				f, err := os.Create(a)
				if err != nil {
					return err
				}
				_, first := f.WriteString(text[:3])
				_, second := f.WriteString(text[3:])
				return errors.Join(first, second, f.Close())
			},
		} {
			s.ok(save("id = \"" + name + "\""))
			s.until("content/works/a.toml")
		}
		s.write("site.toml.tmp", "title = \"another\"")
		s.ok(os.Rename(s.path("site.toml.tmp"), s.path("site.toml")))
		s.until("site.toml")
		s.ok(os.Remove(a))
		s.until("content/works/a.toml")
	})
}

func TestFolders(t *testing.T) {
	modes(t, func(t *testing.T, o Options) {
		s := newSite(t, o)
		s.write("content/works/x/y/z/new.toml", "id = \"new\"")
		s.until("content/works/x/y/z/new.toml")
		s.ok(os.Rename(s.path("content/works/x"), s.path("content/works/w")))
		s.until("content/works/x/y/z/new.toml", "content/works/w/y/z/new.toml")
		s.write("content/works/w/y/z/later.toml", "id = \"later\"")
		s.until("content/works/w/y/z/later.toml")
		s.ok(os.RemoveAll(s.path("content")))
		s.until("content/works/a.toml")
		s.write("content/authors/ada.toml", "id = \"ada\"")
		s.until("content/authors/ada.toml")
		s.write("content/authors/bo.toml", "id = \"bo\"")
		s.until("content/authors/bo.toml")
	})
}

// What a symbolic link leads to is part of the site.
func TestLinks(t *testing.T) {
	modes(t, func(t *testing.T, o Options) {
		s := &site{t: t, dir: t.TempDir()}
		elsewhere := t.TempDir()
		s.write("content/works/a.toml", "id = \"a\"")
		if err := os.Symlink(s.path("content"), s.path("content/circle")); err != nil {
			t.Skip(err)
		}
		file, folder := filepath.Join(elsewhere, "one", "b.toml"), filepath.Join(elsewhere, "two")
		s.ok(os.Mkdir(filepath.Dir(file), 0o777), os.WriteFile(file, nil, 0o666), os.Mkdir(folder, 0o777),
			os.Symlink(file, s.path("content/works/b.toml")), os.Symlink(folder, s.path("content/works/linked")))
		s.watch(o)
		s.ok(os.WriteFile(file, []byte("id = \"b\""), 0o666))
		s.until("content/works/b.toml")
		s.ok(os.WriteFile(filepath.Join(folder, "c.toml"), []byte("id = \"c\""), 0o666))
		s.until("content/works/linked/c.toml")
	})
}

// A checkout of thousands of files is one batch.
func TestBurst(t *testing.T) {
	s := newSite(t, Options{Busy: 2 * time.Second})
	for i := range 5000 {
		s.write(fmt.Sprintf("content/works/%d/%d.toml", i%50, i), "id = \"x\"")
	}
	b, err := s.w.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	files := 0
	for _, p := range b.Paths {
		if strings.HasSuffix(p, ".toml") {
			files++
		}
	}
	if !b.All && files != 5000 {
		t.Errorf("%d files in the first batch", files)
	}
}

// How long a batch waits for more.
func TestPause(t *testing.T) {
	s := newSite(t, Options{})
	if got := s.w.pause(); got != 20*time.Millisecond {
		t.Errorf("after one save: %v", got)
	}
	s.w.events = burst + 1
	if got := s.w.pause(); got != 150*time.Millisecond {
		t.Errorf("in a burst: %v", got)
	}
	s.w.events = 0
	s.w.Trouble(true)
	if got := s.w.pause(); got != 150*time.Millisecond {
		t.Errorf("after an error: %v", got)
	}
	s.w.Trouble(false)
	if got := s.w.pause(); got != 20*time.Millisecond {
		t.Errorf("when it is mended: %v", got)
	}
}

// What is of no concern is not told.
func TestIgnored(t *testing.T) {
	modes(t, func(t *testing.T, o Options) {
		s := newSite(t, o)
		for _, name := range []string{"public/works/index.html", ".lectern/manifest", ".git/HEAD", "notes.txt", "content/.hidden", "content/works/a.toml~", "content/works/.a.toml.swp", "content/works/#a#"} {
			s.write(name, "x")
		}
		s.write("content/works/z.toml", "x")
		s.until("content/works/z.toml") // reports names of no concern
	})
}

// After an overflow anything may have changed, and watching goes on.
func TestOverflow(t *testing.T) {
	s := newSite(t, Options{})
	s.w.lost(fsnotify.ErrEventOverflow)
	go func() { s.w.notify.Errors <- fsnotify.ErrEventOverflow }()
	b, err := s.w.Next(t.Context())
	if err != nil || !b.All {
		t.Errorf("%v %v", b, err)
	}
	s.write("content/works/a.toml", "id = \"after\"")
	s.until("content/works/a.toml")
}

// More events than the system keeps, while nobody takes them: nothing that was written
// is missed.
func TestOverflowOfTheSystem(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 40,000 times")
	}
	s := newSite(t, Options{})
	var files []*os.File
	for i := range 2 {
		f, err := os.Create(s.path(fmt.Sprintf("content/works/%d.toml", i)))
		s.ok(err)
		defer f.Close()
		files = append(files, f)
	}
	for i := range 40_000 { // in turns: equal events in a row are one
		_, err := files[i%2].WriteString("#")
		s.ok(err)
	}
	s.write("content/works/late/last.toml", "id = \"last\"")
	s.until("content/works/0.toml", "content/works/1.toml", "content/works/late/last.toml")
	s.write("content/works/late/after.toml", "id = \"after\"")
	s.until("content/works/late/after.toml")
}

// Without watches, files are looked at, and it is said why.
func TestGoesOverToPolling(t *testing.T) {
	s := newSite(t, Options{})
	s.w.poll("no space left on device")
	s.w.opt.Poll = 10 * time.Millisecond
	if s.w.Polling() == "" {
		t.Error("it is not said")
	}
	s.write("content/works/a.toml", "id = \"polled\"")
	s.until("content/works/a.toml")
}

func TestEnds(t *testing.T) {
	modes(t, func(t *testing.T, o Options) {
		s := newSite(t, o)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := s.w.Next(ctx); !errors.Is(err, context.Canceled) {
			t.Error(err)
		}
	})
}

func TestLeavesNothingOpen(t *testing.T) {
	dir := t.TempDir()
	round := func() {
		w, err := New(dir, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	round()
	before := runtime.NumGoroutine()
	files := openFiles()
	for range 100 {
		round()
	}
	for deadline := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before && time.Now().Before(deadline); {
		time.Sleep(10 * time.Millisecond)
	}
	if now := runtime.NumGoroutine(); now > before {
		t.Errorf("%d goroutines, and %d before", now, before)
	}
	if now := openFiles(); now > files+2 {
		t.Errorf("%d open files, and %d before", now, files)
	}
}

// openFiles counts the process's open files, where the system says.
func openFiles() int {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return 0
	}
	return len(entries)
}

// Who waits for a moment of quiet is told of a change, and the change is not lost.
func TestIdle(t *testing.T) {
	s := newSite(t, Options{})
	if !s.w.Idle(t.Context(), 10*time.Millisecond) {
		t.Error("something happened before anything did")
	}
	s.write("content/works/b.toml", "id = \"b\"")
	if s.w.Idle(t.Context(), 10*time.Second) {
		t.Error("nothing happened")
	}
	s.write("content/works/c.toml", "id = \"c\"")
	s.until("content/works/b.toml", "content/works/c.toml")
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if s.w.Idle(ended, time.Minute) {
		t.Error("it was quiet in no time")
	}
	polled := newSite(t, Options{Poll: time.Millisecond})
	polled.write("content/works/b.toml", "id = \"b\"")
	if !polled.w.Idle(t.Context(), 10*time.Millisecond) {
		t.Error("the files are looked at in between")
	}
	polled.until("content/works/b.toml")
}
