package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lectern/cmd/lectern-bench/measure"
	"lectern/cmd/lectern-bench/results"
	"lectern/cmd/lectern-bench/synthetic"
	"lectern/generator"
	"lectern/generator/report"
)

// The test's own program stands for the command, whose jobs it does, and for lectern.
func TestMain(m *testing.M) {
	word := ""
	if len(os.Args) > 1 {
		word = os.Args[1]
	}
	switch word {
	case jobWord:
		os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
	case "version":
		fmt.Println("lectern, as tests see it")
	case "build":
		if err := standIn(os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	default:
		os.Exit(m.Run())
	}
}

// standIn is lectern build.
func standIn(args []string) error {
	var o generator.Options
	flags := flag.NewFlagSet("build", flag.ContinueOnError)
	flags.StringVar(&o.Dir, "site", "", "")
	flags.StringVar(&o.Out, "out", "", "")
	report := flags.String("report", "", "")
	if err := flags.Parse(args); err != nil {
		return err
	}
	r, err := generator.Build(context.Background(), o)
	if err != nil {
		return err
	}
	if r.Errors > 0 {
		return fmt.Errorf("nothing was written: %v", r.Diags[0])
	}
	file, err := os.Create(*report)
	if err != nil {
		return err
	}
	return errors.Join(r.WriteJSON(file), file.Close())
}

func self(t *testing.T) string {
	t.Helper()
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return name
}

// command runs the command, measuring this program in the folder dir.
func command(t *testing.T, dir string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, complaints bytes.Buffer
	code = run(append([]string{"-lectern", self(t), "-dir", dir}, args...), &out, &complaints)
	return code, out.String(), complaints.String()
}

func wantEmpty(t *testing.T, dir string) {
	t.Helper()
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestSyntheticSiteBuilds(t *testing.T) {
	for _, settings := range []string{results.Parity, results.Whole} {
		site := t.TempDir()
		if err := (synthetic.Site{Works: 300, Seed: 1}).Write(site); err != nil {
			t.Fatal(err)
		}
		if err := writeSettings(site, settings, true); err != nil {
			t.Fatal(err)
		}
		r, err := generator.Build(t.Context(), generator.Options{Dir: site, Out: filepath.Join(t.TempDir(), "out")})
		if err != nil {
			t.Fatal(err)
		}
		for code, n := range r.Codes {
			if code != "ambiguous-name" { // namesakes are wanted
				t.Errorf("%s: %d times %s: %v", settings, n, code, r.Diags[0])
			}
		}
		if r.Records.Works != 300 || r.Files < 1500 {
			t.Errorf("%s: %d works, %d files", settings, r.Records.Works, r.Files)
		}
		if _, is := r.Pages["venue"]; is == (settings == results.Parity) {
			t.Errorf("%s: pages %v", settings, r.Pages)
		}
	}
}

func TestEverythingIsMeasured(t *testing.T) {
	dir, figures := t.TempDir(), filepath.Join(t.TempDir(), "figures.json")
	code, out, complaints := command(t, dir, "-works", "60", "-settings", "parity", "-runs", "2", "-hugo", "off", "-json", figures)
	if code != exitDone {
		t.Fatal(code, complaints)
	}
	wantEmpty(t, dir)
	for _, want := range []string{"## Builds", "| 60 works | parity |", "| lectern | one-change |", "Hugo was not measured: -hugo off."} {
		if !strings.Contains(out, want) {
			t.Errorf("the tables lack %q:\n%s", want, out)
		}
	}
	data, err := os.ReadFile(figures)
	if err != nil {
		t.Fatal(err)
	}
	var r results.Results
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	if len(r.Cases) != 4 { // three modes and the floor
		t.Errorf("%d cases", len(r.Cases))
	}
	for _, c := range r.Cases {
		for _, s := range c.Runs {
			wrote := map[bool]bool{true: s.Written == 0, false: s.Written > 0}[c.Mode == results.NoChange]
			if len(c.Runs) != 2 || s.Wall <= 0 || s.Files < 100 || s.Bytes < 100_000 || !wrote {
				t.Errorf("%+v", c)
			}
			if c.Mode == results.OneChange && s.Written > 100 { // pages, feeds and exports of all that the work is in
				t.Errorf("one change wrote %d files", s.Written)
			}
		}
	}
}

// contents is every file of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var data []byte
			data, err = os.ReadFile(filepath.Join(dir, name))
			all[name] = string(data)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// ownSite is a site as somebody has it, with a record of the given text.
func ownSite(t *testing.T, work string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "lab")
	for name, text := range map[string]string{
		"site.toml":                   "title = \"Lab\"\nbase_url = \"https://lab.example/x/\"\npreset = \"anthology\"\n",
		"content/works/a.jsonl":       work + "\n",
		"content/pages/about.md":      "+++\ntitle = \"About\"\n+++\n\nWords.\n",
		"content/imported/more.jsonl": "{\"id\":\"b\",\"title\":\"More\",\"year\":2001,\"authors\":[\"Ada Quill\"]}\n",
		".lectern/manifest":           "not to be copied",
	} {
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

func TestOwnSiteIsNeverChanged(t *testing.T) {
	site, dir := ownSite(t, `{"id":"a","title":"On rooms","year":2020,"authors":["Ada Quill"]}`), t.TempDir()
	before := contents(t, site)
	code, out, complaints := command(t, dir, "-site", site, "-runs", "1", "-hugo", "off")
	if code != exitDone || !strings.Contains(out, "| lab | parity |") || !strings.Contains(out, "| lab | whole |") {
		t.Fatal(code, out, complaints)
	}
	wantEmpty(t, dir)
	after := contents(t, site)
	if len(before) != len(after) {
		t.Error("files came or went")
	}
	for name, text := range before {
		if after[name] != text {
			t.Error(name, "has changed")
		}
	}
}

func TestFailedBuild(t *testing.T) {
	site, dir := ownSite(t, `{"id":"a","title":"On rooms","doi":"nonsense"}`), t.TempDir()
	code, out, complaints := command(t, dir, "-site", site, "-runs", "1", "-hugo", "off", "-settings", "whole")
	if code != exitFailed || out != "" || !strings.Contains(complaints, "nonsense") {
		t.Error(code, out, complaints)
	}
	wantEmpty(t, dir)
}

func TestWithoutHugo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	code, out, complaints := command(t, t.TempDir(), "-works", "60", "-runs", "1", "-modes", "full", "-settings", "parity")
	if code != exitDone || !strings.Contains(out, "Hugo was not measured: there is no hugo on the PATH") {
		t.Error(code, out, complaints)
	}
	if code, _, complaints = command(t, t.TempDir(), "-hugo", "/there/is/none"); code != exitFailed || !strings.Contains(complaints, "-hugo") {
		t.Error(code, complaints)
	}
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{
		{"-works", "ten"}, {"-works", "10"}, {"-modes", "full,fast"}, {"-settings", ""}, {"-runs", "0"},
		{"-dir", "/there/is/none"}, {"-site", "/there/is/none"}, {"-blub"}, {"build"},
	} {
		var out, complaints bytes.Buffer
		if code := run(args, &out, &complaints); code != exitUsage || out.Len() > 0 || strings.Count(complaints.String(), "\n") != 1 {
			t.Errorf("%q: %d %s%s", args, code, &out, &complaints)
		}
	}
	var help bytes.Buffer
	if code := run([]string{"-help"}, io.Discard, &help); code != exitDone || !strings.Contains(help.String(), "-works") {
		t.Error(code, help.String())
	}
}

// after calls a function when a line with the given words was written.
type after struct {
	words string
	do    func()
}

func (a after) Write(p []byte) (int, error) {
	if strings.Contains(string(p), a.words) {
		a.do()
	}
	return len(p), nil
}

func TestInterruptedLeavesNothing(t *testing.T) {
	for _, when := range []string{"making the records", "lectern full 1"} {
		dir, tools := t.TempDir(), t.TempDir()
		t.Setenv("TMPDIR", tools)
		ctx, cancel := context.WithCancel(t.Context())
		o, err := parse([]string{"-lectern", self(t), "-dir", dir, "-works", "60", "-hugo", "off"}, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		b := &bench{options: o, progress: after{when, cancel}}
		if err := b.all(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", when, err)
		}
		wantEmpty(t, dir)
		wantEmpty(t, tools)
	}
}

func TestChoice(t *testing.T) {
	got, err := choice("-modes", "one-change, full", allModes())
	if err != nil || !slices.Equal(got, []string{results.Full, results.OneChange}) {
		t.Error(got, err)
	}
	if n, err := numbers("10000, 1000,1000"); err != nil || !slices.Equal(n, []int{1000, 10_000}) {
		t.Error(n, err)
	}
}

func TestReadReport(t *testing.T) {
	r := &generator.Report{Files: 7, Bytes: 1 << 33, Written: []string{"files", "bytes", "written"}, Deleted: []string{"x"},
		Codes: map[string]int{"files": 3}, Records: report.Records{Works: 9}, Stages: []report.Stage{{Name: "bytes", Seconds: 4}}}
	name := filepath.Join(t.TempDir(), "report.json")
	file, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(r.WriteJSON(file), file.Close()); err != nil {
		t.Fatal(err)
	}
	var s measure.Sample
	if err := readReport(name, &s); err != nil || s.Files != 7 || s.Bytes != 1<<33 || s.Written != 3 {
		t.Errorf("%+v %v", s, err)
	}
}
