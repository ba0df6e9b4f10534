// Package suppress keeps people out who asked to be forgotten: it reads the list of
// keyed hashes in content/suppressed.toml and takes whoever is on it out of the
// records of every layer. It holds no name, and knows nothing of how the list comes
// about or of what pages say.
package suppress

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"slices"

	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/generator/scholar"
)

// File is where the list stands, relative to the site's folder.
const File = "content/suppressed.toml"

// keySize is that of HMAC-SHA-256, in bytes.
const keySize = 32

// List is the people who were forgotten. The zero value is empty. It may be used by
// one goroutine at a time.
type List struct {
	Slugs []string // of their former pages, in the order of the list

	key    []byte
	mac    hash.Hash
	hashes map[string]bool
	names  map[string]bool // memo: the same names stand on many works
}

// New returns an empty list with a random key of 32 bytes.
func New(key []byte) *List {
	return &List{key: key, mac: hmac.New(sha256.New, key), hashes: map[string]bool{}, names: map[string]bool{}}
}

// Load reads the list of a site; a site without one gets an empty list without a key.
// A list that cannot be read is an error: building without it would bring people
// back.
func Load(root fs.FS, ds *diag.List) (*List, error) {
	src, err := fs.ReadFile(root, File)
	if errors.Is(err, fs.ErrNotExist) {
		return &List{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", File, err)
	}
	n, ok := decode.TOML(File, src, ds)
	if !ok {
		return &List{}, nil
	}
	l, at, message := parse(n)
	if message != "" {
		ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "bad-suppression", Place: at.Place(File),
			Message: message, Hint: "restore the file as `lectern author forget` wrote it"})
		return &List{}, nil
	}
	return l, nil
}

// parse reads the decoded list. It returns a message and its place where that is not
// what forget writes.
func parse(n *decode.Node) (l *List, at *decode.Node, message string) {
	key := n.Get("key")
	if key == nil {
		return nil, n, "the key is missing"
	}
	bytes, err := base64.StdEncoding.DecodeString(key.Str)
	if err != nil || len(bytes) != keySize {
		return nil, key, "this is no key: 32 bytes in base 64 are wanted"
	}
	l = New(bytes)
	if hashes := n.Get("hashes"); hashes != nil {
		if hashes.Kind != decode.List {
			return nil, hashes, "a list of hashes is wanted"
		}
		for i := range hashes.Elements {
			h := &hashes.Elements[i]
			if sum, err := hex.DecodeString(h.Str); err != nil || len(sum) != sha256.Size/2 {
				return nil, h, "this is no hash: 32 hexadecimal digits are wanted"
			}
			l.hashes[h.Str] = true
		}
	}
	if addresses := n.Get("addresses"); addresses != nil {
		if addresses.Kind != decode.List {
			return nil, addresses, "a list of addresses is wanted"
		}
		for i := range addresses.Elements {
			slug, ok := l.open(addresses.Elements[i].Str)
			if !ok {
				return nil, &addresses.Elements[i], "this is no address that was sealed with the key"
			}
			l.Slugs = append(l.Slugs, slug)
		}
	}
	return l, nil, ""
}

// Key returns the key as the file holds it; "" for a list without one.
func (l *List) Key() string { return base64.StdEncoding.EncodeToString(l.key) }

// Hash returns the keyed hash of a value: the first half of the HMAC-SHA-256 of its
// kind ("id", "name" or the scheme of an identifier) and itself, in hexadecimal.
func (l *List) Hash(kind, value string) string {
	l.mac.Reset()
	io.WriteString(l.mac, kind+"\x00"+value)
	return hex.EncodeToString(l.mac.Sum(nil)[:sha256.Size/2])
}

// Has reports whether a value is on the list.
func (l *List) Has(kind, value string) bool {
	return len(l.hashes) > 0 && value != "" && l.hashes[l.Hash(kind, value)]
}

// HasName reports whether a name is on the list, with accents and case folded.
func (l *List) HasName(name string) bool {
	if len(l.hashes) == 0 || name == "" {
		return false
	}
	found, known := l.names[name]
	if !known {
		found = l.hashes[l.Hash("name", scholar.Fold(name))]
		l.names[name] = found
	}
	return found
}

// Hashes returns the hashes of everything that tells who an author is: present and
// former ids, identifiers, all names, and those under which works name them; sorted,
// each once, so that their order tells nothing.
func (l *List) Hashes(a *scholar.Author, published []string) []string {
	var out []string
	for _, id := range append([]string{a.ID}, a.FormerIDs...) {
		if id != "" {
			out = append(out, l.Hash("id", id))
		}
	}
	for _, id := range identifiers(a) {
		out = append(out, l.Hash(id.Scheme, id.Value), l.Hash("id", id.Value))
	}
	for _, name := range append(names(a), published...) {
		if name != "" {
			out = append(out, l.Hash("name", scholar.Fold(name)))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Seal encrypts the slug of a former page, so that the file does not show the name
// that it may hold. Whoever has the key can open it, as a build must.
func (l *List) Seal(slug string) string {
	nonce, _ := hex.DecodeString(l.Hash("nonce", slug))
	gcm := l.cipher()
	nonce = nonce[:gcm.NonceSize()]
	return base64.RawURLEncoding.EncodeToString(gcm.Seal(nonce, nonce, []byte(slug), nil))
}

func (l *List) open(sealed string) (slug string, ok bool) {
	text, err := base64.RawURLEncoding.DecodeString(sealed)
	gcm := l.cipher()
	if err != nil || len(text) < gcm.NonceSize() {
		return "", false
	}
	plain, err := gcm.Open(nil, text[:gcm.NonceSize()], text[gcm.NonceSize():], nil)
	return string(plain), err == nil && scholar.Slug(string(plain)) == string(plain)
}

// cipher is AES-GCM under a key of its own.
func (l *List) cipher() cipher.AEAD {
	block, err := aes.NewCipher([]byte(l.Hash("cipher", ""))) // 32 bytes
	if err != nil {
		panic(err) // of the key's length only
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		panic(err) // of the block's length only
	}
	return gcm
}
