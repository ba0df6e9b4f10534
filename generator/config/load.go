package config

import (
	"embed"
	"errors"
	"io/fs"
	"reflect"
	"slices"
	"strings"

	"lectern/generator/decode"
	"lectern/generator/diag"
)

// File is the name of the settings' file in a site's folder.
const File = "site.toml"

// presets holds the defaults and what each preset changes of them, as the TOML that
// a site could write itself.
//
//go:embed presets/*.toml
var presets embed.FS

// presetNames lists the presets by name.
func presetNames() []string { return []string{"person", "institution", "anthology"} }

// Overrides are settings given with the command: they lie over site.toml. Empty ones
// change nothing.
type Overrides struct {
	BaseURL string // --base-url
	AsOf    string // --as-of
}

// Load reads site.toml from a site's folder over the defaults of its preset. Mistakes
// are diagnostics, and the settings are then as far right as they can be; the error
// is of the machine.
func Load(site fs.FS, o Overrides, ds *diag.List) (*Config, error) {
	src, err := fs.ReadFile(site, File)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	l := loader{cfg: &Config{Origins: map[string]Origin{}}, ds: ds, binder: newBinder()}
	l.embedded("default")
	if err != nil {
		ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "no-site", Place: diag.Place{File: File},
			Message: "there is no site.toml here, so this is no site", Hint: "name the site's folder with --site, or make a site with `lectern new`"})
		return l.finish(o), nil
	}
	root, ok := decode.TOML(File, src, ds)
	if !ok {
		return l.finish(o), nil
	}
	l.preset(root.Get("preset"))
	l.layer(File, File, root)
	l.complete(o)
	return l.finish(o), nil
}

// loader lays settings over each other.
type loader struct {
	cfg    *Config
	ds     *diag.List
	binder *decode.Binder
}

// preset lays the preset that site.toml names over the defaults.
func (l *loader) preset(n *decode.Node) {
	if n == nil || n.Kind != decode.String { // another kind is reported with the other settings
		return
	}
	if slices.Contains(presetNames(), n.Str) {
		l.embedded(n.Str)
		return
	}
	hint := "the presets are " + strings.Join(presetNames(), ", ")
	if near := diag.Nearest(n.Str, presetNames()); near != "" {
		hint = "did you mean `" + near + "`?"
	}
	c := decode.Context{File: File, Diags: l.ds}
	c.Report("unknown-preset", n, hint, "no preset is called %q", n.Str)
}

// embedded lays one of the program's own files over the settings. A test holds them
// free of mistakes.
func (l *loader) embedded(name string) {
	from := "preset " + name
	if name == "default" {
		from = name
	}
	src, err := presets.ReadFile("presets/" + name + ".toml")
	if err != nil {
		return
	}
	if root, ok := decode.TOML(from, src, l.ds); ok {
		l.layer(from, from, root)
	}
}

// layer lays the settings of a file over those before.
func (l *loader) layer(file, from string, root *decode.Node) {
	l.binder.Bind(&decode.Context{File: file, Diags: l.ds}, root, l.cfg)
	l.note(file, from, "", reflect.TypeFor[Config](), root)
}

// note keeps where the settings of a table came from.
func (l *loader) note(file, from, path string, t reflect.Type, table *decode.Node) {
	fields := fieldsByKey(t)
	for i := range table.Entries {
		e := &table.Entries[i]
		f, known := fields[e.Key]
		if !known || e.Value.Kind == decode.Null {
			continue
		}
		key := path + e.Key
		if isSection(f.Type) && e.Value.Kind == decode.Table {
			l.note(file, from, key+".", f.Type, &e.Value)
			continue
		}
		place := diag.Place{}
		if file == File {
			place = e.Value.Place(file)
		}
		l.cfg.Origins[key] = Origin{From: from, Place: place}
		if f.Type.Kind() != reflect.Map || e.Value.Kind != decode.Table {
			continue
		}
		for k := range e.Value.Entries {
			inner := &e.Value.Entries[k]
			l.cfg.Origins[key+"."+inner.Key] = Origin{From: from, Place: inner.Value.Place(file)}
		}
	}
}

// fieldsByKey returns the fields of a settings struct that have keys.
func fieldsByKey(t reflect.Type) map[string]reflect.StructField {
	fields := map[string]reflect.StructField{}
	for f := range fieldsOf(t) {
		fields[keyOf(f)] = f
	}
	return fields
}

// isSection reports whether a type is a table of settings of its own.
func isSection(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t != reflect.TypeFor[AuthorPages]()
}

// complete reports what a site cannot do without. It is called where site.toml was
// read: a file that is broken or absent is the one mistake to mend then.
func (l *loader) complete(o Overrides) {
	whole := diag.Place{File: File, Line: 1, Column: 1}
	if _, written := l.cfg.Origins["title"]; !written {
		l.ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "missing-key", Place: whole,
			Message: "the site has no title", Hint: `add title = "…"`})
	}
	if _, written := l.cfg.Origins["base_url"]; !written && o.BaseURL == "" {
		l.ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "missing-key", Place: whole,
			Message: "the address where the site will stand is missing: feeds, the sitemap and citations need it",
			Hint:    `add base_url = "https://example.org/", or build with --base-url`})
	}
	l.languages()
	l.translations()
	l.trust()
	l.security()
	l.repository()
	if fault := l.cfg.Graph.Fault(); fault != "" {
		l.ds.Errorf("out-of-range", l.cfg.Origins["graph.close"].Place, "%s", fault)
	}
}

// languages makes Language and Languages agree, whichever of them is written.
func (l *loader) languages() {
	c := l.cfg
	single, several := c.Origins["language"], c.Origins["languages"]
	switch {
	case len(c.Languages) == 0:
	case single.From != File:
		c.Language = c.Languages[0]
		c.Origins["language"] = several
	case c.Language != c.Languages[0] && c.Language != "":
		l.ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "bad-value", Place: single.Place,
			Message: "language is not the first of languages", Hint: "put it first there, or leave language out"})
	}
	seen := map[string]bool{}
	for _, tag := range c.Languages {
		if seen[tag] && tag != "" {
			l.ds.Errorf("bad-value", several.Place, "the language %q stands twice in languages", tag)
		}
		seen[tag] = true
	}
}

// finish lays the overrides on top and gives every key a value and an origin.
func (l *loader) finish(o Overrides) *Config {
	c := l.cfg
	l.override("--base-url", "base_url", o.BaseURL, &c.BaseURL, baseURL)
	l.override("--as-of", "as_of", o.AsOf, &c.AsOf, day)
	if len(c.Languages) == 0 {
		c.Languages = []string{c.Language}
		c.Origins["languages"] = c.Origins["language"]
	}
	for s := range c.settings() {
		if _, known := c.Origins[s.key]; !known {
			c.Origins[s.key] = Origin{From: "default"}
		}
	}
	return c
}

// override sets a setting from a flag of the command.
func (l *loader) override(flag, key, value string, to *string, check func(string) (string, error)) {
	if value == "" {
		return
	}
	valid, err := check(value)
	if err != nil {
		l.ds.Errorf("bad-flag", diag.Place{File: flag}, "%v", err)
		return
	}
	*to = valid
	l.cfg.Origins[key] = Origin{From: flag, Place: diag.Place{File: flag}}
}
