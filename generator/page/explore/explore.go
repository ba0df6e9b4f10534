// Package explore plans the explorer of the site's graph: its page, which offers tables
// where no script runs, and the data that the script asks for, a few nodes at a time. It
// can hash both without making them. How the picture is drawn is the script's business.
package explore

import (
	"strconv"
	"strings"
	"sync"

	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/page/file"
	"lectern/generator/page/key"
	"lectern/generator/page/neighbours"
	"lectern/generator/view"
)

// How many nodes, or names of two words each, a file of data holds, about: so many that
// there are few files, so few that one is small. The number of files doubles where a site
// outgrows them.
const (
	nodesPerFile = 128
	namesPerFile = 128
)

// What names the explorer in reports of a clash of addresses.
const What = "the explorer (its address is explorer in [addresses])"

// Explorer is the explorer of a site, and its page.
type Explorer struct {
	deck    *card.Deck
	catalog *catalog.Catalog
	atlas   *neighbours.Atlas

	folder   string // address of the data, which is the same in all languages
	subjects []any

	// What is in each file, found out when it is asked for first.
	nodeFiles, wordFiles int
	ids                  func() []string  // of subjects
	nodes                func() [][]int32 // indexes of subjects
	words                func() [][]word
}

// subjects returns those who have a neighbourhood and a page, in the catalog's order.
func subjects(d *card.Deck, c *catalog.Catalog) []any {
	out := make([]any, 0, len(c.Works)+len(c.Authors))
	out = charted(out, c.Authors, d.Book.Author)
	out = charted(out, c.Works, d.Book.Work)
	out = charted(out, c.Topics, d.Book.Topic)
	return charted(out, c.Institutions, d.Book.Institution)
}

func charted[E any](to []any, all []*E, page func(*E) string) []any {
	for _, e := range all {
		if page(e) != "" {
			to = append(to, e)
		}
	}
	return to
}

// New divides the subjects of a site into files; it is nil where the site has no
// explorer.
func New(d *card.Deck, c *catalog.Catalog, atlas *neighbours.Atlas) *Explorer {
	if d.Book.Explorer() == "" {
		return nil
	}
	e := &Explorer{deck: d, catalog: c, atlas: atlas, subjects: subjects(d, c), folder: d.Book.Shared(d.Book.Explorer())}
	e.nodeFiles = files(len(e.subjects), nodesPerFile)
	e.wordFiles = files(len(c.Authors)+len(c.Topics)+len(c.Institutions), namesPerFile)
	e.ids = sync.OnceValue(e.name)
	e.nodes, e.words = sync.OnceValue(e.divide), sync.OnceValue(e.index)
	return e
}

// name gives each subject its id.
func (e *Explorer) name() []string {
	out := make([]string, len(e.subjects))
	for i, subject := range e.subjects {
		out[i] = e.atlas.ID(subject)
	}
	return out
}

// divide puts each node into its file.
func (e *Explorer) divide() [][]int32 {
	out := make([][]int32, e.nodeFiles)
	for i, id := range e.ids() {
		at := place(id, len(out))
		out[at] = append(out[at], int32(i))
	}
	return out
}

// files is the number of files for n things: a power of two, so that it stays the same
// until there are twice as many.
func files(n, perFile int) int {
	count := 1
	for count*perFile < n {
		count *= 2
	}
	return count
}

// place is the file in which a name is found; the script finds it in the same way
// (FNV-1a of 32 bits).
func place(name string, files int) int {
	h := uint32(2166136261)
	for i := range len(name) {
		h = (h ^ uint32(name[i])) * 16777619
	}
	return int(h % uint32(files))
}

// Files returns all files of data, in the first language.
func (e *Explorer) Files() []file.File {
	if e.deck.Book.Home() != e.deck.Book.Root() {
		return nil
	}
	var out []file.File
	add := func(folder string, n int, hash func(*key.Hasher), data func() []byte) {
		out = append(out, file.File{Path: strings.TrimPrefix(e.folder, e.deck.Book.Root()) + folder + strconv.Itoa(n) + ".json",
			What: What, Hash: hash, View: func() any { return &view.File{Data: data()} }})
	}
	for i := range e.nodeFiles {
		add("nodes/", i, func(h *key.Hasher) { e.hashNodes(h, e.nodes()[i]) }, func() []byte { return e.nodesData(e.nodes()[i]) })
	}
	for i := range e.wordFiles {
		add("find/", i, func(h *key.Hasher) { e.hashWords(h, e.words()[i]) }, func() []byte { return e.wordsData(e.words()[i]) })
	}
	return out
}
