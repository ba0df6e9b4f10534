package check

import (
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"testing"
	"text/template/parse"

	"lectern/generator/diag"
)

type frame struct {
	Title string
	Lang  string
	Extra map[string]any
}

type person struct {
	Name  string
	Kids  []person
	Boss  *person
	Any   any
	Notes []int
}

func (person) Greet(to string) string { return "hello " + to }
func (*person) Pointed() int          { return 1 }

type sample struct {
	frame
	frame2 // unexported embedded struct with an exported field
	People []person
	ByKey  map[string]person
	One    *person
	Count  int
	Wide   int64
	Share  float64
	HTML   template.HTML
	hidden string //lint:ignore U1000 a template that names it must be told that it is not exported
}

type frame2 struct{ Deep bool }

// Frame is exported, so that templates may name it.
type Frame struct{ Site *frame }

type page struct {
	Frame
	sample
}

var funcs = map[string]Func{
	"t": {Type: reflect.TypeFor[func(string, ...any) string](), Check: func(args []Arg) (Problem, bool) {
		if len(args) > 0 && args[0].Known && args[0].Constant == "nope" {
			return Problem{Arg: 0, Code: "template-string", Message: "no string", Hint: "h"}, true
		}
		return Problem{}, false
	}},
	"add": {Type: reflect.TypeFor[func(int, int) int]()},
}

// checked parses text as the set's entry "x" and returns the diagnostics as
// line:column code message, and false where the text is no template.
func checked(text string) ([]string, bool) {
	tree := parse.New("x")
	tree.Mode = parse.SkipFuncCheck
	trees := map[string]*parse.Tree{}
	if _, err := tree.Parse(text, "", "", trees); err != nil {
		return nil, false
	}
	src := &Source{File: "x.html", Text: text}
	set := map[string]Tree{}
	for name, tr := range trees {
		set[name] = Tree{tr, src}
	}
	var ds diag.List
	New(funcs, nil, &ds).Set(set, "x", reflect.TypeFor[*page]())
	var out []string
	for _, d := range ds.Sorted() {
		line := fmt.Sprintf("%d:%d %s %s", d.Place.Line, d.Place.Column, d.Code, d.Message)
		out = append(out, line)
	}
	return out, true
}

func TestRight(t *testing.T) {
	for _, text := range []string{
		`{{.Title}} {{.Count}} {{.Site.Title}} {{.Deep}}`,
		`{{range .People}}{{.Name}}{{range .Kids}}{{.Boss.Name}}{{$.Title}}{{end}}{{else}}{{.Title}}{{end}}`,
		`{{range $i, $p := .People}}{{$i}}{{$p.Name}}{{add $i 1}}{{end}}`,
		`{{range $p := .People}}{{$p.Name}}{{.Name}}{{end}}`,
		`{{range $k, $v := .ByKey}}{{len $k}}{{$v.Name}}{{end}}{{.ByKey.anyone.Name}}`,
		`{{with .One}}{{.Name}}{{.Greet "you"}}{{.Pointed}}{{else}}{{.Title}}{{end}}`,
		`{{with $o := .One}}{{$o.Name}}{{end}}{{if $o := .One}}{{$o.Name}}{{.Title}}{{end}}`,
		`{{.Extra.a.b.c}}{{range .Extra.list}}{{.x.y}}{{end}}{{.One.Any.thing}}{{with .Extra}}{{.x}}{{end}}`,
		`{{$x := .People}}{{range $x}}{{.Name}}{{end}}{{len $x}}{{(index $x 0).Name}}`,
		`{{define "p"}}{{.Name}}{{range .Kids}}{{template "p" .}}{{end}}{{end}}{{range .People}}{{template "p" .}}{{end}}`,
		`{{define "none"}}{{t "key"}}{{end}}{{template "none"}}`,
		`{{t "key" .Count .Title}}{{"key" | t}}{{.Title | printf "%s"}}`,
		`{{if and .Title (eq .Count 1) (gt .Share 0.5)}}{{or .Title .Lang | len}}{{end}}`,
		`{{if eq .Title "a" "b"}}{{end}}{{if not .HTML}}{{end}}{{range 3}}{{.}}{{end}}{{range .Count}}{{end}}`,
		`{{$x := .One}}{{$x = .Count}}{{$x.Whatever}}`,
		`{{range .People}}{{if .Name}}{{break}}{{end}}{{continue}}{{end}}`,
		`{{/* comment */}}{{block "b" .}}{{.Title}}{{end}}`,
		`{{index .People 0 | printf "%v"}}{{slice .People 1}}{{(slice .Title 1) | len}}`,
		`{{eq .One nil}}{{.Wide}}{{eq .Wide .Count}}`,
	} {
		if got, ok := checked(text); len(got) > 0 || !ok {
			t.Errorf("%s\n\tgives %q", text, got)
		}
	}
}

// wrong are templates with what must be said of them.
var wrong = []struct{ text, want string }{
	{"a\n  {{.Titel}}", `2:5 template-field check.page has no field "Titel"`},
	{`{{.hidden}}`, `1:3 template-field check.page has no field "hidden"`},
	{`{{.Site.Tit}}`, `1:8 template-field check.frame has no field "Tit"`},
	{"{{range .People}}\n{{.Title}}{{end}}", `2:3 template-field check.person has no field "Title"`},
	{`{{range .People}}{{else}}{{.Name}}{{end}}`, `1:28 template-field check.page has no field "Name"`},
	{`{{range $i, $p := .People}}{{$p.Nam}}{{end}}`, `1:32 template-field check.person has no field "Nam"`},
	{`{{with .One}}{{$.Nam}}{{end}}`, `1:17 template-field check.page has no field "Nam"`},
	{`{{define "p"}}{{.Nope}}{{end}}{{range .People}}{{template "p" .}}{{end}}`, `1:17 template-field check.person has no field "Nope"`},
	{`{{define "p"}}{{.Nope}}{{end}}{{template "p"}}`, `1:17 template-field there is nothing that could have a field "Nope"`},
	{`{{(index .People 0).Nane}}`, `1:20 template-field check.person has no field "Nane"`},
	{`{{.ByKey.x.Nane}}`, `1:11 template-field check.person has no field "Nane"`},
	{`{{.Title.More}}`, `1:9 template-field string has no field "More"`},
	{`{{.Title 1}}`, `1:3 template-call "Title" is a field, not a function, and takes no arguments`},
	{`{{.One.Greet}}`, `1:7 template-call Greet wants 1 argument, and got 0`},
	{`{{.One.Greet 1}}`, `1:14 template-type Greet wants string here, and this is the number 1`},
	{`{{add 1}}`, `1:3 template-call add wants 2 arguments, and got 1`},
	{`{{add 1 "x"}}`, `1:9 template-type add wants int here, and this is string`},
	{`{{add .Wide 1}}`, `1:7 template-type add wants int here, and this is int64`},
	{`{{1 | add}}`, `1:7 template-call add wants 2 arguments, and got 1`},
	{`{{ad 1 2}}`, `1:3 template-call there is no function "ad"`},
	{`{{t "nope"}}`, `1:5 template-string no string`},
	{`{{t}}`, `1:3 template-call t wants at least 1 argument, and got 0`},
	{`{{template "pp" .}}`, `1:13 template-missing there is no partial "pp"`},
	{`{{range .Title}}{{end}}`, `1:9 template-type range goes over lists, and string is none`},
	{`{{len .Count}}`, `1:3 template-type int has no length`},
	{`{{if eq .Title 1}}{{end}}`, `1:6 template-type string and the number 1 cannot be compared`},
	{`{{if lt .Deep true}}{{end}}`, `1:6 template-type bool has no order`},
	{`{{if eq .People .People}}{{end}}`, `1:6 template-type []check.person cannot be compared`},
	{`{{index .People "a"}}`, `1:3 template-type an index is a number, and this is string`},
	{`{{index .Count 1}}`, `1:3 template-type int cannot be indexed`},
	{`{{not}}`, `1:3 template-call not wants 1 argument, and got 0`},
	{`{{"a" 1}}`, `1:3 template-call "a" is not a function and takes no arguments`},
	{`{{$x := .One}}{{$x 1}}`, `1:17 template-call a variable takes no arguments`},
	{`{{if .A}}{{end}}{{with .B}}{{.C}}{{end}}`, `1:6 template-field check.page has no field "A"|1:24 template-field check.page has no field "B"`},
}

func TestWrong(t *testing.T) {
	for _, c := range wrong {
		lines, _ := checked(c.text)
		if got := strings.Join(lines, "|"); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, got, c.want)
		}
	}
}

func TestHints(t *testing.T) {
	var ds diag.List
	text := `{{.Titel}}{{t "nope"}}`
	tree := parse.New("x")
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(text, "", "", map[string]*parse.Tree{}); err != nil {
		t.Fatal(err)
	}
	New(funcs, nil, &ds).Set(map[string]Tree{"x": {tree, &Source{File: "x.html", Text: text}}}, "x", reflect.TypeFor[struct{ Title string }]())
	got := ds.Sorted()
	if len(got) != 2 || got[0].Hint != "did you mean .Title?" || got[1].Hint != "h" {
		t.Errorf("got %+v", got)
	}
}

// The checker takes whatever the parser lets through, and always knows the place.
func FuzzCheck(f *testing.F) {
	f.Add(`{{range $i, $p := .People}}{{$p.Name}}{{end}}`)
	f.Add(`{{with $x := .One}}{{$x = .Title}}{{$x.Foo}}{{end}}`)
	f.Add(`{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}`)
	f.Add(`{{(index .People 0).Name | printf "%s" | len | add 1}}{{break}}`)
	f.Add(`{{range 3}}{{continue}}{{end}}{{nil}}{{eq nil nil}}{{.A.B.C 1 2 (3)}}`)
	f.Fuzz(func(t *testing.T, text string) {
		lines, _ := checked(text)
		for _, line := range lines {
			var row, column int
			if _, err := fmt.Sscanf(line, "%d:%d ", &row, &column); err != nil || row < 1 || column < 1 {
				t.Errorf("no place: %s", line)
			}
		}
	})
}
