package output

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync/atomic"
	"syscall"

	"lectern/generator/output/paths"
)

// slot is a planned file and what is known of it.
type slot struct {
	path   string
	key    [16]byte
	digest [16]byte
	size   int64
	old    int32 // index in Site.old, or -1
	ours   bool  // the path may hold a file of unknown bytes that may be overwritten
	state  atomic.Uint32
}

// The states of a slot.
const (
	waiting = iota
	taken   // a Write has begun
	same    // the bytes were already there
	written
)

// PruneError says that a build would delete too many of the old files.
type PruneError struct {
	Delete, Old, Limit int // files, files, per cent
}

// Error says how many files are concerned and how to go on.
func (e *PruneError) Error() string {
	return fmt.Sprintf("this build would delete %d of %d files, more than prune_limit (%d %%) allows; nothing was written (if that is intended: --allow-prune)",
		e.Delete, e.Old, e.Limit)
}

// ObstacleError names what stands where a file is to be written and is not
// Lectern's.
type ObstacleError struct{ Path string }

// Error says what is in the way and how to go on.
func (e *ObstacleError) Error() string {
	return fmt.Sprintf("%s was not written by Lectern and stands where a page is to be written; nothing was written (move it away)", e.Path)
}

// Begin takes the plan of the whole site and decides what is unchanged and what
// goes. It writes nothing. The error is a *PruneError, an *ObstacleError or one of
// an impossible plan.
func (s *Site) Begin(plan []Planned) error {
	if err := s.accept(plan); err != nil {
		return err
	}
	s.match()
	gone := len(s.old)
	for i := range s.slots {
		if s.slots[i].old >= 0 {
			gone--
		}
	}
	if !s.opt.AllowPrune && gone*100 > s.opt.PruneLimit*len(s.old) {
		return &PruneError{gone, len(s.old), s.opt.PruneLimit}
	}
	switch {
	case s.fresh:
		return nil
	case s.trusted:
		return s.checkNew()
	}
	return s.survey()
}

// accept makes the slots, sorted, after checking that the paths can stand beside
// each other on any file system.
func (s *Site) accept(plan []Planned) error {
	s.slots = make([]slot, len(plan))
	byPath := func(a, b Planned) int { return strings.Compare(a.Path, b.Path) }
	if !slices.IsSortedFunc(plan, byPath) {
		plan = slices.Clone(plan)
		slices.SortFunc(plan, byPath)
	}
	all, old, known := make([]string, len(plan)), s.old, s.trusted
	for i, p := range plan {
		s.slots[i].path, s.slots[i].key, s.slots[i].old = p.Path, p.Key, -1
		all[i] = p.Path
		for len(old) > 0 && old[0].path < p.Path {
			old = old[1:]
		}
		if len(old) > 0 && old[0].path == p.Path && (i == 0 || all[i-1] != p.Path) {
			continue // it stood there beside the others
		}
		known = false
		if err := paths.Check(p.Path); err != nil {
			return err
		}
	}
	if known { // as after most edits
		return nil
	}
	return paths.Clash(all)
}

// find returns the slot of a path.
func (s *Site) find(path string) (i int, planned bool) {
	i = sort.Search(len(s.slots), func(i int) bool { return s.slots[i].path >= path })
	return i, i < len(s.slots) && s.slots[i].path == path
}

// match joins slots with old files, both sorted, and collects what goes.
func (s *Site) match() {
	i := 0
	for n := range s.old {
		for i < len(s.slots) && s.slots[i].path < s.old[n].path {
			i++
		}
		if i < len(s.slots) && s.slots[i].path == s.old[n].path {
			s.slots[i].old = int32(n)
		} else {
			s.prune = append(s.prune, s.old[n].path)
		}
	}
	for p := range s.dirty {
		if i, planned := s.find(p); planned {
			s.slots[i].ours = true
		} else {
			s.prune = append(s.prune, p)
		}
	}
	slices.Sort(s.prune)
	s.prune = slices.Compact(s.prune)
	for i := range s.slots {
		s.slots[i].ours = s.slots[i].ours || !s.trusted || s.opt.Full && s.slots[i].old >= 0
	}
}

// checkNew looks where a new file is to be written whether something foreign
// stands there. Files of the last build do not count, even where they will have to
// go first: a file that becomes a folder, or a name that changes only in case.
func (s *Site) checkNew() error {
	going := map[string]bool{}
	for _, p := range s.prune {
		going[paths.Fold(p)] = true
		for dir := range paths.Above(p) {
			going[paths.Fold(dir)] = true
		}
	}
	for i := range s.slots {
		if s.slots[i].old >= 0 || s.slots[i].ours {
			continue
		}
		p := s.slots[i].path
		info, err := s.root.Lstat(filepath.FromSlash(p))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case errors.Is(err, syscall.ENOTDIR):
			p = s.fileAbove(p)
		case err == nil && info.IsDir():
			p = s.stranger(p, going)
		}
		if !going[paths.Fold(p)] {
			return &ObstacleError{p}
		}
	}
	return nil
}

// fileAbove returns the folder of a path that is not a folder.
func (s *Site) fileAbove(p string) string {
	for dir := range paths.Above(p) {
		if info, err := s.root.Lstat(filepath.FromSlash(dir)); err == nil && !info.IsDir() {
			return dir
		}
	}
	return p
}

// stranger returns the first path below a folder that is not going; the folder
// itself where there is none.
func (s *Site) stranger(dir string, going map[string]bool) string {
	found := dir
	err := fs.WalkDir(s.root.FS(), dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || going[paths.Fold(p)] {
			return err
		}
		found = p
		return fs.SkipAll
	})
	if err != nil {
		return dir
	}
	return found
}

// survey walks a folder without a manifest and counts the files that are not
// planned. Folders in the place of planned files, and files in the place of
// planned folders, are in the way.
func (s *Site) survey() error {
	folders := map[string]bool{}
	for i := range s.slots {
		for dir := range paths.Above(s.slots[i].path) {
			folders[dir] = true
		}
	}
	return fs.WalkDir(s.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		_, planned := s.find(p)
		switch {
		case err != nil:
			return err
		case d.IsDir() && planned, !d.IsDir() && folders[p]:
			return &ObstacleError{p}
		case !d.IsDir() && !planned:
			s.foreign++
		}
		return nil
	})
}

// Unchanged reports whether a planned file needs neither rendering nor writing:
// its key is that of the last build, whose file is trusted to be there.
func (s *Site) Unchanged(path string, key [16]byte) bool {
	i, planned := s.find(path)
	return planned && s.slots[i].key == key && s.unchanged(&s.slots[i])
}

// Stale returns the paths of the planned files that are to be rendered: all that are not
// unchanged.
func (s *Site) Stale() map[string]bool {
	stale := map[string]bool{}
	for i := range s.slots {
		if !s.unchanged(&s.slots[i]) {
			stale[s.slots[i].path] = true
		}
	}
	return stale
}

func (s *Site) unchanged(t *slot) bool {
	return !t.ours && t.old >= 0 && s.old[t.old].key == t.key
}
