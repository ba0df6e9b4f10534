package document

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	library "github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"lectern/generator/decode"
	"lectern/generator/diag"
)

// TestEdits runs the edits at the top of each archive on its first file, which must
// become the second, with every kind of line end.
func TestEdits(t *testing.T) {
	files, err := filepath.Glob("testdata/edits/*.txtar")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d archives: %v", len(files), err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		a := txtar.Parse(src)
		for _, form := range []struct {
			name string
			make func(string) string
		}{
			{"plain", func(s string) string { return s }},
			{"bom", func(s string) string { return bom + s }},
			{"crlf", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
			{"open", func(s string) string { return strings.TrimSuffix(s, "\n") }},
		} {
			if form.name == "open" && !strings.HasPrefix(filepath.Base(file), "json") {
				continue
			}
			if form.name == "crlf" && strings.Contains(string(a.Comment), `\n`) {
				continue // text of several lines stands on one where lines end in CRLF
			}
			t.Run(filepath.Base(file)+"/"+form.name, func(t *testing.T) {
				d, err := Open(a.Files[0].Name, []byte(form.make(string(a.Files[0].Data))))
				if err != nil {
					t.Fatal(err)
				}
				for line := range strings.Lines(string(a.Comment)) {
					if err := run(t, d, strings.TrimSpace(line)); err != nil {
						t.Fatal(err)
					}
				}
				if diff := cmp.Diff(form.make(string(a.Files[1].Data)), string(d.Bytes())); diff != "" {
					t.Error(diff)
				}
			})
		}
	}
}

// run executes a line: verb, path, value in JSON.
func run(t *testing.T, d *Document, line string) error {
	words := strings.SplitN(line, " ", 3)
	p := pathOf(words[1])
	var v decode.Node
	if len(words) == 3 {
		v = jsonNode(t, words[2])
	}
	switch words[0] {
	case "set":
		return d.Set(p, v)
	case "append":
		return d.Append(p, v)
	case "remove":
		return d.Remove(p)
	}
	return fmt.Errorf("no verb %q", words[0])
}

func pathOf(s string) Path {
	var p Path
	for step := range strings.SplitSeq(s, ".") {
		if i, err := strconv.Atoi(step); err == nil {
			p = append(p, i)
		} else {
			p = append(p, step)
		}
	}
	return p
}

func jsonNode(t *testing.T, text string) decode.Node {
	n, ok := decode.JSON("", []byte(text), 1, 1, new(diag.List))
	if !ok {
		t.Fatalf("%s is no JSON", text)
	}
	return *n
}

// What cannot be edited is refused, and nothing has changed.
func TestRefusals(t *testing.T) {
	for _, c := range []struct{ name, src, edit string }{
		{"a.toml", "[a.b]\nx = 1\n", "set a.c.d 1"},
		{"a.toml", "a = 1\n", "append a 2"},
		{"a.toml", "a = { b.c = 1 }\n", "set a.b 2"},
		{"a.toml", "[[a]]\nx = 1\n", "append a 2"},
		{"a.toml", "[a.b]\nx = 1\n", "set a.z 2"},
		{"a.json", `{"a":1}`, "set a.b 2"},
		{"a.json", `[1]`, "set 3 2"},
	} {
		d, err := Open(c.name, []byte(c.src))
		if err != nil {
			t.Fatal(err)
		}
		if err := run(t, d, c.edit); err == nil {
			t.Errorf("%s of %q was done: %q", c.edit, c.src, d.Bytes())
		}
		if string(d.Bytes()) != c.src {
			t.Errorf("%s of %q was refused, and the text changed to %q", c.edit, c.src, d.Bytes())
		}
	}
	if _, err := Open("a.toml", []byte("a = ")); err == nil {
		t.Error("a broken file was opened")
	}
}

// FuzzTOML sets, appends to and removes the keys of any document. The library reads
// before and after, so that this does not believe what Document believes itself.
func FuzzTOML(f *testing.F) {
	for _, s := range []string{
		"a = 1\nb.c = [1, 2]\n[t]\nx = {y = 1}\n[[l]]\nz = '''\n'''\n", "[[a]]\n[a.b]\nc = [\n 1, # x\n 2\n]\n", "a = [\n]\n",
		"\"q.r\" = 1 # c\r\ns = \"\"\"\r\n\"\"\"\"\r\n", "a={b=1,c=[{},{d=1}]}", "d = 1979-05-27 07:32:00 # c\ne=1",
	} {
		f.Add(s, uint8(0), uint8(1))
		f.Add(s, uint8(2), uint8(2))
	}
	f.Fuzz(func(t *testing.T, src string, nth, verb uint8) {
		d, err := Open("a.toml", []byte(src))
		if err != nil {
			t.Skip()
		}
		paths := allPaths(d.Root(), nil)
		if len(paths) == 0 {
			return
		}
		p := paths[int(nth)%len(paths)]
		before := map[string]any{}
		if _, err := library.Decode(strings.TrimPrefix(src, bom), &before); err != nil {
			t.Skip()
		}
		switch verb % 3 {
		case 0:
			err = d.Set(p, Text("new"))
			change(before, p, func(any) any { return "new" })
		case 1:
			err = d.Remove(p)
			change(before, p, func(any) any { return nil })
		case 2:
			err = d.Append(p, Text("new"))
			change(before, p, func(v any) any {
				list, _ := v.([]any)
				return append(list, "new")
			})
		}
		if err != nil {
			if string(d.Bytes()) != src {
				t.Fatalf("refused, and changed: %q to %q", src, d.Bytes())
			}
			return
		}
		after := map[string]any{}
		if _, err := library.Decode(strings.TrimPrefix(string(d.Bytes()), bom), &after); err != nil {
			t.Fatalf("%q became %q: %v", src, d.Bytes(), err)
		}
		if got, want := plain(after), plain(before); got != want {
			t.Fatalf("%v of %v: %q became %q:\n%s\n%s", verb%3, p, src, d.Bytes(), got, want)
		}
	})
}

// allPaths lists the paths of a tree.
func allPaths(n *decode.Node, p Path) []Path {
	var out []Path
	for i := range n.Entries {
		below := p.To(n.Entries[i].Key)
		out = append(append(out, below), allPaths(&n.Entries[i].Value, below)...)
	}
	for i := range n.Elements {
		below := p.To(i)
		out = append(append(out, below), allPaths(&n.Elements[i], below)...)
	}
	return out
}

// change replaces a value in what the library decoded; nil removes it.
func change(v any, p Path, with func(any) any) any {
	if len(p) == 0 {
		return with(v)
	}
	switch v := v.(type) {
	case map[string]any:
		key := p[0].(string)
		if v[key] = change(v[key], p[1:], with); v[key] == nil {
			delete(v, key)
		}
		return v
	case []map[string]any:
		list := make([]any, len(v))
		for i := range v {
			list[i] = v[i]
		}
		return change(list, p, with)
	case []any:
		i := p[0].(int)
		if v[i] = change(v[i], p[1:], with); v[i] == nil {
			return append(append([]any{}, v[:i]...), v[i+1:]...)
		}
		return v
	}
	return v
}

// plain is a tree as text, without what holds nothing.
func plain(v any) string {
	text, err := json.Marshal(v)
	if err != nil { // inf and nan
		return fmt.Sprint(v)
	}
	var again any
	_ = json.Unmarshal(text, &again)
	out, _ := json.Marshal(prune(again))
	return string(out)
}

func prune(v any) any {
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			if v[key] = prune(v[key]); v[key] == nil {
				delete(v, key)
			}
		}
		if len(v) == 0 {
			return nil
		}
	case []any:
		for i := range v {
			v[i] = prune(v[i])
		}
		if len(v) == 0 {
			return nil
		}
	}
	return v
}

// FuzzJSON does the same to JSON.
func FuzzJSON(f *testing.F) {
	for _, s := range []string{`{"a":1,"b":[1,2]}`, "[\n  {\"a\": [\n    1\n  ]},\n  {}\n]\n", "{\r\n\t\"a\" : null , \"b\":{} }", "{\"a\"\n:\n1}", `[[],[[1],"x"]]`} {
		f.Add(s, uint8(0), uint8(1))
		f.Add(s, uint8(2), uint8(2))
	}
	f.Fuzz(func(t *testing.T, src string, nth, verb uint8) {
		d, err := Open("a.json", []byte(src))
		if err != nil {
			t.Skip()
		}
		paths := allPaths(d.Root(), nil)
		if len(paths) == 0 {
			return
		}
		p := paths[int(nth)%len(paths)]
		var before any
		if err := json.Unmarshal([]byte(strings.TrimPrefix(src, bom)), &before); err != nil {
			t.Skip()
		}
		switch verb % 2 {
		case 0:
			err = d.Set(p, Text("new"))
			before = change(before, p, func(any) any { return "new" })
		case 1:
			err = d.Remove(p)
			before = change(before, p, func(any) any { return nil })
		}
		if err != nil {
			t.Fatalf("%v of %v in %q: %v", verb%2, p, src, err)
		}
		var after any
		if err := json.Unmarshal([]byte(strings.TrimPrefix(string(d.Bytes()), bom)), &after); err != nil {
			t.Fatalf("%q became %q: %v", src, d.Bytes(), err)
		}
		if got, want := plain(after), plain(before); got != want {
			t.Fatalf("%v of %v: %q became %q:\n%s\n%s", verb%2, p, src, d.Bytes(), got, want)
		}
	})
}
