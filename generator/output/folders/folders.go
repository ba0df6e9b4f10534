// Package folders makes the folders of files that are about to be written. It knows nothing
// of what is in the files.
package folders

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
)

// Set makes folders, each once. No lock is held meanwhile: two writers may
// both try, and one finds the folder there. Those at the top (works, authors) stay open:
// most files lie in a folder of their own below one of them, and a path from there is
// shorter to walk. The zero value is ready.
type Set struct{ made, tops sync.Map }

// Make makes the folders that a file lies in, by its path with slashes, and returns the
// one at the top with the path from there.
func (f *Set) Make(root *os.Root, file string) (*os.Root, string, error) {
	name, rest, nested := strings.Cut(file, "/")
	if !nested {
		return root, file, nil
	}
	top, err := f.top(root, name)
	if err != nil {
		return nil, "", err
	}
	return top, rest, f.below(top, path.Dir(file), name)
}

func (f *Set) top(root *os.Root, name string) (*os.Root, error) {
	if top, open := f.tops.Load(name); open {
		return top.(*os.Root), nil
	}
	if err := mkdir(root, name); err != nil {
		return nil, err
	}
	top, err := root.OpenRoot(name)
	if err != nil {
		return nil, err
	}
	if first, open := f.tops.LoadOrStore(name, top); open {
		return first.(*os.Root), top.Close()
	}
	return top, nil
}

// below makes a folder, of which name is the one at the top.
func (f *Set) below(top *os.Root, dir, name string) error {
	if dir == name {
		return nil
	}
	if _, done := f.made.Load(dir); done {
		return nil
	}
	if err := f.below(top, path.Dir(dir), name); err != nil {
		return err
	}
	if err := mkdir(top, dir[len(name)+1:]); err != nil {
		return err
	}
	f.made.Store(dir, true)
	return nil
}

func mkdir(root *os.Root, dir string) error {
	if err := root.Mkdir(filepath.FromSlash(dir), 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}

// Close closes the folders that are open.
func (f *Set) Close() error {
	var err error
	for _, top := range f.tops.Range {
		err = errors.Join(err, top.(*os.Root).Close())
	}
	return err
}
