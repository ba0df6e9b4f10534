// Package api writes what the site's pages say as plain JSON, under /api/v1/: an index,
// lists in pages, and single objects where site.toml asks for them. It says what pages
// say and no more: nobody who is hidden or not for search engines, no way to reach
// anybody. It knows neither templates nor where files are written.
//
// A list is divided so that a record changes as few files as can be: works from the
// oldest, so that the pages before the last one stay as they are when a newer work is
// added; all else by a digest of the id, so that a further author, wherever the name
// stands in the alphabet, changes one page.
package api

import (
	"bytes"
	"encoding/json"
	"hash/fnv"
	"strconv"
	"sync"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/page/file"
	"lectern/generator/page/key"
	"lectern/generator/page/scratch"
	"lectern/generator/page/ties"
	"lectern/generator/view"
)

// Version is that of the form of the files, and part of their addresses. It changes
// when a field goes or means something else; further fields are no new version.
const Version = 1

// Root is the folder of the files in the output.
const Root = "api/v1/"

// pageSize is how many objects a page holds.
const pageSize = 100

// Site is what the files say, in the site's first language.
type Site struct {
	Config  *config.Config
	Catalog *catalog.Catalog
	Deck    *card.Deck
	Ties    *ties.Ties
	Works   []*catalog.Work   // those with a page, newest first
	People  []*catalog.Author // those with a page

	rooms *scratch.Pool // pages of a hundred objects are written in
}

// collection is a list of objects of one sort.
type collection struct {
	name  string
	order string // how its pages are divided
	pages int
	on    func(page int) []object // numbered from 0
}

// object is one entity: its digest is added without making it.
type object struct {
	id   string
	hash func(h *key.Hasher)
	make func() any
}

// Files returns the files of the API that site.toml asks for.
func (s Site) Files() []file.File {
	s.rooms = new(scratch.Pool)
	var out []file.File
	if s.Config.API.Lists {
		all := s.collections()
		for _, c := range all {
			for i := range c.pages {
				out = append(out, s.page(c, i))
			}
		}
		out = append(out, s.index(all))
	}
	if s.Config.API.Works {
		for _, w := range s.Works {
			out = append(out, s.single(s.workObject(w), WorkPath(w), "work "+w.ID, w.Origin.Place))
		}
	}
	if s.Config.API.Authors {
		for _, a := range s.listed() {
			out = append(out, s.single(s.authorObject(a), AuthorPath(a), "author "+a.ID, a.Place))
		}
	}
	if len(out) > 0 {
		out = append(out, schemas()...)
	}
	return out
}

// collections lists what there is, without what is empty.
func (s Site) collections() []collection {
	var out []collection
	if n := len(s.Works); n > 0 {
		out = append(out, collection{"works", "pages from the oldest on, each newest first", (n + pageSize - 1) / pageSize, func(page int) []object {
			to := n - page*pageSize
			return objects(s.Works[max(0, to-pageSize):to], s.workObject)
		}})
	}
	authors := s.listed()
	out = add(out, "authors", len(authors), func() []object { return objects(authors, s.authorObject) })
	for _, group := range []struct {
		name string
		all  []object
	}{{"topics", s.topics()}, {"venues", s.venues()}, {"institutions", s.institutions()}} {
		out = add(out, group.name, len(group.all), func() []object { return group.all })
	}
	return out
}

// add adds a collection of n objects, unless it is empty. They are made and divided when
// one of the pages is asked for first.
func add(to []collection, name string, n int, all func() []object) []collection {
	if n == 0 {
		return to
	}
	divided := sync.OnceValue(func() [][]object { return divide(all()) })
	return append(to, collection{name, "by a digest of the id", pagesFor(n), func(page int) []object { return divided()[page] }})
}

// pagesFor is the number of pages for n objects that are divided by their ids: it doubles
// as they grow.
func pagesFor(n int) int {
	pages := 1
	for pages*pageSize < n {
		pages *= 2
	}
	return pages
}

// divide puts objects on pages by their ids.
func divide(objects []object) [][]object {
	pages := make([][]object, pagesFor(len(objects)))
	for _, o := range objects {
		h := fnv.New32a()
		h.Write([]byte(o.id))
		at := h.Sum32() % uint32(len(pages))
		pages[at] = append(pages[at], o)
	}
	return pages
}

func objects[E any](all []E, of func(E) object) []object {
	out := make([]object, len(all))
	for i, e := range all {
		out[i] = of(e)
	}
	return out
}

// page returns the page of a collection at an index.
func (s Site) page(c collection, at int) file.File {
	path := pagePath(c.name, at+1)
	older, newer := "", ""
	if at > 0 {
		older = s.absolute(pagePath(c.name, at))
	}
	if at+1 < c.pages {
		newer = s.absolute(pagePath(c.name, at+2))
	}
	return file.File{Path: path, What: "a page of the API",
		Hash: func(h *key.Hasher) {
			objects := c.on(at)
			h.Str(path, older, newer)
			h.Int(len(objects))
			for _, o := range objects {
				o.hash(h)
			}
		},
		View: func() any {
			return &view.Plain{Text: s.rooms.Text(func(b []byte) []byte {
				buf := bytes.NewBuffer(append(b, '{'))
				for _, f := range [][2]string{{"self", s.absolute(path)}, {"index", s.absolute(Root + "index.json")}, {"previous", older}, {"next", newer}} {
					if f[1] != "" {
						buf.WriteString(`"` + f[0] + `":` + quote(f[1]) + ",")
					}
				}
				buf.WriteString(`"items":[`)
				for i, o := range c.on(at) {
					if i > 0 {
						buf.WriteByte(',')
					}
					buf.WriteByte('\n')
					encode(buf, o.make())
				}
				buf.WriteString("\n]}\n")
				return buf.Bytes()
			})}
		}}
}

func (s Site) single(o object, path, what string, place diag.Place) file.File {
	return file.File{Path: path, What: what, Place: place, Hash: o.hash, View: func() any {
		var buf bytes.Buffer
		encode(&buf, o.make())
		buf.WriteByte('\n')
		return &view.Plain{Text: buf.String()}
	}}
}

// pagePath returns where a page of a collection lies in the output.
func pagePath(name string, number int) string {
	return Root + name + "/page-" + strconv.Itoa(number) + ".json"
}

func (s Site) absolute(path string) string { return s.Deck.Book.Absolute(s.Deck.Book.Static(path)) }

// encode appends a value on one line.
func encode(buf *bytes.Buffer, v any) {
	e := json.NewEncoder(buf)
	e.SetEscapeHTML(false)
	_ = e.Encode(v) // structs of strings and numbers always encode
	buf.Truncate(buf.Len() - 1)
}

func quote(s string) string {
	var buf bytes.Buffer
	encode(&buf, s)
	return buf.String()
}
