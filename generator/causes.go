package generator

import (
	"context"
	"fmt"
	"maps"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"lectern/generator/address"
	"lectern/generator/cause"
	"lectern/generator/config"
	"lectern/generator/output"
)

// inputs lists what the site is made from, for the next build to compare with.
func (b *building) inputs() cause.Inputs {
	in := cause.Entities(b.catalog)
	for _, f := range b.content.Static {
		in = append(in, cause.Input{Name: "content/" + f.Path, Digest: f.Digest})
	}
	in = append(in, cause.Input{Name: cause.Program, Digest: b.Program}, cause.FileInput(b.root.FS(), config.File))
	in = append(in, cause.Folder(b.root.FS(), "theme")...)
	base := b.edition(b.cfg.Language).Base
	for _, kind := range slices.Sorted(maps.Keys(b.report.Pages)) {
		in = append(in, cause.Input{Name: cause.Kind + string(kind), Digest: base(kind)})
	}
	return in
}

// inputsFile is where the inputs of the last build are kept.
func (b *building) inputsFile() string { return filepath.Join(b.State, "inputs") }

func (b *building) changes(inputs cause.Inputs) *cause.Changes {
	c := cause.Compare(cause.Load(b.inputsFile()), inputs)
	c.Records = b.cards
	return c
}

// explain adds to the report why each page was written.
func (b *building) explain(written []string, inputs cause.Inputs) {
	if !b.Causes {
		return
	}
	changes := b.changes(inputs)
	b.report.Causes = make(map[string][]string, len(written))
	for _, name := range written {
		if p := b.draft.Find(name); p != nil {
			b.report.Causes[name] = changes.Of(string(p.Kind), p.Ingredients)
		}
	}
}

// remember keeps the inputs for the next build, where they may have changed.
func (b *building) remember(r output.Result, inputs cause.Inputs) error {
	if len(r.Written)+len(r.Deleted) == 0 && cause.Load(b.inputsFile()) != nil {
		return nil
	}
	return inputs.Save(b.inputsFile())
}

// Explanation says what a build would do with one page, and why.
type Explanation struct {
	Path   string // of the file in the output folder
	Write  bool   // the page would be rendered, and written where its bytes differ
	Causes []string
}

// Explain says why the next build would write a page, given by its path in the output
// folder or its address. Nothing is written. The explanation is nil where the input has
// errors; an *ArgumentError says that the site has no such page.
func Explain(ctx context.Context, o Options, name string) (*Explanation, *Report, error) {
	o.Causes = true
	s, err := newSession(o)
	if err != nil {
		return nil, nil, err
	}
	defer s.close()
	b := s.begin()
	if err := b.prepare(ctx); err != nil || b.report.Failed(s.Strict) {
		return nil, b.report.End(), err
	}
	p := b.draft.Find(b.pathOf(name))
	if p == nil {
		return nil, b.report.End(), &ArgumentError{Message: fmt.Sprintf("the site has no page %s", name)}
	}
	site, err := output.Open(b.outputOptions())
	if err != nil {
		return nil, b.report.End(), err
	}
	defer site.Close()
	if err := site.Begin(b.planned()); b.refused(err) {
		return nil, b.report.End(), nil
	} else if err != nil {
		return nil, b.report.End(), err
	}
	out := &Explanation{Path: p.Path, Write: !site.Unchanged(p.Path, p.Key)}
	if out.Write {
		out.Causes = b.changes(b.inputs()).Of(string(p.Kind), p.Ingredients)
	}
	return out, b.report.End(), nil
}

// pathOf turns an address of the site, absolute or not, into the path of its file.
func (b *building) pathOf(name string) string {
	if u, err := url.Parse(name); err == nil {
		name = u.Path
	}
	name = strings.TrimPrefix(name, address.Root(b.cfg.BaseURL))
	name = strings.TrimPrefix(filepath.ToSlash(name), "/")
	if b.draft.Find(name) == nil {
		name = path.Join(name, "index.html")
	}
	return name
}
