package native

import (
	"fmt"
	"reflect"
	"strings"

	"lectern/generator/decode"
	"lectern/generator/format/native/credit"
	"lectern/generator/format/native/foreign"
	"lectern/generator/scholar"
)

// oneOf checks a word against the list of a `oneof` tag: words, or "credit".
func oneOf(c *decode.Context, n *decode.Node, list, s string) string {
	if list == "credit" {
		return creditRole(c, n, s)
	}
	known := strings.Fields(list)
	for _, word := range known {
		if word == s {
			return s
		}
	}
	c.Report("unknown-value", n, meant(s, known), "%q is none of the values this field takes", short(s))
	return ""
}

// creditRole returns a role as CRediT labels it, however it is written
// ("writing-original-draft"). Another role is kept, with a warning.
func creditRole(c *decode.Context, n *decode.Node, s string) string {
	if role, known := credit.Role(s); known {
		return role
	}
	warn(c, "unknown-role", n, meant(s, credit.Roles()), "%q is no role of CRediT", short(s))
	return s
}

func workType(c *decode.Context, n *decode.Node, v reflect.Value, _ reflect.StructTag) {
	if _, known := scholar.WorkType(n.Str).Info(); known && n.Kind == decode.String {
		v.SetString(n.Str)
		return
	}
	if own := foreign.Type(n.Str); own != "" && n.Kind == decode.String {
		c.Report("unknown-type", n, fmt.Sprintf("here it is called %q", own), "%q is no type of work", short(n.Str))
		return
	}
	word(c, n, v, "unknown-type", "type of work", workTypes())
}

func workTypes() []string {
	var words []string
	for _, row := range scholar.WorkTypes() {
		words = append(words, string(row.Type))
	}
	return words
}

func workStatus(c *decode.Context, n *decode.Node, v reflect.Value, _ reflect.StructTag) {
	word(c, n, v, "unknown-status", "status of a work", statuses())
}

func statuses() []string {
	return []string{
		string(scholar.StatusPublished), string(scholar.StatusAccepted), string(scholar.StatusInPress),
		string(scholar.StatusWithdrawn), string(scholar.StatusRetracted),
	}
}

// word reads a string that must be one of a list.
func word(c *decode.Context, n *decode.Node, v reflect.Value, code, what string, known []string) {
	if n.Kind != decode.String {
		c.WrongType(n, "a "+what, `"`+known[0]+`"`)
		return
	}
	for _, w := range known {
		if w == n.Str {
			v.SetString(w)
			return
		}
	}
	c.Report(code, n, meant(n.Str, known), "%q is no %s", short(n.Str), what)
}
