package scheme

import (
	"errors"
	"net/url"
	"strings"
	"unicode"
)

// The parsers of the schemes without checksums: registries' numbers and accounts.

func parsePMID(s string, _ bool) (string, string, error) {
	s = strings.TrimLeft(strings.TrimRight(s, "/."), "0")
	if !allDigits(s) || len(s) > 9 {
		return "", "", errors.New("one has 1 to 9 digits")
	}
	return s, "", nil
}

func parsePMCID(s string, _ bool) (string, string, error) {
	s = strings.ToUpper(strings.TrimRight(s, "/."))
	digits, _, _ := strings.Cut(strings.TrimPrefix(s, "PMC"), ".") // PMC1234567.1 is a version
	if !allDigits(digits) || len(digits) > 10 {
		return "", "", errors.New(`one looks like "PMC2808187"`)
	}
	return "PMC" + digits, "", nil
}

func parseWikidata(s string, _ bool) (string, string, error) {
	s = strings.ToUpper(strings.TrimRight(s, "/"))
	if len(s) < 2 || len(s) > 12 || s[0] != 'Q' || s[1] == '0' || !allDigits(s[1:]) {
		return "", "", errors.New(`one looks like "Q42"`)
	}
	return s, "", nil
}

func parseOpenAlex(s string, _ bool) (string, string, error) {
	s = strings.ToUpper(strings.TrimRight(s, "/"))
	if len(s) < 2 || len(s) > 14 || strings.IndexByte("WAISTPFCG", s[0]) < 0 || !allDigits(s[1:]) {
		return "", "", errors.New(`one looks like "W2741809807"`)
	}
	return s, "", nil
}

func parseDBLP(s string, _ bool) (string, string, error) {
	s, _, _ = strings.Cut(s, "?")
	for _, p := range []string{"pid/", "rec/", "bibtex/", "html/"} {
		s = strings.TrimPrefix(s, p)
	}
	for _, p := range []string{".html", ".xml", ".bib", ".rss"} {
		s = strings.TrimSuffix(s, p)
	}
	if !segments(s, "_-.+:") || strings.Count(s, "/") == 0 {
		return "", "", errors.New(`one looks like "65/9403" or "conf/iclr/QinS22"`)
	}
	return s, "", nil
}

// segments reports whether s is path segments of letters, digits and the given
// punctuation, none of them empty or made of dots.
func segments(s, punctuation string) bool {
	for part := range strings.SplitSeq(s, "/") {
		if strings.Trim(part, ".") == "" {
			return false
		}
		for _, c := range []byte(part) {
			if !isWord(c) && strings.IndexByte(punctuation, c) < 0 {
				return false
			}
		}
	}
	return true
}

func isWord(c byte) bool {
	return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z'
}

func parseSemanticScholar(s string, _ bool) (string, string, error) {
	s, _, _ = strings.Cut(strings.TrimRight(s, "/"), "?")
	s = s[strings.LastIndexByte(s, '/')+1:]
	if len(s) > 9 && strings.EqualFold(s[:9], "CorpusID:") && allDigits(s[9:]) {
		return "CorpusID:" + s[9:], "", nil
	}
	hex := strings.Trim(strings.ToLower(s), "0123456789abcdef") == ""
	if allDigits(s) && len(s) < 20 || len(s) == 40 && hex {
		return strings.ToLower(s), "", nil
	}
	return "", "", errors.New(`one is an author's number, 40 hexadecimal digits, or "CorpusID:" with a number`)
}

// parseScholar takes the user of a Google Scholar profile, also from its address
// on any of Google's national hosts.
func parseScholar(s string, _ bool) (string, string, error) {
	if rest, isURL := cutProtocol(s); isURL || strings.HasPrefix(rest, "scholar.google.") {
		u, err := url.Parse("https://" + rest)
		if err != nil || !strings.HasPrefix(u.Host, "scholar.google.") {
			return "", "", errors.New("it is the address of something else")
		}
		s = u.Query().Get("user")
	}
	if len(s) != 12 || !segments(s, "_-") {
		return "", "", errors.New(`one has 12 letters, digits, - and _, which follow "user=" in its address`)
	}
	return s, "", nil
}

func parseScopus(s string, _ bool) (string, string, error) {
	if rest, isURL := cutProtocol(s); isURL {
		u, err := url.Parse("https://" + rest)
		if err != nil || u.Host != "scopus.com" {
			return "", "", errors.New("it is the address of something else")
		}
		s = u.Query().Get("authorId") + u.Query().Get("eid")
	}
	if number := strings.TrimPrefix(s, "2-s2.0-"); !allDigits(number) || len(number) < 8 || len(number) > 12 {
		return "", "", errors.New(`one is an author's number, or "2-s2.0-" with a number`)
	}
	return s, "", nil
}

func parseGitHub(s string, _ bool) (string, string, error) {
	s, _, _ = strings.Cut(s, "?")
	s = strings.TrimRight(s, "/")
	if s == "" || len(s) > 39 || !segments(s, "-") || strings.Contains(s, "/") || s[0] == '-' {
		return "", "", errors.New("one has up to 39 letters, digits and hyphens")
	}
	return s, "", nil
}

// parseMastodon takes "@user@host" and "https://host/@user".
func parseMastodon(s string, _ bool) (string, string, error) {
	if rest, isURL := cutProtocol(s); isURL {
		host, user, _ := strings.Cut(strings.TrimRight(rest, "/"), "/")
		s = strings.TrimPrefix(strings.TrimPrefix(user, "@"), "users/") + "@" + host
	}
	user, host, ok := strings.Cut(strings.TrimPrefix(s, "@"), "@")
	if !ok || !segments(user, "_.-") || strings.Contains(user, "/") ||
		!segments(host, ".-") || strings.Contains(host, "/") || !strings.Contains(host, ".") {
		return "", "", errors.New(`one looks like "@user@example.social"`)
	}
	return user + "@" + strings.ToLower(host), "", nil
}

// parseHAL takes a document ("hal-01234567v2") or a person's idHAL.
func parseHAL(s string, _ bool) (string, string, error) {
	s = strings.TrimRight(s, "/")
	bare, version := cutVersion(s)
	if halDocument(bare) {
		return bare, version, nil
	}
	if !segments(s, "_-") || strings.Contains(s, "/") {
		return "", "", errors.New(`one looks like "hal-01234567"`)
	}
	return s, "", nil
}

func halDocument(s string) bool {
	i := strings.LastIndexAny(s, "-_")
	return i > 0 && len(s)-i >= 7 && allDigits(s[i+1:])
}

func parseHandle(s string, fromURL bool) (string, string, error) {
	if fromURL {
		if plain, err := url.PathUnescape(s); err == nil {
			s = plain
		}
	}
	prefix, suffix, ok := strings.Cut(s, "/")
	if !ok || suffix == "" || !allDigits(strings.ReplaceAll(prefix, ".", "")) {
		return "", "", errors.New(`one looks like "20.500.12345/678"`)
	}
	if strings.ContainsFunc(s, isSpace) || strings.ContainsFunc(s, unprintable) {
		return "", "", errors.New("it holds white space")
	}
	return s, "", nil
}

func isSpace(r rune) bool { return unicode.IsSpace(r) }
