package decode

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"lectern/generator/diag"
)

type day struct{ year int }

type label struct {
	Full  string `key:"label"`
	Given string `key:"given"`
}

type person struct {
	label `key:",inline"`
	Mail  string `key:"mail" format:"email"`
}

type sheet struct {
	ID       string `key:"id,required"`
	label    `key:",inline"`
	Hidden   bool              `key:"hidden"`
	Count    int               `key:"count"`
	Small    int8              `key:"small"`
	Share    float64           `key:"share"`
	Match    *bool             `key:"match"`
	Words    []string          `key:"words" scheme:"word"`
	People   []person          `key:"people"`
	Head     person            `key:"head"`
	When     day               `key:"when" scheme:"iso"`
	Days     []day             `key:"days"`
	Codes    map[string]string `key:"codes"`
	Abstract string            `key:"abstract"`
	Path     string            `key:"-"`
	Extra    map[string]any    `key:"extra"`
}

// testBinder reads days from text.
func testBinder() *Binder {
	b := NewBinder(map[reflect.Type]Hook{
		reflect.TypeFor[day](): func(c *Context, n *Node, v reflect.Value, tag reflect.StructTag) {
			text, ok := c.Text(n)
			var d day
			if _, err := fmt.Sscanf(text, "%d", &d.year); ok && err != nil {
				c.Report("bad-day", n, "write a year", "%q is no day of scheme %q", text, tag.Get("scheme"))
			}
			v.Set(reflect.ValueOf(d))
		},
	})
	b.Also = []string{"unset"}
	return b
}

func bindTOML(t *testing.T, src string) (s sheet, present []Presence, diags []string) {
	t.Helper()
	ds := new(diag.List)
	root, ok := TOML("x.toml", []byte(src), ds)
	if !ok {
		t.Fatal(ds.Sorted())
	}
	present = testBinder().Bind(&Context{File: "x.toml", Diags: ds}, root, &s)
	for _, d := range ds.Sorted() {
		diags = append(diags, fmt.Sprintf("%s: %s: %s: %s (%s)", d.Place, d.Severity, d.Code, d.Message, d.Hint))
	}
	return s, present, diags
}

func TestBind(t *testing.T) {
	got, present, diags := bindTOML(t, `
extra = { a = 1, b = [true, 2.5, "x", 2022-01-01], c = {} }
id = "a"
label = "Full"
given = "G"
hidden = true
count = 1_000
small = -128
share = 2
match = false
words = ["x", "y"]
when = "2022"
days = ["2001", "2002"]
codes = { ror = "1" }
unset = ["abstract"]
[head]
mail = "m"
[[people]]
label = "P"
[[people]]
given = "Q"
`)
	if len(diags) > 0 {
		t.Error(diags)
	}
	no := false
	want := sheet{ID: "a", label: label{"Full", "G"}, Hidden: true, Count: 1000, Small: -128, Share: 2, Match: &no,
		Words: []string{"x", "y"}, People: []person{{label: label{Full: "P"}}, {label: label{Given: "Q"}}}, Head: person{Mail: "m"},
		When: day{2022}, Days: []day{{2001}, {2002}}, Codes: map[string]string{"ror": "1"},
		Extra: map[string]any{"a": int64(1), "b": []any{true, 2.5, "x", "2022-01-01"}, "c": map[string]any{}}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v", got)
	}
	wantPresent := []Presence{{0, 3, 6}, {1, 4, 9}, {2, 5, 9}, {3, 6, 10}, {4, 7, 9}, {5, 8, 9}, {6, 9, 9}, {7, 10, 9}, {8, 11, 9},
		{9, 18, 1}, {10, 16, 1}, {11, 12, 8}, {12, 13, 8}, {13, 14, 9}, {15, 2, 9}}
	if diff := cmp.Diff(wantPresent, present); diff != "" {
		t.Error(diff)
	}
}

func TestBindMistakes(t *testing.T) {
	const missing = `x.toml:1:1: error: missing-key: key "id" is missing (add id = …)`
	for _, test := range []struct {
		src  string
		want []string
	}{
		{"", []string{missing}},
		{"id = 3", []string{`x.toml:1:6: error: wrong-type: the number 3 where text is wanted (write "3")`}},
		{"id = 2022-01-01", []string{`x.toml:1:6: error: wrong-type: the date 2022-01-01 where text is wanted (write "2022-01-01")`}},
		{"id = []", []string{`x.toml:1:6: error: wrong-type: a list where text is wanted (write "…")`}},
		{"id = 'a'\nhidden = 'yes'", []string{`x.toml:2:10: error: wrong-type: the text "yes" where true or false is wanted (write it without quotes)`}},
		{"id = 'a'\ncount = '3'", []string{`x.toml:2:9: error: wrong-type: the text "3" where a whole number is wanted (write 3 without quotes)`}},
		{"id = 'a'\ncount = 1.5", []string{`x.toml:2:9: error: wrong-type: the number 1.5 where a whole number is wanted (write it without a fraction or an exponent)`}},
		{"id = 'a'\nsmall = 128", []string{`x.toml:2:9: error: wrong-type: the number 128 is out of range ()`}},
		{"id = 'a'\nshare = inf", []string{`x.toml:2:9: error: wrong-type: the number inf is out of range ()`}},
		{"id = 'a'\nshare = true", []string{`x.toml:2:9: error: wrong-type: true where a number is wanted (write digits without quotes)`}},
		{"id = 'a'\nwords = 'x'", []string{`x.toml:2:9: error: wrong-type: the text "x" where a list is wanted (write ["x"])`}},
		{"id = 'a'\nwords = [\n'x',\n  7]", []string{`x.toml:4:3: error: wrong-type: the number 7 where text is wanted (write "7")`}},
		{"id = 'a'\n[people]", []string{`x.toml:2:1: error: wrong-type: a table where a list is wanted (write [{…}], or [[…]] as the table's header)`}},
		{"id = 'a'\nhead = 'x'", []string{`x.toml:2:8: error: wrong-type: the text "x" where a table is wanted (write { key = value })`}},
		{"id = 'a'\n[codes]\nror = 1", []string{`x.toml:3:7: error: wrong-type: the number 1 where text is wanted (write "1")`}},
		{"id = 'a'\n[[people]]\nlabel = 'x'\n[[people]]\n  labels = 'x'\n  mail = 1", []string{
			"x.toml:5:3: warning: unknown-key: unknown key \"labels\" (did you mean `label`?)",
			`x.toml:6:10: error: wrong-type: the number 1 where text is wanted (write "1")`}},
		{"id = 'a'\nabstrct = 'x'", []string{"x.toml:2:1: warning: unknown-key: unknown key \"abstrct\" (did you mean `abstract`?)"}},
		{"id = 'a'\nsomething = 'x'", []string{"x.toml:2:1: warning: unknown-key: unknown key \"something\" (keys of your own stand in the table extra)"}},
		{"id = 'a'\nhead = {unset = 1}", []string{"x.toml:2:9: warning: unknown-key: unknown key \"unset\" ()"}},
		{"id = 'a'\nwhen = 'x'\ndays = ['1', 'y']", []string{
			`x.toml:2:8: error: bad-day: "x" is no day of scheme "iso" (write a year)`,
			`x.toml:3:14: error: bad-day: "y" is no day of scheme "" (write a year)`}},
	} {
		if _, _, got := bindTOML(t, test.src); !cmp.Equal(got, test.want) {
			t.Errorf("%q\n%s", test.src, cmp.Diff(test.want, got))
		}
	}
}

func TestNullIsAbsence(t *testing.T) {
	ds := new(diag.List)
	root, _ := JSON("x.json", []byte(`{"id":null,"count":null,"codes":{"a":null,"b":"c"},"words":["a",null],"extra":{"x":null,"y":[null]}}`), 1, 1, ds)
	s := sheet{Count: 5}
	present := testBinder().Bind(&Context{File: "x.json", Diags: ds, Severity: diag.Warning}, root, &s)
	want := sheet{Count: 5, Codes: map[string]string{"b": "c"}, Words: []string{"a", ""}, Extra: map[string]any{"y": []any{nil}}}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("%+v", s)
	}
	if len(present) != 3 {
		t.Error(present)
	}
	if ds.HasErrors() || ds.Len() != 2 || ds.Sorted()[0].Code != "missing-key" || ds.Sorted()[1].Message != "null where text is wanted" {
		t.Error(ds.Sorted())
	}
}

func TestBindNeedsATable(t *testing.T) {
	ds := new(diag.List)
	root, _ := JSON("x.json", []byte(` ["x"]`), 1, 1, ds)
	c := &Context{File: "x.json", Diags: ds}
	if testBinder().Bind(c, root, new(sheet)) != nil || !c.Failed || ds.Sorted()[0].Place.Column != 2 {
		t.Error(ds.Sorted())
	}
}

func TestBinderIsSafeForConcurrentUse(t *testing.T) {
	b := testBinder()
	root, _ := TOML("x.toml", []byte("id = 'a'\npeople = [{label = 'x'}]\nwhen = '2022'"), new(diag.List))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			ds := new(diag.List)
			var s sheet
			if b.Bind(&Context{Diags: ds}, root, &s); s.People[0].Full != "x" || ds.Len() > 0 {
				t.Error(s, ds.Sorted())
			}
		})
	}
	wg.Wait()
}

// What binds without a diagnostic is valid under the schema, what does not is not.
func TestSchema(t *testing.T) {
	paths := map[string]bool{}
	schema := Schema(reflect.TypeFor[sheet](), "A sheet", func(path string) string {
		paths[path] = true
		return "About " + path + "."
	}, map[reflect.Type]map[string]any{reflect.TypeFor[day](): {"type": "string", "pattern": "^[0-9]+$"}})
	text, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"", "id", "given", "people", "people.mail", "head.label", "days"} {
		if !paths[path] {
			t.Errorf("%q is not described", path)
		}
	}
	value, _ := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("sheet.json", value); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("sheet.json")
	if err != nil {
		t.Fatal(err)
	}
	for src, valid := range map[string]bool{
		`{"id":"a"}`: true, `{}`: false, `{"id":1}`: false, `{"id":"a","people":[{"mail":"a@b.c","given":"x"}]}`: true,
		`{"id":"a","people":[{"male":"a@b.c"}]}`: false, `{"id":"a","days":["1"],"extra":{"x":[]},"codes":{"a":"b"}}`: true,
		`{"id":"a","days":["x"]}`: false, `{"id":"a","codes":{"a":1}}`: false, `{"id":"a","hidden":true,"count":3,"share":1.5}`: true,
		`{"id":"a","count":1.5}`: false, `{"id":"a","other":1}`: false,
	} {
		value, _ := jsonschema.UnmarshalJSON(strings.NewReader(src))
		if err := compiled.Validate(value); (err == nil) != valid {
			t.Errorf("%s: %v", src, err)
		}
		ds := new(diag.List)
		root, _ := JSON("x.json", []byte(src), 1, 1, ds)
		testBinder().Bind(&Context{Diags: ds}, root, new(sheet))
		if (ds.Len() == 0) != valid {
			t.Errorf("%s binds with %v", src, ds.Sorted())
		}
	}
}

func FuzzBind(f *testing.F) {
	f.Add("id = 'a'\npeople = [{label = 'x'}]\nwhen = '2022'\nunset = 1\nidd = {}", false)
	f.Add(`{"id":null,"count":1e400,"small":-129,"words":[null,[]],"extra":{"a":[{}]},"head":[],"match":null}`, true)
	f.Add("share = nan\ncount = 0xFFFFFFFFFFFFFFFF\ncodes.a.b = 1", false)
	f.Fuzz(func(t *testing.T, src string, isJSON bool) {
		ds := new(diag.List)
		root, ok := TOML("x", []byte(src), ds)
		if isJSON {
			root, ok = JSON("x", []byte(src), 1, 1, ds)
		}
		if !ok {
			return
		}
		c := &Context{File: "x", Diags: ds}
		present := testBinder().Bind(c, root, new(sheet))
		for i, p := range present {
			if p.Line < 1 || p.Column < 1 || i > 0 && p.Index <= present[i-1].Index {
				t.Fatal(present)
			}
		}
		if c.Failed != ds.HasErrors() {
			t.Fatal(ds.Sorted())
		}
	})
}
