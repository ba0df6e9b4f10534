package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/generator/config"
	"lectern/generator/diag"
)

// lines makes a JSONL file of works with the given ids.
func lines(ids ...string) *fstest.MapFile {
	var b strings.Builder
	for _, id := range ids {
		fmt.Fprintf(&b, "{\"id\": %q, \"title\": \"Work %s\", \"year\": 2020, \"nonsense\": 1}\n", id, id)
	}
	return &fstest.MapFile{Data: []byte(b.String())}
}

func numbered(n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprint("w", i)
	}
	return ids
}

// state is what a load gives, in words.
func state(c *Content, ds *diag.List) []string {
	var out []string
	for _, w := range c.Records.Works {
		out = append(out, fmt.Sprintf("%s %s %s %v", w.Place, w.ID, w.Value.Title.Source, w.Fields))
	}
	for _, d := range ds.Sorted() {
		out = append(out, d.Place.String()+" "+d.Message)
	}
	return out
}

// A load with a memo gives what one without gives, and the records of lines that did
// not change are the same.
func TestMemoChangesNothing(t *testing.T) {
	site := fstest.MapFS{"content/works/all.jsonl": lines(numbered(500)...), "content/works/one.toml": {Data: []byte("title = \"One\"\npdf = \"one.pdf\"\n")}}
	cfg := &config.Config{}
	m := NewMemo()
	load := func(changed ...string) *Content {
		t.Helper()
		var ds, plain diag.List
		m.Changed(changed, false)
		c, err := m.Load(site, cfg, &ds)
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := Load(site, cfg, &plain)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := state(c, &ds), state(fresh, &plain); !slices.Equal(got, want) {
			t.Errorf("after %v: %d lines, want %d; first %q, want %q", changed, len(got), len(want), got[0], want[0])
		}
		return c
	}
	kept := func(c, old *Content) int {
		n := 0
		for _, w := range c.Records.Works {
			if slices.Contains(old.Records.Works, w) {
				n++
			}
		}
		return n
	}
	first := load()
	again := load("content/works/all.jsonl")
	if n := kept(again, first); n != 501 {
		t.Errorf("%d of 501 records were kept", n)
	}
	site["content/works/all.jsonl"] = lines(append([]string{"new"}, numbered(500)...)...) // all move by a line
	load("content/works/all.jsonl")
	ids := numbered(500)
	ids[250] = "other"
	site["content/works/all.jsonl"] = lines(ids...)
	before := load("content/works/all.jsonl")
	ids[251] = "another"
	site["content/works/all.jsonl"] = lines(ids...)
	if n := kept(load("content/works/all.jsonl"), before); n < 200 || n > 500 {
		t.Errorf("%d of 501 records were kept after one line changed", n)
	}
	site["content/works/one.pdf"] = &fstest.MapFile{Data: []byte("%PDF")} // a warning of another file's record goes
	load("content/works/one.pdf")
	delete(site, "content/works/one.pdf")
	load("content/works")
	delete(site, "content/works/one.toml")
	load("content/works/one.toml")
}

// A file that nobody said had changed is not read again, and a load that failed does
// not make the next one forget what has changed.
func TestMemoTrustsWhatItIsTold(t *testing.T) {
	site := fstest.MapFS{"content/works/a.toml": {Data: []byte("title = \"A\"")}, "content/static/x.txt": {Data: []byte("x")}}
	m := NewMemo()
	load := func() string {
		c, err := m.Load(site, &config.Config{}, &diag.List{})
		if err != nil {
			t.Fatal(err)
		}
		return c.Records.Works[0].Value.Title.Source
	}
	load()
	site["content/works/a.toml"] = &fstest.MapFile{Data: []byte("title = \"B\"")}
	if got := load(); got != "A" {
		t.Errorf("the file was read again: %s", got)
	}
	m.Changed([]string{"content/works/a.toml"}, false)
	static := site["content/static/x.txt"]
	site["content/static/x.txt"] = &fstest.MapFile{Mode: 0o777 | 1<<31, Data: []byte("a folder")} // cannot be read as a file
	m.Changed([]string{"content/static/x.txt"}, false)
	_, _ = m.Load(site, &config.Config{}, &diag.List{})
	site["content/static/x.txt"] = static
	if got := load(); got != "B" {
		t.Errorf("the change was forgotten: %s", got)
	}
}
