package syntax

import (
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/BurntSushi/toml"

	"lectern/generator/decode/tree"
	"lectern/generator/diag"
)

// The file says of each value where it stands.
func TestTOMLPositions(t *testing.T) {
	src, err := os.ReadFile("testdata/positions.toml")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"as it is": string(src),
		"CRLF":     strings.ReplaceAll(string(src), "\n", "\r\n"),
		"BOM":      "\xef\xbb\xbf" + string(src),
	} {
		t.Run(name, func(t *testing.T) {
			ds := new(diag.List)
			root, ok := TOML("x.toml", []byte(text), ds)
			if !ok {
				t.Fatal(ds.Sorted())
			}
			if checked := checkPlaces(t, root); checked != 19 {
				t.Errorf("%d values checked", checked)
			}
			for i, want := range []string{"8:1", "24:1", "33:1"} {
				w := root.Get("work").Elements[i]
				if got := fmt.Sprintf("%d:%d", w.Line, w.Column); got != want {
					t.Errorf("work %d at %s, want %s", i, got, want)
				}
			}
			work := root.Get("work").Elements[1]
			if got := work.Get("authors").Elements[1]; got.Line != 28 || got.Column != 2 {
				t.Errorf("second author at %d:%d", got.Line, got.Column)
			}
			if got := work.Entries[2]; got.Key != "event" || got.Line != 30 || got.Column != 7 || got.Value.Line != 30 || got.Value.Column != 1 {
				t.Errorf("event: %+v", got)
			}
			if got := root.Get("x.y"); got == nil || got.Line != 42 || got.Column != 2 {
				t.Errorf("implied table: %+v", got)
			}
		})
	}
}

// checkPlaces compares all strings of the form L1C2 with their places.
func checkPlaces(t *testing.T, n *tree.Node) int {
	checked := 0
	if n.Kind == tree.String && strings.HasPrefix(n.Str, "L") {
		if got := fmt.Sprintf("L%dC%d", n.Line, n.Column); got != n.Str {
			t.Errorf("%s stands at %s", n.Str, got)
		}
		checked++
	}
	for i := range n.Elements {
		checked += checkPlaces(t, &n.Elements[i])
	}
	for i := range n.Entries {
		checked += checkPlaces(t, &n.Entries[i].Value)
	}
	return checked
}

func TestTOMLMistakes(t *testing.T) {
	for _, test := range []struct{ src, want string }{
		{"a = 1\na = 2", `2:1 duplicate-key key "a" stands twice in one table; first on line 1 (keep one of them)`},
		{"[[work]]\nid = \"a\"\n[[work]]\nid = \"b\"\nt = 1\nid = \"c\"", `6:1 duplicate-key key "id" stands twice in one table; first on line 4 (keep one of them)`},
		{"[a]\n[b]\n[a]", `3:2 duplicate-key key "a" stands twice in one table; first on line 1 (where there are several, begin each with [[a]])`},
		{"a.b = 1\na = 2", `2:1 duplicate-key key "a" stands twice in one table; first on line 1 (keep one of them)`},
		{"[a.b.c]\nz = 9\n[a]\nb.c.t = 1", `4:3 duplicate-key key "c" stands twice in one table; first on line 1 (keep one of them)`},
		{"[a]\nb.c = 1\n[a.b]", `3:4 duplicate-key key "b" stands twice in one table; first on line 2 (keep one of them)`},
		{"a = [{}]\n[[a]]", `2:3 duplicate-key key "a" stands twice in one table; first on line 1 (keep one of them)`},
		{"a = {b = 1}\na.c = 2", `2:1 duplicate-key key "a" stands twice in one table; first on line 1 (keep one of them)`},
		{"a = {b = 1, b = 2}", `1:13 duplicate-key key "b" stands twice in one table; first on line 1 (keep one of them)`},
		{"[[w]]\nx = 1\n[[w]]\ntitle = Hello World\n", `4:9 syntax "Hello" is no value (text stands in quotes: "Hello World")`},
		{"a = True", `1:5 syntax "True" is no value (write true)`},
		{"a = null", `1:5 syntax "null" is no value (TOML has no null: leave the key out)`},
		{"a = \n", `1:5 syntax expected a value, found the end of the line (write a value, or leave the key out)`},
		{"a = \"x\nb = 1", `1:5 syntax the string is not closed on its line (text of several lines stands between """)`},
		{"a = \"\"\"x\nb = 1", `1:5 syntax the string that begins here is never closed (close it with """)`},
		{"a = '''x\nb = 1", `1:5 syntax the string that begins here is never closed (close it with ''')`},
		{"\n\n  a = 'x' y", `3:11 syntax expected the end of the line, found 'y' (the text ends at the quote before it: put a text with ' in it between "…")`},
		{"a = [1 2]", `1:8 syntax expected "," or "]" in the list, found '2' (is a comma missing here, or the closing bracket before it?)`},
		{"a = [1,\n2\n", `3:1 syntax expected "," or "]" in the list, found the end of the file (is a comma missing here, or the closing bracket before it?)`},
		{"a = {x = 1 y = 2}", `1:12 syntax expected "," or "}" in the table, found 'y' (is a comma missing here, or the closing bracket before it?)`},
		{"a b = 1", `1:3 syntax expected "=" after the key, found 'b' (a key has no spaces: write a_b =)`},
		{"[a", `1:3 syntax expected "]" to end the name of the table, found the end of the file`},
		{"[[a]", `1:4 syntax expected "]]" to end the name of the table, found ']'`},
		{"[]", `1:2 syntax expected a key, found ']'`},
		{"é = 1", `1:1 syntax expected a key, found 'é'`},
		{`a = "C:\temp\q"`, `1:13 syntax no escape begins with "\\q" (write \\ for a backslash, or put the text in '...')`},
		{`a = "\ud800"`, `1:6 syntax no escape begins with "\\u" (write \\ for a backslash, or put the text in '...')`},
		{"[[w]]\nx = 1\n[[w]]\n  d = 2022-13-01", `4:7 syntax invalid datetime: "2022-13-01" (text stands in quotes: "2022-13-01")`},
		{"[[w]]\nx = 1\n[[w]]\nn = 012", `4:5 syntax invalid integer "012": cannot have leading zeroes (text stands in quotes: "012")`},
		{"n = 1\nx = 99999999999999999999", `2:5 syntax 99999999999999999999 is out of range for int64`},
		{"a = 1\nb = \"x\xffy\"", `2:7 invalid-utf8 byte 0xff is not UTF-8 (save the file in the encoding UTF-8)`},
		{"a = 1\nb = \"x\x01y\"", `2:7 control-character the control character U+0001 stands in the file (remove it)`},
		{"a = 1\rb = 2", `1:6 control-character the control character U+000D stands in the file (remove it)`},
		{"a\x00=\x001\x00", `1:2 control-character the control character U+0000 stands in the file (remove it)`},
		{"\xff\xfea\x00", `1:1 invalid-utf8 byte 0xff is not UTF-8 (save the file in the encoding UTF-8)`},
		{"a = " + strings.Repeat("[", 70), `1:69 too-deep lists and tables stand in each other more than 64 deep`},
		{"a = " + strings.Repeat("{a=", 5e5), `1:197 too-deep lists and tables stand in each other more than 64 deep`},
		{strings.Repeat("a.", 1e5) + "a = 1", `1:129 too-deep lists and tables stand in each other more than 64 deep`},
	} {
		ds := new(diag.List)
		if _, ok := TOML("x.toml", []byte(test.src), ds); ok || ds.Len() != 1 {
			t.Errorf("%.80q: %v, %d diagnostics", test.src, ok, ds.Len())
			continue
		}
		if got := show(ds.Sorted()[0]); got != test.want {
			t.Errorf("%.80q\n got %s\nwant %s", test.src, got, test.want)
		}
	}
}

// show formats a diagnostic for comparison.
func show(d diag.Diagnostic) string {
	s := fmt.Sprintf("%d:%d %s %s", d.Place.Line, d.Place.Column, d.Code, d.Message)
	if d.Hint != "" {
		s += " (" + d.Hint + ")"
	}
	return s
}

func TestTOMLControlsInEscapes(t *testing.T) {
	ds := new(diag.List)
	root, ok := TOML("x.toml", []byte(`a = "x\u0001\u0085y\tz"`), ds)
	if !ok || root.Get("a").Str != "xy\tz" {
		t.Fatal(root, ok)
	}
	if got, want := show(ds.Sorted()[0]), "1:5 control-character the control character U+0001 stands in a string and is left out (remove it)"; got != want {
		t.Error(got)
	}
}

// tomlSeeds are documents that the library reads, for the comparison with it.
var tomlSeeds = []string{
	"",
	"a = 1\nb = -2.5e3\nc = true\nd = \"x\"\ne = 0x1F\nf = 1_000\ng = inf\nh = -nan\ni = 0o17\nj = 0b11\nk = +5",
	"d = 1979-05-27T07:32:00Z\ne = 1979-05-27 07:32:00.5-07:00\nf = 1979-05-27\ng = 07:32\nh = 1979-05-27 # c\nl = [1979-05-27, 1979-05-27 07:32:00]",
	`a = "\b\t\n\f\r\"\\\x41\u00e9\U0001F600\e"`,
	"a = \"\"\"\nline\\\n   next \\\"\"\" x\"\"\"\"\"\nb = '''\r\nraw \\ '' ''''\nc = \"\"\"\"\"\"\nd = ''''''",
	"[a]\nb.c = 1\nb.d = 2\n[a.e]\nx = []\n[f.g]\n[f]\ny = {}\n[[h]]\n[[h.i]]\n[[h]]\n[h.j]\nk = {l.m = 1, n = [{}, {o = 2}]}",
	"\"\" = 1\na . '' = 2",
	"a.b = 1\na = [2]",
	"[[a]]\nb.c = 1\n[[a]]\nb.c = 2\n[a.b.d]",
	"a = {\n b = 1, # c\n}\nc = [\n1,\n]\n",
	"[[w]]\nt = \"\"\"\n[[w]]\n\"\"\"\n[[w]]\nt = '''[[w]]'''",
}

// FuzzTOML holds the scanner to the library: what the library accepts has the same
// values here, but for keys set twice, where the library is lax.
func FuzzTOML(f *testing.F) {
	for _, s := range tomlSeeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		ds := new(diag.List)
		root, ok := TOML("x.toml", []byte(src), ds)
		if ok == ds.HasErrors() {
			t.Fatalf("ok %v with %v", ok, ds.Sorted())
		}
		want, err := libraryValues(src)
		if err != nil && ok {
			t.Fatalf("the library refuses: %v", err)
		}
		if !ok {
			code := ds.Sorted()[0].Code
			lax := code == "duplicate-key" || code == "too-deep" || strings.HasPrefix(src, "\xff\xfe") || strings.HasPrefix(src, "\xfe\xff")
			if err == nil && !lax && !strings.HasPrefix(src, "\xef\xbb\xbf\xef\xbb\xbf") {
				t.Fatalf("the library accepts, we say %v", ds.Sorted())
			}
			return
		}
		if err := sameValues(root, want); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTOMLSeedsAreValid(t *testing.T) {
	for _, s := range tomlSeeds {
		if _, err := libraryValues(s); err != nil {
			t.Errorf("%q: %v", s, err)
		}
	}
}

// libraryValues decodes with the library; its panics are refusals.
func libraryValues(src string) (values map[string]any, err error) {
	defer func() {
		if bug := recover(); bug != nil {
			err = fmt.Errorf("panic: %v", bug)
		}
	}()
	_, err = toml.Decode(src, &values)
	return values, err
}

// sameValues compares a tree with what the library made of the text.
func sameValues(n *tree.Node, want any) error {
	switch want := want.(type) {
	case map[string]any:
		if n.Kind != tree.Table || len(n.Entries) != len(want) {
			return fmt.Errorf("%d:%d: %d keys, want %v", n.Line, n.Column, len(n.Entries), slices.Sorted(maps.Keys(want)))
		}
		for i := range n.Entries {
			e := &n.Entries[i]
			value, ok := want[e.Key]
			if !ok {
				return fmt.Errorf("%d:%d: key %q is not in the library's table", e.Line, e.Column, e.Key)
			}
			if err := sameValues(&e.Value, value); err != nil {
				return err
			}
		}
		return nil
	case []map[string]any:
		return sameElements(n, len(want), func(i int) any { return want[i] })
	case []any:
		return sameElements(n, len(want), func(i int) any { return want[i] })
	}
	return sameScalar(n, want)
}

func sameElements(n *tree.Node, length int, element func(i int) any) error {
	if n.Kind != tree.List || len(n.Elements) != length {
		return fmt.Errorf("%d:%d: %d elements, want %d", n.Line, n.Column, len(n.Elements), length)
	}
	for i := range n.Elements {
		if err := sameValues(&n.Elements[i], element(i)); err != nil {
			return err
		}
	}
	return nil
}

// cleaned is a string as the readers give it.
func cleaned(s string) string {
	n := tree.Node{Kind: tree.String, Str: s}
	tree.Clean(&n, true, "x", new(diag.List))
	return n.Str
}

func sameScalar(n *tree.Node, want any) error {
	var got any
	switch n.Kind {
	case tree.Bool:
		got = n.Bool
	case tree.String:
		got = n.Str
		if s, ok := want.(string); ok {
			want = cleaned(s)
		}
	default:
		literal, err := libraryValues("x = " + n.Str)
		if err != nil {
			return err
		}
		got = literal["x"]
	}
	if a, ok := got.(time.Time); ok {
		if b, ok := want.(time.Time); ok && a.Equal(b) && a.Location().String() == b.Location().String() {
			return nil
		}
	}
	if a, ok := got.(float64); ok && math.IsNaN(a) {
		if b, ok := want.(float64); ok && math.IsNaN(b) {
			return nil
		}
	}
	if got != want {
		return fmt.Errorf("%d:%d: %#v, want %#v", n.Line, n.Column, got, want)
	}
	return nil
}
