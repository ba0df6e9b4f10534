// Package export lets works leave the site: as citations on their pages, and as files of
// lists, in the formats of reference managers. It says what a file depends on without
// writing a citation, and writes each citation once, however many lists it stands in. It
// does not know where lists are shown.
package export

import (
	"strings"
	"sync"
	"sync/atomic"

	"lectern/generator/catalog"
	"lectern/generator/catalog/parallel"
	"lectern/generator/catalog/roll"
	"lectern/generator/citation"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/page/file"
	"lectern/generator/page/key"
	"lectern/generator/page/scratch"
	"lectern/generator/view"
)

// inlineMax is from how many names on a citation does not stand on its work's page, but
// in files beside it: the page names them all once already, and has a budget.
const inlineMax = 100

// keptMax is how many bytes of citations are kept for further lists; those of about
// 100,000 works. What is not kept is written again.
const keptMax = 192 << 20

// Memo keeps citations from one plan for the next: each is a function of what its digest
// covers. The zero value is ready.
type Memo struct{ last *Shelf }

// Shelf writes the citations of one catalog's works. It may be used by many goroutines.
type Shelf struct {
	deck   *card.Deck
	opt    config.Exports
	styles []citation.Style
	copied bool   // citations stand on the pages of works
	base   string // of the site's addresses
	summed bool   // the slots hold digests
	slots  *roll.Roll[*catalog.Work, slot]
	kept   atomic.Int64
	rooms  scratch.Pool
}

// slot is what is known of a work.
type slot struct {
	digest key.Key
	cites  atomic.Pointer[cites] // nil until it was asked for first
}

// cites is a work in each of the formats, as lists hold it.
type cites [len(formats)]string

// New returns the shelf of a site's works. A deck of any language gives the same
// citations. The memo may be nil: then little is asked of the shelf, and the digests are
// made on demand, too.
func New(deck *card.Deck, works []*catalog.Work, cfg *config.Config, memo *Memo) *Shelf {
	s := &Shelf{deck: deck, opt: cfg.Outputs.Exports, base: cfg.BaseURL, copied: cfg.Citations.Copy, slots: roll.New[*catalog.Work, slot](works, func(w *catalog.Work) int { return w.Rank })}
	for _, id := range cfg.Citations.Styles {
		if style, known := citation.Find(id); known {
			s.styles = append(s.styles, style)
		}
	}
	if s.summed = memo != nil; s.summed {
		slots := s.slots.Values()
		parallel.Ranges(len(works), func(from, to int) {
			var h key.Hasher
			for i := from; i < to; i++ {
				slots[i].digest = s.digest(&h, works[i])
			}
		})
		s.recall(memo.last)
		memo.last = s
	}
	return s
}

// digest is of everything that a work's citations are made of, whatever the settings: its
// card covers its record, its people, its venue's name and its files.
func (s *Shelf) digest(h *key.Hasher, w *catalog.Work) key.Key {
	h.Digest(s.deck.WorkDigest(w))
	h.Bool(w.Venue != nil)
	if w.Venue != nil {
		h.Digest(w.Venue.Digest)
	}
	h.Bool(w.Volume != nil)
	if w.Volume != nil {
		h.Digest(s.deck.WorkDigest(w.Volume))
	}
	return h.Sum()
}

// recall takes over the citations of the plan before, of works that are what they were.
func (s *Shelf) recall(last *Shelf) {
	if last == nil || last.opt != s.opt || last.base != s.base || last.deck.Main != s.deck.Main {
		return
	}
	before, slots := last.slots.Values(), s.slots.Values()
	known := make(map[key.Key]*cites, len(before))
	for i := range before {
		if c := before[i].cites.Load(); c != nil {
			known[before[i].digest] = c
		}
	}
	for i := range slots {
		if c := known[slots[i].digest]; c != nil {
			s.keep(&slots[i], c)
		}
	}
}

func (s *Shelf) keep(to *slot, c *cites) {
	if !s.opt.Lists() {
		return // nobody will ask again
	}
	size := int64(0)
	for _, text := range c {
		size += int64(len(text))
	}
	if s.kept.Add(size) <= keptMax {
		to.cites.Store(c)
	}
}

// write writes a work in all formats.
func (s *Shelf) write(w *catalog.Work, abstract bool) *cites {
	settled, more := s.settle(w), more{abstract: abstract, pdf: s.pdf(w), short: short(w)}
	var ends [len(formats)]int
	all := s.rooms.Text(func(b []byte) []byte {
		for i := range formats {
			b = formats[i].append(b, s.opt, settled, more)
			ends[i] = len(b)
		}
		return b
	})
	var c cites
	from := 0
	for i, end := range ends {
		c[i], from = all[from:end], end
	}
	return &c
}

// listed returns a work as lists hold it.
func (s *Shelf) listed(w *catalog.Work) *cites {
	to := s.slots.At(w)
	if to == nil {
		return s.write(w, s.opt.Abstracts)
	}
	if c := to.cites.Load(); c != nil {
		return c
	}
	c := s.write(w, s.opt.Abstracts) // perhaps by two at once, who write the same
	s.keep(to, c)
	return c
}

// Hash adds what the citations of a work's page depend on.
func (s *Shelf) Hash(h *key.Hasher, w *catalog.Work) {
	at := s.slots.At(w)
	switch {
	case at == nil:
	case s.summed:
		h.Digest(at.digest)
	default:
		h.Digest(s.digest(new(key.Hasher), w))
	}
}

// inline reports whether a work's citations stand on its page.
func inline(w *catalog.Work) bool {
	return len(w.Authorships)+len(w.EditorsOf)+len(w.Translated) < inlineMax
}

// Beside returns the address, without its ending, of the files of citations beside a
// work's page; "" where there are none. A site without a shelf has none.
func (s *Shelf) Beside(w *catalog.Work) string {
	if s == nil {
		return ""
	}
	if href := s.deck.Book.Shared(s.deck.Book.Work(w)); href != "" && (s.opt.Works || !inline(w)) {
		return href + "cite"
	}
	return ""
}

// Cites returns the citations of a work for its page, without the abstract that stands
// there already.
func (s *Shelf) Cites(w *catalog.Work) []view.Cite {
	beside := s.Links(s.Beside(w))
	if !s.copied && beside == nil {
		return nil
	}
	out := make([]view.Cite, len(formats))
	var texts *cites
	switch {
	case !s.copied || !inline(w):
		texts = &cites{}
	case s.opt.Abstracts:
		texts = s.write(w, false)
	default:
		texts = s.listed(w)
	}
	for i, f := range formats {
		out[i] = view.Cite{Export: view.Export{Label: f.label, Type: f.media}, Name: "cite" + f.ext, Text: f.head + strings.TrimRight(texts[i], "\r\n") + f.tail}
		if beside != nil {
			out[i].Export = beside[i]
		}
		if texts[i] == "" {
			out[i].Text = ""
		}
	}
	return out
}

// List returns the address, without its ending, of the files of the works that a page
// lists; "" where the site does not want them, or the works are fewer than least.
func (s *Shelf) List(wanted bool, href string, works, least int) string {
	if !wanted || href == "" || works == 0 || works < least {
		return ""
	}
	return s.deck.Book.Shared(href) + "works"
}

// Links leads to the files at an address without its ending.
func (s *Shelf) Links(address string) []view.Export {
	if address == "" {
		return nil
	}
	out := make([]view.Export, len(formats))
	for i, f := range formats {
		out[i] = view.Export{Label: f.label, Href: address + f.ext, Type: f.media}
	}
	return out
}

// Files returns the files of a list of works at such an address; none for none.
func (s *Shelf) Files(address string, works []*catalog.Work, what string, place diag.Place) []file.File {
	return s.files(address, works, what, place, func(w *catalog.Work) *cites { return s.listed(w) })
}

// WorkFiles returns the files beside a work's page, which hold the abstract.
func (s *Shelf) WorkFiles(w *catalog.Work) []file.File {
	return s.files(s.Beside(w), []*catalog.Work{w}, "work "+w.ID, w.Origin.Place, func(w *catalog.Work) *cites { return s.write(w, true) })
}

func (s *Shelf) files(address string, works []*catalog.Work, what string, place diag.Place, write func(*catalog.Work) *cites) []file.File {
	if address == "" {
		return nil
	}
	sum := sync.OnceValue(func() key.Key {
		var h key.Hasher
		h.Int(len(works))
		for _, w := range works {
			s.Hash(&h, w)
		}
		return h.Sum()
	})
	out := make([]file.File, len(formats))
	for i, f := range formats {
		out[i] = file.File{Path: s.deck.Book.Path(address + f.ext), What: what, Place: place,
			Hash: func(h *key.Hasher) { h.Str("cite", f.ext); h.Digest(sum()) },
			View: func() any {
				v := &view.Citations{Head: f.head, Between: f.between, Tail: f.tail, Works: make([]string, len(works))}
				from := i * len(works) / len(formats) // each form begins elsewhere: what one writes serves the others
				for n := range works {
					n = (from + n) % len(works)
					v.Works[n] = write(works[n])[i]
				}
				return v
			}}
	}
	return out
}
