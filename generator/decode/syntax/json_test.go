package syntax

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"lectern/generator/decode/tree"
	"lectern/generator/diag"
)

func TestJSONPositions(t *testing.T) {
	src := "\n{\n  \"a\": \"L3C8\",\n  \"b\": [\"L4C9\", {\"c\": \"L4C23\"},\r\n\"L5C1\"],\n\"é\":   \"L6C9\"}\n"
	for name, text := range map[string]string{"as it is": src, "BOM": "\xef\xbb\xbf" + src} {
		ds := new(diag.List)
		root, ok := JSON("x.json", []byte(text), 1, 1, ds)
		if !ok {
			t.Fatal(name, ds.Sorted())
		}
		if n := checkPlaces(t, root); n != 5 {
			t.Errorf("%s: %d values checked", name, n)
		}
		if e := root.Entries[1]; e.Line != 4 || e.Column != 3 || root.Line != 2 || root.Column != 1 {
			t.Errorf("%s: b at %d:%d, root at %d:%d", name, e.Line, e.Column, root.Line, root.Column)
		}
	}
	root, _ := JSON("x.md", []byte("[\"L7C6\",\n\"L8C1\"]"), 7, 5, new(diag.List))
	if n := checkPlaces(t, root); n != 2 {
		t.Errorf("%d values checked in a part of a file", n)
	}
}

func TestJSONMistakes(t *testing.T) {
	const quotes = " (keys and text stand in double quotes)"
	for _, test := range []struct{ src, want string }{
		{"", "1:1 syntax there is no value here (remove the file, or write [] into it)"},
		{" \n ", "1:1 syntax there is no value here (remove the file, or write [] into it)"},
		{"{\"a\":1,\n\"b\":2,\n  \"a\":3}", `3:3 duplicate-key key "a" stands twice in one table; first on line 1 (keep one of them)`},
		{`{"a":1,"\u0061":3}`, `1:8 duplicate-key key "a" stands twice in one table; first on line 1 (keep one of them)`},
		{`[{"x":1},{"a/b~":1,"a/b~":3}]`, `1:20 duplicate-key key "a/b~" stands twice in one table; first on line 1 (keep one of them)`},
		{"{\"a\":\"x\xffy\"}", "1:8 invalid-utf8 byte 0xff is not UTF-8 (save the file in the encoding UTF-8)"},
		{"{\"a\xffy\":1}", "1:4 invalid-utf8 byte 0xff is not UTF-8 (save the file in the encoding UTF-8)"},
		{"{\"a\":\"x\x01\"}", `1:8 control-character the control character U+0001 stands in a string (write a line break in a string as \n)`},
		{"{\"a\":\"x\ny\"}", `1:8 control-character a line break stands in a string (write a line break in a string as \n)`},
		{`{"a":1,}`, "1:7 syntax invalid character ',' at start of value (remove this comma: nothing follows it)"},
		{"[1,\n]", "1:3 syntax invalid character ',' at start of value (remove this comma: nothing follows it)"},
		{`{"a":1 "b":2}`, `1:8 syntax invalid character '"' after object value (expecting ',' or '}') (is a comma missing before it?)`},
		{`[1 2]`, "1:4 syntax invalid character '2' after array element (expecting ',' or ']') (is a comma missing before it?)"},
		{`{a:1}`, "1:2 syntax invalid character 'a' at start of value" + quotes},
		{`{"a":'x'}`, `1:6 syntax invalid character '\'' at start of value (strings stand in double quotes)`},
		{"{\n// c\n}", "2:1 syntax invalid character '/' at start of value (JSON has no comments)"},
		{`{1:2}`, "1:2 syntax object member name must be a string" + quotes},
		{`{"a":NaN}`, "1:6 syntax invalid character 'N' at start of value (JSON has no NaN: leave the key out)"},
		{`{"a":"\q"}`, "1:7 syntax invalid escape sequence `\\q` in string (write \\\\ for a backslash)"},
		{`{"a":"\ud800"}`, "1:7 syntax invalid surrogate pair `\\ud800\"}` in string"},
		{"{\"a\":[1,\n 2", "1:6 syntax the list that begins here is never closed (close the last quote or bracket)"},
		{`{"a":1}}`, "1:8 syntax text after the end of the value (a .json file holds one object or one list; one object a line is .jsonl)"},
		{"{}\n{}", "2:1 syntax text after the end of the value (a .json file holds one object or one list; one object a line is .jsonl)"},
		{strings.Repeat("[", 1e6), "1:65 too-deep lists and tables stand in each other more than 64 deep"},
		{strings.Repeat(`{"a":`, 1e5), "1:321 too-deep lists and tables stand in each other more than 64 deep"},
	} {
		ds := new(diag.List)
		if _, ok := JSON("x.json", []byte(test.src), 1, 1, ds); ok || ds.Len() != 1 {
			t.Errorf("%.80q: %v, %d diagnostics", test.src, ok, ds.Len())
			continue
		}
		if got := show(ds.Sorted()[0]); got != test.want {
			t.Errorf("%.80q\n got %s\nwant %s", test.src, got, test.want)
		}
	}
}

func TestJSONControlsAreLeftOut(t *testing.T) {
	ds := new(diag.List)
	root, ok := JSON("x.json", []byte(`{"a":"x\u0000y\n","b":"©\u0085z"}`+"\n"), 1, 1, ds)
	if !ok || root.Get("a").Str != "xy\n" || root.Get("b").Str != "©z" {
		t.Fatalf("%v %+v", ok, root)
	}
	if ds.Len() != 2 || ds.HasErrors() || ds.Sorted()[1].Place.Column != 23 {
		t.Error(ds.Sorted())
	}
}

// Every line with a mistake is reported, and the others are read.
func TestLines(t *testing.T) {
	src := "\xef\xbb\xbf{\"id\":\"L1C7\"}\r\n\n{\"id\":}\n  {\"id\":\"L4C9\",\"x\":[\"L4C21\"]}\n{\"id\":\"a\",\"id\":\"b\"}\n{\"id\":\"L6C7\"} x\n{\"id\":\"\xff\"}\n{\"id\":\"L8C7\"}"
	for _, first := range []int{1, 101} {
		ds := new(diag.List)
		var ids []string
		text := src
		if first > 1 {
			text = strings.TrimPrefix(src, "\xef\xbb\xbf")
		}
		for n := range Lines("x.jsonl", []byte(text), first, ds) {
			ids = append(ids, n.Get("id").Str)
			n := *n
			n.Line -= int32(first - 1)
			if at := n.Get("id"); fmt.Sprintf("L%dC%d", int(at.Line)-first+1, at.Column) != at.Str {
				t.Errorf("%s at %d:%d", at.Str, at.Line, at.Column)
			}
		}
		if !slices.Equal(ids, []string{"L1C7", "L4C9", "L8C7"}) {
			t.Error(ids)
		}
		var lines []int
		for _, d := range ds.Sorted() {
			lines = append(lines, d.Place.Line-first+1)
		}
		if !slices.Equal(lines, []int{3, 5, 6, 7}) {
			t.Error(ds.Sorted())
		}
	}
}

// The strings of a node outlive it, although the node itself is used again; nodes of
// one tree never share room.
func TestLinesKeepStrings(t *testing.T) {
	var src bytes.Buffer
	for i := range 500 {
		fmt.Fprintf(&src, `{"id":"w%d","list":["a%d\n",{"k":"b%d"}],"t":{"x":%d}}`+"\n", i, i, i, i)
	}
	var kept []string
	for n := range Lines("x.jsonl", src.Bytes(), 1, new(diag.List)) {
		list := n.Get("list").Elements
		kept = append(kept, n.Get("id").Str, list[0].Str, list[1].Get("k").Str, n.Get("t").Get("x").Str)
	}
	for i := range 500 {
		want := []string{fmt.Sprint("w", i), fmt.Sprint("a", i, "\n"), fmt.Sprint("b", i), fmt.Sprint(i)}
		if got := kept[4*i : 4*i+4]; !slices.Equal(got, want) {
			t.Fatalf("%q, want %q", got, want)
		}
	}
}

func FuzzJSON(f *testing.F) {
	for _, s := range []string{
		`{"a":[1,2.5e3,-0,true,false,null,"x\u00e9\n",{"b":{}}],"c":[]}`, ` [ ] `, `"x"`, `12`, `{"a":1,"a":2}`, `{"a":"\ud83d\ude00"}`, "{}\n{}", `[1,]`, "\"\x7f\"",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		ds := new(diag.List)
		root, ok := JSON("x.json", []byte(src), 1, 1, ds)
		if ok == ds.HasErrors() {
			t.Fatalf("ok %v with %v", ok, ds.Sorted())
		}
		for n := range Lines("x.jsonl", []byte(src), 1, new(diag.List)) {
			_ = n
		}
		var want any
		decoder := json.NewDecoder(strings.NewReader(strings.TrimPrefix(src, "\ufeff")))
		decoder.UseNumber()
		err := decoder.Decode(&want)
		if ok && err != nil {
			t.Fatalf("encoding/json refuses: %v", err)
		}
		if !ok {
			d := ds.Sorted()[0]
			if d.Code == "syntax" && err == nil && !decoder.More() && !strings.Contains(d.Message, "surrogate") && json.Valid([]byte(src)) {
				t.Fatalf("encoding/json accepts, we say %v", d)
			}
			return
		}
		if err := sameJSON(root, want); err != nil {
			t.Fatal(err)
		}
	})
}

// sameJSON compares a tree with what encoding/json made of the text.
func sameJSON(n *tree.Node, want any) error {
	switch want := want.(type) {
	case map[string]any:
		if n.Kind != tree.Table || len(n.Entries) != len(want) {
			return fmt.Errorf("%+v is not %v", n, want)
		}
		for _, e := range n.Entries {
			value, ok := want[e.Key]
			if !ok {
				return fmt.Errorf("key %q is not in %v", e.Key, want)
			}
			if err := sameJSON(&e.Value, value); err != nil {
				return err
			}
		}
	case []any:
		return sameJSONElements(n, want)
	case string:
		if n.Kind != tree.String || n.Str != cleaned(want) || !utf8.ValidString(n.Str) {
			return fmt.Errorf("%q is not %q", n.Str, want)
		}
	case json.Number:
		if n.Kind != tree.Number || n.Str != want.String() {
			return fmt.Errorf("%q is not %q", n.Str, want)
		}
	case bool:
		if n.Kind != tree.Bool || n.Bool != want {
			return fmt.Errorf("%v is not %v", n.Bool, want)
		}
	case nil:
		if n.Kind != tree.Null {
			return fmt.Errorf("%+v is not null", n)
		}
	}
	return nil
}

func sameJSONElements(n *tree.Node, want []any) error {
	if n.Kind != tree.List || len(n.Elements) != len(want) {
		return fmt.Errorf("%+v is not %v", n, want)
	}
	for i := range want {
		if err := sameJSON(&n.Elements[i], want[i]); err != nil {
			return err
		}
	}
	return nil
}
