package diag

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the wanted output of the case files")

// A case file holds diagnostics (severity, code, file, line, column, message, hint
// between tabs), the files they are about, and what is printed.
func TestPrintCases(t *testing.T) {
	names, _ := filepath.Glob("testdata/*.txtar")
	if len(names) < 2 {
		t.Fatal("no case files")
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files := sections(string(text))
			p := Printer{Source: func(file string) ([]byte, error) {
				if src, ok := files[file]; ok {
					return []byte(src), nil
				}
				return nil, errors.New("no such file")
			}}
			var out bytes.Buffer
			if err := p.Print(&out, parseCase(t, files["diagnostics"])); err != nil {
				t.Fatal(err)
			}
			if *update {
				kept, _, _ := strings.Cut(string(text), "-- want --\n")
				if err := os.WriteFile(name, []byte(kept+"-- want --\n"+out.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if diff := cmp.Diff(files["want"], out.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// sections splits a case file at its lines of "-- name --".
func sections(text string) map[string]string {
	files := map[string]string{}
	name := ""
	for line := range strings.Lines(text) {
		if inner, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(inner, " --\n") {
			name = strings.TrimSuffix(inner, " --\n")
			continue
		}
		files[name] += line
	}
	return files
}

func parseCase(t *testing.T, text string) (ds []Diagnostic) {
	for line := range strings.Lines(text) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 7 {
			t.Fatalf("%q has %d fields", line, len(f))
		}
		severity := Warning
		if f[0] == "error" {
			severity = Error
		}
		row, _ := strconv.Atoi(f[3])
		column, _ := strconv.Atoi(f[4])
		ds = append(ds, Diagnostic{severity, f[1], Place{f[2], row, column}, f[5], f[6]})
	}
	return ds
}

// printLine prints one diagnostic at a column of a one-line file.
func printLine(src string, column int) string {
	p := Printer{Source: func(string) ([]byte, error) { return []byte(src), nil }}
	var out bytes.Buffer
	_ = p.Print(&out, []Diagnostic{{Error, "x", Place{"a", 1, column}, "m", ""}})
	return out.String()
}

func TestLongLinesAreCut(t *testing.T) {
	for _, test := range []struct{ before, after, left, right string }{
		{strings.Repeat("a", 90), "Xbb", strings.Repeat("a", 90), "Xbb"},
		{"aa", "X" + strings.Repeat("b", 90), "aa", "X" + strings.Repeat("b", 90)},
		{strings.Repeat("a", 5000), "Xbb", "…" + strings.Repeat("a", 60), "Xbb"},
		{"aa", "X" + strings.Repeat("b", 5000), "aa", "X" + strings.Repeat("b", 39) + "…"},
		{strings.Repeat("a", 500), "X" + strings.Repeat("b", 500), "…" + strings.Repeat("a", 60), "X" + strings.Repeat("b", 39) + "…"},
		{strings.Repeat("統", 500), "X", "…" + strings.Repeat("統", 30), "X"},
	} {
		caret := 0
		for _, g := range glyphs(test.left) {
			caret += g.width
		}
		want := "a:1:" + fmt.Sprint(len(test.before)+1) + ": error: m\n    " + test.left + test.right + "\n    " + strings.Repeat(" ", caret) + "^\n"
		if diff := cmp.Diff(want, printLine(test.before+test.after, len(test.before)+1)); diff != "" {
			t.Error(diff)
		}
	}
}

// Whatever stands in a file or a message, a terminal gets only text.
func TestControlCharactersAreVisible(t *testing.T) {
	hostile := "\x1b]0;title\x07\x9b31m\u009b\u202eabc\x00\x7f\u2066\r"
	if got := visible("a\tb\nc" + hostile); got != "a␉b␊c␛]0;title␇�31m<U+009B><U+202E>abc␀␡<U+2066>␍" {
		t.Errorf("%q", got)
	}
	p := Printer{Source: func(string) ([]byte, error) { return []byte(hostile), nil }}
	var out bytes.Buffer
	_ = p.Print(&out, []Diagnostic{{Error, hostile, Place{hostile, 1, 5}, hostile, hostile}})
	for _, r := range out.String() {
		if r != '\n' && (unicode.IsControl(r) || r == '\u202e') {
			t.Errorf("%U in %q", r, out.String())
		}
	}
	if strings.Count(out.String(), "\n") != 3 {
		t.Errorf("%q", out.String())
	}
}

func TestColor(t *testing.T) {
	var out bytes.Buffer
	p := Printer{Color: true}
	_ = p.Print(&out, []Diagnostic{{Error, "x", Place{"a", 1, 2}, "m", "h"}})
	if got, want := out.String(), "\x1b[1ma:1:2:\x1b[0m \x1b[1;31merror:\x1b[0m m \x1b[36m(h)\x1b[0m\n"; got != want {
		t.Errorf("%q", got)
	}
}

func TestTheRestIsCounted(t *testing.T) {
	var ds []Diagnostic
	for i := range 50 {
		ds = append(ds, Diagnostic{Warning, "many", Place{"a", i + 1, 1}, "m", ""})
		if i < 20 {
			ds = append(ds, Diagnostic{Warning, "twenty", Place{"a", i + 1, 1}, "m", ""})
		}
		if i < 21 {
			ds = append(ds, Diagnostic{Warning, "more", Place{"a", i + 1, 1}, "m", ""})
		}
	}
	var out bytes.Buffer
	if err := new(Printer).Print(&out, ds); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "\n"); n != 62 || !strings.HasSuffix(out.String(), "m\n... and 30 more of `many`\n... and 1 more of `more`\n") {
		t.Errorf("%d lines: %s", n, out.String())
	}
}

func TestSourceIsReadOncePerFile(t *testing.T) {
	reads := 0
	p := Printer{Source: func(string) ([]byte, error) { reads++; return []byte("\xef\xbb\xbfx\ny\n"), nil }}
	var out bytes.Buffer
	_ = p.Print(&out, []Diagnostic{{Error, "x", Place{"a", 1, 1}, "m", ""}, {Error, "x", Place{"a", 2, 1}, "m", ""}})
	if reads != 1 || !strings.Contains(out.String(), "    x\n    ^\n") {
		t.Errorf("%d reads: %q", reads, out.String())
	}
}

func TestJSON(t *testing.T) {
	var out bytes.Buffer
	if err := JSON(&out, nil); err != nil || out.String() != "[]\n" {
		t.Errorf("%q", out.String())
	}
	out.Reset()
	if err := JSON(&out, []Diagnostic{{Error, "c", Place{"a\n<b>", 1, 2}, "m \"x\" \xff", "h"}, {Warning, "d", Place{}, "n", ""}}); err != nil {
		t.Fatal(err)
	}
	var got []map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := []map[string]any{
		{"severity": "error", "code": "c", "file": "a\n<b>", "line": 1.0, "column": 2.0, "message": "m \"x\" \ufffd", "hint": "h"},
		{"severity": "warning", "code": "d", "file": "", "line": 0.0, "column": 0.0, "message": "n"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestGitHub(t *testing.T) {
	var out bytes.Buffer
	err := GitHub(&out, []Diagnostic{{Error, "c", Place{"a,b:c.toml", 1, 2}, "100 %\nm", "h, i: j"}, {Warning, "d", Place{"site.toml", 0, 0}, "n", ""}})
	want := "::error file=a%2Cb%3Ac.toml,line=1,col=2,title=c::100 %25%0Am (h, i: j)\n::warning file=site.toml,title=d::n\n"
	if err != nil || out.String() != want {
		t.Errorf("%q", out.String())
	}
}

func TestNearest(t *testing.T) {
	known := []string{"title", "abstract", "authors", "author_pages", "doi", "venue", "id"}
	for word, want := range map[string]string{
		"abstrct": "abstract", "Abstract": "abstract", "titel": "title", "tilte": "title", "author": "authors", "autor_pages": "author_pages", "do": "", "ID": "id",
		"venues": "venue", "xyz": "", "container": "", "": "", "io": "", "a": "", "di": "", "doj": "doi", strings.Repeat("a", 1e6): "",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("%.20q is near %q, want %q", word, got, want)
		}
	}
	if got := DidYouMean("titel", known); got != `did you mean "title"?` {
		t.Errorf("the hint is %q", got)
	}
	if got := DidYouMean("xyz", known); got != "" {
		t.Errorf("the hint for nothing near is %q", got)
	}
}

func FuzzPrint(f *testing.F) {
	f.Add("a\tb\n統\x1b[0m", 2, 3, "m")
	f.Fuzz(func(t *testing.T, src string, line, column int, message string) {
		p := Printer{Source: func(string) ([]byte, error) { return []byte(src), nil }}
		var out bytes.Buffer
		_ = p.Print(&out, []Diagnostic{{Error, message, Place{message, line, column}, message, message}})
		if n := bytes.Count(out.Bytes(), []byte("\n")); n != 1 && n != 3 {
			t.Fatalf("%d lines: %q", n, out.String())
		}
		for _, r := range out.String() {
			if r != '\n' && r != '\t' && unicode.IsControl(r) {
				t.Fatalf("%U in %q", r, out.String())
			}
		}
	})
}
