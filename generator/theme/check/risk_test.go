package check

import (
	"reflect"
	"testing"
	"text/template/parse"

	"lectern/generator/diag"
)

// What may fail though nothing is wrong with its types is known as such, and what
// cannot fail is not.
func TestRisk(t *testing.T) {
	for text, want := range map[string]bool{
		`{{.Title}}{{.Site.Title}}{{range .People}}{{.Name}}{{end}}`: false,
		`{{.Extra.x}}{{with .Extra.x}}{{.}}{{end}}`:                  false, // prints whatever it is
		`{{if eq .Title "a"}}{{len .People}}{{end}}{{print .Extra}}`: false,
		`{{with .Frame}}{{with .Site}}{{.Title}}{{end}}{{end}}`:      false,
		`{{range 3}}{{.}}{{end}}{{t "key" .Count}}{{add .Count 1}}`:  false,
		`{{$x := .Title}}{{$x = .Lang}}{{$x}}`:                       false,
		`{{index .People 1}}`:                                        true,
		`{{slice .Title 0 10}}`:                                      true,
		`{{.One.Name}}`:                                              true,
		`{{with .One}}{{.Boss.Name}}{{end}}`:                         true,
		`{{with .Extra.x}}{{.y}}{{end}}`:                             true,
		`{{range .Extra.x}}{{end}}`:                                  true,
		`{{if eq .Extra.x 1}}{{end}}`:                                true,
		`{{len .Extra.x}}`:                                           true,
		`{{add .Extra.x 1}}`:                                         true,
		`{{define "p"}}{{.Name}}{{end}}{{template "p" .Extra.x}}`:    true,
		`{{$x := .Title}}{{$x = .Count}}{{len $x}}`:                  true,
	} {
		trees := map[string]*parse.Tree{}
		top := parse.New("x")
		top.Mode = parse.SkipFuncCheck
		if _, err := top.Parse(text, "", "", trees); err != nil {
			t.Fatal(err)
		}
		for _, own := range []bool{true, false} {
			set := map[string]Tree{}
			for name, tree := range trees {
				set[name] = Tree{tree, &Source{File: "x.html", Text: text, Own: own}}
			}
			var ds diag.List
			got := New(funcs, nil, &ds).Set(set, "x", reflect.TypeFor[*page]())
			if ds.Len() > 0 {
				t.Errorf("%s: %v", text, ds.Sorted())
			}
			if own && got != want || got && !want {
				t.Errorf("%s: risky %v, want %v", text, got, want)
			}
		}
	}
}
