// Package owner knows whose folder a path of the site lies in: which work's or person's. It
// knows nothing of what stands there.
package owner

import (
	"lectern/generator/address"
	"lectern/generator/catalog"
)

// Index finds the owners of folders. It may be used by one goroutine.
type Index struct {
	editions []edition
	works    map[string]*catalog.Work // by folder: "works/x/"; nil until much was asked
	people   map[string]*catalog.Author
	asked    map[string]bool // folders
}

// edition is works and people with the addresses that a book gives them.
type edition struct {
	book   *address.Book
	works  []*catalog.Work
	people []*catalog.Author
}

// New returns an index that holds nothing.
func New() *Index { return &Index{asked: map[string]bool{}} }

// Enter adds works and people with the folders that a book gives them.
func (x *Index) Enter(book *address.Book, works []*catalog.Work, people []*catalog.Author) {
	x.editions = append(x.editions, edition{book, works, people})
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
		w, a := x.find(folder)
		if w != nil {
			work(w)
		}
		if a != nil {
			person(a)
		}
	}
}

// enough is from how many folders on maps are made: a page lies in two, and it takes longer
// to make the maps than to look through all for a few.
const enough = 10

func (x *Index) find(folder string) (work *catalog.Work, person *catalog.Author) {
	if x.works != nil {
		return x.works[folder], x.people[folder]
	}
	if len(x.asked) > enough {
		x.works, x.people = map[string]*catalog.Work{}, map[string]*catalog.Author{}
		x.each(func(of string, w *catalog.Work) { x.works[of] = w }, func(of string, a *catalog.Author) { x.people[of] = a })
		return x.find(folder)
	}
	x.each(func(of string, w *catalog.Work) {
		if of == folder {
			work = w
		}
	}, func(of string, a *catalog.Author) {
		if of == folder {
			person = a
		}
	})
	return work, person
}

// each gives away all folders with their owners.
func (x *Index) each(work func(folder string, w *catalog.Work), person func(folder string, a *catalog.Author)) {
	for _, e := range x.editions {
		below := len(e.book.Root())
		for _, w := range e.works {
			work(e.book.Work(w)[below:], w)
		}
		for _, a := range e.people {
			person(e.book.Author(a)[below:], a)
		}
		if a := e.book.Person(); a != nil {
			person(e.book.Folder(a)[below:], a)
		}
	}
}
