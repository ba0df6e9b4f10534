package source

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/photo"
)

// File is a file of content/.
type File struct {
	Path   string // below content/
	Digest [16]byte
	Size   int64
	Width  int // of a PNG, JPEG, GIF or WebP picture as it is seen, in pixels; else 0
	Height int
}

// File returns what is known of a file below content/: "authors/ada.jpg". It reads
// the file at the first call and remembers the answer. It may be called by many
// goroutines; false means that there is no such file.
func (c *Content) File(name string) (File, bool) {
	name, ok := c.find(name)
	if !ok {
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
	name, ok := c.find(name)
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: "content/" + name, Err: fs.ErrNotExist}
	}
	return fs.ReadFile(c.root, "content/"+name)
}

func (c *Content) has(name string) bool {
	_, ok := c.find(name)
	return ok
}

// find returns the file that a record names. Records are in Unicode NFC; a file that
// a Macintosh or an archive wrote may be decomposed on disk.
func (c *Content) find(name string) (string, bool) {
	name = path.Clean(name)
	if _, ok := c.sizes[name]; ok {
		return name, true
	}
	decomposed, ok := c.decomposed[name]
	return decomposed, ok
}

// decomposed lists the files whose names are not in NFC, by their names in NFC.
func decomposed(sizes map[string]int64) map[string]string {
	names := map[string]string{}
	for name := range sizes {
		if norm.NFC.IsNormalString(name) {
			continue
		}
		composed := norm.NFC.String(name)
		if other, ok := names[composed]; !ok || name < other {
			names[composed] = name
		}
	}
	return names
}

func (c *Content) describe(name string) (File, error) {
	src, err := c.Open(name)
	if err != nil {
		return File{}, fmt.Errorf("reading content/%s: %w", name, err)
	}
	sum := sha256.Sum256(src)
	f := File{Path: name, Digest: [16]byte(sum[:16]), Size: int64(len(src))}
	switch strings.ToLower(path.Ext(name)) {
	case ".png", ".jpg", ".jpeg", ".gif", ".webp":
		f.Width, f.Height = photo.Measure(src)
	}
	return f, nil
}

func (c *Content) readStatic(names []string) error {
	for _, name := range names {
		f, known := c.memo[name]
		if !known {
			var err error
			if f, err = c.describe(name); err != nil {
				return err
			}
			c.memo[name] = f
		}
		c.Static = append(c.Static, f)
	}
	return nil
}
