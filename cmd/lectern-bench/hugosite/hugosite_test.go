package hugosite

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"lectern/cmd/lectern-bench/measure"
	"lectern/cmd/lectern-bench/synthetic"
)

const site = "title = \"T\"\nbase_url = \"https://example.org/\"\n"

func read[T any](t *testing.T, name string) (v T) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestRelationsAreThoseOfTheCatalog(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "hugo")
	put(t, from, map[string]string{
		"site.toml": site,
		"content/works/w.jsonl": `{"id":"old.one","title":"On \\emph{rooms}","year":2001,"authors":["Ada Quill","Somebody Else"],"topics":["acoustics"]}
{"id":"later","title":"More","year":2003,"authors":[{"id":"bo","name":"B. Rook"},"Ada Quill"],"references":["old.one"]}`,
		"content/authors/a.jsonl": `{"id":"ada","name":"Ada Quill"}
{"id":"bo","name":"Bo Rook"}`,
	})
	if err := Write(from, to); err != nil {
		t.Fatal(err)
	}
	works := read[map[string]work](t, filepath.Join(to, "data", "works.json"))
	old := works["old-one"]
	if old.Title != "On rooms" || len(old.Authors) != 2 || old.Authors[0] != (link{Slug: "ada", Name: "Ada Quill"}) || old.Authors[1].Slug != "" {
		t.Errorf("%+v", old)
	}
	if got := works["later"].References; len(got) != 1 || got[0].Slug != "old-one" {
		t.Errorf("%+v", got)
	}
	authors := read[[]author](t, filepath.Join(to, "assets", "authors.json"))
	if len(authors) != 2 || len(authors[0].Works) != 2 || authors[0].Works[0] != "later" || len(authors[0].Coauthors) != 2 {
		t.Errorf("%+v", authors)
	}
	if topics := read[[]topic](t, filepath.Join(to, "assets", "topics.json")); len(topics) != 1 || len(topics[0].Works) != 1 {
		t.Errorf("%+v", topics)
	}
}

func TestErrorsInTheRecords(t *testing.T) {
	from := t.TempDir()
	put(t, from, map[string]string{"site.toml": site, "content/works/w.jsonl": `{"id":"a"}`})
	if err := Write(from, filepath.Join(t.TempDir(), "hugo")); err == nil {
		t.Error("a work without a title made a site")
	}
}

func TestHugoBuildsIt(t *testing.T) {
	hugo, err := exec.LookPath("hugo")
	if err != nil {
		t.Skip("there is no hugo on the PATH")
	}
	dir := t.TempDir()
	s := synthetic.Site{Works: 300, Seed: 1}
	if err := s.Write(dir); err != nil {
		t.Fatal(err)
	}
	put(t, dir, map[string]string{"site.toml": site})
	to, out := filepath.Join(t.TempDir(), "hugo"), filepath.Join(t.TempDir(), "out")
	if err := Write(dir, to); err != nil {
		t.Fatal(err)
	}
	if text, err := exec.Command(hugo, "--source", to, "--destination", out, "--minify", "--noBuildLock").CombinedOutput(); err != nil {
		t.Fatal(err, string(text))
	}
	counts, err := measure.CountSorts(out)
	if err != nil {
		t.Fatal(err)
	}
	people := len(read[[]author](t, filepath.Join(to, "assets", "authors.json")))
	want := map[string]int{measure.WorkPages: 300, measure.AuthorPages: people, measure.AuthorFeeds: people, measure.Lists: 3 + 9}
	for sort, n := range want {
		if counts[sort] != n {
			t.Errorf("%s: %d, want %d", sort, counts[sort], n)
		}
	}
}
