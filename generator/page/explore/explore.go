// Package explore plans the explorer of the site's graph: its page, which offers tables
// where no script runs, and the data that the script asks for, a few nodes at a time. It
// can hash both without making them. How the picture is drawn is the script's business.
package explore

import (
	"hash/fnv"
	"strconv"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/catalog/parallel"
	"lectern/generator/page/card"
	"lectern/generator/page/file"
	"lectern/generator/page/key"
	"lectern/generator/page/neighbours"
	"lectern/generator/view"
)

// How many of its sort a file of data holds, about: so many that there are few files, so
// few that one is small. The number of files doubles where a site outgrows them.
const (
	nodesPerFile = 128
	wordsPerFile = 256
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
	nodes    [][]int32 // of each file: indexes of subjects
	words    [][]word
}

// Charted returns those whose neighbourhoods both pages and the explorer's data need,
// where the data is made at once and for all languages; else nobody.
func Charted(d *card.Deck, c *catalog.Catalog, now bool) []any {
	if !now || d.Book.Explorer() == "" {
		return nil
	}
	return subjects(d, c)
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
	e.nodes = make([][]int32, files(len(e.subjects), nodesPerFile))
	for i, subject := range e.subjects {
		at := place(atlas.ID(subject), len(e.nodes))
		e.nodes[at] = append(e.nodes[at], int32(i))
	}
	e.words = e.index()
	return e
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
	h := fnv.New32a()
	h.Write([]byte(name))
	return int(h.Sum32() % uint32(files))
}

// Files returns all files of data, in the first language. Of a preview, which makes few of
// them, each depends on all records: that is quicker than to ask on which.
func (e *Explorer) Files(preview bool) []file.File {
	if e.deck.Book.Home() != e.deck.Book.Root() {
		return nil
	}
	var out []file.File
	var hashes []func(h *key.Hasher)
	add := func(folder string, n int, hash func(*key.Hasher), data func() []byte) {
		out = append(out, file.File{Path: strings.TrimPrefix(e.folder, e.deck.Book.Root()) + folder + strconv.Itoa(n) + ".json",
			What: What, View: func() any { return &view.File{Data: data()} }})
		hashes = append(hashes, hash)
	}
	for i := range e.nodes {
		add("nodes/", i, func(h *key.Hasher) { e.hashNodes(h, e.nodes[i]) }, func() []byte { return e.nodesData(e.nodes[i]) })
	}
	for i := range e.words {
		add("find/", i, func(h *key.Hasher) { e.hashWords(h, e.words[i]) }, func() []byte { return e.wordsData(e.words[i]) })
	}
	sums := make([]key.Key, len(out))
	if preview {
		all := e.records()
		for i := range sums {
			sums[i] = all
		}
	} else {
		parallel.Ranges(len(out), func(from, to int) {
			var h key.Hasher
			for i := from; i < to; i++ {
				hashes[i](&h)
				sums[i] = h.Sum()
			}
		})
	}
	for i := range out {
		out[i].Hash = func(h *key.Hasher) { h.Digest(sums[i]) }
	}
	return out
}

// records is a digest of all that neighbourhoods are made from.
func (e *Explorer) records() key.Key {
	var h key.Hasher
	c := e.catalog
	for _, a := range c.Authors {
		h.Digest(a.Digest)
	}
	for _, w := range c.Works {
		h.Digest(w.Digest)
	}
	for _, t := range c.Topics {
		h.Digest(t.Digest)
	}
	for _, i := range c.Institutions {
		h.Digest(i.Digest)
	}
	return h.Sum()
}
