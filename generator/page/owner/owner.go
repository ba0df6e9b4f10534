// Package owner knows whose folder a path of the site lies in: which work's or person's. It
// knows nothing of what stands there.
package owner

import (
	"strings"

	"lectern/generator/address"
	"lectern/generator/catalog"
)

// Index finds the owners of folders. It may be used by one goroutine.
type Index struct {
	works  map[string]*catalog.Work // by folder: "works/x/"
	people map[string]*catalog.Author
	asked  map[string]bool // folders
}

// New returns an index that holds nothing.
func New() *Index {
	return &Index{works: map[string]*catalog.Work{}, people: map[string]*catalog.Author{}, asked: map[string]bool{}}
}

// Enter adds works and people with the folders that a book gives them, and with others beside
// those that another book has given.
func (x *Index) Enter(book *address.Book, works []*catalog.Work, people []*catalog.Author) {
	folder := func(href string) string { return strings.TrimPrefix(href, book.Root()) }
	for _, w := range works {
		x.works[folder(book.Work(w))] = w
	}
	for _, a := range people {
		x.people[folder(book.Author(a))] = a
	}
	if a := book.Person(); a != nil {
		x.people[folder(book.Folder(a))] = a
	}
}

// Of calls work or person for those whose folders a path leads through, once for each folder
// however often it is asked.
func (x *Index) Of(path string, work func(*catalog.Work), person func(*catalog.Author)) {
	for i, c := range []byte(path) {
		folder := path[:i+1]
		if c != '/' || x.asked[folder] {
			continue
		}
		x.asked[folder] = true
		if w := x.works[folder]; w != nil {
			work(w)
		}
		if a := x.people[folder]; a != nil {
			person(a)
		}
	}
}
