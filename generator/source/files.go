package source

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	_ "image/gif" // sizes of pictures in the formats of the standard library
	_ "image/jpeg"
	_ "image/png"
	"io/fs"
	"path"
	"strings"
)

// File is a file of content/.
type File struct {
	Path   string // below content/
	Digest [16]byte
	Size   int64
	Width  int // of a PNG, JPEG or GIF picture, in pixels; else 0
	Height int
}

// File returns what is known of a file below content/: "authors/ada.jpg". It reads
// the file at the first call and remembers the answer. It may be called by many
// goroutines; false means that there is no such file.
func (c *Content) File(name string) (File, bool) {
	name = path.Clean(name)
	if !c.has(name) {
		return File{}, false
	}
	c.mu.Lock()
	f, known := c.memo[name]
	c.mu.Unlock()
	if known {
		return f, true
	}
	f, err := c.describe(name)
	if err != nil {
		return File{}, false
	}
	c.mu.Lock()
	c.memo[name] = f
	c.mu.Unlock()
	return f, true
}

// Open returns the bytes of a file below content/.
func (c *Content) Open(name string) ([]byte, error) {
	name = path.Clean(name)
	if !c.has(name) {
		return nil, &fs.PathError{Op: "open", Path: "content/" + name, Err: fs.ErrNotExist}
	}
	return fs.ReadFile(c.root, "content/"+name)
}

func (c *Content) has(name string) bool {
	_, ok := c.sizes[name]
	return ok
}

func (c *Content) describe(name string) (File, error) {
	src, err := c.Open(name)
	if err != nil {
		return File{}, fmt.Errorf("reading content/%s: %w", name, err)
	}
	sum := sha256.Sum256(src)
	f := File{Path: name, Digest: [16]byte(sum[:16]), Size: int64(len(src))}
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif":
		if picture, _, err := image.DecodeConfig(bytes.NewReader(src)); err == nil {
			f.Width, f.Height = picture.Width, picture.Height
		}
	}
	return f, nil
}

func (c *Content) readStatic(names []string) error {
	for _, name := range names {
		f, err := c.describe(name)
		if err != nil {
			return err
		}
		c.memo[name] = f
		c.Static = append(c.Static, f)
	}
	return nil
}
