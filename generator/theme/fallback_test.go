package theme

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

// What cannot be compiled is interpreted, and says so.
func TestFallbacks(t *testing.T) {
	th, ds := loadTiny(true, user(
		"partials/person.html", `{{.Label}}{{if not .Href}}{{template "person" $}}{{end}}`,
		"layouts/list.html", `<h1>{{slice .Title 1}}</h1>`,
	))
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	all := th.Fallbacks()
	want := []Fallback{
		{"list", "theme/layouts/list.html", "the function slice is not supported"},
		{"work", "theme/partials/person.html", `the template "person" includes itself`},
	}
	if !slices.Equal(all, want) {
		t.Errorf("got %+v", all)
	}
	got := execute(t, th, "work", &tinyWork{Site: &tinySite{}, People: []tinyPerson{{"Ada", "/a/"}}})
	if !strings.Contains(got, "Ada") {
		t.Error(got)
	}
}

// A page that the program cannot make is html/template's: its output, or its error.
func TestPageFallback(t *testing.T) {
	th, ds := loadTiny(true, user("layouts/work.html", `{{range .Extra.x}}{{.}};{{end}}{{with .Extra.p}}{{.Nothing}}{{end}}`))
	if len(ds) > 0 || th.Compiled("work") != nil {
		t.Fatal(ds, th.Compiled("work"))
	}
	page := func(extra map[string]any) (string, error) {
		var b bytes.Buffer
		b.WriteString("kept")
		err := th.Execute(&b, "work", &tinyWork{Site: &tinySite{}, Extra: extra})
		return b.String(), err
	}
	if got, err := page(map[string]any{"x": map[bool]string{true: "y", false: "n"}}); err != nil || !strings.HasPrefix(got, "kept<!doctype") || !strings.Contains(got, "n;y;") {
		t.Errorf("%s %v", got, err)
	}
	if _, err := page(map[string]any{"p": 5}); err == nil || !strings.Contains(err.Error(), "can't evaluate field Nothing") {
		t.Errorf("the message must be html/template's: %v", err)
	}
}

// Any writer gets the page.
func TestExecuteOntoAWriter(t *testing.T) {
	th, _ := loadTiny(true, nil)
	v := &tinyList{Site: &tinySite{}, Total: 2}
	want := execute(t, th, "list", v)
	var b strings.Builder
	if err := th.Execute(&b, "list", v); err != nil || b.String() != want {
		t.Errorf("%v %s", err, b.String())
	}
	if err := th.Execute(broken{}, "list", v); !errors.Is(err, errBroken) {
		t.Errorf("got %v", err)
	}
}

var errBroken = errors.New("broken")

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errBroken }
