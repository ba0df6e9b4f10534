package generator

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// demo is a small site with something of everything.
const demo = `
-- site.toml --
title = "Demo"
base_url = "https://example.org/"
language = "en"
preset = "institution"
organization = "inst"
as_of = "2026-01-01"
prune_limit = 100
-- content/authors/ada.md --
+++
id = "ada"
name = "Ada Exemplar"
orcid = "0000-0002-1825-0097"
affiliations = [{institution = "inst", start = "2020"}]
former_ids = ["ada-old"]
+++

Ada works on *examples*.
-- content/authors/more.toml --
[[author]]
id = "bo"
name = "Bo Sample"
affiliations = [{institution = "lab", start = "2019", end = "2023"}]

[[author]]
id = "cy"
name = "Cy Placeholder"
advisors = ["ada"]
-- content/works/one.toml --
id = "one"
title = "The First Example"
type = "article"
date = "2024-03-01"
venue = "journal"
authors = ["Ada Exemplar", "Bo Sample"]
topics = ["examples"]
abstract = "An abstract with $x^2$ and 100 % of the truth."
-- content/works/two.jsonl --
{"id": "two", "title": "A Second Example", "type": "conference-paper", "date": "2025-01", "authors": [{"id": "cy"}, {"id": "ada"}], "topics": ["examples"], "references": ["one"]}
{"id": "three", "title": "Third Time Lucky", "type": "book", "year": 2023, "authors": [{"id": "bo"}, "Dee Nobody"]}
-- content/imported/source.jsonl --
{"id": "four", "title": "An Imported Work", "type": "article", "year": 2022, "authors": [{"id": "bo"}], "topics": ["imports"]}
{"id": "one", "title": "Overridden", "volume": "7"}
-- content/topics/topics.toml --
[[topic]]
id = "examples"
name = "Examples"

[[topic]]
id = "imports"
name = "Imports"
-- content/venues/venues.toml --
id = "journal"
name = "Journal of Demonstrations"
type = "journal"
-- content/institutions/inst.toml --
[[institution]]
id = "inst"
name = "Demo Institute"

[[institution]]
id = "lab"
name = "Laboratory"
parent = "inst"
-- content/pages/about.md --
+++
title = "About"
+++

A page with a [link](https://example.org/elsewhere).
-- content/pages/news/first.md --
+++
title = "The first news"
date = "2025-05-05"
+++

It begins.
-- content/static/files/data.txt --
as it is
`

// site is a site in a temporary folder.
type site struct {
	t   *testing.T
	dir string
	opt Options
}

// newSite writes the files of a txtar archive into a folder of their own.
func newSite(t *testing.T, archive string) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir()}
	for _, f := range txtar.Parse([]byte(archive)).Files {
		s.write(f.Name, string(f.Data))
	}
	s.opt = Options{Dir: s.dir, Jobs: 2, Program: [16]byte{1}}
	return s
}

// newBuild begins a build that is not to be finished.
func newBuild(o Options) (*building, error) {
	s, err := newSession(o)
	if err != nil {
		return nil, err
	}
	return s.begin(), nil
}

// write writes a file of the site; without a text it removes it.
func (s *site) write(name string, text ...string) {
	s.t.Helper()
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	err := os.Remove(file)
	if len(text) > 0 {
		if err = os.MkdirAll(filepath.Dir(file), 0o777); err == nil {
			err = os.WriteFile(file, []byte(strings.Join(text, "\n")), 0o666)
		}
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.t.Fatal(err)
	}
}

// edit replaces a text in a file of the site.
func (s *site) edit(name, from, to string) {
	s.t.Helper()
	data, err := os.ReadFile(filepath.Join(s.dir, filepath.FromSlash(name)))
	if err != nil {
		s.t.Fatal(err)
	}
	if !strings.Contains(string(data), from) {
		s.t.Fatalf("%s does not hold %q", name, from)
	}
	s.write(name, strings.Replace(string(data), from, to, 1))
}

// try builds the site.
func (s *site) try() (*Report, error) {
	s.t.Helper()
	return Build(context.Background(), s.opt)
}

// build builds the site, which must be without errors.
func (s *site) build() *Report {
	s.t.Helper()
	r, err := s.try()
	if err != nil {
		s.t.Fatal(err)
	}
	if r.Failed(false) {
		s.t.Fatalf("errors in the input: %v", r.Diags)
	}
	return r
}

// published reads the published folder.
func (s *site) published() map[string]string {
	out := s.opt.Out
	if out == "" {
		out = filepath.Join(s.dir, "public")
	}
	return readTree(s.t, out)
}

// readTree reads all files below a folder; an absent one has none.
func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return files
}

// sameTree reports where two sets of files differ, briefly.
func sameTree(t *testing.T, got, want map[string]string) {
	t.Helper()
	all := maps.Clone(got)
	maps.Copy(all, want)
	reported := 0
	for _, name := range slices.Sorted(maps.Keys(all)) {
		g, inGot := got[name]
		w, inWant := want[name]
		switch {
		case !inGot:
			t.Errorf("%s is missing", name)
		case !inWant:
			t.Errorf("%s is too much", name)
		case g != w:
			t.Errorf("%s differs: %s", name, difference(g, w))
		default:
			continue
		}
		if reported++; reported == 10 {
			t.Fatal("and maybe more")
		}
	}
}

// difference shows the first place where two texts differ.
func difference(got, want string) string {
	i := 0
	for i < len(got) && i < len(want) && got[i] == want[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, i-60):min(len(s), i+60)] }
	return "got …" + cut(got) + "…, want …" + cut(want) + "…"
}

// sumOf is a digest of a text, for comparing without keeping.
func sumOf(s string) [16]byte {
	sum := sha256.Sum256([]byte(s))
	return [16]byte(sum[:16])
}

// replaceFiles takes some of demo's files for others.
func replaceFiles(archive string, files map[string]string) string {
	a := txtar.Parse([]byte(archive))
	for _, name := range slices.Sorted(maps.Keys(files)) {
		i := slices.IndexFunc(a.Files, func(f txtar.File) bool { return f.Name == name })
		if i < 0 {
			a.Files = append(a.Files, txtar.File{Name: name})
			i = len(a.Files) - 1
		}
		a.Files[i].Data = []byte(files[name])
	}
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return len(f.Data) == 0 })
	return string(txtar.Format(a))
}
