package native

import (
	"reflect"
	"strings"

	"lectern/generator/decode"
	"lectern/generator/scholar"
)

// hooks reads the values that the binder does not know, and the tables within
// records that may be written as a plain value.
func (d *Decoder) hooks() map[reflect.Type]decode.Hook {
	hooks := map[reflect.Type]decode.Hook{
		reflect.TypeFor[string]():             d.str,
		reflect.TypeFor[map[string]string]():  identifiers,
		reflect.TypeFor[scholar.Text]():       text,
		reflect.TypeFor[scholar.Markdown]():   markdown,
		reflect.TypeFor[scholar.Date]():       date,
		reflect.TypeFor[scholar.WorkType]():   workType,
		reflect.TypeFor[scholar.WorkStatus](): workStatus,
	}
	for t, key := range shorthand() {
		hooks[t] = part(key)
	}
	hooks[reflect.TypeFor[scholar.Authorship]()] = authorship
	hooks[reflect.TypeFor[scholar.Claim]()] = claim
	return hooks
}

// shorthand names the key that a part's short form, a plain value, stands for.
func shorthand() map[reflect.Type]string {
	return map[reflect.Type]string{
		reflect.TypeFor[scholar.Authorship]():    "name",
		reflect.TypeFor[scholar.Event]():         "name",
		reflect.TypeFor[scholar.Link]():          "url",
		reflect.TypeFor[scholar.Revision]():      "date",
		reflect.TypeFor[scholar.Funding]():       "funder",
		reflect.TypeFor[scholar.OtherName]():     "name",
		reflect.TypeFor[scholar.Affiliation]():   "institution",
		reflect.TypeFor[scholar.Education]():     "degree",
		reflect.TypeFor[scholar.Collaboration](): "for",
		reflect.TypeFor[scholar.Claim]():         "by",
		reflect.TypeFor[scholar.Verification]():  "method",
	}
}

func part(key string) decode.Hook {
	return func(c *decode.Context, n *decode.Node, v reflect.Value, _ reflect.StructTag) {
		switch n.Kind {
		case decode.Table:
			c.Fields(n, v)
		case decode.String, decode.Date, decode.Number:
			whole := decode.Node{Kind: decode.Table, Line: n.Line, Column: n.Column,
				Entries: []decode.Entry{{Key: key, Line: n.Line, Column: n.Column, Value: *n}}}
			c.Fields(&whole, v)
		default:
			c.WrongType(n, "a table", `{ `+key+` = "…" }, or only the `+key)
		}
	}
}

// authorship reads an author of a work: a name, or a table. What it binds must
// name somebody.
func authorship(c *decode.Context, n *decode.Node, v reflect.Value, tag reflect.StructTag) {
	before := c.Failed
	c.Failed = false
	a := v.Addr().Interface().(*scholar.Authorship)
	if n.Kind == decode.String {
		a.Display = clean(n.Str) // the bulk of all authorships: no table is made for them
	} else {
		part("name")(c, n, v, tag)
	}
	switch {
	case a.Display == "" && a.Name != (scholar.Name{}):
		a.Display = a.Name.Complete().Display
	case a.Display == "" && a.ID == "" && a.ORCID == "" && !c.Failed:
		c.Report("missing-key", n, `write the name, or {name = "..."}`, "the author has no name")
	}
	if several(a.Display) && a.Literal == "" {
		warn(c, "several-names", n, `write a list of names: ["Ada Lovelace", "Grace Hopper"]; or {literal = "..."} for a group`, "%q looks like the names of several people", short(a.Display))
	}
	c.Failed = c.Failed || before
	if a.Literal != "" && (a.Given != "" || a.Family != "") {
		warn(c, "literal-and-parts", n, "leave out given and family", "%q is called a group and has parts of a person's name", a.Literal)
	}
}

// several reports whether a name is a list of names in one string, as BibTeX
// ("Lovelace, Ada and Hopper, Grace") or library catalogues write it.
func several(name string) bool {
	if strings.Contains(name, ";") {
		return !strings.Contains(name, "&") // an entity ends in it, too
	}
	return strings.Contains(name, ",") && strings.Contains(name, " and ")
}

// claim also takes false: not claimed.
func claim(c *decode.Context, n *decode.Node, v reflect.Value, tag reflect.StructTag) {
	if n.Kind != decode.Bool {
		part("by")(c, n, v, tag)
	} else if n.Bool {
		c.WrongType(n, "who claimed it, and when,", `{ by = "…", on = "2026-01-31" }`)
	}
}
