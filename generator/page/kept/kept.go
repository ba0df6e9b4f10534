// Package kept keeps the keys of one plan for the next. Where the catalog has the relations
// that it had, pages of a person or a work have their keys still, unless one of the works
// that they show has changed. The package knows nothing of what is on pages.
package kept

import (
	"slices"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/catalog/entity"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/page/ties"
)

// Memo is what one plan leaves to the next. The zero value knows nothing.
type Memo struct {
	Order address.Order
	last  plan
}

// plan is what is known of one.
type plan struct {
	shape    *entity.Shape
	editions []edition
	pages    []planned
}

// planned is a page, in the order in which pages were planned.
type planned struct {
	path string
	key  key.Key
}

// edition is what the keys of the pages in one language were made from.
type edition struct {
	state []key.Key // whatever is the same for all its pages
	works []work    // by rank
}

type work struct {
	record any // a pointer
	tie    key.Key
}

// Keys leads from the keys of the last plan to those of the one under way.
type Keys struct {
	Order *address.Order // nil where nothing is kept
	memo  *Memo
	of    *catalog.Catalog
	next  plan
	same  []bool // by rank, of works; nil where nothing is known
}

// Next begins a plan. A nil Memo keeps nothing.
func (m *Memo) Next(c *catalog.Catalog) *Keys {
	if m == nil {
		return &Keys{of: c}
	}
	return &Keys{Order: &m.Order, memo: m, of: c, next: plan{shape: c.Shape}}
}

// Room is about how many pages the site has: as many as came last, else a page and a file for
// each author and work.
func (k *Keys) Room() int {
	if n := k.Order.Len(); n > 0 {
		return n
	}
	return 2 * (len(k.of.Authors) + len(k.of.Works))
}

// Edition begins the edition in one language. state is the digests of whatever all pages of
// works and people depend on, beside these.
func (k *Keys) Edition(state []key.Key, t *ties.Ties) {
	if k.memo == nil {
		return
	}
	now := edition{state, make([]work, len(k.of.Works))}
	for i, w := range k.of.Works {
		now.works[i] = work{w.Rec, t.Work(w)}
	}
	last, at := &k.memo.last, len(k.next.editions)
	k.next.editions = append(k.next.editions, now)
	k.same = nil
	if last.shape == nil || last.shape != k.next.shape || at >= len(last.editions) || !slices.Equal(last.editions[at].state, state) {
		return
	}
	k.same = make([]bool, len(now.works))
	for i, was := range last.editions[at].works {
		k.same[i] = was == now.works[i]
	}
}

// Author reports whether the pages of an author have their keys still.
func (k *Keys) Author(a *catalog.Author) bool {
	return k.same != nil && a.Photo == "" && len(card.AuthorFiles(a)) == 0 && k.all(a.Works) && k.all(a.Selected)
}

// Work reports whether the pages of a work have their keys still.
func (k *Keys) Work(w *catalog.Work) bool {
	return k.same != nil && k.one(w) && k.one(w.Published) &&
		k.all(w.Parts) && k.all(w.Preprints) && k.all(w.References) && k.all(w.CitedBy)
}

func (k *Keys) all(works []*catalog.Work) bool {
	for _, w := range works {
		if !k.one(w) {
			return false
		}
	}
	return true
}

// one reports whether a work, and the volume that it is part of, are what they were. None is.
func (k *Keys) one(w *catalog.Work) bool {
	for range 2 {
		if w == nil {
			return true
		}
		if w.Rank < 0 || !k.same[w.Rank] {
			return false
		}
		w = w.Volume
	}
	return true
}

// Page is a page without its key.
type Page struct {
	Sum  func(h *key.Hasher) key.Key
	Same bool // it has the key that it had
}

// Of returns the key of the page at a path, which is the one at that place among all that are
// planned.
func (k *Keys) Of(at int, path string, p Page, h *key.Hasher) key.Key {
	if p.Same && at < len(k.memo.last.pages) {
		if was := &k.memo.last.pages[at]; was.path == path {
			return was.key
		}
	}
	return p.Sum(h)
}

// Keep keeps the keys of so many pages, in the order in which they were planned.
func (k *Keys) Keep(pages int, of func(i int) (path string, of key.Key)) {
	if k.memo == nil {
		return
	}
	k.next.pages = make([]planned, pages)
	for i := range k.next.pages {
		k.next.pages[i].path, k.next.pages[i].key = of(i)
	}
	k.memo.last = k.next
}
