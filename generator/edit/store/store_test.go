package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func open(t *testing.T, files map[string]string) (*Store, string) {
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	return s, dir
}

func change(t *testing.T, s *Store, name, text string) {
	t.Helper()
	if err := s.Write(name, []byte(text)); err != nil {
		t.Fatal(err)
	}
}

func is(t *testing.T, dir, name, want string) {
	t.Helper()
	got, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		got = []byte("none")
	}
	if string(got) != want {
		t.Errorf("%s is %q, want %q", name, got, want)
	}
}

func TestCommit(t *testing.T) {
	s, dir := open(t, map[string]string{"a/one": "1", "a/two": "2", "a/same": "s", "real": "r"})
	if err := os.Symlink("real", filepath.Join(dir, "link")); err != nil {
		t.Skip("there are no symbolic links here")
	}
	change(t, s, "a/one", "11")
	change(t, s, "a/same", "s")
	change(t, s, "b/new", "n")
	change(t, s, "link", "rr")
	if err := s.Write("a/two", nil); err != nil {
		t.Fatal(err)
	}
	var seen []string
	err := fs.WalkDir(s.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			text, err := fs.ReadFile(s.FS(), name)
			seen = append(seen, name+"="+string(text))
			return err
		}
		return err
	})
	if got := strings.Join(seen, " "); err != nil || got != "a/one=11 a/same=s link=rr real=r" {
		t.Errorf("seen are %s (%v)", got, err)
	}
	if _, err := fs.Stat(s.FS(), "a/two"); err == nil {
		t.Error("a removed file is there")
	}
	if got := strings.Join(s.Changed(), " "); got != "a/one a/two b/new link" {
		t.Errorf("changed are %s", got)
	}
	is(t, dir, "a/one", "1")
	if err := s.Commit(); err != nil {
		t.Fatal(err)
	}
	is(t, dir, "a/one", "11")
	is(t, dir, "a/two", "none")
	is(t, dir, "b/new", "n")
	is(t, dir, "real", "rr")
	if info, err := os.Lstat(filepath.Join(dir, "link")); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link is no link any more")
	}
	if info, err := os.Stat(filepath.Join(dir, "a/one")); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the permissions are %v", info.Mode())
	}
	left, _ := filepath.Glob(filepath.Join(dir, "*", ".lectern-*"))
	if len(left) > 0 {
		t.Errorf("%q were left", left)
	}
}

// When one file cannot be written, all are as they were.
func TestFailureUndoesEverything(t *testing.T) {
	s, dir := open(t, map[string]string{"one": "1", "two": "2", "z": "z"})
	change(t, s, "one", "11")
	if err := s.Write("two", nil); err != nil {
		t.Fatal(err)
	}
	change(t, s, "very", "new")
	change(t, s, "z", "zz")
	if err := os.Mkdir(filepath.Join(dir, "very"), 0o755); err != nil { // in the way of a new file
		t.Fatal(err)
	}
	if err := s.Commit(); err == nil {
		t.Fatal("a file was put in the place of a folder")
	}
	is(t, dir, "one", "1")
	is(t, dir, "two", "2")
	is(t, dir, "z", "z")
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 4 {
		t.Errorf("there are %v (%v)", entries, err)
	}
}

// What somebody else wrote in the meantime is not overwritten.
func TestChangedMeanwhile(t *testing.T) {
	s, dir := open(t, map[string]string{"one": "1", "two": "2"})
	change(t, s, "one", "11")
	change(t, s, "two", "22")
	if err := os.WriteFile(filepath.Join(dir, "two"), []byte("theirs"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := s.Commit(); err == nil || !strings.Contains(err.Error(), "two has changed") {
		t.Errorf("the error is %v", err)
	}
	is(t, dir, "one", "1")
	is(t, dir, "two", "theirs")
}
