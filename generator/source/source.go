// Package source reads a site's content/ folder: records of all kinds, in layers,
// and the files beside them. It sees the folder through fs.FS only, so that nothing
// outside it is ever read. It knows where files lie, which of them are records, and
// nothing of what records say.
//
//	content/works/  authors/  topics/  institutions/  venues/     hand-written records
//	content/works/*.bib  .ris  .csl.json                           the layers below them
//	content/imported/<source>.jsonl  .bib  .ris  .csl.json         more of these
//	content/pages/**/*.md                                          free pages
//	content/static/**                                              copied as it is
//	content/suppressed.toml                                        who is left out, see package suppress
//
// Hidden files (".git"), and what editors leave behind ("a.toml~"), are not seen. A
// file in the folders of records that is neither a record nor a picture or document
// is a warning. Files that records name may lie anywhere below content/.
package source

import (
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/source/suppress"
)

// maxFile is the size above which a file of records is refused.
const maxFile = 1 << 30

// Content is what a site's content/ folder holds.
type Content struct {
	Records record.Set
	Static  []File   // below content/static/, sorted by path
	Removed []string // slugs of the former pages of people who were forgotten

	root  fs.FS
	sizes map[string]int64 // of all files, by path below content/

	decomposed map[string]string // files by their names in NFC, where those differ

	mu   sync.Mutex
	memo map[string]File
}

// Load reads the content/ folder of a site. Mistakes in it are diagnostics; an
// error is a failure of the machine, a file that cannot be read.
//
// Imported layers lie below the hand-written one in the order of cfg.Sources.Order,
// the first of it on top; layers that it does not name come last, by name.
func Load(root fs.FS, cfg *config.Config, ds *diag.List) (*Content, error) {
	return NewMemo().Load(root, cfg, ds)
}

// Load is the function Load for a site that is read again and again: it decodes only
// what is not in the memo.
func (m *Memo) Load(root fs.FS, cfg *config.Config, ds *diag.List) (*Content, error) {
	m.next = newMemory()
	tree, err := walk(root, ds)
	if err != nil {
		return nil, err
	}
	c := &Content{root: root, sizes: tree.sizes, decomposed: decomposed(tree.sizes), memo: m.infos()}
	if err := c.decode(tree.records, layers(tree.records, cfg, m, ds), m, ds); err != nil {
		return nil, err
	}
	forgotten, err := suppress.Load(root, ds)
	if err != nil {
		return nil, err
	}
	forgotten.Apply(&c.Records, ds)
	c.Removed = forgotten.Slugs
	if err := c.readStatic(tree.static); err != nil {
		return nil, err
	}
	m.end(c)
	return c, nil
}

// layers makes the layers of the files: "" is the hand-written one, on top.
func layers(files []recordFile, cfg *config.Config, m *Memo, ds *diag.List) map[string]*record.Layer {
	found := map[string]bool{}
	for _, f := range files {
		if f.layer != "" {
			found[f.layer] = true
		}
	}
	var order []string
	for _, name := range cfg.Sources.Order {
		switch {
		case slices.Contains(order, name):
		case found[name]:
			order = append(order, name)
		default:
			at := cfg.Origins["sources.order"].Place
			if at.File == "" {
				at.File = "site.toml"
			}
			ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "unknown-source", Place: at,
				Message: fmt.Sprintf("sources.order names %q, but no file of content/imported/ and no .bib, .ris or .csl.json file is called so", name),
				Hint:    near(name, slices.Sorted(maps.Keys(found)))})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(found)) {
		if !slices.Contains(order, name) {
			order = append(order, name)
		}
	}
	out := map[string]*record.Layer{"": m.layer(record.Layer{Rank: len(order) + 1})}
	for i, name := range order {
		out[name] = m.layer(record.Layer{Name: name, Rank: len(order) - i})
	}
	return out
}

func near(word string, known []string) string {
	if n := diag.Nearest(word, known); n != "" {
		return fmt.Sprintf("did you mean %q?", n)
	}
	if len(known) > 0 && len(known) <= 10 {
		return "there are " + strings.Join(known, ", ")
	}
	return ""
}
