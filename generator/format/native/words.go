package native

import (
	"fmt"
	"reflect"
	"strings"

	"lectern/generator/decode"
	"lectern/generator/format/native/foreign"
	"lectern/generator/scholar"
)

// credit are the fourteen roles of CRediT (ANSI/NISO Z39.104-2022), as they are
// labelled there.
var credit = []string{
	"Conceptualization", "Data curation", "Formal analysis", "Funding acquisition", "Investigation", "Methodology",
	"Project administration", "Resources", "Software", "Supervision", "Validation", "Visualization",
	"Writing – original draft", "Writing – review & editing",
}

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
	for _, role := range credit {
		if lettersOf(role) == lettersOf(s) {
			return role
		}
	}
	warn(c, "unknown-role", n, meant(s, credit), "%q is no role of CRediT", short(s))
	return s
}

// lettersOf returns the letters of a role's label, so that hyphens, dashes, "and"
// and "&" do not matter.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, strings.ReplaceAll(strings.ToLower(s), " and ", " "))
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
