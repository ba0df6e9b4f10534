// Package scheme knows the identifier schemes of the scholarly world: how each is
// written, pasted, verified, linked and shown. It knows nothing of the records that
// hold identifiers.
package scheme

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxBytes is the longest identifier taken. The longest real ones (DOIs of the
// nineties) have about 150.
const maxBytes = 1024

// Parse returns the normal form of an identifier and, apart, the version that an
// arXiv or HAL number was given with. An error is one line that says what is wrong.
func Parse(scheme, s string) (value, version string, err error) {
	s = strings.TrimSpace(s)
	switch {
	case !valid(scheme):
		return "", "", fmt.Errorf("%s is no scheme: its letters are a-z, 0-9, _ and -, the first one of a-z", Quote(scheme))
	case s == "":
		return "", "", fmt.Errorf("it is empty")
	case len(s) > maxBytes:
		return "", "", fmt.Errorf("it is longer than %d bytes", maxBytes)
	case !utf8.ValidString(s) || strings.ContainsFunc(s, unprintable):
		return "", "", fmt.Errorf("%s holds control characters or invalid UTF-8", Quote(s))
	}
	def, known := find(scheme)
	if !known {
		if strings.ContainsFunc(s, unicode.IsSpace) {
			return "", "", fmt.Errorf("%s holds white space", Quote(s))
		}
		return s, "", nil
	}
	bare, fromURL := strip(s, def.prefixes)
	if strings.Contains(bare, "://") && !def.urls {
		return "", "", fmt.Errorf("%s is the address of something else than %s", Quote(s), def.label)
	}
	value, version, err = def.parse(bare, fromURL)
	if err != nil {
		return "", "", fmt.Errorf("%s is not %s: %w", Quote(s), def.label, err)
	}
	return value, version, nil
}

// Names returns the names of the schemes that are verified and linked, sorted.
func Names() []string {
	out := make([]string, 0, len(table))
	for _, d := range table {
		out = append(out, d.name)
	}
	return out
}

// URL returns the address of a parsed identifier, percent-encoded where needed; ""
// where the scheme has none.
func URL(scheme, value, version string) string {
	def, ok := find(scheme)
	if !ok || value == "" {
		return ""
	}
	return def.address(value, version)
}

// Display returns a parsed identifier as pages show it.
func Display(scheme, value, version string) string {
	def, ok := find(scheme)
	switch {
	case ok && def.full:
		return def.address(value, version)
	case ok:
		return def.show + value + version
	}
	return value
}

func find(name string) (definition, bool) {
	i, ok := slices.BinarySearchFunc(table, name, func(d definition, n string) int { return strings.Compare(d.name, n) })
	if !ok {
		return definition{}, false
	}
	return table[i], true
}

func valid(s string) bool {
	for i, c := range []byte(s) {
		letter := 'a' <= c && c <= 'z'
		if !letter && (i == 0 || !isDigit(c) && c != '_' && c != '-') {
			return false
		}
	}
	return s != "" && len(s) <= 64
}

// strip removes what stands before the bare value: the protocol and host of an
// address, or a prefix such as "doi:". Prefixes are lower case, tried in order and
// more than once ("doi: https://doi.org/10..." is often seen).
func strip(s string, prefixes []string) (bare string, fromURL bool) {
	for again := true; again; {
		again = false
		rest, isURL := cutProtocol(s)
		for _, p := range prefixes {
			if len(rest) > len(p) && strings.EqualFold(rest[:len(p)], p) {
				s, again = strings.TrimSpace(rest[len(p):]), true
				fromURL = fromURL || isURL || strings.Contains(p, "/")
				break
			}
		}
	}
	return s, fromURL
}

func cutProtocol(s string) (string, bool) {
	for _, p := range []string{"https://", "http://"} {
		if len(s) > len(p) && strings.EqualFold(s[:len(p)], p) {
			s = s[len(p):]
			if len(s) > 4 && strings.EqualFold(s[:4], "www.") {
				s = s[4:]
			}
			return s, true
		}
	}
	return s, false
}

// Quote shows a value in a message: short, on one line, invisible characters
// escaped.
func Quote(s string) string {
	const most = 60
	if len(s) > most {
		cut := most
		for cut > 0 && !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut] + "…"
	}
	return fmt.Sprintf("%q", s)
}

func unprintable(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// percent encodes what may not stand in the path of an address as it is: DOIs may
// hold any printable character.
func percent(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(s) {
		switch {
		case isDigit(c), 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', strings.IndexByte("-._~/:;()@!$&'*+,=", c) >= 0:
			b.WriteByte(c)
		default:
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
		}
	}
	return b.String()
}
