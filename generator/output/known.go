package output

import (
	"path/filepath"
	"sync"
)

// Known remembers what a manifest says, by its checksum, for whoever reads the same one
// again: the next build, or this one, where Read was called ahead. A nil Known remembers
// nothing.
type Known struct {
	mu      sync.Mutex
	sum     [16]byte
	entries []entry // never written to
}

// Read reads the manifest of a state, if there is one, for the Open that follows.
func (k *Known) Read(state string) { _, _, _ = k.read(state) } // Open says what is wrong with it

func (k *Known) read(state string) (entries []entry, sum [16]byte, err error) {
	body, sum, err := readSealed(filepath.Join(state, "manifest"), manifestHeader)
	if err != nil {
		return nil, sum, err
	}
	if k != nil {
		k.mu.Lock()
		defer k.mu.Unlock()
		if k.sum == sum && k.entries != nil {
			return k.entries, sum, nil
		}
	}
	entries, err = decodeManifest(body)
	if k != nil && err == nil {
		k.sum, k.entries = sum, entries
	}
	return entries, sum, err
}

func (k *Known) keep(sum [16]byte, entries []entry) {
	if k != nil {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.sum, k.entries = sum, entries
	}
}
