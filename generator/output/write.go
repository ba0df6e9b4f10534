package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"lectern/generator/output/paths"
)

// Write brings a planned file to the given bytes: files whose bytes are already
// there are left alone, new ones are written directly, others replaced in one
// step. It may be called by many goroutines, once a path. Other bytes under an
// unchanged key are an error: the key does not cover all that the file depends on.
func (s *Site) Write(path string, key [16]byte, data []byte) error {
	i, planned := s.find(path)
	if !planned || s.slots[i].key != key {
		return fmt.Errorf("%q is not planned with this key", path)
	}
	t := &s.slots[i]
	if !t.state.CompareAndSwap(waiting, taken) {
		return fmt.Errorf("%q is written twice", path)
	}
	t.digest, t.size = digest(data), int64(len(data))
	if t.old >= 0 && !t.ours {
		switch {
		case s.old[t.old].digest == t.digest:
			t.state.Store(same)
			return nil
		case s.old[t.old].key == key:
			return fmt.Errorf("%q has other bytes under an unchanged key", path)
		}
	}
	equal, err := s.put(t, data)
	switch {
	case err != nil:
		return fmt.Errorf("write %s: %w", filepath.Join(s.opt.Dir, filepath.FromSlash(path)), bare(err))
	case equal:
		t.state.Store(same)
	default:
		t.state.Store(written)
	}
	return nil
}

// bare is a failure without the path that it names itself.
func bare(err error) error {
	if failed, is := err.(*fs.PathError); is {
		return failed.Err
	}
	return err
}

// put writes a file, or finds that the bytes are already there.
func (s *Site) put(t *slot, data []byte) (equal bool, err error) {
	if t.ours && !s.fresh {
		if equal, err := s.holds(t.path, data); equal || err != nil {
			return equal, err
		}
	}
	if err := s.start(); err != nil {
		return false, err
	}
	if t.old < 0 {
		err := s.add(t.path, data)
		if !errors.Is(err, fs.ErrExist) || !t.ours {
			return false, err
		}
	}
	return false, s.replace(t.path, data)
}

// holds reports whether a file has exactly these bytes.
func (s *Site) holds(path string, data []byte) (bool, error) {
	name := filepath.FromSlash(path)
	info, err := s.root.Lstat(name)
	if err != nil || !info.Mode().IsRegular() || info.Size() != int64(len(data)) {
		return false, nil // what it is instead comes out when it is written
	}
	there, err := s.root.ReadFile(name)
	return err == nil && bytes.Equal(there, data), err
}

// add writes a new file. It fails with fs.ErrExist where something stands already,
// a symbolic link included.
func (s *Site) add(p string, data []byte) error {
	root, rest, err := s.dirs.Make(s.root, p)
	if err != nil {
		return err
	}
	return s.fill(root, filepath.FromSlash(rest), data)
}

// replace writes a file beside the old one and puts it in the old one's place, so
// that readers see the one or the other.
func (s *Site) replace(p string, data []byte) error {
	temp := paths.Temp + strconv.Itoa(int(s.temps.Add(1)))
	if err := s.fill(s.root, temp, data); err != nil {
		return err
	}
	name := filepath.FromSlash(p)
	err := s.root.Rename(temp, name)
	if errors.Is(err, fs.ErrNotExist) { // somebody removed the folder
		if err = s.root.MkdirAll(filepath.Dir(name), 0o777); err == nil {
			err = s.root.Rename(temp, name)
		}
	}
	if err != nil {
		return errors.Join(err, s.root.Remove(temp))
	}
	return nil
}

// fill creates a file with the given bytes, all of them or none.
func (s *Site) fill(root *os.Root, name string, data []byte) error {
	f, err := s.create(root, name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		err = errors.Join(err, root.Remove(name))
	}
	return err
}

func createFile(root *os.Root, name string) (io.WriteCloser, error) {
	return root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
}

// begun makes the folder and the journal before anything is changed, then clears
// what stands in the way of new files and is ours.
func (s *Site) begun() error {
	if s.root == nil {
		if err := os.MkdirAll(s.opt.Dir, 0o777); err != nil {
			return err
		}
		root, err := os.OpenRoot(s.opt.Dir)
		if err != nil {
			return err
		}
		s.root = root
	}
	if _, err := writeSealed(s.statePath("journal"), encodeJournal(s.touched())); err != nil {
		return err
	}
	return s.clear()
}

// touched is every path that this build may write or delete, with those that a
// killed build before it may have.
func (s *Site) touched() map[string]bool {
	touched := map[string]bool{}
	for p := range s.dirty {
		touched[p] = true
	}
	for _, p := range s.prune {
		touched[p] = true
	}
	for i := range s.slots {
		if t := &s.slots[i]; !s.unchanged(t) {
			touched[t.path] = true
		}
	}
	return touched
}

// clear deletes before the first write what would hinder one: old files that
// become folders, folders that become files, names that change only in case. The
// rest goes last, so that the site is whole for as long as possible.
func (s *Site) clear() error {
	if len(s.prune) == 0 {
		return nil
	}
	ways := map[string]string{} // of planned files and the folders above them, by folded path
	for i := range s.slots {
		ways[paths.Fold(s.slots[i].path)] = s.slots[i].path
		for dir := range paths.Above(s.slots[i].path) {
			ways[paths.Fold(dir)] = dir
		}
	}
	var early []string
	for _, p := range s.prune {
		_, hinders := ways[paths.Fold(p)]
		for dir := range paths.Above(p) {
			way, used := ways[paths.Fold(dir)]
			_, becomesFile := s.find(dir)
			hinders = hinders || becomesFile || used && way != dir
		}
		if hinders {
			early = append(early, p)
		} else {
			s.late = append(s.late, p)
		}
	}
	return s.remove(early)
}
