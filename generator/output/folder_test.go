package output

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// folder is a site folder in a test: its output and its state.
type folder struct {
	t   *testing.T
	opt Options
}

func newFolder(t *testing.T) *folder {
	dir := t.TempDir()
	return &folder{t, Options{
		Dir:        filepath.Join(dir, "public"),
		State:      filepath.Join(dir, ".lectern"),
		PruneLimit: 20,
		AllowPrune: true,
	}}
}

// key is a key that covers the bytes.
func key(data string) [16]byte { return digest([]byte("key of " + data)) }

// build writes a site of the given files, as the generator does.
func (f *folder) build(files map[string]string) (Result, error) {
	f.t.Helper()
	return f.buildUntil(files, len(files))
}

// buildUntil is a build that is killed after n writes, when n is below the number
// of files: the Site is abandoned, without Commit.
func (f *folder) buildUntil(files map[string]string, n int) (Result, error) {
	f.t.Helper()
	s, err := Open(f.opt)
	if err != nil {
		return Result{}, err
	}
	defer s.Close()
	plan := planOf(files)
	if err := s.Begin(plan); err != nil {
		return Result{}, err
	}
	for i, p := range plan {
		if i == n {
			return Result{}, nil
		}
		if s.Unchanged(p.Path, p.Key) {
			continue
		}
		if err := s.Write(p.Path, p.Key, []byte(files[p.Path])); err != nil {
			return Result{}, err
		}
	}
	return s.Commit()
}

func planOf(files map[string]string) []Planned {
	var plan []Planned
	for _, p := range slices.Sorted(maps.Keys(files)) {
		plan = append(plan, Planned{p, key(files[p])})
	}
	return plan
}

// must is build without an error.
func (f *folder) must(files map[string]string) Result {
	f.t.Helper()
	r, err := f.build(files)
	if err != nil {
		f.t.Fatal(err)
	}
	return r
}

// files reads the published folder.
func (f *folder) files() map[string]string {
	f.t.Helper()
	got := map[string]string{}
	err := filepath.WalkDir(f.opt.Dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(p)
		rel, _ := filepath.Rel(f.opt.Dir, p)
		got[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		f.t.Fatal(err)
	}
	return got
}

func (f *folder) want(files map[string]string) {
	f.t.Helper()
	if got := f.files(); !maps.Equal(got, files) {
		f.t.Errorf("folder holds %v\nwant %v", got, files)
	}
}

// put writes a file as somebody else would.
func (f *folder) put(path, data string) {
	f.t.Helper()
	name := filepath.Join(f.opt.Dir, filepath.FromSlash(path))
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		f.t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(data), 0o666); err != nil {
		f.t.Fatal(err)
	}
}

func (f *folder) state(name string) string { return filepath.Join(f.opt.State, name) }

func wantList(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// stamp is the identity of a state file: replacing it gives another.
func (f *folder) stamp(name string) string {
	info, err := os.Stat(f.state(name))
	if err != nil {
		f.t.Fatal(err)
	}
	return info.ModTime().String()
}

// flip changes one bit in the middle of a state file.
func (f *folder) flip(name string) {
	data, err := os.ReadFile(f.state(name))
	if err != nil {
		f.t.Fatal(err)
	}
	data[len(data)/2] ^= 1
	if err := os.WriteFile(f.state(name), data, 0o666); err != nil {
		f.t.Fatal(err)
	}
}
