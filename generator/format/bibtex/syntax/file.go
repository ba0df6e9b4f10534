// Package syntax reads the syntax of .bib files: entries with their fields, at their
// places, macros of @string resolved. It knows nothing of what types and fields mean,
// and leaves LaTeX as it is.
//
// Text between entries is a comment, as BibTeX has it. What is broken is reported at
// its place and left out; reading goes on with the next entry: the next line that
// begins with @type{key, ends whatever is open. Time is linear in the length of the
// file, and macros that hold each other cannot make more text than a multiple of it.
package syntax

import (
	"slices"
	"strings"

	"lectern/generator/diag"
)

// Entry is an entry of a file.
type Entry struct {
	Type   string // in small letters: "article"
	Key    string // as it is written
	Place  diag.Place
	Fields []Field // in the order of the file, each name once
}

// Field is a field of an entry. Its value is LaTeX, without delimiters.
type Field struct {
	Name   string // in small letters
	Value  string
	Place  diag.Place // of the name
	offset int        // of the first byte of the value in the file; -1 where it is put together from several
	lines  *lines
}

// At returns the place of a byte of the value; that of the field, where the value is
// put together from several parts.
func (f *Field) At(offset int) diag.Place {
	if f.offset < 0 || f.lines == nil {
		return f.Place
	}
	return f.lines.place(f.offset + offset)
}

// Get returns the entry's field of that name, or nil.
func (e *Entry) Get(name string) *Field {
	for i := range e.Fields {
		if e.Fields[i].Name == name {
			return &e.Fields[i]
		}
	}
	return nil
}

// lines finds the line and column of an offset.
type lines struct {
	file   string
	starts []int
}

func newLines(file, src string) *lines {
	l := &lines{file, []int{0}}
	for at := 0; ; {
		i := strings.IndexByte(src[at:], '\n')
		if i < 0 {
			return l
		}
		at += i + 1
		l.starts = append(l.starts, at)
	}
}

func (l *lines) place(offset int) diag.Place {
	i, found := slices.BinarySearch(l.starts, offset)
	if !found {
		i--
	}
	return diag.Place{File: l.file, Line: i + 1, Column: offset - l.starts[i] + 1}
}
