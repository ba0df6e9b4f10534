package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"lectern/generator/output/paths"
)

func TestOnlyWhatChangedIsWritten(t *testing.T) {
	f := newFolder(t)
	site := map[string]string{"index.html": "home", "works/a/index.html": "a", "works/b/index.html": "b"}
	r := f.must(site)
	wantList(t, "written", r.Written, "index.html", "works/a/index.html", "works/b/index.html")
	if r.Bytes != 6 {
		t.Errorf("%d bytes, want 6", r.Bytes)
	}
	f.want(site)

	manifest := f.stamp("manifest")
	r = f.must(site)
	wantList(t, "written the second time", r.Written)
	if r.Unchanged != 3 || r.Bytes != 6 {
		t.Errorf("unchanged %d files, %d bytes; want 3 and 6", r.Unchanged, r.Bytes)
	}
	if f.stamp("manifest") != manifest {
		t.Error("a build that changed nothing wrote the manifest")
	}

	site["works/a/index.html"] = "other"
	delete(site, "works/b/index.html")
	site["works/c/index.html"] = "c"
	r = f.must(site)
	wantList(t, "written", r.Written, "works/a/index.html", "works/c/index.html")
	wantList(t, "deleted", r.Deleted, "works/b/index.html")
	f.want(site)
	if _, err := os.Stat(filepath.Join(f.opt.Dir, "works", "b")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the empty folder works/b is still there")
	}
	if _, err := os.Stat(f.state("journal")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the journal is still there")
	}
}

func TestEqualBytesUnderAnotherKeyAreNotWritten(t *testing.T) {
	f := newFolder(t)
	f.must(map[string]string{"a": "x"})
	s, err := Open(f.opt)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	other := [16]byte{1}
	if err := s.Begin([]Planned{{"a", other}}); err != nil {
		t.Fatal(err)
	}
	if s.Unchanged("a", other) {
		t.Error("unchanged under another key")
	}
	if err := s.Write("a", other, []byte("x")); err != nil {
		t.Fatal(err)
	}
	r, err := s.Commit()
	if err != nil || len(r.Written) != 0 || r.Unchanged != 1 {
		t.Errorf("%+v, %v; want nothing written", r, err)
	}
}

func TestOtherBytesUnderAnEqualKeyAreAnError(t *testing.T) {
	f := newFolder(t)
	f.must(map[string]string{"a": "x"})
	s, err := Open(f.opt)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Begin([]Planned{{"a", key("x")}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Write("a", key("x"), []byte("y")); err == nil {
		t.Error("no error")
	}
	f.want(map[string]string{"a": "x"})
}

func TestEveryPlannedFileMustBeWrittenOnce(t *testing.T) {
	f := newFolder(t)
	s, err := Open(f.opt)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Begin(planOf(map[string]string{"a": "x", "b": "y"})); err != nil {
		t.Fatal(err)
	}
	if err := s.Write("a", key("x"), []byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := s.Write("a", key("x"), []byte("x")); err == nil {
		t.Error("a file was written twice")
	}
	if err := s.Write("c", key("x"), []byte("x")); err == nil {
		t.Error("a file was written that is not planned")
	}
	if _, err := s.Commit(); err == nil {
		t.Error("a build without one of its files was committed")
	}
}

func TestPruneGuard(t *testing.T) {
	f := newFolder(t)
	site := map[string]string{}
	for i := range 10 {
		site[fmt.Sprintf("%d.html", i)] = "x"
	}
	f.must(site)
	f.opt.AllowPrune = false
	for i := range 3 {
		delete(site, fmt.Sprintf("%d.html", i))
	}
	before := f.files()
	_, err := f.build(site)
	var guard *PruneError
	if !errors.As(err, &guard) || guard.Delete != 3 || guard.Old != 10 || guard.Limit != 20 {
		t.Fatalf("error %v, want a guard over 3 of 10", err)
	}
	f.want(before)
	site["0.html"] = "x" // two of ten are within the limit
	r := f.must(site)
	wantList(t, "deleted", r.Deleted, "1.html", "2.html")
	f.opt.AllowPrune = true
	r = f.must(map[string]string{"0.html": "x"})
	if len(r.Deleted) != 7 {
		t.Errorf("deleted %v with AllowPrune", r.Deleted)
	}
}

func TestForeignFiles(t *testing.T) {
	f := newFolder(t)
	f.must(map[string]string{"index.html": "home", "a/x.html": "x"})
	f.put("CNAME", "example.org")
	f.put("a/notes.txt", "mine")
	r := f.must(map[string]string{"index.html": "home"})
	wantList(t, "deleted", r.Deleted, "a/x.html")
	f.want(map[string]string{"index.html": "home", "CNAME": "example.org", "a/notes.txt": "mine"})

	for path, obstacle := range map[string]string{
		"CNAME":         "CNAME",
		"a/notes.txt/b": "a/notes.txt",
		"a":             "a",
	} {
		_, err := f.build(map[string]string{"index.html": "other", path: "ours"})
		var o *ObstacleError
		if !errors.As(err, &o) || o.Path != obstacle {
			t.Errorf("planning %s: error %v, want %s named", path, err, obstacle)
		}
		f.want(map[string]string{"index.html": "home", "CNAME": "example.org", "a/notes.txt": "mine"})
	}
}

func TestForeignFileInAFolderThatBecomesAFile(t *testing.T) {
	f := newFolder(t)
	f.must(map[string]string{"a/b/x": "x", "a/c": "x"})
	f.put("a/b/notes.txt", "mine")
	_, err := f.build(map[string]string{"a": "ours"})
	var o *ObstacleError
	if !errors.As(err, &o) || o.Path != "a/b/notes.txt" {
		t.Errorf("error %v, want a/b/notes.txt named", err)
	}
	f.want(map[string]string{"a/b/x": "x", "a/c": "x", "a/b/notes.txt": "mine"})
}

func TestLostManifest(t *testing.T) {
	site := map[string]string{"index.html": "home", "a/x.html": "x", "a/y.html": "y"}
	damage := map[string]func(f *folder){
		"removed":  func(f *folder) { os.Remove(f.state("manifest")) },
		"state":    func(f *folder) { os.RemoveAll(f.opt.State) },
		"emptied":  func(f *folder) { os.WriteFile(f.state("manifest"), nil, 0o666) },
		"cut":      func(f *folder) { os.Truncate(f.state("manifest"), 150) },
		"one byte": func(f *folder) { f.flip("manifest") },
		"journal":  func(f *folder) { os.WriteFile(f.state("journal"), []byte("lectern journal 1\nindex"), 0o666) },
	}
	for name, harm := range damage {
		t.Run(name, func(t *testing.T) {
			f := newFolder(t)
			f.must(site)
			f.put("foreign.txt", "mine")
			f.put("index.html", "changed by hand")
			harm(f)
			next := maps.Clone(site)
			delete(next, "a/y.html")
			r := f.must(next)
			if r.Foreign != 2 { // a/y.html is nobody's now
				t.Errorf("%d foreign files, want 2", r.Foreign)
			}
			wantList(t, "written", r.Written, "index.html")
			wantList(t, "deleted", r.Deleted)
			f.want(map[string]string{"index.html": "home", "a/x.html": "x", "a/y.html": "y", "foreign.txt": "mine"})
			if r = f.must(next); len(r.Written) > 0 || r.Foreign > 0 {
				t.Errorf("the build after it: %+v", r)
			}
		})
	}
}

func TestLostManifestWithFoldersInTheWay(t *testing.T) {
	for planned, there := range map[string]string{"a": "a/b.txt", "a/b": "a"} {
		f := newFolder(t)
		f.put(there, "mine")
		_, err := f.build(map[string]string{planned: "ours"})
		var o *ObstacleError
		if !errors.As(err, &o) || o.Path != "a" {
			t.Errorf("%s over %s: error %v", planned, there, err)
		}
	}
}

func TestRemovedFoldersAreWrittenAnew(t *testing.T) {
	site := map[string]string{"index.html": "home", "a/x.html": "x", "b/y.html": "y"}
	f := newFolder(t)
	f.must(site)
	os.RemoveAll(filepath.Join(f.opt.Dir, "a"))
	wantList(t, "written", f.must(site).Written, "a/x.html")
	os.RemoveAll(f.opt.Dir)
	wantList(t, "written", f.must(site).Written, "a/x.html", "b/y.html", "index.html")
	f.want(site)
}

func TestFullNoticesChanges(t *testing.T) {
	site := map[string]string{"a/x.html": "x", "a/y.html": "y", "a/z.html": "z"}
	f := newFolder(t)
	f.must(site)
	f.put("a/x.html", "X")
	os.Remove(filepath.Join(f.opt.Dir, "a", "y.html"))
	wantList(t, "written without Full", f.must(site).Written)
	f.opt.Full = true
	wantList(t, "written with Full", f.must(site).Written, "a/x.html", "a/y.html")
	f.want(site)
	os.RemoveAll(filepath.Join(f.opt.Dir, "a"))
	f.put("a/foreign", "mine")
	wantList(t, "written", f.must(site).Written, "a/x.html", "a/y.html", "a/z.html")
}

func TestTwoBuildsAtOnce(t *testing.T) {
	f := newFolder(t)
	s, err := Open(f.opt)
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(f.opt)
	var busy *BusyError
	if !errors.As(err, &busy) {
		t.Fatalf("error %v, want busy", err)
	}
	if want := fmt.Sprint(os.Getpid()); runtime.GOOS != "windows" && busy.PID != want {
		t.Errorf("process %q, want %s", busy.PID, want)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	f.must(map[string]string{"a": "x"})
}

func TestCaseOnlyRenames(t *testing.T) {
	f := newFolder(t)
	f.must(map[string]string{"Logo.png": "1", "Files/a": "1", "files2/b": "1"})
	next := map[string]string{"logo.png": "1", "files/a": "1", "Files2/c": "1"}
	r := f.must(next)
	wantList(t, "deleted", r.Deleted, "Files/a", "Logo.png", "files2/b")
	f.want(next)
	f.want(f.files())
}

func TestFilesBecomeFoldersAndBack(t *testing.T) {
	f := newFolder(t)
	one := map[string]string{"a": "1", "b/c/d": "1", "b/c/e": "1"}
	two := map[string]string{"a/x/y": "2", "b": "2"}
	for range 2 {
		f.must(one)
		f.want(one)
		f.must(two)
		f.want(two)
	}
}

func TestPlansThatCannotBe(t *testing.T) {
	for _, paths := range [][]string{
		{"../a"}, {"/a"}, {"a/../b"}, {"a//b"}, {"a/"}, {""}, {"."}, {`a\b`}, {"a\nb"}, {"a\tb"}, {"a\x00"}, {"\xff"},
		{paths.Temp + "1"}, {"a", "a"}, {"a", "A"}, {"ä", "Ä"}, {"a", "a/b"}, {"A", "a/b/c"},
	} {
		f := newFolder(t)
		s, err := Open(f.opt)
		if err != nil {
			t.Fatal(err)
		}
		var plan []Planned
		for _, p := range paths {
			plan = append(plan, Planned{Path: p})
		}
		if err := s.Begin(plan); err == nil {
			t.Errorf("%q: no error", paths)
		}
		s.Close()
	}
}

func TestSymbolicLinksDoNotLeadOutside(t *testing.T) {
	f := newFolder(t)
	outside := t.TempDir()
	secret := filepath.Join(outside, "index.html")
	if err := os.WriteFile(secret, []byte("theirs"), 0o666); err != nil {
		t.Fatal(err)
	}
	f.put("x", "")
	if err := os.Symlink(outside, filepath.Join(f.opt.Dir, "works")); err != nil {
		t.Skip("no symbolic links:", err)
	}
	if _, err := f.build(map[string]string{"works/index.html": "ours"}); err == nil {
		t.Error("wrote through a symbolic link")
	}
	os.Remove(filepath.Join(f.opt.Dir, "works"))
	if err := os.Symlink(secret, filepath.Join(f.opt.Dir, "page")); err != nil {
		t.Fatal(err)
	}
	os.RemoveAll(f.opt.State)
	f.must(map[string]string{"page": "ours"}) // the link itself is replaced
	if data, _ := os.ReadFile(secret); string(data) != "theirs" {
		t.Errorf("a file outside now holds %q", data)
	}
	if f.files()["page"] != "ours" {
		t.Error("the page was not written")
	}
}

// A chain of random plans, some killed, ends as a clean build of the last does.
func TestRandomChains(t *testing.T) {
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 1))
		f := newFolder(t)
		names := []string{"a", "b", "a/x", "a/y", "B/z", "b/z/w", "c/d/e", "c/d", "index.html"}
		for range 12 {
			site := map[string]string{}
			for _, i := range r.Perm(len(names)) {
				clash := slices.ContainsFunc(slices.Collect(maps.Keys(site)), func(p string) bool {
					p, q := paths.Fold(p), paths.Fold(names[i])
					return p == q || strings.HasPrefix(p, q+"/") || strings.HasPrefix(q, p+"/")
				})
				if !clash && r.IntN(3) > 0 {
					site[names[i]] = fmt.Sprint(r.IntN(3))
				}
			}
			f.opt.Full = r.IntN(4) == 0
			if _, err := f.buildUntil(site, r.IntN(4)); err != nil {
				t.Fatal(seed, err)
			}
			if r.IntN(2) == 0 {
				f.must(site)
				f.want(site)
			}
		}
	}
}

func TestManyWriters(t *testing.T) {
	f := newFolder(t)
	site := map[string]string{}
	for i := range 500 {
		site[fmt.Sprintf("works/%d/index.html", i)] = strings.Repeat("x", i)
	}
	for _, suffix := range []string{"", "changed"} {
		s, err := Open(f.opt)
		if err != nil {
			t.Fatal(err)
		}
		for p := range site {
			site[p] += suffix
		}
		plan := planOf(site)
		if err := s.Begin(plan); err != nil {
			t.Fatal(err)
		}
		var wg sync.WaitGroup
		for w := range 8 {
			wg.Go(func() {
				for i := w; i < len(plan); i += 8 {
					if err := s.Write(plan[i].Path, plan[i].Key, []byte(site[plan[i].Path])); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		r, err := s.Commit()
		if err != nil || len(r.Written) != 500 || !slices.IsSorted(r.Written) {
			t.Errorf("wrote %d files, %v", len(r.Written), err)
		}
		s.Close()
		f.want(site)
	}
}
