package measure

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestMain(m *testing.M) {
	if len(os.Args) > 1 {
		switch os.Args[1] {
		case "fail":
			os.Stderr.WriteString("it cannot be done\n")
			os.Exit(3)
		case "sleep":
			time.Sleep(time.Hour)
		case "hold": // memory, which is touched
			held := bytes.Repeat([]byte{1}, 64<<20)
			os.Stdout.WriteString(string('0' + held[1<<20]))
			os.Exit(0)
		}
	}
	os.Exit(m.Run())
}

func TestRun(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s, out, err := Run(t.Context(), self, "hold")
	if err != nil || string(out) != "1" || s.Wall <= 0 {
		t.Fatal(s, string(out), err)
	}
	if s.Memory != 0 && (s.Memory < 64<<20 || s.Memory > 1<<30) {
		t.Errorf("%d bytes of memory for a program that holds 64 MiB", s.Memory)
	}
	if _, _, err := Run(t.Context(), self, "fail"); err == nil || !strings.Contains(err.Error(), "it cannot be done") {
		t.Error(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, _, err := Run(ctx, self, "sleep"); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

// tree writes files into a new folder.
func tree(t *testing.T, files map[string]string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func site() map[string]string {
	return map[string]string{
		"index.html": "home", "works/index.html": "list", "works/a/index.html": "a", "works/page/2/index.html": "2", "works/a/a.pdf": "%",
		"authors/index.html": "people", "authors/x/index.html": "x", "authors/x/feed.xml": "feed", "authors/by/q/index.html": "q",
		"topics/t/index.html": "t", "topics/t/page/1/index.html": "older", "assets/style.css": "",
	}
}

func TestFloorWritesTheSameFiles(t *testing.T) {
	from, to := tree(t, site()), filepath.Join(t.TempDir(), "new")
	s, err := Floor(from, to)
	if err != nil || s.Files != len(site()) || s.Written != s.Files || s.Wall <= 0 {
		t.Fatal(s, err)
	}
	for name, text := range site() {
		if data, err := os.ReadFile(filepath.Join(to, filepath.FromSlash(name))); err != nil || string(data) != text {
			t.Errorf("%s: %q %v", name, data, err)
		}
	}
	if files, size, err := Size(to); err != nil || files != s.Files || size != s.Bytes {
		t.Error(files, size, err)
	}
}

func TestCountSorts(t *testing.T) {
	counts, err := CountSorts(tree(t, site()))
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]int{WorkPages: 1, AuthorPages: 1, AuthorFeeds: 1, TopicPages: 1, Lists: 5, Others: 3}
	for _, sort := range Sorts() {
		if counts[sort] != want[sort] {
			t.Errorf("%s: %d, want %d", sort, counts[sort], want[sort])
		}
	}
}

func TestEdit(t *testing.T) {
	const marked = `{"id":"a","title":"On $x$","authors":["Ada"]}` + "\n" + `{"id":"b","title": "A \u00e9","year":2001}` + "\n"
	plain := `{"id":"c","title": "Rooms of fuzz 9","year":2001}` + "\n"
	padding := strings.Repeat(`{"id":"d","title":"The same"}`+"\n", 1<<15)
	for what, text := range map[string]string{"small": marked + plain, "large": marked + padding + plain} {
		dir := tree(t, map[string]string{"content/works/a.jsonl": text})
		e, err := NewEdit(dir)
		if err != nil {
			t.Fatal(what, err)
		}
		read := func() string {
			data, err := os.ReadFile(e.File)
			if err != nil {
				t.Fatal(err)
			}
			return string(data)
		}
		if err := e.Toggle(); err != nil {
			t.Fatal(err)
		}
		made := read()
		if what == "small" && made != marked+strings.Replace(plain, "fuzz", "fuza", 1) {
			t.Errorf("made: %s", made)
		}
		if what == "large" && strings.Count(made, "The samf") != 1 {
			t.Error("the large file was not edited in one place")
		}
		if err := e.Toggle(); err != nil || read() != text {
			t.Error(what, "was not restored", err)
		}
	}
	for _, text := range []string{marked, "", `{"title":`, `{"title":"open`} {
		if _, err := NewEdit(tree(t, map[string]string{"content/works/a.jsonl": text})); !errors.Is(err, ErrNoRecord) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
