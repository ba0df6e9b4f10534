// Package key makes digests of what a page's bytes depend on. It knows nothing of
// pages: its callers say what the ingredients are, and in which order.
package key

import (
	"crypto/sha256"
	"encoding/binary"
)

// Key is a digest of everything that a page's bytes depend on.
type Key [16]byte

// Hasher collects the ingredients of one key after another. Each is written with
// its sort and its length, so that different sequences never give the same bytes;
// a list of unknown length wants its length said first. The zero value is ready; a
// Hasher is used by one goroutine.
//
// SHA-256 is used, cut to 16 bytes: it is in the standard library, runs in
// hardware, and an outsider who writes records cannot make two pages' keys equal.
type Hasher struct {
	// Seen, where set, is told each digest that is added.
	Seen func(d [16]byte)

	buf []byte
}

// Str adds strings.
func (h *Hasher) Str(parts ...string) {
	for _, s := range parts {
		h.buf = append(h.buf, 's')
		h.buf = binary.AppendUvarint(h.buf, uint64(len(s)))
		h.buf = append(h.buf, s...)
	}
}

// Int adds numbers.
func (h *Hasher) Int(numbers ...int) {
	for _, n := range numbers {
		h.buf = append(h.buf, 'i')
		h.buf = binary.LittleEndian.AppendUint64(h.buf, uint64(n))
	}
}

// Bool adds a truth value.
func (h *Hasher) Bool(b bool) {
	sort := byte('f')
	if b {
		sort = 't'
	}
	h.buf = append(h.buf, sort)
}

// Digest adds a digest or another key.
func (h *Hasher) Digest(d [16]byte) {
	if h.Seen != nil {
		h.Seen(d)
	}
	h.buf = append(h.buf, 'd')
	h.buf = append(h.buf, d[:]...)
}

// Sum returns the key of all that was added, and empties the Hasher for the next.
func (h *Hasher) Sum() Key {
	sum := sha256.Sum256(h.buf)
	h.buf = h.buf[:0]
	return Key(sum[:16])
}
