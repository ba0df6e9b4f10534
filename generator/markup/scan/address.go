package scan

import (
	"net/url"
	"strings"
)

// PlainAddress resolves what TeX needs in the argument of \url.
func PlainAddress(s string) string {
	return texAddress.Replace(strings.Join(strings.Fields(s), ""))
}

var texAddress = strings.NewReplacer(`\_`, "_", `\#`, "#", `\%`, "%", `\&amp;`, "&", `\&`, "&", "&amp;", "&", `\~{}`, "~", `\~`, "~", `\$`, "$",
	`\{`, "{", `\}`, "}", `\textasciitilde{}`, "~", `\textasciitilde`, "~", `\textunderscore`, "_", `{\_}`, "_", `{\textasciitilde}`, "~")

// WebAddress returns an address that a page may link to, with what a URL cannot hold
// encoded: absolute, of the schemes http, https or mailto. A host that begins with
// www. is given its scheme.
func WebAddress(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) > longestAddress {
		return "", false
	}
	if len(s) > 4 && strings.EqualFold(s[:4], "www.") {
		s = "https://" + s
	}
	s = encode(s)
	u, err := url.Parse(s)
	if err != nil || u.User != nil { // a user's name before the host only misleads
		return "", false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return s, u.Hostname() != "" && u.Opaque == "" && plainHost(u.Host)
	case "mailto":
		return s, strings.IndexByte(u.Opaque, '@') > 0
	}
	return "", false
}

// plainHost reports whether a host has only characters that hosts have.
func plainHost(host string) bool {
	for i := range len(host) {
		if c := host[i]; c < 0x80 && !IsAlnum(c) && strings.IndexByte(".-_:[]", c) < 0 {
			return false
		}
	}
	return IsWord(host[0]) || host[0] == '['
}

// longestAddress is more than browsers and servers agree to take.
const longestAddress = 4096

const hexDigits = "0123456789ABCDEF"

// encode writes characters that may not stand in a URL in their %XX form.
func encode(s string) string {
	var b strings.Builder
	slashes := 0 // brackets may stand in the host, after the second slash
	for i := range len(s) {
		c := s[i]
		if c == '/' {
			slashes++
		}
		bad := c <= ' ' || c == 0x7F || strings.IndexByte("\"<>\\^`{|}", c) >= 0 ||
			slashes > 2 && (c == '[' || c == ']') ||
			c == '%' && !(i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]))
		if !bad {
			b.WriteByte(c)
			continue
		}
		b.WriteByte('%')
		b.WriteByte(hexDigits[c>>4])
		b.WriteByte(hexDigits[c&15])
	}
	return b.String()
}

func isHex(c byte) bool { return IsDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'f' }

// DOIPath encodes what may stand in a DOI and not in the path of a URL.
func DOIPath(doi string) string {
	return strings.NewReplacer("%", "%25", "#", "%23", "?", "%3F", "<", "%3C", ">", "%3E", `"`, "%22", " ", "%20").Replace(doi)
}
