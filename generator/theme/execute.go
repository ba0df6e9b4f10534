package theme

import (
	"bytes"
	"html/template"
	"maps"
	"slices"
	"text/template/parse"

	"lectern/generator/theme/compile"
)

// trees returns the templates that are executed: minified ones, or as they were
// written.
func (l *layout) trees() map[string]*parse.Tree {
	all := map[string]*parse.Tree{}
	order := slices.Clone(l.sources)
	order[0], order[1] = order[1], order[0] // what the kind defines goes before what the frame does
	for _, s := range order {
		trees := s.short
		if l.long {
			trees = s.trees
		}
		for name, tree := range trees {
			if all[name] == nil {
				all[name] = tree
			}
		}
	}
	return all
}

// assemble makes a set for html/template. Each layout has its own, since
// html/template escapes in place.
func (l *layout) assemble() (*template.Template, error) {
	funcs := template.FuncMap{}
	for name, f := range l.funcs {
		funcs[name] = f.Value
	}
	t := template.New(frame).Funcs(funcs)
	trees := l.trees()
	for _, name := range slices.Sorted(maps.Keys(trees)) {
		if _, err := t.AddParseTree(name, trees[name].Copy()); err != nil {
			return nil, err
		}
	}
	return t.Lookup(frame), nil
}

// execute appends a page to a buffer. A page that the compiled templates cannot
// make is left to html/template, whose errors know their places.
func (l *layout) execute(b *bytes.Buffer, view any) error {
	l.compiled.Do(l.compile)
	if l.program != nil {
		if page, err := l.program.Append(b.AvailableBuffer(), view); err == nil {
			b.Write(page)
			return nil
		}
	}
	return l.interpret(b, view)
}

// interpret appends a page to a buffer by html/template.
func (l *layout) interpret(b *bytes.Buffer, view any) error {
	l.interpreted.Do(func() {
		if l.exec == nil {
			l.exec, l.err = l.assemble()
		}
	})
	if l.err != nil {
		return l.err
	}
	return l.exec.Execute(b, view)
}

func (l *layout) compile() {
	if l.program == nil && l.reason == nil {
		l.program, l.reason = compile.Compile(compile.Set{Name: frame, Trees: l.trees(), Funcs: l.funcs}, l.view)
	}
}
