package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"lectern": func() { os.Exit(run(os.Args[1:])) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}

func TestPlural(t *testing.T) {
	for want, got := range map[string]string{
		"1 file":          plural(1, "file"),
		"0 files":         plural(0, "file"),
		"1,204 files":     plural(1204, "file"),
		"1,000,000 files": plural(1e6, "file"),
		"999 people":      plural(999, "person", "people"),
		"1 written":       plural(1, "written", "written"),
		"0.04":            seconds(0.041),
		"1.2":             seconds(1.23),
		"82":              seconds(81.6),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
