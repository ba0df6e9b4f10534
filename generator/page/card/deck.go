// Package card makes the small views that stand on many pages: cards of works and
// people, names in bylines, links, counts, facts, pictures, charts, dates as
// people write them. Beside each it can hash what the small view is made of,
// without making it. The package knows no kinds of pages.
package card

import (
	"cmp"
	"strconv"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/catalog/parallel"
	"lectern/generator/catalog/roll"
	"lectern/generator/page/card/evidence"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
)

// Deck makes cards from one catalog. What it returns does not depend on what was
// asked before, and it may be used by many goroutines.
type Deck struct {
	Book *address.Book
	Lang string // of the pages, BCP 47
	Main string // the site's first language: that of texts which do not say theirs
	// Text returns a string of the interface by its key.
	Text func(key string, args ...any) string
	// File knows the files of content/, by their path below it.
	File func(name string) (FileInfo, bool)

	PageSize int // works on a page of a divided list

	coins     bool // entries hold COinS
	lazy      bool // slots hold no digests
	slots     *roll.Roll[*catalog.Work, slot]
	positions map[*catalog.Work]map[*catalog.Author]int32
	byName    map[*catalog.Author]int
}

// FileInfo is what pages say about a file of content/.
type FileInfo struct {
	Digest        [16]byte // of its bytes
	Size          int64
	Width, Height int // of pictures, in pixels; 0 where unknown
}

// Entries is what a Deck is made from.
type Entries struct {
	Catalog  *catalog.Catalog
	Book     *address.Book
	Lang     string
	Main     string // the site's first language; empty: Lang
	PageSize int
	Text     func(key string, args ...any) string
	File     func(name string) (FileInfo, bool)
	COinS    bool // entries of lists hold the work for reference managers
	Lazy     bool // the digest of a card is made when it is asked for: a preview needs few
}

// New returns a Deck, with the digest of each work's card made unless it is lazy.
func New(in Entries) *Deck {
	d := &Deck{Book: in.Book, Lang: in.Lang, Main: cmp.Or(in.Main, in.Lang), Text: in.Text, File: in.File, PageSize: in.PageSize, coins: in.COinS,
		slots:     roll.New[*catalog.Work, slot](in.Catalog.Works, func(w *catalog.Work) int { return w.Rank }),
		positions: positions(in.Catalog.Works),
		byName:    evidence.Count(in.Catalog.Works)}
	if d.File == nil {
		d.File = func(string) (FileInfo, bool) { return FileInfo{}, false }
	}
	if d.lazy = in.Lazy; d.lazy {
		return d
	}
	slots := d.slots.Values()
	parallel.Ranges(len(slots), func(from, to int) {
		var h key.Hasher
		for i := from; i < to; i++ {
			slots[i].digest = d.hashWork(&h, in.Catalog.Works[i])
		}
	})
	return d
}

// ByName returns how many of an author's works are theirs because of the name
// alone.
func (d *Deck) ByName(a *catalog.Author) int { return d.byName[a] }

// lang returns the language of a text where it differs from the site's.
func (d *Deck) lang(tag string) string {
	if tag = cmp.Or(tag, d.Main); tag == d.Lang {
		return ""
	}
	return tag
}

// In chooses the text's language as the site's is, and returns it with its
// language where that differs from the site's.
func (d *Deck) In(t scholar.Text) (scholar.Text, string) {
	t = t.In(d.Lang)
	return t, d.lang(t.Lang)
}

// Markdown chooses a longer text's language as In does.
func (d *Deck) Markdown(m scholar.Markdown) (scholar.Markdown, string) {
	m = m.In(d.Lang)
	return m, d.lang(m.Lang)
}

// Shown returns those of the works that have a page, in the same order.
func (d *Deck) Shown(works []*catalog.Work) []*catalog.Work {
	for i, w := range works {
		if d.Book.Work(w) != "" {
			continue
		}
		out := append([]*catalog.Work(nil), works[:i]...)
		for _, w := range works[i:] {
			if d.Book.Work(w) != "" {
				out = append(out, w)
			}
		}
		return out
	}
	return works
}

// Numbered returns the title of a numbered page of the list called title.
func (d *Deck) Numbered(title string, number int) string {
	if number == 0 {
		return title
	}
	return d.Text("numbered", title, strconv.Itoa(number))
}
