package scan

import (
	"html"
	"strings"
)

// EntityAt decodes the entity at i, which may be escaped any number of times, and
// returns where it ends; 0 when there is none.
func (p *Cursor) EntityAt(i int) (string, int) {
	s, n := decode(p.Src[i:])
	end := i + n
	for n > 0 && s == "&" {
		var next string
		if next, n = decodeAfter(p.Src[end:]); n > 0 {
			s, end = next, end+n
		}
	}
	if s == "" {
		return "", 0
	}
	return s, end
}

// decodeAfter decodes an entity whose ampersand was an entity itself.
func decodeAfter(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), longestEntity)], ';')
	if end < 0 {
		return "", 0
	}
	decoded, n := decode("&" + s[:end+1])
	return decoded, max(n-1, 0)
}

// longestEntity is the length of the longest name, with its semicolon.
const longestEntity = 33

// decode decodes the entity at the beginning of s, which has to end with a
// semicolon: without it, "?a=1&copy=2" would be a copyright sign.
func decode(s string) (string, int) {
	n := 1
	for n < len(s) && n < longestEntity && (IsAlnum(s[n]) || n == 1 && s[n] == '#') {
		n++
	}
	if n < 3 || n == len(s) || s[n] != ';' {
		return "", 0
	}
	n++
	decoded := html.UnescapeString(s[:n])
	if decoded == s[:n] || strings.HasSuffix(decoded, ";") && decoded != ";" {
		return "", 0 // not an entity, or only the beginning of the name is one
	}
	return decoded, n
}
