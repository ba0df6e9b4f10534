package syntax

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/generator/diag"
)

// read writes entries as "type key name=value ..." and diagnostics as "line:column code".
func read(src string) (entries, problems []string) {
	var ds diag.List
	for _, e := range Read("a.bib", []byte(src), &ds) {
		s := e.Type + " " + e.Key
		for _, f := range e.Fields {
			s += fmt.Sprintf(" %s=%q", f.Name, f.Value)
		}
		entries = append(entries, s)
	}
	for _, d := range ds.Sorted() {
		problems = append(problems, fmt.Sprintf("%d:%d %s", d.Place.Line, d.Place.Column, d.Code))
	}
	return entries, problems
}

func TestRead(t *testing.T) {
	for name, c := range map[string]struct {
		src               string
		entries, problems []string
	}{
		"delimiters": {"@a{x, t = {A {B} C}, u = \"D {\"} E\", v = 12}\n@b(y, t = {)})", []string{`a x t="A {B} C" u="D {\"} E" v="12"`, `b y t=")"`}, nil},
		"macros": {"@string{J = \"Journal \"}@STRING(k = j # {of X})@a{x, t = k # \" \" # J # 2, m = FEB}",
			[]string{`a x t="Journal of X Journal 2" m="feb"`}, nil},
		"text between":        {"---\nsomebody@example.org wrote @ home\n@a{x,t={T}} and so on", []string{`a x t="T"`}, nil},
		"comments":            {"@comment{@a{no, t = {N}}}@a{x, % of TeX\n t = {T}}\n@Comment\n@a{y,t={U}}", []string{`a x t="T"`, `a y t="U"`}, nil},
		"comment not closed":  {"@comment{ {\n@a{x, t = {T}}", []string{`a x t="T"`}, nil},
		"preamble":            {`@preamble{"\newcommand{\x}{y}" # {z}}@a{x,t={T}}`, []string{`a x t="T"`}, nil},
		"escaped braces":      {`@a{x, t = {A \} B \{ C}, u = {D}}`, []string{`a x t="A \\} B \\{ C" u="D"`}, nil},
		"no comma at the end": {"@a{x\n}\n@a{y, t={T} }", []string{"a x", `a y t="T"`}, nil},
		"value not closed":    {"@a{x,\n  t = {T {,\n  y = {1}\n}\n\n@a{z, t = {U}}\n", []string{"a x", `a z t="U"`}, []string{"2:7 bib-syntax"}},
		"quote not closed":    {"@a{x, t = \"T\n}\n@a{z, t = {U}}\n", []string{"a x", `a z t="U"`}, []string{"1:11 bib-syntax"}},
		"entry not closed":    {"@a{x, t = {T}\n\n@a{z, t = {U}}\n", []string{`a x t="T"`, `a z t="U"`}, []string{"1:1 bib-syntax"}},
		"no field":            {"@a{x, nonsense, t = {T}}", []string{`a x t="T"`}, []string{"1:7 bib-syntax"}},
		"no value":            {"@a{x, t = , u = {U}}\n@a{y, t = {T}}", []string{"a x", `a y t="T"`}, []string{"1:11 bib-syntax"}},
		"no key":              {"@a{t = {T}}\n@a{y, t = {T}}", []string{`a y t="T"`}, []string{"1:1 bib-key"}},
		"key with space":      {"@a{two words, t = {T}}", []string{`a two_words t="T"`}, []string{"1:1 bib-key"}},
		"field twice":         {"@a{x, t = {T}, T = {U}}", []string{`a x t="T"`}, []string{"1:16 bib-field-twice"}},
		"unknown macro":       {"@a{x, t = foo # bar}", []string{`a x t="foobar"`}, []string{"1:11 bib-macro", "1:17 bib-macro"}},
		"end":                 {"@a{x, t = {T", []string{"a x"}, []string{"1:11 bib-syntax"}},
		"not UTF-8":           {"@a{x, t = {\xff}}", []string{"a x t=\"\uFFFD\""}, []string{"1:1 bib-encoding"}},
		"numbers":             {"@a{x, pages = 45--67}", []string{`a x pages="45--67"`}, nil},
	} {
		entries, problems := read(c.src)
		if d := cmp.Diff(c.entries, entries) + cmp.Diff(c.problems, problems); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
	}
}

// TestPlaces: a byte of a value is found in the file, on later lines, too.
func TestPlaces(t *testing.T) {
	var ds diag.List
	e := Read("a.bib", []byte("@a{x,\n  title = {One\n    two},\n  n = {a} # {b}}"), &ds)
	f := e[0].Get("title")
	if got := f.At(strings.Index(f.Value, "two")).String(); got != "a.bib:3:5" {
		t.Error(got)
	}
	if got := e[0].Get("n").At(1).String(); got != "a.bib:4:3" {
		t.Error(got)
	}
}

// TestMacrosThatHoldEachOther: what thirty doublings would make is not made.
func TestMacrosThatHoldEachOther(t *testing.T) {
	var src strings.Builder
	src.WriteString("@string{m0 = {0123456789}}\n")
	for i := range 60 {
		fmt.Fprintf(&src, "@string{m%d = m%d # m%d}\n", i+1, i, i)
	}
	src.WriteString("@a{x, t = m60}")
	var ds diag.List
	e := Read("a.bib", []byte(src.String()), &ds)
	if n := len(e[0].Get("t").Value); n > 2<<20 || ds.Len() != 1 {
		t.Errorf("%d bytes, %d warnings", n, ds.Len())
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{"@a{x, t = {T} # j}", "@string{j = \"x\"}@comment{{}@a(x,", "@a{x,t={\\", "@preamble{", "\n@a{b,\n@a{b,", "@a{x,t=\"{\"}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		var ds diag.List
		for _, e := range Read("a.bib", []byte(src), &ds) {
			for i := range e.Fields {
				e.Fields[i].At(len(e.Fields[i].Value))
			}
		}
		for _, d := range ds.Sorted() {
			if d.Place.Line < 1 || d.Place.Column < 1 || d.Severity != diag.Warning {
				t.Errorf("%+v", d)
			}
		}
	})
}
