package native

import (
	"reflect"
	"slices"
	"strings"

	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/generator/format/native/prose"
	"lectern/generator/markup"
	"lectern/generator/scholar"
)

// maxProblems is how many problems of one text are reported.
const maxProblems = 20

// variant is a text in one language.
type variant struct {
	lang string // "" where the record does not say
	node *decode.Node
}

// variants reads a string, or a table of strings by language tag, in the order of
// the file. It returns none after an error.
func variants(c *decode.Context, n *decode.Node, tag reflect.StructTag) []variant {
	switch n.Kind {
	case decode.String:
		return needed(c, n, tag, []variant{{"", n}})
	case decode.Table:
		return needed(c, n, tag, byLanguage(c, n))
	}
	c.WrongType(n, "text", `"…", or { en = "…", de = "…" }`)
	return nil
}

// needed reports a text that must not be empty and is. The variants are returned.
func needed(c *decode.Context, n *decode.Node, tag reflect.StructTag, all []variant) []variant {
	if slices.ContainsFunc(all, func(v variant) bool { return strings.TrimSpace(v.node.Str) != "" }) {
		return all
	}
	if name, option, _ := strings.Cut(tag.Get("key"), ","); option != "" {
		c.Report("empty-value", n, "", "%s must not be empty", name)
	}
	return all
}

func byLanguage(c *decode.Context, n *decode.Node) []variant {
	var out []variant
	for i := range n.Entries {
		e := &n.Entries[i]
		at := &decode.Node{Line: e.Line, Column: e.Column}
		switch {
		case !languageTag(e.Key):
			language(c, at, e.Key)
		case e.Value.Kind == decode.String:
			out = append(out, variant{e.Key, &e.Value})
		case e.Value.Kind != decode.Null:
			c.Text(&e.Value) // reports
		}
	}
	return out
}

// text reads a scholarly text. Of a table, the language that comes first in the
// file is the one shown where none fits.
func text(c *decode.Context, n *decode.Node, v reflect.Value, tag reflect.StructTag) {
	all := variants(c, n, tag)
	if len(all) == 0 {
		return
	}
	out := parseText(c, all[0])
	for _, other := range all[1:] {
		out.Others = append(out.Others, parseText(c, other))
	}
	slices.SortFunc(out.Others, func(a, b scholar.Text) int { return strings.Compare(a.Lang, b.Lang) })
	*v.Addr().Interface().(*scholar.Text) = out
}

func parseText(c *decode.Context, in variant) scholar.Text {
	nodes, problems := markup.Parse(in.node.Str)
	for _, p := range problems[:min(len(problems), maxProblems)] {
		at := diag.Place{File: c.File, Line: int(in.node.Line), Column: int(in.node.Column) + column(in.node.Str, p.Offset)}
		c.Diags.Add(diag.Diagnostic{Severity: diag.Warning, Code: p.Code, Place: at, Message: p.Message, Hint: p.Hint})
	}
	return scholar.Text{Source: in.node.Str, Lang: in.lang, Nodes: nodes}
}

// column returns how far behind its opening quote a byte of a string stands in the
// file. That can be told only as long as nothing before it was written as an
// escape, or on another line; else it is 0, the string's begin.
func column(s string, offset int) int {
	if offset <= 0 || offset > len(s) || strings.ContainsAny(s[:offset], "\\\"\n\r\t") {
		return 0
	}
	return 1 + offset
}

func markdown(c *decode.Context, n *decode.Node, v reflect.Value, tag reflect.StructTag) {
	all := variants(c, n, tag)
	if len(all) == 0 {
		return
	}
	for _, variant := range all {
		prose.Check(c, variant.node)
	}
	out := scholar.Markdown{Source: all[0].node.Str, Lang: all[0].lang}
	for _, other := range all[1:] {
		out.Others = append(out.Others, scholar.Markdown{Source: other.node.Str, Lang: other.lang})
	}
	slices.SortFunc(out.Others, func(a, b scholar.Markdown) int { return strings.Compare(a.Lang, b.Lang) })
	*v.Addr().Interface().(*scholar.Markdown) = out
}

// date reads "2022", "2022-03", "2022-03-14", a date of TOML (of which only the
// day counts), or a year as a number.
func date(c *decode.Context, n *decode.Node, v reflect.Value, _ reflect.StructTag) {
	s := n.Str
	switch n.Kind {
	case decode.String:
		s = strings.TrimSpace(s)
	case decode.Date:
		if len(s) > 10 && strings.ContainsRune("Tt ", rune(s[10])) {
			s = s[:10]
		}
	case decode.Number:
	default:
		c.WrongType(n, "a date", `"2022", "2022-03" or "2022-03-14"`)
		return
	}
	if s == "" {
		return
	}
	d, err := scholar.ParseDate(s)
	if err != nil {
		c.Report("bad-date", n, "", "%s", err)
		return
	}
	*v.Addr().Interface().(*scholar.Date) = d
}
