// Package looks loads a site's theme with the words of each of its languages, and again
// only where it may have changed. It knows nothing of what is shown.
package looks

import (
	"io/fs"
	"slices"

	"lectern/generator/diag"
	"lectern/generator/render"
	"lectern/generator/theme"
)

// Memo is the theme as it was last loaded, with what is wrong with it. The zero value
// knows nothing; to forget what it knows is to set it to that.
type Memo struct {
	of        map[string]*theme.Theme // by language; nil: to be loaded
	languages []string                // what it was loaded for
	root      string
	diags     []diag.Diagnostic
}

// Load lays the theme of a site's files over the embedded one and checks it, with the words
// of each of some languages, unless it is known already. The root is the site's base path.
func (m *Memo) Load(site fs.FS, root string, languages []string, ds *diag.List) map[string]*theme.Theme {
	if m.of == nil || !slices.Equal(m.languages, languages) || m.root != root {
		var found diag.List
		*m = Memo{of: map[string]*theme.Theme{}, languages: languages, root: root}
		for _, language := range languages {
			m.of[language] = load(site, root, language, &found)
		}
		m.diags = slices.Compact(found.Sorted()) // languages share the templates, and their faults
	}
	for _, d := range m.diags {
		ds.Add(d)
	}
	return m.of
}

func load(site fs.FS, root, language string, ds *diag.List) *theme.Theme {
	opt := theme.Options{Views: render.Views(), Lang: language, Root: root, Minify: true}
	if info, err := fs.Stat(site, "theme"); err == nil && info.IsDir() {
		opt.User, _ = fs.Sub(site, "theme") // fails for invalid names only
	}
	th := theme.Load(opt, ds)
	if ds.HasErrors() {
		return th
	}
	for _, f := range th.Fallbacks() {
		ds.Add(diag.Diagnostic{
			Severity: diag.Warning,
			Code:     "template-interpreted",
			Place:    diag.Place{File: f.File},
			Message:  "the layout " + f.Layout + " cannot be compiled, so its pages are right but slow to make: " + f.Reason,
			Hint:     "write it without that where the site is large",
		})
	}
	return th
}
