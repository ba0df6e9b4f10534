// Package file describes the files of a site that are no pages: where each stands, what
// its bytes depend on, and how it is made. It knows no site.
package file

import (
	"lectern/generator/diag"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// File is a file without a frame, in the site's first language.
type File struct {
	Path  string // in the output folder, slash-separated
	What  string // what it is, in the report of a clash of paths
	Place diag.Place
	Hash  func(h *key.Hasher) // adds all that View depends on, beside the settings and the program
	View  func() any          // a pointer to a struct of package view
}

// Text returns a file of a small text that is known by now.
func Text(path, text string) File {
	return File{Path: path, What: "the file " + path,
		Hash: func(h *key.Hasher) { h.Str(text) },
		View: func() any { return &view.Plain{Text: text} }}
}
