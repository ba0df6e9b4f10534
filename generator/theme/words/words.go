// Package words holds the strings of the interface in one language: words and
// sentences with placeholders, plural forms, numbers and dates as people write
// them. It knows TOML tables and languages; it knows nothing of templates or pages.
//
// A string is written as key = "text", where {0}, {1}, ... stand for the values
// that a template gives; or, where it depends on a count, as a table of the
// plural categories of Unicode CLDR:
//
//	n_works = { one = "{0} publication", other = "{0} publications" }
//
// The first integer among the values chooses the form. In such a string integers
// are counts and are written with the language's thousands separator (the string
// "thousands"); in others they stand as they are, since they are years and page
// numbers.
package words

import (
	"fmt"
	"hash"
	"maps"
	"slices"
	"strconv"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"lectern/generator/decode"
	"lectern/generator/diag"
)

// Table is the strings of one language. It is filled by Add and not changed
// afterwards; then it is safe for concurrent use. The zero value is empty.
type Table struct {
	entries map[string]*entry
}

// entry is one string.
type entry struct {
	lang  language.Tag
	forms [forms][]piece // by plural.Form; forms[plural.Other] is always there
	count bool           // it has plural forms
	args  int            // the number of placeholders' values that it wants
}

// forms is the number of CLDR's plural categories.
const forms = int(plural.Many) + 1

// piece is literal text, or the place of a value.
type piece struct {
	text string
	arg  int // -1: text
}

// categories are CLDR's names of the plural forms.
var categories = map[string]plural.Form{
	"zero": plural.Zero, "one": plural.One, "two": plural.Two,
	"few": plural.Few, "many": plural.Many, "other": plural.Other,
}

// Add lays the strings of a file over those that are there. The language is that
// of the file and gives the plural rules of its strings. What is no string or
// table of plural forms, lacks the form "other", or wants more values than the
// string that it replaces is an error.
func (t *Table) Add(file string, root *decode.Node, lang language.Tag, ds *diag.List) {
	if t.entries == nil {
		t.entries = make(map[string]*entry, len(root.Entries))
	}
	for i := range root.Entries {
		e := &root.Entries[i]
		made, problem, hint := newEntry(&e.Value, lang)
		if was, ok := t.entries[e.Key]; problem == "" && ok && made.args > was.args {
			problem = fmt.Sprintf("this string has a place {%d}, and the templates give it %d values", made.args-1, was.args)
		}
		if problem != "" {
			ds.Add(diag.Diagnostic{
				Severity: diag.Error, Code: "bad-string", Place: e.Value.Place(file),
				Message: fmt.Sprintf("%s: %s", strconv.Quote(e.Key), problem), Hint: hint,
			})
			continue
		}
		t.entries[e.Key] = made
	}
}

func newEntry(n *decode.Node, lang language.Tag) (e *entry, problem, hint string) {
	e = &entry{lang: lang}
	switch n.Kind {
	case decode.String:
		e.set(plural.Other, n.Str)
		return e, "", ""
	case decode.Table:
		e.count = true
		for i := range n.Entries {
			form, ok := categories[n.Entries[i].Key]
			if !ok {
				return nil, fmt.Sprintf("there is no plural form %q", n.Entries[i].Key), "the forms are zero, one, two, few, many, other"
			}
			if n.Entries[i].Value.Kind != decode.String {
				return nil, fmt.Sprintf("the form %q is not text", n.Entries[i].Key), ""
			}
			e.set(form, n.Entries[i].Value.Str)
		}
		if n.Get("other") == nil {
			return nil, `the plural form "other" is missing`, "it is the one that stands where no other fits"
		}
		return e, "", ""
	}
	return nil, "a string of the interface is text or a table of plural forms", `write key = "text"`
}

// set parses the text of one form. An empty text is a form too.
func (e *entry) set(form plural.Form, text string) {
	pieces := []piece{}
	start := 0
	for i := 0; i+2 < len(text); i++ {
		if text[i] != '{' || text[i+1] < '0' || text[i+1] > '9' || text[i+2] != '}' {
			continue
		}
		if start < i {
			pieces = append(pieces, piece{text[start:i], -1})
		}
		arg := int(text[i+1] - '0')
		pieces = append(pieces, piece{text[i : i+3], arg})
		e.args = max(e.args, arg+1)
		start, i = i+3, i+2
	}
	if start < len(text) {
		pieces = append(pieces, piece{text[start:], -1})
	}
	e.forms[form] = pieces
}

// Has reports whether there is a string of this key.
func (t *Table) Has(key string) bool { return t.entries[key] != nil }

// Keys returns the keys of all strings, sorted.
func (t *Table) Keys() []string { return slices.Sorted(maps.Keys(t.entries)) }

// Wants returns how many values a string has places for, and whether an integer
// must be among them to choose its plural form.
func (t *Table) Wants(key string) (values int, count bool) {
	if e := t.entries[key]; e != nil {
		return e.args, e.count
	}
	return 0, false
}

// Text returns a string with its values. A key that is not there is returned as it
// is, so that the page shows what is missing.
func (t *Table) Text(key string, values ...any) string {
	if e := t.entries[key]; e == nil {
		return key
	} else if p := e.forms[plural.Other]; !e.count && len(p) == 1 && p[0].arg < 0 {
		return p[0].text
	}
	typed := make([]Value, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case string:
			typed[i].Text = v
		case int:
			typed[i] = Value{Number: v, IsInt: true}
		default:
			typed[i].Text = fmt.Sprint(v)
		}
	}
	return string(t.AppendText(nil, key, typed))
}

// form chooses the plural form of a whole number. MatchPlural wants large numbers
// modulo ten million.
func (e *entry) form(n int) plural.Form {
	if n < 0 {
		n = -(n % 10_000_000)
	} else if n >= 10_000_000 {
		n = n%10_000_000 + 10_000_000
	}
	return plural.Cardinal.MatchPlural(e.lang, n, 0, 0, 0, 0)
}

func firstInt(values []Value) (int, bool) {
	for _, v := range values {
		if v.IsInt {
			return v.Number, true
		}
	}
	return 0, false
}

// Digest writes all strings into a hash.
func (t *Table) Digest(h hash.Hash) {
	for _, key := range t.Keys() {
		e := t.entries[key]
		fmt.Fprintf(h, "%q %s %v\n", key, e.lang, e.count)
		for form, pieces := range e.forms {
			for _, p := range pieces {
				fmt.Fprintf(h, "\t%d %d %q\n", form, p.arg, p.text)
			}
		}
	}
}
