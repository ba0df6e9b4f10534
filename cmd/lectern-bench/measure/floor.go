package measure

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"
)

// writers is how many goroutines write; more are not faster.
const writers = 2

// folder is a folder of a tree with its files.
type folder struct {
	path   string // relative
	parent bool   // it holds folders
	files  []file
}

type file struct {
	name string
	data []byte
}

// Floor writes the files of one folder into another, which is not there, and nothing
// else: they are read into memory before the clock begins. Memory is not measured,
// and the processor's time where the system tells it.
func Floor(from, to string) (Sample, error) {
	var s Sample
	tree, err := readTree(from, &s)
	if err != nil {
		return s, err
	}
	began, used := time.Now(), processor()
	if err := writeTree(to, tree); err != nil {
		return s, err
	}
	s.Wall, s.CPU = time.Since(began), processor()-used
	s.Written = s.Files
	return s, nil
}

// readTree reads a tree, folders before what they hold.
func readTree(dir string, s *Sample) ([]*folder, error) {
	var all []*folder
	byPath := map[string]*folder{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		within := byPath[filepath.Dir(rel)]
		if d.IsDir() {
			if within != nil {
				within.parent = true
			}
			byPath[rel] = &folder{path: rel}
			all = append(all, byPath[rel])
			return nil
		}
		data, err := os.ReadFile(name)
		within.files = append(within.files, file{d.Name(), data})
		s.Files++
		s.Bytes += int64(len(data))
		return err
	})
	return all, err
}

// writeTree makes the folders that hold others first, and then gives each folder to
// a writer.
func writeTree(dir string, tree []*folder) error {
	for _, f := range tree {
		if f.parent {
			if err := os.MkdirAll(filepath.Join(dir, f.path), 0o755); err != nil {
				return err
			}
		}
	}
	var next atomic.Int64
	var wg sync.WaitGroup
	var faults [writers]error
	for w := range writers {
		wg.Go(func() {
			for faults[w] == nil {
				i := int(next.Add(1)) - 1
				if i >= len(tree) {
					return
				}
				faults[w] = tree[i].write(dir)
			}
		})
	}
	wg.Wait()
	return errors.Join(faults[:]...)
}

func (f *folder) write(dir string) error {
	dir = filepath.Join(dir, f.path)
	if !f.parent {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return err
		}
	}
	for _, one := range f.files {
		if err := os.WriteFile(filepath.Join(dir, one.name), one.data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
