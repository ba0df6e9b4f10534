package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"lectern/cmd/lectern-bench/results"
	"lectern/generator/config"
	"lectern/generator/diag"
)

// baseURL is the address of the sites that are measured.
const baseURL = "https://example.org/"

// parityOutputs leaves out what Hugo's site does not have.
const parityOutputs = `
[outputs]
venues = false
institutions = false
years = false
redirects = false
manifest = false
llms = false

[api]
lists = false

[profile]
follow = false
filters = false

[citations]
styles = []
copy = false

[metadata]
citation = false
open_graph = false
json_ld = false
signposting = false
coins = false

[graph]
pages = []
close_max = 0
explorer = false

[outputs.exports]
site = false
authors = false
topics = false

[feeds]
site = false
lists = false
topics = false
min_works = 1
json = false
`

// writeSettings gives the site in a folder the settings to be measured with. Those
// of somebody's own site stay as they are for the whole one; for parity only what
// decides who is who and who has a page is kept of them.
func writeSettings(dir, settings string, synthetic bool) error {
	name := filepath.Join(dir, config.File)
	text := "title = \"Measured\"\nbase_url = \"" + baseURL + "\"\n"
	switch {
	case synthetic && settings == results.Whole:
		return os.WriteFile(name, []byte(text+"as_of = \"2026-01-01\"\n"), 0o644)
	case synthetic:
		return os.WriteFile(name, []byte(text+parityOutputs), 0o644)
	case settings == results.Whole:
		return nil
	}
	var ds diag.List
	cfg, err := config.Load(os.DirFS(dir), config.Overrides{}, &ds)
	if err != nil {
		return err
	}
	pages := `"recorded"`
	if cfg.AuthorPages.All {
		pages = `"all"`
	} else if cfg.AuthorPages.Works > 0 {
		pages = fmt.Sprint(cfg.AuthorPages.Works)
	}
	text += fmt.Sprintf("language = %q\nauthor_pages = %s\nmatch_names = %t\ncoauthors_max = %d\n", cfg.Language, pages, cfg.MatchNames, cfg.CoauthorsMax)
	text += parityOutputs
	if len(cfg.Sources.Order) > 0 {
		text += "\n[sources]\norder = [\"" + strings.Join(cfg.Sources.Order, `", "`) + "\"]\n"
	}
	return os.WriteFile(name, []byte(text), 0o644)
}
