package generator

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"lectern/generator/diag"
)

var updateMistakes = flag.Bool("update", false, "rewrite what is wanted in testdata/mistakes")

// The mistakes that newcomers make, and what they are told. A case file is a row of
// pairs: a file of a site under a heading "what is wrong: path", with the mistake in
// it, and the output under "want". Everything else of the site is in order.
func TestMistakes(t *testing.T) {
	names, _ := filepath.Glob("testdata/mistakes/*.txtar")
	if len(names) == 0 {
		t.Fatal("no case files")
	}
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i+1 < len(archive.Files); i += 2 {
			in, want := archive.Files[i], &archive.Files[i+1]
			title, file, ok := strings.Cut(in.Name, ": ")
			if !ok || want.Name != "want" {
				t.Fatalf("%s: %q and %q are no pair", name, in.Name, want.Name)
			}
			t.Run(title, func(t *testing.T) {
				got := complaint(t, file, string(in.Data))
				if *updateMistakes {
					want.Data = []byte(got)
				} else if diff := cmp.Diff(string(want.Data), got); diff != "" {
					t.Error(diff)
				}
			})
		}
		if *updateMistakes {
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// complaint is what is printed about a site with one file that holds the text.
func complaint(t *testing.T, file, text string) string {
	t.Helper()
	s := newSite(t, `
-- site.toml --
title = "Site"
base_url = "https://example.org/"
-- content/works/good.toml --
id = "good"
title = "A Good Record"
authors = ["Ada Exemplar"]
`)
	text = strings.NewReplacer("<CR>", "\r", "<TAB>", "\t", "<BOM>", "\ufeff", "<FF>", "\xff").Replace(text)
	s.write(file, text)
	r, err := s.try()
	if err != nil {
		return fmt.Sprintf("the machine failed: %v\n", err)
	}
	if r.Errors > 0 && len(s.published()) > 0 {
		t.Error("there are errors, and files were written")
	}
	var out bytes.Buffer
	p := diag.Printer{Source: func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(s.dir, name)) }}
	if err := p.Print(&out, r.Diags); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
