// Package hugosite writes the Hugo site that is equivalent to one of Lectern's: a
// page for each author, work and topic, their lists, and a feed for each author. All
// that has to be worked out between records (who wrote what, with whom, on what) is
// worked out here by Lectern's own catalog and given to Hugo as data, so that the
// time of building is that of reading data, templates and writing alone. The pages
// are made by content adapters and partials that Hugo caches, the fastest design
// known. The package knows nothing of how builds are measured.
package hugosite

import (
	"bufio"
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/source"
)

//go:embed all:site
var templates embed.FS

// Write makes the Hugo site below dir, a folder that is not there, from the records
// of the site in the folder site.
func Write(site, dir string) error {
	root, err := os.OpenRoot(site)
	if err != nil {
		return err
	}
	defer root.Close()
	var ds diag.List
	cfg, err := config.Load(root.FS(), config.Overrides{}, &ds)
	if err != nil {
		return err
	}
	content, err := source.Load(root.FS(), cfg, &ds)
	if err != nil {
		return err
	}
	cat := catalog.New(&content.Records, cfg, &ds)
	if ds.HasErrors() {
		return fmt.Errorf("the records of %s have errors: %s", site, ds.Sorted()[0].Message)
	}
	shelf, _ := fs.Sub(templates, "site") // the name is valid
	if err := os.CopyFS(dir, shelf); err != nil {
		return err
	}
	r := relations{book: address.New(cat, cfg, &ds), lang: cfg.Language}
	for _, f := range []struct {
		name string
		data any
	}{
		{"data/works.json", r.works(cat.Works)},
		{"assets/authors.json", r.authors(cat.Authors)},
		{"assets/topics.json", r.topics(cat.Topics)},
	} {
		if err := write(filepath.Join(dir, filepath.FromSlash(f.name)), f.data); err != nil {
			return err
		}
	}
	return nil
}

func write(name string, data any) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	defer file.Close()
	out := bufio.NewWriter(file)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(data); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return file.Close()
}
