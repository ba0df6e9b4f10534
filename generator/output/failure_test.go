package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"lectern/generator/output/paths"
)

// Every kind of change at once, killed after each number of writes, then built
// again, with the same plan or another.
func TestKilledBuildIsMended(t *testing.T) {
	old := map[string]string{"index.html": "1", "a/x": "1", "a/y": "1", "b": "1", "c/d": "1", "same": "1"}
	next := map[string]string{"index.html": "2", "a/x": "2", "b/file": "2", "c": "2", "new/z": "2", "same": "1"}
	third := map[string]string{"index.html": "1", "a/y": "3", "d": "3", "same": "1"}
	for n := range len(next) {
		for name, after := range map[string]map[string]string{"same": next, "old": old, "third": third} {
			t.Run(fmt.Sprintf("%d %s", n, name), func(t *testing.T) {
				f := newFolder(t)
				f.must(old)
				f.put("foreign", "mine")
				if _, err := f.buildUntil(next, n); err != nil {
					t.Fatal(err)
				}
				f.put(paths.Temp+"1", "half a pa")
				if _, err := os.Stat(f.state("journal")); err != nil {
					os.Remove(filepath.Join(f.opt.Dir, paths.Temp+"1")) // nothing was changed yet
				}
				if _, err := f.buildUntil(next, n/2); err != nil { // killed again
					t.Fatal(err)
				}
				f.must(after)
				want := maps.Clone(after)
				want["foreign"] = "mine"
				f.want(want)
				if r := f.must(after); len(r.Written)+len(r.Deleted) > 0 {
					t.Errorf("the build after it: %+v", r)
				}
			})
		}
	}
}

func TestKilledFirstBuildIsMended(t *testing.T) {
	f := newFolder(t)
	site := map[string]string{"a": "1", "b/c": "2", "d": "3"}
	if _, err := f.buildUntil(site, 2); err != nil {
		t.Fatal(err)
	}
	f.want(map[string]string{"a": "1", "b/c": "2"})
	f.put("mine", "x")
	r := f.must(map[string]string{"a": "1", "d": "3"})
	wantList(t, "written", r.Written, "d")
	wantList(t, "deleted", r.Deleted, "b/c")
	f.want(map[string]string{"a": "1", "d": "3", "mine": "x"})
}

func TestFolderThatMustNotBeWritten(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write anywhere")
	}
	f := newFolder(t)
	f.must(map[string]string{"a": "1"})
	os.Chmod(f.opt.Dir, 0o555)
	defer os.Chmod(f.opt.Dir, 0o777)
	if _, err := f.build(map[string]string{"a": "2"}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("error %v, want permission", err)
	}
	f.want(map[string]string{"a": "1"})
}

// fullDisk has room for a number of bytes.
type fullDisk struct {
	mu   sync.Mutex
	room int
}

type fullFile struct {
	io.WriteCloser
	disk *fullDisk
}

var errNoSpace = errors.New("no space left on device")

func (f *fullFile) Write(b []byte) (int, error) {
	f.disk.mu.Lock()
	defer f.disk.mu.Unlock()
	n := min(len(b), f.disk.room)
	f.disk.room -= n
	if n, err := f.WriteCloser.Write(b[:n]); err != nil || n == len(b) {
		return n, err
	}
	return n, errNoSpace
}

func TestFullDisk(t *testing.T) {
	old := map[string]string{"a": "aaaa", "b": "bbbb", "c": "cccc"}
	next := map[string]string{"a": "AAAA", "b": "BBBB", "d": "DDDD"}
	for room := range 12 {
		f := newFolder(t)
		f.must(old)
		s, err := Open(f.opt)
		if err != nil {
			t.Fatal(err)
		}
		disk := &fullDisk{room: room}
		s.create = func(root *os.Root, name string) (io.WriteCloser, error) {
			file, err := createFile(root, name)
			return &fullFile{file, disk}, err
		}
		if err := s.Begin(planOf(next)); err != nil {
			t.Fatal(err)
		}
		for _, p := range planOf(next) {
			if err = s.Write(p.Path, p.Key, []byte(next[p.Path])); err != nil {
				break
			}
		}
		if !errors.Is(err, errNoSpace) {
			t.Errorf("room for %d: error %v", room, err)
		}
		for path, data := range f.files() { // no file is ever seen half
			if data != old[path] && data != next[path] {
				t.Errorf("room for %d: %s holds %q", room, path, data)
			}
		}
		s.Close()
		f.must(next)
		f.want(next)
	}
}

func FuzzManifest(f *testing.F) {
	f.Add(encodeManifest([]entry{{"a/b", key("a"), digest([]byte("a")), 1}, {"b", key("b"), digest(nil), 0}})[len(manifestHeader):])
	f.Add([]byte("../x\t00000000000000000000000000000000\t00000000000000000000000000000000\t1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := decodeManifest(data)
		if err != nil {
			return
		}
		if again := encodeManifest(entries)[len(manifestHeader):]; !bytes.Equal(again, data) {
			t.Errorf("%q is read, and written as %q", data, again)
		}
		for i, e := range entries {
			if !fs.ValidPath(e.path) || e.size < 0 || i > 0 && entries[i-1].path >= e.path {
				t.Errorf("accepted %+v", e)
			}
		}
	})
}

func FuzzSeal(f *testing.F) {
	f.Add([]byte("body"))
	f.Fuzz(func(t *testing.T, body []byte) {
		sealed, sum := seal(append([]byte(journalHeader), body...))
		if got, said, err := unseal("journal", journalHeader, sealed); err != nil || !bytes.Equal(got, body) || said != sum {
			t.Errorf("%q, %v", got, err)
		}
		if _, _, err := unseal("journal", journalHeader, body); err == nil && !bytes.HasPrefix(body, []byte(journalHeader)) {
			t.Errorf("%q passed for a sealed file", body)
		}
		for p := range decodeJournal(body) {
			if paths.Check(p) != nil {
				t.Errorf("the journal names %q", p)
			}
		}
	})
}
