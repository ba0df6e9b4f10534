// Package output writes the site: the only package that does. It knows which files
// the last build wrote, writes what has changed and deletes what is no longer
// planned, and it touches nothing else. It must not know what the files are: for
// it a site is paths, keys and bytes.
//
// # State
//
// Three files in Options.State, never in the published folder:
//
//   - manifest: what the last build wrote: path, key, digest and size, a line each,
//     sealed with a checksum;
//   - journal: the paths that the running build may write or delete. It is on disk
//     before the first change and goes after the new manifest stands, so a
//     journal that is found belongs to a build that was killed;
//   - lock: held while a build runs. The operating system lets go of it when the
//     process ends, however it ends.
//
// # Whose file is it?
//
// A path that the manifest or the journal names is Lectern's, any other is
// foreign. With a manifest, a foreign file where a file is to be written is an
// *ObstacleError before anything is written. Without one (lost, damaged, or the
// folder was filled by other means) nobody can tell, so planned paths are written
// anew, and all other files are kept and counted (Site.Foreign).
//
// # What is trusted
//
// Files named by the manifest are taken to be as it says, without a look, but for
// the top folders: where one of those is gone, so are its files. Options.Full
// reads and compares every file. Files named by a journal are read and compared.
// Killed processes are mended, power failures are not: nothing but state is synced.
package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"lectern/generator/output/folders"
	"lectern/generator/output/paths"
)

// Options says where a site is written and what may be deleted.
type Options struct {
	Dir        string // the published folder; made when it is missing
	State      string // folder of manifest, journal and lock: one for each Dir
	PruneLimit int    // per cent of the old files that a build may delete
	AllowPrune bool   // delete whatever is no longer planned
	Full       bool   // compare every file with its planned bytes, whatever the manifest says
	Known      *Known // may be nil
}

// Planned is one file of the site to come. Equal keys mean equal bytes.
type Planned struct {
	Path string // slash-separated, relative to Dir
	Key  [16]byte
}

// Result is what a build did. Paths are sorted.
type Result struct {
	Written   []string
	Deleted   []string
	Unchanged int   // planned files whose bytes were already there
	Foreign   int   // as Site.Foreign
	Bytes     int64 // of all planned files
}

// Site is one build's hold of an output folder: Open, Begin, any number of Write
// from any number of goroutines, Commit, Close. Closing without Commit leaves a
// journal where something has been written, and the next build mends it.
type Site struct {
	opt     Options
	lock    io.Closer
	root    *os.Root        // nil until Dir exists
	old     []entry         // by path; what the last build wrote and is still there
	trusted bool            // old is known: a path that is not in it is foreign
	fresh   bool            // the folder was missing or empty
	dirty   map[string]bool // paths of the journal of a killed build: ours, in any state
	damage  string          // why the manifest could not be used; empty when it is merely absent
	slots   []slot          // by path
	prune   []string        // sorted; no longer planned
	late    []string        // of prune, what is deleted at the end
	deleted []string
	foreign int
	left    [16]byte     // of the manifest; zero unless the folder is as the last build left it
	start   func() error // before the first change, once
	dirs    folders.Set
	temps   atomic.Int32
	create  func(root *os.Root, name string) (io.WriteCloser, error)
}

// Open takes the lock and reads what the last build left. A *BusyError means that
// another build is running.
func Open(o Options) (*Site, error) {
	if err := makeState(o.State); err != nil {
		return nil, err
	}
	lock, err := takeLock(filepath.Join(o.State, "lock"))
	if err != nil {
		return nil, err
	}
	s := &Site{opt: o, lock: lock, create: createFile}
	s.start = sync.OnceValue(s.begun)
	if err := s.load(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// Close lets go of the folder and the lock.
func (s *Site) Close() error {
	var err error
	if s.root != nil {
		err = errors.Join(s.dirs.Close(), s.root.Close())
	}
	return errors.Join(err, s.lock.Close())
}

// Left returns a digest of what the last build left in the folder, files with their
// bytes, and whether that is known: no build is running or was killed since, and no
// folder is gone. A file that somebody else changed is not noticed.
func Left(dir, state string, known *Known) (digest [16]byte, is bool) {
	s, err := Open(Options{Dir: dir, State: state, Known: known})
	if err != nil {
		return digest, false // a build will say why
	}
	return s.left, s.Close() == nil && s.left != [16]byte{}
}

// makeState makes the state's folder, hidden from git.
func makeState(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, ".gitignore"), []byte("*\n"), 0o666)
}

// load reads manifest and journal and looks whether the folder is there.
func (s *Site) load() error {
	if err := s.enter(); err != nil {
		return err
	}
	journal, _, jerr := readSealed(s.statePath("journal"), journalHeader)
	if jerr == nil {
		s.dirty = decodeJournal(journal)
	}
	manifest, sum, merr := s.opt.Known.read(s.opt.State)
	s.old = manifest
	for _, err := range []error{jerr, merr} {
		switch {
		case err == nil || errors.Is(err, fs.ErrNotExist):
		case errors.As(err, new(*damageError)):
			s.damage = err.Error()
			s.old = nil // of what a damaged journal named nothing is known
		default:
			return err
		}
	}
	s.trusted = s.fresh || s.damage == "" && (merr == nil || jerr == nil)
	known := len(s.old)
	s.dropMissing()
	if merr == nil && errors.Is(jerr, fs.ErrNotExist) && len(s.old) == known {
		s.left = sum
	}
	if s.trusted && errors.Is(jerr, fs.ErrNotExist) {
		return nil
	}
	return s.sweep()
}

// enter opens the folder where there is one.
func (s *Site) enter() error {
	root, err := os.OpenRoot(s.opt.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		s.fresh = true
		return nil
	}
	if err != nil {
		return fmt.Errorf("output folder: %w", err)
	}
	s.root = root
	dir, err := root.Open(".")
	if err != nil {
		return fmt.Errorf("output folder: %w", err)
	}
	defer dir.Close()
	if _, err = dir.Readdirnames(1); errors.Is(err, io.EOF) {
		s.fresh, err = true, nil
	}
	return err
}

// dropMissing forgets the old files of top folders that are gone: somebody emptied
// the folder, or a machine kept the state and not the site.
func (s *Site) dropMissing() {
	if s.fresh {
		s.old = nil
		return
	}
	kept, last, there := make([]entry, 0, len(s.old)), "", false
	for _, e := range s.old {
		if top, _, _ := strings.Cut(e.path, "/"); top != last {
			_, err := s.root.Lstat(filepath.FromSlash(top))
			last, there = top, err == nil
		}
		if there {
			kept = append(kept, e)
		}
	}
	s.old = kept
}

// sweep removes the half-written replacements of a killed build.
func (s *Site) sweep() error {
	if s.fresh {
		return nil
	}
	dir, err := s.root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	names, err := dir.Readdirnames(-1)
	for _, name := range names {
		if strings.HasPrefix(name, paths.Temp) {
			err = errors.Join(err, s.root.Remove(name))
		}
	}
	return err
}

func (s *Site) statePath(name string) string { return filepath.Join(s.opt.State, name) }
