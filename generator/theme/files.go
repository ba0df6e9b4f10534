package theme

import (
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"lectern/generator/diag"
	"lectern/themes"
)

// userRoot is the folder of a site's own files, as messages show it.
const userRoot = "theme/"

// file is one file of the theme.
type file struct {
	path  string // in the theme: "layouts/work.html"
	shown string // as its user sees it: "theme/layouts/work.html"
	text  []byte
	user  bool  // it is the site's own
	under *file // the file of the default theme that it replaces
}

// layers yields the replaced file, if any, and then the file. A nil file has none.
func (f *file) layers() iter.Seq[*file] {
	return func(yield func(*file) bool) {
		if f == nil || f.under != nil && !yield(f.under) {
			return
		}
		yield(f)
	}
}

// gather reads the default theme's files and the site's over them.
func gather(base, user fs.FS, ds *diag.List) map[string]*file {
	files := map[string]*file{}
	read(base, themes.Root, ds, func(f *file) { files[f.path] = f })
	if user != nil {
		read(user, userRoot, ds, func(f *file) {
			f.user, f.under = true, files[f.path]
			files[f.path] = f
		})
	}
	return files
}

// read passes all files of a folder to add, except hidden ones and editors'
// backups. A folder that is not there has no files.
func read(fsys fs.FS, root string, ds *diag.List, add func(*file)) {
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if hidden := strings.HasPrefix(d.Name(), ".") && name != "."; hidden || strings.HasSuffix(name, "~") {
			if d.IsDir() && hidden {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		add(&file{path: name, shown: root + name, text: text})
		return nil
	})
	if err != nil && !missingRoot(fsys) {
		ds.Errorf("theme-unreadable", diag.Place{File: strings.TrimSuffix(root, "/")}, "the theme cannot be read: %v", err)
	}
}

func missingRoot(fsys fs.FS) bool {
	_, err := fs.Stat(fsys, ".")
	return err != nil
}

// warnUnused warns of the site's files that nothing uses: they are most likely
// misnamed. used are the templates that some layout includes.
func warnUnused(files map[string]*file, views map[string]reflect.Type, used map[string]*source, ds *diag.List) {
	known := []string{"theme.toml", "layouts/base.html"}
	for kind := range views {
		known = append(known, "layouts/"+kind+".html")
	}
	for name, f := range files {
		if !f.user || strings.HasPrefix(name, "partials/") {
			known = append(known, name)
		}
	}
	slices.Sort(known)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f := files[name]
		if !f.user || inUse(f, known, used) {
			continue
		}
		d := diag.Diagnostic{
			Severity: diag.Warning, Code: "theme-unused", Place: diag.Place{File: f.shown},
			Message: "no template includes this partial", Hint: partialHint(f),
		}
		if !strings.HasPrefix(name, "partials/") {
			d.Message, d.Hint = "the theme has no use for a file of this name", diag.DidYouMean(name, known)
		}
		ds.Add(d)
	}
}

func inUse(f *file, known []string, used map[string]*source) bool {
	folder, rest, _ := strings.Cut(f.path, "/")
	switch folder {
	case "assets":
		return true
	case "i18n":
		_, err := language.Parse(strings.TrimSuffix(rest, ".toml"))
		return err == nil && path.Ext(rest) == ".toml"
	case "partials":
		return used[f.path] != nil || f.under != nil
	}
	return slices.Contains(known, f.path)
}

func partialHint(f *file) string {
	if name, ok := partialName(f.path); ok {
		return fmt.Sprintf("include it with {{template %q .}}", name)
	}
	return "partials are files called *.html"
}

// partialName returns the name that a file of partials/ is included under.
func partialName(file string) (string, bool) {
	name, ok := strings.CutPrefix(file, "partials/")
	name, html := strings.CutSuffix(name, ".html")
	return name, ok && html
}
