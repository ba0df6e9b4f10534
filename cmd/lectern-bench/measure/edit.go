package measure

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Edit is a change of one letter in the title of one record, made and taken back in
// place, so that no file has to be held.
type Edit struct {
	File   string
	offset int64
	old    byte
	made   bool
}

// ErrNoRecord says that there is no record that could be edited.
var ErrNoRecord = errors.New("no record in content/works/*.jsonl has a title to change")

// NewEdit finds a record in the middle of the first file of works in JSON Lines that
// has a plain title.
func NewEdit(site string) (*Edit, error) {
	names, err := filepath.Glob(filepath.Join(site, "content", "works", "*.jsonl"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := middle(name)
		if err != nil {
			return nil, err
		}
		if at, old, found := letter(text.data); found {
			return &Edit{File: name, offset: text.from + int64(at), old: old}, nil
		}
	}
	return nil, ErrNoRecord
}

// Toggle makes the change, or takes it back.
func (e *Edit) Toggle() error {
	file, err := os.OpenFile(e.File, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	c := e.old
	if !e.made {
		c = 'a' + (c-'a'+1)%26
	}
	if _, err := file.WriteAt([]byte{c}, e.offset); err != nil {
		return fmt.Errorf("%s: %w", e.File, err)
	}
	e.made = !e.made
	return file.Close()
}

// window is a piece of a file that begins where a line does.
type window struct {
	from int64
	data []byte
}

// middle reads some lines from the middle of a file, or the whole of a small one.
func middle(name string) (window, error) {
	const most = 1 << 18
	file, err := os.Open(name)
	if err != nil {
		return window{}, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return window{}, err
	}
	var w window
	if info.Size() > most {
		w.from = info.Size() / 2
	}
	w.data, err = io.ReadAll(io.NewSectionReader(file, w.from, most))
	if err == nil && w.from > 0 {
		skip := bytes.IndexByte(w.data, '\n') + 1
		w.from, w.data = w.from+int64(skip), w.data[skip:]
	}
	return w, err
}

// letter finds the last small letter of a title that has neither markup nor escapes.
func letter(lines []byte) (at int, old byte, found bool) {
	for before := 0; ; {
		key := bytes.Index(lines[before:], []byte(`"title":`))
		if key < 0 {
			return 0, 0, false
		}
		from := before + key + len(`"title":`)
		from += len(lines[from:]) - len(bytes.TrimLeft(lines[from:], " "))
		before = from
		if from >= len(lines) || lines[from] != '"' {
			continue
		}
		title, _, closed := bytes.Cut(lines[from+1:], []byte(`"`))
		if !closed || bytes.ContainsAny(title, `\$<&{`) {
			continue
		}
		for i := len(title) - 1; i >= 0; i-- {
			if c := title[i]; 'a' <= c && c <= 'z' {
				return from + 1 + i, c, true
			}
		}
	}
}
