package generator

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lectern/generator/page"
	"lectern/generator/render"
)

func TestBuildsADemo(t *testing.T) {
	s := newSite(t, demo)
	r := s.build()
	for _, d := range r.Diags {
		t.Error(d)
	}
	files := s.published()
	for _, path := range []string{
		"index.html", "404.html", "robots.txt", "sitemap.xml", "feed.xml",
		"authors/index.html", "authors/ada/index.html", "authors/ada-old/index.html",
		"works/index.html", "works/one/index.html", "works/four/index.html",
		"topics/index.html", "topics/examples/index.html", "venues/journal/index.html",
		"institutions/inst/index.html", "institutions/lab/index.html", "years/2024/index.html",
		"about/index.html", "news/index.html", "news/first/index.html", "files/data.txt",
	} {
		if files[path] == "" {
			t.Errorf("no file %s", path)
		}
	}
	if r.Files != len(files) || len(r.Written) != len(files) {
		t.Errorf("the report counts %d files and %d written, the folder holds %d", r.Files, len(r.Written), len(files))
	}
	if files["files/data.txt"] != "as it is\n" {
		t.Errorf("the static file holds %q", files["files/data.txt"])
	}
	if one := files["works/one/index.html"]; !strings.Contains(one, "The First Example") || strings.Contains(one, "Overridden") {
		t.Error("the hand-written title does not stand over the imported one")
	}
}

func TestReportIsJSON(t *testing.T) {
	s := newSite(t, demo)
	var buf bytes.Buffer
	if err := s.build().WriteJSON(&buf); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Written, Deleted []string
		Unchanged, Files int
		Records          map[string]int
		Stages           []struct{ Name string }
	}
	if err := json.Unmarshal(buf.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Written) != got.Files || got.Deleted == nil || got.Records["works"] != 4 || len(got.Stages) < 5 {
		t.Errorf("the report says %+v", got)
	}
}

func TestNoChangeWritesNothing(t *testing.T) {
	s := newSite(t, demo)
	first := s.build()
	before := s.published()
	r := s.build()
	if len(r.Written)+len(r.Deleted) > 0 || r.Unchanged != first.Files {
		t.Errorf("wrote %v, deleted %v, left %d of %d", r.Written, r.Deleted, r.Unchanged, first.Files)
	}
	s.opt.Full = true
	if r = s.build(); len(r.Written) > 0 {
		t.Errorf("with Full: wrote %v", r.Written)
	}
	s.opt.Full = false
	s.opt.Program = [16]byte{2} // another program renders all and finds the same bytes
	if r = s.build(); len(r.Written) > 0 {
		t.Errorf("with another program: wrote %v", r.Written)
	}
	sameTree(t, s.published(), before)
}

func TestSameBytesWithAnyJobs(t *testing.T) {
	var want map[string]string
	for _, jobs := range []int{1, 8} {
		s := newSite(t, demo)
		s.opt.Jobs = jobs
		s.build()
		if want == nil {
			want = s.published()
		}
		sameTree(t, s.published(), want)
	}
}

// unnamed replaces the names of records' files, which pages give as evidence.
func unnamed(files map[string]string) map[string]string {
	named := regexp.MustCompile(`<code>content/[^<]*</code>`)
	for name, text := range files {
		files[name] = named.ReplaceAllString(text, "<code>content/</code>")
	}
	return files
}

// The same records in other files, formats and orders. Pages name the files that link
// names to people, and else do not depend on them.
func TestSameBytesInAnyOrder(t *testing.T) {
	s := newSite(t, demo)
	s.build()
	want := unnamed(s.published())
	other := newSite(t, replaceFiles(demo, map[string]string{
		"content/works/one.toml": "",
		"content/works/z.json": `[{"topics": ["examples"], "id": "one", "authors": [{"name": "Ada Exemplar"}, "Bo Sample"], "type": "article",
			"venue": "journal", "date": "2024-03-01", "title": "The First Example", "abstract": "An abstract with $x^2$ and 100 % of the truth."}]`,
		"content/works/two.jsonl": `{"authors": [{"id": "bo"}, {"name": "Dee Nobody"}], "id": "three", "type": "book", "year": 2023, "title": "Third Time Lucky"}
{"id": "two", "references": ["one"], "title": "A Second Example", "type": "conference-paper", "date": "2025-01", "authors": [{"id": "cy"}, {"id": "ada"}], "topics": ["examples"]}
`,
		"content/imported/source.jsonl": `{"id": "one", "title": "Overridden", "volume": "7"}
{"id": "four", "title": "An Imported Work", "type": "article", "year": 2022, "authors": [{"id": "bo"}], "topics": ["imports"]}
`,
		"content/authors/more.toml": "",
		"content/authors/a.toml":    "[[author]]\nid = \"cy\"\nadvisors = [\"ada\"]\nname = \"Cy Placeholder\"\n",
		"content/authors/b.json":    `{"name": "Bo Sample", "id": "bo", "affiliations": [{"end": "2023", "institution": "lab", "start": "2019"}]}`,
	}))
	other.build()
	sameTree(t, unnamed(other.published()), want)
}

func TestErrorsWriteNothing(t *testing.T) {
	bad := map[string]map[string]string{
		"a hand-written record": {"content/works/bad.toml": "id = \"bad\"\ntitle = 7\n"},
		"two records of one id": {"content/works/bad.toml": "id = \"one\"\ntitle = \"Another\"\n"},
		"the settings":          {"site.toml": "title = \"Demo\"\nbase_url = \"nowhere\"\n"},
		"no settings":           {"site.toml": ""},
		"the theme":             {"theme/layouts/work.html": "<p>{{.NoSuchField}}</p>"},
		"syntax":                {"content/authors/bad.toml": "id = \n"},
	}
	for name, files := range bad {
		t.Run(name, func(t *testing.T) {
			s := newSite(t, demo)
			s.build()
			before, state := s.published(), readTree(t, filepath.Join(s.dir, ".lectern"))
			for file, text := range files {
				if text == "" {
					s.write(file)
				} else {
					s.write(file, text)
				}
			}
			s.edit("content/works/two.jsonl", "Second", "2nd")
			r, err := s.try()
			if err != nil {
				t.Fatal(err)
			}
			if !r.Failed(false) || r.Errors == 0 {
				t.Errorf("no error was reported: %v", r.Diags)
			}
			if len(r.Written) > 0 {
				t.Errorf("wrote %v", r.Written)
			}
			sameTree(t, s.published(), before)
			sameTree(t, readTree(t, filepath.Join(s.dir, ".lectern")), state)
		})
	}
}

func TestStrictStopsAtWarnings(t *testing.T) {
	s := newSite(t, demo)
	s.write("content/works/odd.toml", "id = \"odd\"\ntitle = \"Odd\"\ntittle = \"Odder\"\n")
	s.opt.Strict = true
	r, err := s.try()
	if err != nil || !r.Failed(true) || r.Errors > 0 || r.Warnings == 0 {
		t.Errorf("%v, %v", r.Diags, err)
	}
	if files := s.published(); len(files) > 0 {
		t.Errorf("%d files were written", len(files))
	}
}

func TestImportedErrorsAreWarnings(t *testing.T) {
	s := newSite(t, demo)
	s.write("content/imported/other.jsonl", `{"id": "five", "title": "Five", "year": 2020, "authors": [{"id": "bo"}]}
{"id": "six", "title": 6}
{"id": "seven", "title": "Seven", "year": 2020, "authors": [{"id": "bo"}]}
`)
	r := s.build()
	if r.Warnings == 0 {
		t.Error("no warning")
	}
	files := s.published()
	if files["works/five/index.html"] == "" || files["works/seven/index.html"] == "" || files["works/six/index.html"] != "" {
		t.Error("not only the bad record was set aside")
	}
}

func TestPruneLimitStopsTheBuild(t *testing.T) {
	s := newSite(t, demo)
	s.edit("site.toml", "prune_limit = 100", "prune_limit = 20")
	s.build()
	before := s.published()
	for _, file := range []string{"content/works/one.toml", "content/works/two.jsonl", "content/imported/source.jsonl", "content/topics/topics.toml"} {
		s.write(file)
	}
	r, err := s.try()
	if err != nil || r.Codes["prune-limit"] != 1 || !r.Failed(false) {
		t.Fatalf("%v, %v; want the guard's error", r.Diags, err)
	}
	sameTree(t, s.published(), before)
	s.opt.AllowPrune = true
	if r := s.build(); len(r.Deleted) == 0 {
		t.Error("nothing was deleted")
	}
}

func TestForeignFileInTheWay(t *testing.T) {
	s := newSite(t, demo)
	s.build()
	s.write("public/contact/index.html", "mine")
	s.write("content/pages/contact.md", "+++\ntitle = \"Contact\"\n+++\nHere.\n")
	before := s.published()
	r, err := s.try()
	if err != nil || r.Codes["foreign-file"] != 1 || !r.Failed(false) {
		t.Errorf("%v, %v; want an error about the file", r.Diags, err)
	}
	sameTree(t, s.published(), before)
	s.write("public/contact/index.html")
	s.build()
}

// Without a manifest all is compared, and what was not planned is kept and counted.
func TestLostState(t *testing.T) {
	s := newSite(t, demo)
	s.build()
	if err := os.RemoveAll(filepath.Join(s.dir, ".lectern")); err != nil {
		t.Fatal(err)
	}
	s.write("public/mine.txt", "mine")
	s.opt.Strict = true
	r := s.build()
	if len(r.Written) > 0 || r.Foreign != 1 || r.Codes["foreign-files"] != 1 || r.Failed(true) {
		t.Errorf("wrote %v, %d foreign files, %v", r.Written, r.Foreign, r.Diags)
	}
	if s.published()["mine.txt"] != "mine" {
		t.Error("a foreign file is gone")
	}
}

func TestStoppedBuildIsMended(t *testing.T) {
	s := newSite(t, demo)
	ctx, stop := context.WithCancel(context.Background())
	s.opt.Jobs = 1
	s.opt.Progress = func(stage string, done, _ int) {
		if stage == "writing" && done == 5 {
			stop()
		}
	}
	if _, err := Build(ctx, s.opt); !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want cancelled", err)
	}
	if n := len(s.published()); n == 0 || n > 6 {
		t.Errorf("%d files were written before the stop", n)
	}
	s.opt.Progress = nil
	s.build()
	clean := newSite(t, demo)
	clean.build()
	sameTree(t, s.published(), clean.published())
}

func TestWhereASiteMayBeWritten(t *testing.T) {
	s := newSite(t, demo)
	outside := t.TempDir()
	for out, ok := range map[string]bool{
		"":                                    true,
		filepath.Join(s.dir, "public", "sub"): true,
		filepath.Join(outside, "new"):         true,
		outside:                               true,
		s.dir:                                 false,
		filepath.Dir(s.dir):                   false,
		filepath.Join(s.dir, "content"):       false,
		filepath.Join(s.dir, "content", "x"):  false,
		filepath.Join(s.dir, "theme"):         false,
		filepath.Join(s.dir, ".lectern"):      false,
		filepath.Join(s.dir, "x", ".."):       false,
	} {
		s.opt.Out = out
		_, err := s.try()
		var argument *ArgumentError
		if ok && err != nil || !ok && !errors.As(err, &argument) {
			t.Errorf("--out %q: error %v", out, err)
		}
	}
	s.opt = Options{Dir: filepath.Join(s.dir, "no-such-folder")}
	var argument *ArgumentError
	if _, err := s.try(); !errors.As(err, &argument) {
		t.Errorf("error %v for a folder that is not there", err)
	}
}

// Building into two folders in turn keeps what is known of both.
func TestTwoOutputs(t *testing.T) {
	s := newSite(t, demo)
	other := filepath.Join(t.TempDir(), "other")
	for range 2 {
		for _, out := range []string{"", other} {
			s.opt.Out = out
			s.build()
		}
	}
	s.opt.Out = other
	s.write("content/pages/about.md")
	if r := s.build(); !slices.Equal(r.Deleted, []string{"about/index.html"}) {
		t.Errorf("deleted %v", r.Deleted)
	}
	s.opt.Out = ""
	if r := s.build(); !slices.Equal(r.Deleted, []string{"about/index.html"}) {
		t.Errorf("deleted %v", r.Deleted)
	}
}

func TestCheckWritesNothing(t *testing.T) {
	s := newSite(t, demo)
	s.opt.Host = "github"
	before := readTree(t, s.dir)
	r, err := Check(context.Background(), s.opt)
	if err != nil || r.Failed(false) || r.Files == 0 {
		t.Errorf("%+v, %v", r, err)
	}
	sameTree(t, readTree(t, s.dir), before)
}

func TestTemplatesSeeViewsOnly(t *testing.T) {
	var walk func(typ reflect.Type, path string, seen map[reflect.Type]bool)
	walk = func(typ reflect.Type, path string, seen map[reflect.Type]bool) {
		if seen[typ] {
			return
		}
		seen[typ] = true
		if from := typ.PkgPath(); from != "" && from != "lectern/generator/view" && from != "html/template" {
			t.Errorf("%s is of package %s", path, from)
		}
		switch typ.Kind() {
		case reflect.Struct:
			for i := range typ.NumField() {
				walk(typ.Field(i).Type, path+"."+typ.Field(i).Name, seen)
			}
			if reflect.PointerTo(typ).NumMethod() > 0 {
				t.Errorf("%s has methods, which templates could call", path)
			}
		case reflect.Pointer, reflect.Slice, reflect.Array:
			walk(typ.Elem(), path, seen)
		case reflect.Map:
			if !strings.HasSuffix(path, ".Extra") && !strings.HasSuffix(path, ".Params") {
				t.Errorf("%s is a map: only extra and params may be", path)
			}
		case reflect.Func, reflect.Chan, reflect.Interface, reflect.UnsafePointer:
			t.Errorf("%s is a %s", path, typ.Kind())
		}
	}
	all := render.Views()
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		walk(all[kind], kind, map[reflect.Type]bool{})
	}
}

// The key of pages does not depend on where something is remembered.
func TestConstantsArePrintedTheSameWay(t *testing.T) {
	s := newSite(t, replaceFiles(demo, map[string]string{
		"site.toml": "title = \"Demo\"\nbase_url = \"https://example.org/\"\n[params]\nb = {y = [1, {z = true}], x = 2.5}\na = \"text\"\n",
	}))
	var keys []page.Key
	for range 2 {
		b, err := newBuild(s.opt)
		if err != nil {
			t.Fatal(err)
		}
		if err := b.prepare(context.Background()); err != nil || b.ds.HasErrors() {
			t.Fatal(err, b.report.Diags)
		}
		keys = append(keys, b.edition("en").Base(page.Work))
		b.close()
	}
	if keys[0] != keys[1] {
		t.Error("the same settings gave two keys")
	}
}

func TestProgramDigest(t *testing.T) {
	b, again := &building{session: &session{}}, &building{session: &session{}}
	b.identify()
	again.identify()
	if b.Program == [16]byte{} || b.Program != again.Program {
		t.Error("the program has no digest, or two")
	}
	if _, err := os.Executable(); err != nil {
		t.Skip(err)
	}
	if b.Full {
		t.Error("a program that can be read is not trusted")
	}
}

// A template that fails on one page only is found before anything is written: the last
// good site stays.
func TestPageThatCannotBeRendered(t *testing.T) {
	s := newSite(t, demo)
	s.build()
	good := s.published()
	s.write("theme/layouts/text.html", `<h1>{{.Heading}}</h1>{{if eq .Heading "About"}}{{index .Toc 99}}{{end}}`)
	r, err := s.try()
	if err != nil {
		t.Fatal(err)
	}
	if !r.Failed(false) || r.Stopped || r.Codes["template-run"] != 1 || r.Diags[0].Place.File != "theme/layouts/text.html" {
		t.Errorf("%v", r.Diags)
	}
	sameTree(t, s.published(), good)
	s.write("theme/layouts/text.html")
	s.build()
	clean := newSite(t, demo)
	clean.build()
	sameTree(t, s.published(), clean.published())
}
