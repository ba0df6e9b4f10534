// Package theme makes a site's templates ready: it lays the site's own files over
// the embedded ones, checks every layout against its view, fingerprints the assets
// and executes the templates. It knows files, templates and the types of views; it
// knows nothing of the catalog, of addresses other than the assets', or of where
// the pages are written.
//
// # Files
//
//	theme.toml               name, [params]: defaults for the site's own [params]
//	layouts/base.html        the frame of every page; includes "main"
//	layouts/<kind>.html      the template "main" of a kind of page
//	partials/<name>.html     included by {{template "<name>" .}}
//	assets/...               published as assets/<name>.<hash>.<ext>
//	i18n/<lang>.toml         the words of the interface, see package words
//
// A file in the site's theme/ folder replaces the embedded file at the same path.
// Only i18n files are laid over each other string by string.
//
// # Functions
//
// Beside those of html/template there are
//
//	t "key" values...     a string of the interface
//	num 12345             a number with thousands separators: 12,345
//	date "2022-03-14"     a date as people write it; "2022-03" and "2022" too
//	asset "style.css"     the address of an asset
//	add 1 2               a sum
//
// None of them sees anything but its arguments and the theme, so that a page's
// bytes depend on its view and on Theme.Digest alone.
//
// # Execution
//
// Package compile turns the templates of a layout into closures that append to a
// buffer. html/template escapes them first, and interprets what cannot be compiled:
// whole layouts (Theme.Fallbacks says which and why) or single pages, whose errors
// are its own.
//
// # Checks
//
// Load reports, before anything is written, all that would fail later: syntax,
// unknown fields, wrong calls (package check), unknown strings and assets, places
// where html/template cannot escape, and what fails on an empty or a full view.
// The last two are left out for layouts without a file of the site's own, since
// tests hold them for the default theme; these are put together when first used.
package theme

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"reflect"
	"slices"

	"golang.org/x/text/language"

	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/generator/theme/check"
	"lectern/generator/theme/words"
	"lectern/themes"
)

// Options says what to load.
type Options struct {
	User   fs.FS                   // the site's theme/ folder; may be nil
	Views  map[string]reflect.Type // the view of each layout: a struct or a pointer to one
	Lang   string                  // BCP 47; of the interface's words
	Root   string                  // base path of the site: "/" or "/lab/"
	Minify bool
}

// Theme is a site's templates, strings and assets. It is not changed after Load and
// is safe for concurrent use.
type Theme struct {
	params  map[string]any
	root    string
	words   *words.Table
	assets  []Asset
	byName  map[string]string // asset's name to its address
	layouts map[string]*layout

	asked map[string]bool // strings that templates ask for by name; used by Load only
}

// Load reads the default theme and the site's files over it and checks them. A
// theme with errors in the list may lack layouts and must not be executed.
func Load(opt Options, ds *diag.List) *Theme {
	return load(themes.Default(), opt, ds)
}

func load(base fs.FS, opt Options, ds *diag.List) *Theme {
	files := gather(base, opt.User, ds)
	t := &Theme{root: opt.Root, words: &words.Table{}, layouts: map[string]*layout{}, asked: map[string]bool{}}
	if t.root == "" {
		t.root = "/"
	}
	t.settings(files["theme.toml"], ds)
	unasked := t.loadWords(files, opt.Lang, ds)
	t.loadAssets(files, ds)
	b := newBuilder(t, files, opt.Minify, ds)
	for _, kind := range slices.Sorted(maps.Keys(opt.Views)) {
		if l := b.layout(kind, opt.Views[kind]); l != nil {
			t.layouts[kind] = l
		}
	}
	warnUnused(files, opt.Views, b.sources, ds)
	if len(t.layouts) == len(opt.Views) { // else there are templates that were not looked at
		unasked()
	}
	if ds.HasErrors() {
		return t
	}
	common := t.common(opt)
	for _, kind := range slices.Sorted(maps.Keys(t.layouts)) {
		l := t.layouts[kind]
		l.digest = l.sum(common)
		if l.own() {
			l.try(ds)
		}
	}
	return t
}

// Params returns the defaults that theme.toml gives for the site's [params].
func (t *Theme) Params() map[string]any { return maps.Clone(t.params) }

// Text returns a string of the interface with its values, see words.Table.Text.
func (t *Theme) Text(key string, args ...any) string { return t.words.Text(key, args...) }

// Digest returns the digest of everything but the view that a layout's pages
// depend on: the files that it includes, strings, assets and settings. It is zero
// for a layout that there is not.
func (t *Theme) Digest(layout string) [16]byte {
	if l := t.layouts[layout]; l != nil {
		return l.digest
	}
	return [16]byte{}
}

// Execute writes a page: the layout of the given name with its view. The view must
// be of the type that Options.Views names, or a pointer to it. A *bytes.Buffer gets
// the page without a copy.
func (t *Theme) Execute(w io.Writer, layout string, view any) error {
	l := t.layouts[layout]
	if l == nil {
		return fmt.Errorf("theme: there is no layout %q", layout)
	}
	if b, ok := w.(*bytes.Buffer); ok {
		return l.execute(b, view)
	}
	var b bytes.Buffer
	if err := l.execute(&b, view); err != nil {
		return err
	}
	_, err := w.Write(b.Bytes())
	return err
}

// Fallback is a layout of the site's own that html/template interprets, page by
// page, and why: it uses what package compile does not support.
type Fallback struct {
	Layout string
	File   string // the first of the site's own files that it includes
	Reason string
}

// Fallbacks returns the layouts with files of the site's own that could not be
// compiled, by name. Their pages are right and take about twenty times as long. The
// default theme's layouts are all compiled, which tests hold.
func (t *Theme) Fallbacks() []Fallback {
	var all []Fallback
	for _, name := range slices.Sorted(maps.Keys(t.layouts)) {
		if l := t.layouts[name]; l.own() && l.reason != nil {
			all = append(all, Fallback{Layout: name, File: l.ownFile(), Reason: l.reason.Error()})
		}
	}
	return all
}

// settings reads theme.toml.
func (t *Theme) settings(f *file, ds *diag.List) {
	if f == nil {
		return
	}
	root, ok := decode.TOML(f.shown, f.text, ds)
	if !ok {
		return
	}
	for i := range root.Entries {
		switch e := &root.Entries[i]; e.Key {
		case "name": // for people who read the file
		case "params":
			if e.Value.Kind != decode.Table {
				ds.Errorf("wrong-type", e.Value.Place(f.shown), "params is a table")
				continue
			}
			t.params, _ = plain(&e.Value).(map[string]any)
		default:
			ds.Add(diag.Diagnostic{
				Severity: diag.Warning, Code: "unknown-key", Place: e.Place(f.shown),
				Message: fmt.Sprintf("theme.toml has no key %q", e.Key), Hint: diag.DidYouMean(e.Key, []string{"name", "params"}),
			})
		}
	}
}

// loadWords lays the strings over each other: English under the wanted language,
// the language under its region, the default theme's under the site's. What is
// returned warns of those that nothing shows, when it is known what the templates ask
// for.
func (t *Theme) loadWords(files map[string]*file, lang string, ds *diag.List) (unasked func()) {
	var known []string // in the default theme
	var later []func()
	want, err := language.Parse(lang)
	if err != nil {
		want = language.English
	}
	base, _ := want.Base()
	found := false
	for _, name := range slices.Compact([]string{"en", base.String(), want.String()}) {
		tag := language.Make(name)
		for f := range files["i18n/"+name+".toml"].layers() {
			found = found || name == base.String() || name == want.String()
			root, ok := decode.TOML(f.shown, f.text, ds)
			if !ok {
				continue
			}
			t.words.Add(f.shown, root, tag, ds)
			if f.user {
				later = append(later, func() { words.Unasked(f.shown, root, known, t.asked, ds) })
				continue
			}
			for i := range root.Entries {
				known = append(known, root.Entries[i].Key)
			}
		}
	}
	if found {
		t.words.WarnLacking("theme/i18n/"+base.String()+".toml", base, ds)
	} else {
		ds.Add(diag.Diagnostic{
			Severity: diag.Warning, Code: "theme-language", Place: diag.Place{File: "theme/i18n/" + base.String() + ".toml"},
			Message: fmt.Sprintf("the interface has no words in %q and stays in English", lang),
			Hint:    "write this file with the keys of " + themes.Root + "i18n/en.toml",
		})
	}
	return func() {
		for _, warn := range later {
			warn()
		}
	}
}

// plain turns a node into the values that templates know.
func plain(n *decode.Node) any {
	switch n.Kind {
	case decode.Bool:
		return n.Bool
	case decode.List:
		list := make([]any, len(n.Elements))
		for i := range n.Elements {
			list[i] = plain(&n.Elements[i])
		}
		return list
	case decode.Table:
		table := make(map[string]any, len(n.Entries))
		for i := range n.Entries {
			table[n.Entries[i].Key] = plain(&n.Entries[i].Value)
		}
		return table
	case decode.Number:
		return number(n.Str)
	}
	return n.Str
}

// calls returns the functions of templates as the checker knows them.
func (t *Theme) calls() map[string]check.Func {
	calls := map[string]check.Func{}
	for name, f := range t.funcs() {
		calls[name] = check.Func{Type: reflect.TypeOf(f.Value)}
	}
	calls["t"] = check.Func{Type: calls["t"].Type, Check: t.checkText}
	calls["asset"] = check.Func{Type: calls["asset"].Type, Check: t.checkAsset}
	return calls
}
