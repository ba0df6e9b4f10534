package page

import (
	"lectern/generator/diag"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// planFiles plans the files of content/static/ and of the theme, which are copied. Their
// keys are of their bytes alone: no template touches them.
func (p *plan) planFiles() {
	for _, f := range p.in.Static {
		p.addFile(File, f.Path, func(h *key.Hasher) { h.Digest(f.Digest) }, "the file "+f.Source, diag.Place{File: "content/" + f.Source},
			func() any { return &view.File{Source: f.Source} })
	}
	for _, a := range p.in.Assets {
		p.addFile(File, a.Path, func(h *key.Hasher) { h.Str(string(a.Data)) }, "the theme's file "+a.Path, diag.Place{}, func() any { return &view.File{Data: a.Data} })
	}
}
