package source

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

func files(content map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, src := range content {
		out["content/"+name] = &fstest.MapFile{Data: []byte(src)}
	}
	return out
}

func load(t *testing.T, root fs.FS, order ...string) (*Content, []diag.Diagnostic) {
	t.Helper()
	var ds diag.List
	c, err := Load(root, &config.Config{Sources: config.Sources{Order: order}}, &ds)
	if err != nil {
		t.Fatal(err)
	}
	return c, ds.Sorted()
}

// codes lists diagnostics as "code file".
func codes(ds []diag.Diagnostic) []string {
	var out []string
	for _, d := range ds {
		out = append(out, d.Code+" "+d.Place.File)
	}
	return out
}

func ids[T record.Entity](records []*record.Record[T]) string {
	var out []string
	for _, r := range records {
		out = append(out, r.ID)
	}
	return strings.Join(out, " ")
}

func TestLoadEverything(t *testing.T) {
	c, ds := load(t, files(map[string]string{
		"works/b.toml":              `title = "B"`,
		"works/a/index.TOML":        "title = \"A\"\npdf = \"a.pdf\"\nimage = \"../../static/x.png\"",
		"works/a/a.pdf":             "%PDF",
		"works/bulk.jsonl":          "{\"id\": \"z\"}\n{\"id\": \"y\"}\n",
		"authors/ada.md":            "+++\nname = \"Ada\"\n+++\nLife.",
		"authors/many.toml":         "[[author]]\nid = \"b\"\n[[author]]\nid = \"c\"",
		"topics/t.json":             `{"name": "T"}`,
		"venues/v.toml":             `name = "V"`,
		"institutions/i.toml":       `name = "I"`,
		"pages/index.md":            "+++\ntitle = \"Home\"\n+++\n",
		"pages/news/n.md":           "+++\ntitle = \"N\"\n+++\n",
		"imported/openalex.jsonl":   `{"id": "b", "title": "imported"}` + "\n" + `{"id": "d", "kind": "author", "name": "D"}`,
		"static/x.png":              "no picture",
		"static/deep/robots.txt":    "x",
		".git/config":               "x",
		"works/.hidden.toml":        "nonsense",
		"works/b.toml~":             "nonsense",
		"works/#b.toml#":            "nonsense",
		"works/4913":                "nonsense",
		"authors/.obsidian/app.jsn": "nonsense",
	}))
	if len(ds) > 0 {
		t.Error(ds)
	}
	got := []string{ids(c.Records.Works), ids(c.Records.Authors), ids(c.Records.Topics), ids(c.Records.Venues), ids(c.Records.Institutions), ids(c.Records.Pages)}
	want := []string{"b a b z y", "ada b c d", "t", "v", "i", "index news/n"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if r := c.Records.Works[0]; r.Layer.Name != "openalex" || r.Layer.Rank >= c.Records.Works[1].Layer.Rank || r.Folder != "imported" {
		t.Errorf("the imported layer: %+v", r.Layer)
	}
	if r := c.Records.Works[1]; r.Layer.Imported() || r.Folder != "works/a" || r.Place.File != "content/works/a/index.TOML" {
		t.Errorf("the hand-written layer: %+v %s", r.Layer, r.Folder)
	}
	var static []string
	for _, f := range c.Static {
		static = append(static, fmt.Sprint(f.Path, f.Size))
	}
	if d := cmp.Diff([]string{"static/deep/robots.txt1", "static/x.png10"}, static); d != "" {
		t.Error(d)
	}
}

func TestFilesThatNobodyReads(t *testing.T) {
	_, ds := load(t, files(map[string]string{
		"works/a.yaml": "x", "works/old.bib": "@article{x, title = {X}}", "works/fig.png": "x", "works/README.md": "x", "paper/a.toml": "x", "paper/b.toml": "x",
		"loose.toml": "x", "imported/zotero.bib": "nothing", "authors/a.bib": "x", "imported/a.toml": "x", "pages/a.html": "x", "static/any.thing": "x", "authors/x": "x",
	}))
	want := []string{
		"unread-file content/authors/a.bib", "unread-file content/authors/x", "unread-file content/imported/a.toml", "unread-file content/loose.toml",
		"unread-file content/pages/a.html", "unknown-folder content/paper", "unread-file content/works/README.md", "unread-file content/works/a.yaml",
	}
	if d := cmp.Diff(want, codes(ds)); d != "" {
		t.Error(d)
	}
	for _, d := range ds {
		if d.Severity != diag.Warning {
			t.Error(d)
		}
	}
}

// Files of other programs are layers, called as they are without their whole ending.
func TestLayersOfReferenceManagers(t *testing.T) {
	c, ds := load(t, files(map[string]string{
		"works/a.bib": "@article{x, title = {X}}", "works/sub/b.RIS": "TY  - BOOK\nID  - x\nTI  - X\nER  - \n", "works/c.csl.json": `[{"id": "x", "title": "X"}]`,
		"imported/d.CSL.JSON": `{"id": "x", "title": "X"}`, "works/e.json": `{"id": "x", "title": "X"}`, "authors/f.csl.json": `{"name": "F"}`, "imported/g.json": `{}`,
	}))
	if d := cmp.Diff([]string{"unread-file content/authors/f.csl.json", "unread-file content/imported/g.json"}, codes(ds)); d != "" {
		t.Error(d)
	}
	var got []string
	for _, r := range c.Records.Works {
		got = append(got, r.Place.File+" "+r.Layer.Name)
	}
	want := []string{"content/imported/d.CSL.JSON d", "content/works/a.bib a", "content/works/c.csl.json c", "content/works/e.json ", "content/works/sub/b.RIS sub/b"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestOrderOfLayers(t *testing.T) {
	c, ds := load(t, files(map[string]string{
		"imported/a.jsonl": `{"id": "x"}`, "imported/b.jsonl": `{"id": "x"}`, "imported/c.jsonl": `{"id": "x"}`, "imported/d.jsonl": `{"id": "x"}`, "works/x.toml": "",
	}), "c", "nothing", "b", "c")
	if d := cmp.Diff([]string{"unknown-source site.toml"}, codes(ds)); d != "" {
		t.Error(d)
	}
	works := slices.Clone(c.Records.Works)
	slices.SortFunc(works, func(a, b *record.Record[scholar.Work]) int { return b.Layer.Rank - a.Layer.Rank })
	var got []string
	for _, r := range works {
		got = append(got, fmt.Sprint(r.Layer.Name, r.Layer.Rank))
	}
	if d := cmp.Diff([]string{"5", "c4", "b3", "a2", "d1"}, got); d != "" {
		t.Error(d)
	}
}

func TestMissingFilesAndContent(t *testing.T) {
	c, ds := load(t, files(map[string]string{
		"authors/a.toml":   "name = \"A\"\nphoto = \"a.jpg\"",
		"imported/i.jsonl": `{"id": "w", "title": "W", "pdf": "w.pdf"}`,
	}))
	if d := cmp.Diff([]string{"missing-file content/authors/a.toml", "missing-file content/imported/i.jsonl"}, codes(ds)); d != "" {
		t.Error(d)
	}
	if ds[0].Severity != diag.Error || ds[0].Place.Line != 2 || ds[1].Severity != diag.Warning || len(c.Records.Works) != 0 {
		t.Error(ds)
	}
	if _, ds := load(t, fstest.MapFS{"site.toml": {}}); len(ds) != 1 || ds[0].Code != "no-content" || ds[0].Severity != diag.Error {
		t.Error(ds)
	}
}

func TestUnreadableFilesAreFailures(t *testing.T) {
	var ds diag.List
	for _, name := range []string{"works/a.toml", "works/a.jsonl", "static/a"} {
		root := files(map[string]string{name: `title = "T"`})
		if _, err := Load(broken{root, "content/" + name}, &config.Config{}, &ds); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// broken is a file system in which one file cannot be opened.
type broken struct {
	fs.FS
	name string
}

func (b broken) Open(name string) (fs.File, error) {
	if name == b.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return b.FS.Open(name)
}

func TestFile(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 7, 5))); err != nil {
		t.Fatal(err)
	}
	root := files(map[string]string{"authors/a.png": picture.String(), "authors/b.png": "no picture", "works/a.pdf": "%PDF"})
	c, _ := load(t, root)
	for range 2 {
		if f, ok := c.File("authors/./a.png"); !ok || f.Width != 7 || f.Height != 5 || f.Size != int64(picture.Len()) {
			t.Errorf("%+v %v", f, ok)
		}
	}
	a, _ := c.File("authors/b.png")
	b, _ := c.File("works/a.pdf")
	if a.Width != 0 || a.Digest == b.Digest || a.Digest == [16]byte{} {
		t.Errorf("%+v %+v", a, b)
	}
	for _, name := range []string{"", "..", "../site.toml", "authors", "authors/none.png", "/authors/a.png"} {
		if _, ok := c.File(name); ok {
			t.Errorf("there is a file %q", name)
		}
		if _, err := c.Open(name); err == nil {
			t.Errorf("file %q can be read", name)
		}
	}
	if src, err := c.Open("works/a.pdf"); err != nil || string(src) != "%PDF" {
		t.Errorf("%q %v", src, err)
	}
}

// TestLinksDoNotLeadOut builds a folder whose links lead out of it, to a folder, to
// nothing, and to a file within.
func TestLinksDoNotLeadOut(t *testing.T) {
	dir := t.TempDir()
	outside := filepath.Join(t.TempDir(), "secret.toml")
	for name, src := range map[string]string{outside: `title = "secret"`, filepath.Join(dir, "content/works/real.toml"): `title = "T"`} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(src), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{"secret.toml": outside, "folder": "/etc", "nothing.toml": "nowhere", "within.toml": "real.toml"} {
		if err := os.Symlink(to, filepath.Join(dir, "content/works", name)); err != nil {
			t.Skip("links cannot be made here: ", err)
		}
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	c, ds := load(t, root.FS())
	if got := ids(c.Records.Works); got != "real within" {
		t.Errorf("got %q", got)
	}
	want := []string{"no-file content/works/folder", "no-file content/works/nothing.toml", "no-file content/works/secret.toml"}
	if d := cmp.Diff(want, codes(ds)); d != "" {
		t.Error(d)
	}
}

func TestCutLines(t *testing.T) {
	var src strings.Builder
	for i := range 500 {
		fmt.Fprintf(&src, "%d %s\n", i+1, strings.Repeat("x", i%97))
	}
	long := strings.Repeat("y", 5000)
	for _, c := range []struct{ name, src string }{
		{"lines", src.String()}, {"no line end at the end", src.String() + "501"}, {"empty", ""}, {"one line end", "\n"}, {"many line ends", "\n\n\n"},
		{"a long line", src.String() + "501 " + long + "\n502 z\n"}, {"a long line at the end", "1 a\n2 " + long}, {"two long lines", "1 " + long + "\n2 " + long + "\n3 z"},
	} {
		for _, size := range []int{1, 7, 64, 100000} {
			var got, want []string
			err := cutLines(iotest.OneByteReader(strings.NewReader(c.src)), size, 300, newBuffer, func(piece []byte, line int) {
				for i, text := range strings.SplitAfter(string(piece), "\n") {
					if text != "" {
						got = append(got, fmt.Sprint(line+i, ":", text))
					}
				}
			}, func(line int) { got = append(got, fmt.Sprint(line, ":long")) })
			for i, text := range strings.SplitAfter(c.src, "\n") {
				if len(text) > 300+1 && size < 4000 {
					text = "long"
				}
				if text != "" {
					want = append(want, fmt.Sprint(i+1, ":", text))
				}
			}
			if d := cmp.Diff(want, got); d != "" || err != nil {
				t.Errorf("%s, pieces of %d: %v %s", c.name, size, err, d)
			}
		}
	}
	failing := iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("ab")))
	if err := cutLines(failing, 8, 300, newBuffer, func([]byte, int) {}, func(int) {}); err == nil {
		t.Error("a failure of the reader is lost")
	}
}

func newBuffer(length int) []byte { return bytes.Repeat([]byte{'\n'}, length) }

// bulk makes a site of n works and some hand-written ones.
func bulk(n int) fstest.MapFS {
	var src strings.Builder
	for i := range n {
		fmt.Fprintf(&src, `{"id":"w%d","title":"Work %d","abstract":%q,"year":2024,"authors":["A. Author","B. Author"],"doi":"10.1000/%d"}`+"\n",
			i, i, strings.Repeat("words ", 150), i)
	}
	return files(map[string]string{"works/bulk.jsonl": src.String(), "works/x.toml": `title = "X"`, "imported/i.jsonl": src.String()})
}

func TestOrderDoesNotDependOnWorkers(t *testing.T) {
	root := bulk(3000)
	want, _ := load(t, root)
	if len(want.Records.Works) != 6001 || want.Records.Works[3000].Place.Line != 1 || want.Records.Works[5999].Place.Line != 3000 {
		t.Fatalf("got %d works", len(want.Records.Works))
	}
	for range 3 {
		got, _ := load(t, root)
		if d := cmp.Diff(ids(want.Records.Works), ids(got.Records.Works)); d != "" {
			t.Fatal(d)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	root := bulk(5000)
	b.SetBytes(int64(2 * len(root["content/works/bulk.jsonl"].Data)))
	b.ReportAllocs()
	for b.Loop() {
		var ds diag.List
		if _, err := Load(root, &config.Config{}, &ds); err != nil || ds.Len() > 0 {
			b.Fatal(err, ds.Sorted())
		}
	}
}
