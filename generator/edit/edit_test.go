package edit

import (
	"bytes"
	"flag"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"lectern/generator/decode"
	"lectern/generator/edit/document"
)

var update = flag.Bool("update", false, "write what is got into the archives")

// Each archive is a site below a command line. Files under want/ are those that the
// command changes; every other file must keep its bytes. A line "refused:" says why
// the command does nothing.
func TestEdits(t *testing.T) {
	names, err := filepath.Glob("testdata/edits/*.txtar")
	if err != nil || len(names) < 15 {
		t.Fatalf("%d archives: %v", len(names), err)
	}
	for _, name := range names {
		for _, eol := range []string{"\n", "\r\n"} {
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar")+map[string]string{"\n": "", "\r\n": "/crlf"}[eol], func(t *testing.T) {
				runArchive(t, name, eol)
			})
		}
	}
}

func runArchive(t *testing.T, name, eol string) {
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	a := txtar.Parse(src)
	line, refused, _ := strings.Cut(strings.TrimSpace(string(a.Comment)), "\nrefused: ")
	before, want := map[string]string{}, map[string]string{}
	for _, f := range a.Files {
		if !strings.HasPrefix(f.Name, "want/") {
			before[f.Name] = strings.ReplaceAll(string(f.Data), "\n", eol)
		}
	}
	maps.Copy(want, before)
	for _, f := range a.Files {
		changed, is := strings.CutPrefix(f.Name, "want/")
		switch _, old := before[changed]; {
		case is && string(f.Data) == "(removed)\n":
			delete(want, changed)
		case is && old:
			want[changed] = strings.ReplaceAll(string(f.Data), "\n", eol)
		case is:
			want[changed] = string(f.Data)
		}
	}
	dir := makeSite(t, before)
	r, err := Run(dir, command(t, line))
	if err != nil {
		t.Fatal(err)
	}
	if (r.Refused == "") != (refused == "") || !strings.Contains(r.Refused, refused) {
		t.Fatalf("refused: %q, want %q", r.Refused, refused)
	}
	got := readSite(t, dir)
	if *update && eol == "\n" {
		rewrite(t, name, a, before, got)
		return
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	dry := command(t, line)
	dry.DryRun = true
	again := makeSite(t, before)
	shown, err := Run(again, dry)
	if err != nil || (shown.Diff == "") != (refused != "") {
		t.Errorf("the dry run shows (%v): %s", err, shown.Diff)
	}
	for _, file := range shown.Files {
		if name, _, _ := strings.Cut(file, ": "); !strings.Contains(shown.Diff, "/"+name+"\n") {
			t.Errorf("the dry run does not show %s:\n%s", name, shown.Diff)
		}
	}
	if d := cmp.Diff(before, readSite(t, again)); d != "" {
		t.Errorf("a dry run changed something: %s", d)
	}
}

// command reads a command line: verb, id, other, flags; quotes hold words together.
func command(t *testing.T, line string) Command {
	var words []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	c := Command{Verb: Verb(words[0]), ID: words[1], Key: bytes.Repeat([]byte{7}, 32)}
	for i := 2; i < len(words); i++ {
		switch words[i] {
		case "--force":
			c.Force = true
		case "--works":
			i++
			c.Works = strings.Split(words[i], ",")
		case "--as":
			i++
			c.Other = words[i]
		case "--name":
			i++
			c.Name = words[i]
		default:
			c.Other = words[i]
		}
	}
	return c
}

func makeSite(t *testing.T, files map[string]string) string {
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func readSite(t *testing.T, dir string) map[string]string {
	out := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		out[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// rewrite puts what was got into the archive.
func rewrite(t *testing.T, name string, a *txtar.Archive, before, got map[string]string) {
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return strings.HasPrefix(f.Name, "want/") })
	all := maps.Clone(before)
	maps.Copy(all, got)
	for _, file := range slices.Sorted(maps.Keys(all)) {
		text, there := got[file]
		old, was := before[file]
		switch {
		case !there:
			a.Files = append(a.Files, txtar.File{Name: "want/" + file, Data: []byte("(removed)\n")})
		case !was || old != text:
			a.Files = append(a.Files, txtar.File{Name: "want/" + file, Data: []byte(text)})
		}
	}
	if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
		t.Fatal(err)
	}
}

// What verify finds is added to a record's list, in the form that the list has.
func TestAppend(t *testing.T) {
	dir := makeSite(t, map[string]string{
		"site.toml":               "title = \"T\"\nbase_url = \"https://example.org/\"\n",
		"content/authors/a.toml":  "name = \"A\" # a\n\n[[verifications]]\nmethod = \"dns\"\n\n[extra]\nx = 1\n",
		"content/authors/b.jsonl": "{\"id\":\"b\",\"name\":\"B\"}\n",
	})
	proof := document.TableOf(document.Key("method", document.Text("orcid")),
		document.Key("on", decode.Node{Kind: decode.Date, Str: "2026-01-02"}))
	for _, id := range []string{"a", "b"} {
		r, err := Run(dir, Command{Verb: Append, ID: id, Field: "verifications", Values: []decode.Node{proof}})
		if err != nil || r.Refused != "" {
			t.Fatal(err, r)
		}
	}
	want := map[string]string{
		"site.toml":               "title = \"T\"\nbase_url = \"https://example.org/\"\n",
		"content/authors/a.toml":  "name = \"A\" # a\n\n[[verifications]]\nmethod = \"dns\"\n\n[[verifications]]\nmethod = \"orcid\"\non = 2026-01-02\n\n[extra]\nx = 1\n",
		"content/authors/b.jsonl": "{\"id\":\"b\",\"name\":\"B\",\"verifications\":[{\"method\":\"orcid\",\"on\":\"2026-01-02\"}]}\n",
	}
	if d := cmp.Diff(want, readSite(t, dir)); d != "" {
		t.Error(d)
	}
}

// A file that cannot be written leaves all others as they were.
func TestNothingIsHalfDone(t *testing.T) {
	before := map[string]string{
		"site.toml":              "title = \"T\"\nbase_url = \"https://example.org/\"\n",
		"content/authors/a.toml": "name = \"A\"\n",
		"content/works/w.toml":   "title = \"W\"\nauthors = [{ id = \"a\", name = \"A\" }]\n",
	}
	dir := makeSite(t, before)
	locked := filepath.Join(dir, "content", "works")
	if err := os.Chmod(locked, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(locked, 0o755)
	if file, err := os.CreateTemp(locked, "x"); err == nil {
		file.Close()
		os.Remove(file.Name())
		t.Skip("this user may write into folders that are closed to writing")
	}
	if _, err := Run(dir, Command{Verb: Rename, ID: "a", Other: "ada"}); err == nil {
		t.Fatal("the folder of works was written to")
	}
	if d := cmp.Diff(before, readSite(t, dir)); d != "" {
		t.Error(d)
	}
}
