package theme_test

import (
	"bytes"
	"fmt"
	"html/template"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"lectern/generator/diag"
	"lectern/generator/render"
	"lectern/generator/theme"
	"lectern/generator/theme/sample"
)

func defaultTheme(t testing.TB) *theme.Theme {
	t.Helper()
	var ds diag.List
	th := theme.Load(theme.Options{Views: render.Views(), Lang: "en", Root: "/lab/", Minify: true}, &ds)
	if ds.Len() > 0 {
		t.Fatal(ds.Sorted())
	}
	return th
}

// agree compares a layout's compiled templates with html/template.
func agree(t *testing.T, th *theme.Theme, layout string, view any) {
	t.Helper()
	var want bytes.Buffer
	if err := th.Interpret(&want, layout, view); err != nil {
		t.Fatalf("%s: html/template: %v", layout, err)
	}
	got, err := th.Append(layout, view)
	if err != nil {
		t.Fatalf("%s: compiled: %v", layout, err)
	}
	if at := differ(got, want.Bytes()); at >= 0 {
		t.Fatalf("%s differs at %d:\n got %.200q\nwant %.200q", layout, at, got[max(0, at-50):], want.Bytes()[max(0, at-50):])
	}
}

// differ returns where two pages differ, or -1.
func differ(a, b []byte) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

func TestDefaultThemeIsCompiled(t *testing.T) {
	th := defaultTheme(t)
	for _, layout := range slices.Sorted(maps.Keys(render.Views())) {
		if err := th.Compiled(layout); err != nil {
			t.Errorf("%s: %v", layout, err)
		}
	}
}

// The compiled templates write the bytes that html/template writes, whatever stands
// in the view.
func TestCompiledEqualsInterpreted(t *testing.T) {
	th := defaultTheme(t)
	for layout, view := range render.Views() {
		agree(t, th, layout, sample.Of(view, false))
		agree(t, th, layout, sample.Of(view, true))
		for seed := range uint64(60) {
			agree(t, th, layout, chance{rand.New(rand.NewPCG(seed, 1)), hostile}.view(view))
		}
	}
}

func FuzzLayouts(f *testing.F) {
	th := defaultTheme(f)
	views := render.Views()
	layouts := slices.Sorted(maps.Keys(views))
	for seed, s := range hostile {
		f.Add(uint64(seed), s)
	}
	f.Fuzz(func(t *testing.T, seed uint64, s string) {
		layout := layouts[seed%uint64(len(layouts))]
		agree(t, th, layout, chance{rand.New(rand.NewPCG(seed, 2)), append([]string{s, s}, hostile...)}.view(views[layout]))
	})
}

var hostile = []string{
	"", "plain", "<b>\"it's\" & &amp; 1+1", "javascript:alert(1)", "HTTPS://example.org/a b?q=%20&r=%zz#é☃", "doi:10.1/x", "\x00\xff\ufffe",
	"</title></script><!--", "retracted", "withdrawn", "accepted", "works", "n_works", "2022-03-14", "2022-3", "0; url=javascript:x", "{{.}}",
}

// chance makes views by chance.
type chance struct {
	*rand.Rand
	strings []string
}

func (c chance) view(view reflect.Type) any {
	v := reflect.New(view)
	c.fill(v.Elem(), 0)
	return v.Interface()
}

func (c chance) text() string { return c.strings[c.IntN(len(c.strings))] }

func (c chance) fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(c.text())
		if v.Type() == reflect.TypeFor[template.HTML]() && c.IntN(2) == 0 {
			v.SetString("<em>" + c.text() + "</em>")
		}
	case reflect.Bool:
		v.SetBool(c.IntN(2) == 0)
	case reflect.Int:
		v.SetInt([]int64{0, 1, 2, 21, 1234, 1234567, -1000}[c.IntN(7)])
	case reflect.Slice:
		n := c.IntN(4)
		if depth > 5 {
			n = 0
		}
		v.Set(reflect.MakeSlice(v.Type(), n, n))
		for i := range n {
			c.fill(v.Index(i), depth+1)
		}
	case reflect.Map:
		v.Set(reflect.ValueOf(map[string]any{c.text(): c.text(), "n": c.IntN(9), fmt.Sprint(c.IntN(9)): nil}))
	case reflect.Pointer:
		// A page always has its site.
		if depth < 5 && (c.IntN(2) == 0 || v.Type().Elem().Name() == "Site") {
			v.Set(reflect.New(v.Type().Elem()))
			c.fill(v.Elem(), depth+1)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			c.fill(v.Field(i), depth+1)
		}
	default:
		panic("a view has a field of " + v.Type().String())
	}
}
