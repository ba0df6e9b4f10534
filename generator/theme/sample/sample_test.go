package sample

import (
	"html/template"
	"reflect"
	"testing"
)

type site struct{ Title string }

type frame struct {
	Site *site
	Lang string
}

type tree struct {
	Name string
	Kids []tree
}

// Frame is exported, as views' embedded structs are.
type Frame frame

type page struct {
	Frame
	Title  string
	Body   template.HTML
	Trees  []tree
	Card   *tree
	Params map[string]any
	Ratio  float64
	Small  uint8
	Open   bool
	Pair   [2]int
	hidden string
}

func TestEmpty(t *testing.T) {
	v := Of(reflect.TypeFor[page](), false).(*page)
	if v.Site == nil || v.Lang != "en" || v.Card != nil || v.Trees != nil {
		t.Errorf("got %+v", v)
	}
}

func TestFull(t *testing.T) {
	v := Of(reflect.TypeFor[page](), true).(*page)
	if v.Site.Title == "" || v.Title == v.Site.Title || v.Card.Name == "" || len(v.Params) != 1 || v.Ratio == 0 || v.Small == 0 || !v.Open || v.Pair[1] == 0 || v.Body == "" {
		t.Errorf("got %+v", v)
	}
	depth := 0
	for kids := v.Trees; len(kids) == 2 && kids[1].Name != ""; kids = kids[1].Kids {
		depth++
	}
	if depth != 3 || v.hidden != "" {
		t.Errorf("nested %d deep", depth)
	}
}
