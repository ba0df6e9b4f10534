package syntax

import (
	"testing"

	"lectern/generator/decode/tree"
	"lectern/generator/diag"
)

func TestFrontMatter(t *testing.T) {
	for _, test := range []struct {
		src, body string
		line      int
		title     string // its place is written in it
		wrong     string // the first diagnostic
	}{
		{src: "+++\ntitle = \"L2C9\"\n+++\nBody\n\n+++ more", body: "Body\n\n+++ more", line: 4, title: "L2C9"},
		{src: "\xef\xbb\xbf+++ \r\n\r\ntitle = \"L3C9\"\r\n+++\r\n\r\nBody\r\n", body: "\nBody\n", line: 5, title: "L3C9"},
		{src: "+++\ntitle = \"L2C9\"\n+++", body: "", line: 4, title: "L2C9"},
		{src: "+++\n+++\nBody", body: "Body", line: 3},
		{src: "Body only", body: "Body only", line: 1},
		{src: "", body: "", line: 1},
		{src: "---\ntitle: x\n---\n", wrong: `1:1 syntax the front matter is YAML (write it as TOML between two lines of "+++")`},
		{src: "+++\ntitle = 1\n", wrong: `1:1 syntax the front matter that begins here is never closed (end it with a line of "+++")`},
		{src: "+++\na = 1\ntitle = x\n+++\n", wrong: `3:9 syntax "x" is no value (text stands in quotes: "x")`},
		{src: "+++\na = 1\n+++\nx\ny\xff", wrong: "5:2 invalid-utf8 byte 0xff is not UTF-8 (save the file in the encoding UTF-8)"},
		{src: "+++\n\xff\n+++\n", wrong: "2:1 invalid-utf8 byte 0xff is not UTF-8 (save the file in the encoding UTF-8)"},
	} {
		ds := new(diag.List)
		meta, body, line, ok := FrontMatter("x.md", []byte(test.src), ds)
		if ok != (test.wrong == "") || ok && (body != test.body || line != test.line) {
			t.Errorf("%q: %v, line %d, %q", test.src, ok, line, body)
		}
		if !ok {
			if got := show(ds.Sorted()[0]); got != test.wrong {
				t.Errorf("%q: %s", test.src, got)
			}
			continue
		}
		if test.title == "" && len(meta.Entries) > 0 || test.title != "" && (meta.Get("title") == nil || checkPlaces(t, meta) != 1) {
			t.Errorf("%q: %+v", test.src, meta)
		}
	}
}

func FuzzFrontMatter(f *testing.F) {
	f.Add("+++\na = 1\n+++\nBody")
	f.Add("+++\r\n+++")
	f.Fuzz(func(t *testing.T, src string) {
		ds := new(diag.List)
		meta, _, _, ok := FrontMatter("x.md", []byte(src), ds)
		if ok == ds.HasErrors() || ok && meta.Kind != tree.Table {
			t.Fatalf("%v %v %v", ok, meta, ds.Sorted())
		}
	})
}
