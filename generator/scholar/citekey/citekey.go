// Package citekey gives works the keys by which documents cite them. It knows one work
// at a time: a key that the rest of a site had a say in would change under those who
// use it.
package citekey

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"

	"github.com/mozillazg/go-unidecode"

	"lectern/generator/scholar"
)

// maxPart is how many letters of a name or of a word stand in a key.
const maxPart = 24

// Of returns the key of a work whose title reads so in plain text: the one that its
// record states, as it is; an id that says the family name of the first author and the
// year, such as vaswani2017attention; else the family name, the year, the first word
// of the title that means something, and four characters of the id's hash, so that it
// depends on no other work and differs from theirs. All but a stated key is ASCII.
func Of(w *scholar.Work, title string) string {
	if w.CiteKey != "" {
		return usable(w.CiteKey)
	}
	who := ascii(lead(w), maxPart)
	year := ""
	if when := w.When(); !when.IsZero() {
		year = strconv.Itoa(int(when.Year))
	}
	if who != "" && year != "" && isKey(w.ID) && strings.HasPrefix(ascii(w.ID, len(w.ID)), who) && strings.Contains(w.ID, year) {
		return w.ID
	}
	key := who + year + telling(title)
	if key == "" || key[0] >= '0' && key[0] <= '9' {
		key = "w" + key
	}
	return key + "-" + hash(w.ID)
}

// lead returns the name that stands for all who made a work: that of its first author,
// else of its first editor.
func lead(w *scholar.Work) string {
	for _, people := range [...][]scholar.Authorship{w.Authors, w.Editors} {
		if len(people) == 0 {
			continue
		}
		n := people[0].Name.Complete()
		if n.Family != "" {
			return n.Family
		}
		return telling(n.Display)
	}
	return ""
}

// telling returns the first word of a title that is no article, preposition or the
// like of the languages that most titles are in.
func telling(title string) string {
	for word := range strings.FieldsFuncSeq(strings.ToLower(title), func(r rune) bool { return r == ' ' || r == '-' || r == '/' || r == '’' || r == '\'' }) {
		if word = ascii(word, maxPart); len(word) > 1 && !strings.Contains(small, " "+word+" ") {
			return word
		}
	}
	return ""
}

const small = " a an the on of in at for to and or by from with is are do does how what why when as into via towards toward using " +
	"der die das den dem des ein eine einer eines und oder von vom zu zum zur im am an auf fur uber mit aus bei " +
	"le la les un une de du des et sur dans pour au aux en el los las una del y o por con para il lo gli i di da e "

// ascii writes the letters and digits of s in ASCII, in small letters, at most n.
func ascii(s string, n int) string {
	var b strings.Builder
	for _, c := range []byte(strings.ToLower(unidecode.Unidecode(s))) {
		if b.Len() < n && (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// isKey reports whether an id is a key that every program takes.
func isKey(id string) bool {
	for i, c := range []byte(id) {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		if !letter && (i == 0 || (c < '0' || c > '9') && c != ':' && c != '_' && c != '-') {
			return false
		}
	}
	return id != "" && len(id) <= 64
}

// usable returns a stated key as it is. One with characters that end a key, or with
// which TeX cannot cite, loses them, and gets the hash of what it was.
func usable(key string) string {
	clean := strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7F || strings.ContainsRune(`,{}()="#%~\`, r) || r == '\u00A0' || r == '\u2028' || r == '\u2029' || r == 0xFFFD {
			return -1
		}
		return r
	}, key)
	if clean == key {
		return key
	}
	return clean + "-" + hash(key)
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5])[:4])
}
