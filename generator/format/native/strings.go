package native

import (
	"net/url"
	"path"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/decode"
	"lectern/generator/scholar"
)

// numeric are the keys of plain strings that people, and JSON exports, write as
// numbers. Whole numbers are taken as they are written.
var numeric = []string{"volume", "issue", "number", "edition", "pages", "article_number", "pmid", "room", "award", "isbn"}

// str reads a plain string: one line, in NFC, without white space around it, and
// in the form that the field's tags ask for.
func (d *Decoder) str(c *decode.Context, n *decode.Node, v reflect.Value, tag reflect.StructTag) {
	s := clean(n.Str)
	if n.Kind == decode.String && s != "" {
		v.SetString(d.formed(c, n, s, tag))
		return
	}
	name, option, _ := strings.Cut(tag.Get("key"), ",")
	number := n.Kind == decode.Number && slices.Contains(numeric, name) && wholeNumber(n.Str)
	switch {
	case n.Kind != decode.String && !number:
		c.Text(n) // reports
	case s != "":
		v.SetString(d.formed(c, n, s, tag))
	case option == "required":
		c.Report("empty-value", n, "", "%s must not be empty", name)
	}
}

// formed checks a string by the tags `scheme`, `format` and `oneof` and returns it
// in its normal form; "" after an error.
func (d *Decoder) formed(c *decode.Context, n *decode.Node, s string, tag reflect.StructTag) string {
	if strings.IndexByte(string(tag), ' ') < 0 { // it is the key alone, as of most
		return s
	}
	if scheme := tag.Get("scheme"); scheme != "" {
		return identifier(c, n, scheme, s)
	}
	if words := tag.Get("oneof"); words != "" {
		return oneOf(c, n, words, s)
	}
	format := tag.Get("format")
	switch {
	case format == "url", strings.HasSuffix(format, "-or-url") && hasScheme(s):
		return address(c, n, s)
	case format == "file", format == "file-or-url":
		return d.file(c, n, s)
	case format == "email":
		return email(c, n, s)
	case format == "language":
		return language(c, n, s)
	}
	return s
}

func wholeNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// clean brings a plain string to its normal form: Unicode NFC, so that equal names
// and ids are equal bytes, and one space where white space stands.
func clean(s string) string {
	plain := true
	for i := range len(s) {
		inner := s[i] == ' ' && i > 0 && i+1 < len(s) && s[i-1] != ' '
		if s[i] <= ' ' && !inner || s[i] >= 0x80 {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	if !norm.NFC.IsNormalString(s) {
		s = norm.NFC.String(s)
	}
	if words := strings.Join(strings.Fields(s), " "); words != s {
		return words
	}
	return s
}

// identifier normalises and verifies an identifier; "" where it is none.
func identifier(c *decode.Context, n *decode.Node, scheme, s string) string {
	id, err := scholar.ParseIdentifier(scheme, s)
	if err != nil {
		c.Report("bad-"+scheme, n, "", "%s", err)
		return ""
	}
	return id.Value
}

// identifiers reads a table of identifiers: scheme = value.
func identifiers(c *decode.Context, n *decode.Node, v reflect.Value, _ reflect.StructTag) {
	if n.Kind != decode.Table {
		c.WrongType(n, "a table of identifiers", `{ hal = "hal-01234567" }`)
		return
	}
	out := make(map[string]string, len(n.Entries))
	for i := range n.Entries {
		e := &n.Entries[i]
		switch {
		case e.Value.Kind == decode.Null:
		case e.Value.Kind != decode.String && !(e.Value.Kind == decode.Number && wholeNumber(e.Value.Str)):
			c.Text(&e.Value) // reports
		default:
			id, err := scholar.ParseIdentifier(e.Key, clean(e.Value.Str))
			if err != nil {
				c.Report("bad-identifier", &e.Value, "", "%s", err)
				continue
			}
			out[id.Scheme] = id.Value
		}
	}
	v.Set(reflect.ValueOf(out))
}

// hasScheme reports whether s looks like an address: letters, a colon, and no
// space after it ("javascript:alert(1)", but not "Reach me: by mail").
func hasScheme(s string) bool {
	name, rest, found := strings.Cut(s, ":")
	if !found || name == "" || strings.HasPrefix(rest, " ") {
		return strings.HasPrefix(s, "//")
	}
	return !strings.ContainsFunc(name, func(r rune) bool {
		return !('a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9' || strings.ContainsRune("+-.", r))
	})
}

// address checks that s is an absolute address that a page may link to.
func address(c *decode.Context, n *decode.Node, s string) string {
	u, err := url.Parse(s)
	switch {
	case err != nil || strings.ContainsAny(s, " <>\"\\^`{|}"):
		c.Report("bad-url", n, "write spaces and other special characters percent-encoded, as browsers copy them", "%q is no address", short(s))
	case u.Scheme == "mailto" && strings.Contains(u.Opaque, "@"):
		return s
	case u.Scheme != "http" && u.Scheme != "https":
		c.Report("bad-url", n, "begin with https://", "%q is no http or https address", short(s))
	case u.Host == "" || u.User != nil:
		c.Report("bad-url", n, "", "%q names no host, or a user", short(s))
	default:
		return s
	}
	return ""
}

// file checks that s names a file beside the record and below content/.
func (d *Decoder) file(c *decode.Context, n *decode.Node, s string) string {
	_, folder, _ := strings.Cut(path.Dir(c.File)+"/", "content/")
	full := path.Join(folder, s)
	switch {
	case hasScheme(s):
		c.Report("bad-file", n, "name a file beside the record", "%q is an address, not a file", short(s))
	case path.IsAbs(s) || strings.Contains(s, `\`):
		c.Report("bad-file", n, "name the file relative to the record's folder, with /", "%q is no relative path", short(s))
	case full == "." || full == ".." || strings.HasPrefix(full, "../"):
		c.Report("bad-file", n, "", "%q is outside content/", short(s))
	case d.exists != nil && !d.exists(full):
		c.Report("missing-file", n, "file names are relative to the record's folder", "there is no file content/%s", full)
	default:
		return s
	}
	return ""
}

func email(c *decode.Context, n *decode.Node, s string) string {
	user, host, ok := strings.Cut(s, "@")
	if !ok || user == "" || host == "" || strings.ContainsAny(host, "@/:") || strings.ContainsAny(s, " <>\"'\\,;?&%") {
		c.Report("bad-email", n, "", "%q is no e-mail address", short(s))
		return ""
	}
	return s
}

// language checks the shape of a language tag (BCP 47, RFC 5646 section 2.1),
// not whether it is registered.
func language(c *decode.Context, n *decode.Node, s string) string {
	if !languageTag(s) {
		c.Report("bad-language", n, `write a tag such as "en", "pt-BR" or "zh-Hant"`, "%q is no language tag", short(s))
		return ""
	}
	return s
}

func languageTag(s string) bool {
	for i, part := range strings.Split(s, "-") {
		least, most := 1, 8
		if i == 0 {
			least = 2
		}
		if len(part) < least || len(part) > most {
			return false
		}
		for _, r := range part {
			letter := 'a' <= r|0x20 && r|0x20 <= 'z'
			if !letter && (i == 0 || r < '0' || r > '9') {
				return false
			}
		}
	}
	return true
}

// short cuts a value for a message.
func short(s string) string {
	const most = 80
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
