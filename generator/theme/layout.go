package theme

import (
	"crypto/sha256"
	"fmt"
	"html/template"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"lectern/generator/diag"
	"lectern/generator/theme/check"
	"lectern/generator/theme/compile"
	"lectern/generator/theme/faults"
	"lectern/generator/theme/shrink"
	"lectern/themes"
)

// frame is the template that every page starts with; body is the one that a
// kind's layout file is.
const (
	frame = "base"
	body  = "main"
)

// layout is the templates of one kind of page.
type layout struct {
	view    reflect.Type // a struct
	sources []*source    // base, the kind's own file, then what they include
	funcs   map[string]compile.Func
	digest  [16]byte
	risky   bool // it may fail on some views, whatever the checks say
	long    bool // the templates are executed as they were written, since minified ones fail

	compiled sync.Once // guards program and reason
	program  *compile.Program
	reason   error // why there is no program

	interpreted sync.Once // guards exec and err
	exec        *template.Template
	err         error
}

// source is a template file with its trees: those of the text as it was written,
// which the checks and their line numbers refer to, and those of the minified
// text, which are executed.
type source struct {
	*file
	origin  *check.Source
	trees   map[string]*parse.Tree
	short   map[string]*parse.Tree
	wasLong bool // it could not be minified and is executed as it was written
}

// shorten minifies the file. Where that could change what its templates do, they
// are executed as they were written.
func (s *source) shorten(name string) {
	text, ok := shrink.Template(s.origin.Text)
	if ok {
		trees, err := parseText(name, s.shown+" (minified)", text)
		if err == nil && slices.Equal(slices.Sorted(maps.Keys(trees)), slices.Sorted(maps.Keys(s.trees))) {
			s.short = trees
			return
		}
	}
	s.wasLong = true
}

// builder puts layouts together; each file is parsed and minified once.
type builder struct {
	theme   *Theme
	files   map[string]*file
	sources map[string]*source // by path; nil where there is no such file or it does not parse
	checker *check.Checker
	minify  bool
	ds      *diag.List
}

func newBuilder(t *Theme, files map[string]*file, minify bool, ds *diag.List) *builder {
	var partials []string
	for _, p := range slices.Sorted(maps.Keys(files)) {
		if name, ok := partialName(p); ok {
			partials = append(partials, name)
		}
	}
	return &builder{
		theme: t, files: files, sources: map[string]*source{}, minify: minify, ds: ds,
		checker: check.New(t.calls(), partials, ds),
	}
}

// layout collects, checks and assembles the templates of a kind; nil where that
// fails.
func (b *builder) layout(kind string, view reflect.Type) *layout {
	for view.Kind() == reflect.Pointer {
		view = view.Elem()
	}
	base, main := b.source("layouts/base.html", frame), b.source("layouts/"+kind+".html", body)
	if base == nil || main == nil {
		return nil
	}
	set := map[string]check.Tree{}
	sources, ok := b.closure(set, main, base)
	if !ok {
		return nil
	}
	if !includes(set, body) {
		b.ds.Add(diag.Diagnostic{
			Severity: diag.Error, Code: "template-missing", Place: diag.Place{File: base.shown},
			Message: "the frame of the pages does not include their content", Hint: `write {{template "main" .}} where it belongs`,
		})
		return nil
	}
	risky := b.checker.Set(set, frame, reflect.PointerTo(view))
	return &layout{view: view, sources: sources, funcs: b.theme.funcs(), risky: risky}
}

// source returns a parsed file, or nil after a diagnostic.
func (b *builder) source(path, name string) *source {
	if s, ok := b.sources[path]; ok {
		return s
	}
	b.sources[path] = nil
	f := b.files[path]
	if f == nil {
		b.ds.Errorf("theme-missing", diag.Place{File: themes.Root + path}, "the theme lacks this file")
		return nil
	}
	text := strings.TrimPrefix(string(f.text), "\ufeff")
	trees, err := parseText(name, f.shown, text)
	if err != nil {
		b.ds.Add(faults.Syntax(err, f.shown, text))
		return nil
	}
	s := &source{file: f, origin: &check.Source{File: f.shown, Text: text, Own: f.user}, trees: trees, short: trees}
	if b.minify {
		s.shorten(name)
	}
	b.sources[path] = s
	return s
}

// parseText parses a file whose top level is the template called name. Unknown
// functions are left to the checker, which knows their places.
func parseText(name, shown, text string) (map[string]*parse.Tree, error) {
	trees := map[string]*parse.Tree{}
	top := parse.New(name)
	top.Mode = parse.SkipFuncCheck
	if _, err := top.Parse(text, "", "", trees); err != nil {
		return nil, err
	}
	for _, t := range trees {
		t.ParseName = shown
	}
	return trees, nil
}

// closure collects the files that two files include, directly or not, and the
// templates in them. What the kind's own file defines replaces what the frame
// defines ({{block}}); other templates of one name are an error.
func (b *builder) closure(set map[string]check.Tree, main, base *source) ([]*source, bool) {
	sources, ok := []*source{base, main}, true
	b.define(set, main, nil)
	b.define(set, base, main)
	for i := 0; i < len(sources); i++ {
		for _, name := range slices.Sorted(maps.Keys(sources[i].trees)) {
			for include := range walk(sources[i].trees[name].Root) {
				if _, has := set[include]; has {
					continue
				}
				path := "partials/" + include + ".html"
				if b.files[path] == nil {
					continue // the checker reports it
				}
				s := b.source(path, include)
				if s == nil {
					ok = false
					continue
				}
				b.define(set, s, nil)
				sources = append(sources, s)
			}
		}
	}
	return sources, ok
}

// define adds a file's templates to a set; those of the file that may override
// stay.
func (b *builder) define(set map[string]check.Tree, s, override *source) {
	for _, name := range slices.Sorted(maps.Keys(s.trees)) {
		was, has := set[name]
		if has && override != nil && was.Source == override.origin {
			continue
		}
		if has && !parse.IsEmptyTree(was.Root) && was.Source != s.origin {
			b.ds.Errorf("template-duplicate", s.origin.Place(parse.Pos(max(0, strings.Index(s.origin.Text, `"`+name+`"`)))),
				"the template %q is defined in %s too", name, was.Source.File)
		}
		set[name] = check.Tree{Tree: s.trees[name], Source: s.origin}
	}
}

func includes(set map[string]check.Tree, name string) bool {
	for _, tree := range set {
		for include := range walk(tree.Root) {
			if include == name {
				return true
			}
		}
	}
	return false
}

// walk yields the names of the templates that a node includes, in order.
func walk(n parse.Node) func(yield func(string) bool) {
	return func(yield func(string) bool) { visit(n, yield) }
}

func visit(n parse.Node, yield func(string) bool) bool {
	lists := func(ls ...*parse.ListNode) bool {
		for _, l := range ls {
			if l != nil && !visit(l, yield) {
				return false
			}
		}
		return true
	}
	switch n := n.(type) {
	case *parse.ListNode:
		for _, kid := range n.Nodes {
			if !visit(kid, yield) {
				return false
			}
		}
	case *parse.IfNode:
		return lists(n.List, n.ElseList)
	case *parse.WithNode:
		return lists(n.List, n.ElseList)
	case *parse.RangeNode:
		return lists(n.List, n.ElseList)
	case *parse.TemplateNode:
		return yield(n.Name)
	}
	return true
}

// own reports whether any of the layout's files is the site's.
func (l *layout) own() bool {
	return slices.ContainsFunc(l.sources, func(s *source) bool { return s.user })
}

// common digests what all layouts depend on.
func (t *Theme) common(opt Options) []byte {
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %v\n", opt.Lang, t.root, opt.Minify)
	t.words.Digest(h)
	for _, a := range t.assets {
		fmt.Fprintf(h, "%q %q\n", a.Name, a.Path)
	}
	return h.Sum(nil)
}

// sum makes a layout's digest: that of its files and of what is common to all.
func (l *layout) sum(common []byte) [16]byte {
	h := sha256.New()
	h.Write(common)
	for _, s := range l.sources {
		fmt.Fprintf(h, "%s %d\n", s.path, len(s.text))
		h.Write(s.text)
	}
	return [16]byte(h.Sum(nil)[:16])
}
