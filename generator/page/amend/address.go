package amend

import (
	"encoding/json"
	"net/url"
	"strings"

	"lectern/generator/config"
)

// letterTo returns where a letter is written: a new issue of the repository, with title
// and body filled in, else an email.
func letterTo(r config.Repository, title, body string) string {
	base := strings.TrimSuffix(r.URL, "/")
	if base != "" {
		switch r.Kind {
		case "github", "forgejo":
			return base + "/issues/new?title=" + escape(title) + "&body=" + escape(body)
		case "gitlab":
			return base + "/-/issues/new?issue%5Btitle%5D=" + escape(title) + "&issue%5Bdescription%5D=" + escape(body)
		}
	}
	return mail(r.Contact, title, body)
}

// mail returns the address of an email with subject and body filled in (RFC 6068).
func mail(to, title, body string) string {
	return "mailto:" + escape(to) + "?subject=" + escape(title) + "&body=" + escape(strings.ReplaceAll(body, "\n", "\r\n"))
}

// escape escapes a part of a query. A space is no plus sign, which is one in emails, and
// which templates write in five characters.
func escape(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(url.QueryEscape(s), "+", "%20"), "%40", "@")
}

func escapePath(p string) string { return (&url.URL{Path: p}).EscapedPath() }

// quote writes a string as TOML, whose escapes hold those of JSON; of the characters
// that TOML wants escaped JSON lets one stand.
func quote(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // strings always encode
	return strings.ReplaceAll(strings.TrimSuffix(b.String(), "\n"), "\x7f", `\u007f`)
}
