package key

import "testing"

// Different sequences of ingredients give different keys.
func TestIngredientsDoNotRunTogether(t *testing.T) {
	seen := map[Key]string{}
	for name, add := range map[string]func(h *Hasher){
		"nothing":      func(*Hasher) {},
		"empty string": func(h *Hasher) { h.Str("") },
		"ab":           func(h *Hasher) { h.Str("ab") },
		"a, b":         func(h *Hasher) { h.Str("a", "b") },
		"ab, empty":    func(h *Hasher) { h.Str("ab", "") },
		"empty, ab":    func(h *Hasher) { h.Str("", "ab") },
		"1":            func(h *Hasher) { h.Int(1) },
		"1, 0":         func(h *Hasher) { h.Int(1, 0) },
		"-1":           func(h *Hasher) { h.Int(-1) },
		"true":         func(h *Hasher) { h.Bool(true) },
		"false":        func(h *Hasher) { h.Bool(false) },
		"digest":       func(h *Hasher) { h.Digest([16]byte{1}) },
		"long string":  func(h *Hasher) { h.Str(string(make([]byte, 200))) },
	} {
		var h Hasher
		add(&h)
		k := h.Sum()
		if other, taken := seen[k]; taken {
			t.Errorf("%s and %s have one key", name, other)
		}
		seen[k] = name
	}
}

func TestSumEmptiesTheHasher(t *testing.T) {
	var used, fresh Hasher
	used.Str("something")
	used.Sum()
	used.Str("x")
	fresh.Str("x")
	if used.Sum() != fresh.Sum() {
		t.Error("what was hashed before is in the next key")
	}
}
