package store

import (
	"bytes"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// FS shows the folder as it will be.
func (s *Store) FS() fs.FS { return overlay{s, s.root.FS()} }

type overlay struct {
	store *Store
	base  fs.FS
}

// Open opens a file or a folder.
func (o overlay) Open(name string) (fs.File, error) {
	if data, changed := o.store.after[name]; changed {
		if data == nil {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		}
		return &memory{memoryInfo{path.Base(name), int64(len(data))}, bytes.NewReader(data)}, nil
	}
	return o.base.Open(name)
}

// ReadDir lists a folder as it will be. New files lie in folders that are there.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.base, name)
	if err != nil {
		return nil, err
	}
	list = slices.DeleteFunc(list, func(e fs.DirEntry) bool {
		_, changed := o.store.after[path.Join(name, e.Name())]
		return changed
	})
	for changed, data := range o.store.after {
		if data != nil && path.Dir(changed) == name {
			list = append(list, fs.FileInfoToDirEntry(memoryInfo{path.Base(changed), int64(len(data))}))
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

// memory is a changed file.
type memory struct {
	info memoryInfo
	*bytes.Reader
}

// Stat describes the file.
func (m *memory) Stat() (fs.FileInfo, error) { return m.info, nil }

// Close does nothing.
func (m *memory) Close() error { return nil }

type memoryInfo struct {
	name string
	size int64
}

func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) Mode() fs.FileMode  { return 0o444 }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) IsDir() bool        { return false }
func (i memoryInfo) Sys() any           { return nil }
