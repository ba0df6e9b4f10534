package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"lectern/generator/output/paths"
)

// Commit ends a build: it deletes what is no longer planned, writes the manifest
// and removes the journal. Every planned file must be written or unchanged.
func (s *Site) Commit() (Result, error) {
	r := Result{Foreign: s.foreign}
	entries := make([]entry, len(s.slots))
	for i := range s.slots {
		t := &s.slots[i]
		state := t.state.Load()
		switch {
		case state == written:
			r.Written = append(r.Written, t.path)
		case state == same:
			r.Unchanged++
		case state == waiting && s.unchanged(t):
			t.digest, t.size = s.old[t.old].digest, s.old[t.old].size
			r.Unchanged++
		default:
			return r, fmt.Errorf("%q was planned and not written", t.path)
		}
		entries[i] = entry{t.path, t.key, t.digest, t.size}
		r.Bytes += t.size
	}
	if len(s.prune) > 0 {
		if err := s.start(); err != nil {
			return r, err
		}
		if err := s.remove(s.late); err != nil {
			return r, err
		}
		slices.Sort(s.deleted)
		r.Deleted = s.deleted
	}
	return r, s.settle(entries)
}

// settle makes the new state stand, then drops the journal.
func (s *Site) settle(entries []entry) error {
	if !s.trusted || !slices.Equal(entries, s.old) {
		sum, err := writeSealed(s.statePath("manifest"), encodeManifest(entries))
		if err != nil {
			return err
		}
		s.opt.Known.keep(sum, entries)
	}
	if err := os.Remove(s.statePath("journal")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// remove deletes files, and the folders that are empty without them. What is no
// longer a file in a file's place, or a folder in a folder's, was put there by
// somebody else and stays.
func (s *Site) remove(gone []string) error {
	folders := map[string]bool{}
	for _, p := range gone {
		name := filepath.FromSlash(p)
		info, err := s.root.Lstat(name)
		switch {
		case errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR):
		case err != nil:
			return err
		case !info.IsDir():
			if err := s.root.Remove(name); err != nil {
				return err
			}
			s.deleted = append(s.deleted, p)
		}
		for dir := range paths.Above(p) {
			folders[dir] = true
		}
	}
	inner := slices.SortedFunc(maps.Keys(folders), func(a, b string) int { return strings.Compare(b, a) })
	for _, dir := range inner {
		name := filepath.FromSlash(dir)
		if info, err := s.root.Lstat(name); err == nil && info.IsDir() {
			_ = s.root.Remove(name) // fails where something is left in it, as it should
		}
	}
	return nil
}
