package scholar

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mozillazg/go-unidecode"
	"golang.org/x/text/unicode/norm"
)

const (
	maxSlug  = 80 // bytes
	hashSize = 6  // characters of base 32: 30 bits beside the transliteration
)

// reserved are the names that no slug may have before its first point, sorted:
// devices of Windows, which exist in every folder and with every ending, and what
// stands, or may once stand, beside entities' folders and in them.
var reserved = []string{
	"all", "api", "assets", "aux", "cite",
	"com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"con", "conin", "conout", "feed", "index",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
	"names", "new", "nul", "page", "prn", "robots", "search", "sitemap", "static", "undated",
}

// Slug returns the part of an address that stands for an id, and depends on
// nothing else. An id that is safe is its own slug: [a-z0-9]+([._-][a-z0-9]+)*, at
// most 80 bytes, not reserved. Any other becomes its ASCII transliteration, "-" and
// six characters of its hash. Every slug is such a safe name itself.
func Slug(id string) string {
	if len(id) <= maxSlug && isSlug(id) && !isReserved(id) {
		return id
	}
	return hashed(id, id)
}

// NameSlug returns the slug of somebody who is known by name only. It always ends in
// a hash, made so that no id's slug is likely to equal it. Canonically equivalent
// names have one slug.
func NameSlug(name string) string {
	name = norm.NFC.String(name)
	return hashed(name, "name\x00"+name)
}

func hashed(text, seed string) string {
	sum := sha256.Sum256([]byte(seed))
	hash := strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5])[:hashSize])
	words := transliterate(text, maxSlug-hashSize-1)
	if words == "" {
		words = "x" // only emoji, only punctuation
	}
	return words + "-" + hash
}

// transliterate writes a string with a-z, 0-9 and single hyphens, in at most n bytes.
func transliterate(s string, n int) string {
	var b strings.Builder
	for _, r := range s {
		if b.Len() > n {
			break
		}
		plain := string(r)
		if r >= utf8.RuneSelf {
			plain = unidecode.Unidecode(plain)
		}
		for _, c := range []byte(strings.ToLower(plain)) {
			switch {
			case 'a' <= c && c <= 'z', isDigit(c):
				b.WriteByte(c)
			case c == '\'': // O'Brien is one word
			case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
				b.WriteByte('-')
			}
		}
	}
	out := b.String()
	return strings.Trim(out[:min(len(out), n)], "-")
}

func isSlug(s string) bool {
	word := false // the byte before was a letter or digit
	for _, c := range []byte(s) {
		switch {
		case 'a' <= c && c <= 'z', isDigit(c):
			word = true
		case word && (c == '.' || c == '_' || c == '-'):
			word = false
		default:
			return false
		}
	}
	return word
}

func isReserved(s string) bool {
	stem, _, _ := strings.Cut(s, ".")
	_, found := slices.BinarySearch(reserved, stem)
	return found
}
