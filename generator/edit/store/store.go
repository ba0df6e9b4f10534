// Package store holds the files of a site while they are edited: changes are made in
// memory, seen through an fs.FS, shown as a diff, and written all at once or not at
// all. It knows nothing of what is in the files.
package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lectern/generator/edit/diff"
)

// Store is a folder with changes that are not written yet. Names are slash-separated
// and relative to it.
type Store struct {
	dir    string
	root   *os.Root
	before map[string][]byte // of the changed files; nil: not there
	after  map[string][]byte // nil: to be removed
}

// Open opens a folder. The error says that there is none, or that it cannot be read.
func Open(dir string) (*Store, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	return &Store{dir: dir, root: root, before: map[string][]byte{}, after: map[string][]byte{}}, nil
}

// Close releases the folder. Changes that are not committed are lost.
func (s *Store) Close() { _ = s.root.Close() } // opened for reading only

// Read returns a file as it will be; fs.ErrNotExist where it will not.
func (s *Store) Read(name string) ([]byte, error) {
	if data, changed := s.after[name]; changed {
		if data == nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		}
		return data, nil
	}
	return fs.ReadFile(s.root.FS(), name)
}

// Write gives a file other bytes. Nil removes it.
func (s *Store) Write(name string, data []byte) error {
	if _, changed := s.after[name]; !changed {
		before, err := fs.ReadFile(s.root.FS(), name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		s.before[name] = before
	}
	if data != nil {
		data = append([]byte{}, data...) // an empty file is one
	}
	s.after[name] = data
	return nil
}

// Changed lists the files that will be others than they are, sorted.
func (s *Store) Changed() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(s.after)), func(name string) bool {
		return (s.after[name] == nil) == (s.before[name] == nil) && bytes.Equal(s.after[name], s.before[name])
	})
}

// Removed reports whether a file will be removed, Added whether it is new.
func (s *Store) Removed(name string) bool { return s.after[name] == nil }

// Added reports whether a changed file is new.
func (s *Store) Added(name string) bool { return s.before[name] == nil }

// Diff shows all changes as a unified diff.
func (s *Store) Diff() string {
	var b strings.Builder
	for _, name := range s.Changed() {
		b.WriteString(diff.Unified(name, s.before[name], s.after[name]))
	}
	return b.String()
}

// Commit writes all changes: each file beside its place first, under a name that no
// reader of the site looks at, and then all by renaming. Where one step fails, what
// was done is undone. A file that has changed since it was read stops everything.
func (s *Store) Commit() (err error) {
	var undo []func() error
	var temporary []string
	defer func() {
		for _, name := range temporary {
			_ = os.Remove(name) // those that were not renamed
		}
		if err == nil {
			return
		}
		for _, back := range slices.Backward(undo) {
			if failed := back(); failed != nil {
				err = fmt.Errorf("%w; and undoing it: %w", err, failed)
			}
		}
	}()
	moves := map[string][2]string{} // by name: from, to
	for _, name := range s.Changed() {
		target, err := s.target(name)
		if err != nil {
			return err
		}
		move := [2]string{"", target}
		if !s.Removed(name) {
			if move[0], err = s.stage(name, target); move[0] != "" {
				temporary = append(temporary, move[0])
			}
			if err != nil {
				return err
			}
		}
		moves[name] = move
	}
	for _, name := range s.Changed() {
		move := moves[name]
		back, err := s.replace(name, move[0], move[1])
		if err != nil {
			return err
		}
		undo = append(undo, back)
	}
	return nil
}

// target is the file behind a name: what a symbolic link leads to stays one.
func (s *Store) target(name string) (string, error) {
	target := filepath.Join(s.dir, filepath.FromSlash(name))
	if s.Added(name) {
		return target, os.MkdirAll(filepath.Dir(target), 0o777)
	}
	target, err := filepath.EvalSymlinks(target)
	if err != nil {
		return "", err
	}
	now, err := os.ReadFile(target)
	if err == nil && !bytes.Equal(now, s.before[name]) {
		err = fmt.Errorf("%s has changed since it was read: nothing was written", name)
	}
	return target, err
}

// stage writes the new bytes of a file beside it, with its permissions.
func (s *Store) stage(name, target string) (temporary string, err error) {
	file, err := os.CreateTemp(filepath.Dir(target), ".lectern-*.tmp")
	if err != nil {
		return "", err
	}
	mode := fs.FileMode(0o644)
	if info, serr := os.Stat(target); serr == nil {
		mode = info.Mode().Perm()
	}
	_, err = file.Write(s.after[name])
	if cerr := file.Close(); err == nil {
		err = cerr
	}
	if err == nil {
		err = os.Chmod(file.Name(), mode)
	}
	return file.Name(), err
}

// replace puts the new file in the old one's place, or removes that, and returns how
// to undo it.
func (s *Store) replace(name, temporary, target string) (undo func() error, err error) {
	mode := fs.FileMode(0o644)
	if info, serr := os.Stat(target); serr == nil {
		mode = info.Mode().Perm()
	}
	if temporary == "" {
		err = os.Remove(target)
	} else {
		err = os.Rename(temporary, target)
	}
	if s.Added(name) {
		return func() error { return os.Remove(target) }, err
	}
	return func() error { return os.WriteFile(target, s.before[name], mode) }, err
}
