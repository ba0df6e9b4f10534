package source

import (
	"bytes"
	"crypto/sha256"
	"hash/fnv"
	"slices"
	"strings"
	"sync"

	"lectern/generator/diag"
	"lectern/generator/format/native"
	"lectern/generator/record"
)

// Memo remembers what was decoded, for the next Load of the same site: a file, or a
// group of lines of a JSONL file, whose bytes are the same gives the same records, the
// very same ones where they stand in the same lines. What one Load did not use is
// dropped. A Memo is used by one Load at a time.
type Memo struct {
	mu       sync.Mutex
	known    memory // of the last load
	next     memory // of the one under way
	last     *Content
	decoders []*reader
	all      bool     // any file may have changed since the last load
	dirty    []string // those that may have, otherwise
}

// memory is what one load found out.
type memory struct {
	pieces map[pieceKey]*piece
	files  map[string][]placed // by path below content/: a file's pieces in order
	layers map[record.Layer]*record.Layer
}

func newMemory() memory {
	return memory{map[pieceKey]*piece{}, map[string][]placed{}, map[record.Layer]*record.Layer{}}
}

// NewMemo returns a memo that knows nothing.
func NewMemo() *Memo { return &Memo{known: newMemory(), next: newMemory(), all: true} }

// Changed tells the memo, before a Load, which files may differ from what the last one
// read: paths relative to the site's folder, of files or of folders with all in them.
// All other files are taken to be as they were; with all, every file is read and
// compared. What a Load that failed was told is told to the next one, too.
func (m *Memo) Changed(paths []string, all bool) {
	m.all = m.all || all
	m.dirty = append(m.dirty, paths...)
}

func (m *Memo) changed(name string) bool {
	name = "content/" + name
	return m.all || slices.ContainsFunc(m.dirty, func(p string) bool {
		rest, below := strings.CutPrefix(name, p)
		return below && (rest == "" || rest[0] == '/')
	})
}

// pieceKey is all that the records of a piece depend on, but for the answers it was
// given and the line it begins in.
type pieceKey struct {
	kind, file string
	layer      record.Layer
	digest     [sha256.Size]byte
}

func keyOf(in native.Input, src []byte) pieceKey {
	return pieceKey{in.Kind, in.File, *in.Layer, sha256.Sum256(src)}
}

// piece is what a file, or some lines of one, holds. It is never changed.
type piece struct {
	line  int // the first, when it was decoded
	set   record.Set
	diags []diag.Diagnostic
	asked []question
}

// placed is a piece at its place in a file.
type placed struct {
	key  pieceKey
	of   *piece
	line int
}

// question is one that decoding asked, with the answer: whether there is a file.
type question struct {
	name   string
	exists bool
}

// holds reports whether the questions of a piece have the same answers today.
func (p *piece) holds(c *Content) bool {
	for _, q := range p.asked {
		if c.has(q.name) != q.exists {
			return false
		}
	}
	return true
}

// end makes the load that ends the one that the next will use.
func (m *Memo) end(c *Content) {
	m.known, m.next, m.last = m.next, newMemory(), c
	m.all, m.dirty = false, nil
}

// infos returns what the last load found out about files without records, but for
// those that may have changed.
func (m *Memo) infos() map[string]File {
	kept := map[string]File{}
	if m.last == nil || m.all {
		return kept
	}
	m.last.mu.Lock()
	defer m.last.mu.Unlock()
	for name, f := range m.last.memo {
		if !m.changed(name) {
			kept[name] = f
		}
	}
	return kept
}

// layer returns the layer of the last load that is equal, so that its records go on to
// point to the layer of all.
func (m *Memo) layer(l record.Layer) *record.Layer {
	known := m.known.layers[l]
	if known == nil {
		known = &l
	}
	m.next.layers[l] = known
	return known
}

// piece returns what is known of some bytes, or nil.
func (m *Memo) piece(c *Content, key pieceKey) *piece {
	if p := m.known.pieces[key]; p != nil && p.holds(c) {
		return p
	}
	return nil
}

// keep remembers a piece for the next load.
func (m *Memo) keep(key pieceKey, p *piece) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.next.pieces[key] = p
}

// whole returns the pieces of a file that has not changed.
func (m *Memo) whole(c *Content, in native.Input, name string) ([]placed, bool) {
	if m.changed(name) {
		return nil, false
	}
	pieces, known := m.known.files[name]
	for _, p := range pieces {
		if p.key.kind != in.Kind || p.key.layer != *in.Layer || !p.of.holds(c) {
			return nil, false
		}
	}
	return pieces, known
}

// shifted returns the records of a piece as they stand in other lines.
func (p *placed) shifted() record.Set {
	by := p.line - p.of.line
	if by == 0 {
		return p.of.set
	}
	s := &p.of.set
	return record.Set{Works: shift(s.Works, by), Authors: shift(s.Authors, by), Topics: shift(s.Topics, by),
		Institutions: shift(s.Institutions, by), Venues: shift(s.Venues, by), Pages: shift(s.Pages, by)}
}

func shift[T record.Entity](records []*record.Record[T], by int) []*record.Record[T] {
	out := make([]*record.Record[T], len(records))
	for i, r := range records {
		moved := *r
		moved.Place.Line += by
		moved.Fields = make([]record.FieldPlace, len(r.Fields))
		for n, f := range r.Fields {
			f.Line += int32(by)
			moved.Fields[n] = f
		}
		out[i] = &moved
	}
	return out
}

// report says again what is wrong with a piece.
func (p *placed) report(ds *diag.List) {
	for _, d := range p.of.diags {
		d.Place.Line += p.line - p.of.line
		ds.Add(d)
	}
}

// reader decodes for one goroutine and notes what is asked.
type reader struct {
	*native.Decoder
	content *Content
	asked   []question
}

func newReader(c *Content) *reader {
	r := &reader{content: c}
	r.Decoder = native.New(r.exists)
	return r
}

func (r *reader) exists(name string) bool {
	there := r.content.has(name)
	r.asked = append(r.asked, question{name, there})
	return there
}

// readers returns decoders for some goroutines; those of the last load know their
// types already.
func (m *Memo) readers(c *Content, n int) []*reader {
	for len(m.decoders) < n {
		m.decoders = append(m.decoders, newReader(c))
	}
	for _, r := range m.decoders {
		r.content = c
	}
	return m.decoders[:n]
}

// group returns the length of the first group of lines. Where a group ends depends on
// its last line alone, so that an edit moves the borders of one group and not of all
// that follow.
func group(src []byte) int {
	at := 0
	for at < len(src) {
		end := bytes.IndexByte(src[at:], '\n')
		if end < 0 {
			return len(src)
		}
		line := src[at : at+end]
		at += end + 1
		if border(line) {
			return at
		}
	}
	return at
}

// The lines of a group, on average; and how much of a line is looked at.
const (
	groupLines = 32
	lineHead   = 48
)

func border(line []byte) bool {
	h := fnv.New32a()
	h.Write(line[:min(len(line), lineHead)])
	return h.Sum32()>>8%groupLines == 0 // the lowest bits mix badly
}

// lastBorder returns where the last whole group of lines ends; 0 for none.
func lastBorder(src []byte) int {
	for end := bytes.LastIndexByte(src, '\n'); end >= 0; {
		from := bytes.LastIndexByte(src[:end], '\n')
		if border(src[from+1 : end]) {
			return end + 1
		}
		end = from
	}
	return 0
}
