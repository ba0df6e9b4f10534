package page

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/photo"
	"lectern/generator/view"
)

// planFiles plans the files that are copied: those that records name, into the
// folders of their entities; those of content/static/; those of the theme. Their
// keys are of their bytes alone: no template touches them.
func (p *plan) planFiles() {
	for _, a := range p.people {
		files := card.AuthorFiles(a)
		if p.planPhoto(a) {
			files = append(files, a.Photo)
		}
		p.recordFiles(a.Origin, p.book.Folder(a), files, "author "+a.ID)
	}
	for _, w := range p.works {
		if files := card.WorkFiles(w); len(files) > 0 {
			p.recordFiles(w.Origin, p.book.Work(w), files, "work "+w.ID)
		}
	}
	for _, i := range p.cat.Institutions {
		if href := p.book.Institution(i); href != "" && i.Logo != "" {
			p.recordFiles(i.Origin, href, []string{i.Logo}, "institution "+i.ID)
		}
	}
	for _, f := range p.in.Static {
		p.addFile(File, f.Path, func(h *key.Hasher) { h.Digest(f.Digest) }, "the file "+f.Source, diag.Place{File: "content/" + f.Source},
			func() any { return &view.File{Source: f.Source} })
	}
	for _, a := range p.in.Assets {
		p.addFile(File, a.Path, func(h *key.Hasher) { h.Str(string(a.Data)) }, "the theme's file "+a.Path, diag.Place{}, func() any { return &view.File{Data: a.Data} })
	}
}

// planPhoto plans an author's photograph at the sizes at which it is shown, each of which
// is made when its source has changed, and then only. It reports whether the file is to be
// published as it is.
func (p *plan) planPhoto(a *catalog.Author) bool {
	if a.Photo == "" || card.IsURL(a.Photo) {
		return false
	}
	source := card.Source(a.Origin, a.Photo)
	info, _ := p.deck.File(source)
	if photo.TooLarge(info.Width, info.Height) {
		p.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "photo-too-large", Place: a.Origin.Place,
			Message: fmt.Sprintf("the photo of author %s has %d × %d pixels and is left out", a.ID, info.Width, info.Height),
			Hint:    "it may have 50 million; pages show it much smaller"})
		return false
	}
	var seen []string
	for _, css := range [...]int{photo.Portrait, photo.Thumb} {
		for _, v := range photo.Variants(source, info.Width, info.Height, css) {
			if slices.Contains(seen, v.Name) { // a small picture has few sizes
				continue
			}
			seen = append(seen, v.Name)
			hash := func(h *key.Hasher) {
				h.Str(photo.Version, v.Name)
				h.Int(v.Short)
				h.Digest(info.Digest)
			}
			p.addFile(File, strings.TrimPrefix(p.book.Folder(a), p.book.Root())+v.Name, hash, "author "+a.ID,
				a.Origin.Place, func() any { return &view.File{Source: source, Short: v.Short} })
		}
	}
	return len(seen) == 0
}

// recordFiles plans the files that one record names. A file that is named twice is
// copied once; one that does not exist is reported, and the pages leave it out.
func (p *plan) recordFiles(at catalog.Origin, folder string, names []string, what string) {
	var seen []string
	for _, name := range names {
		source := card.Source(at, name)
		if slices.Contains(seen, source) {
			continue
		}
		seen = append(seen, source)
		info, ok := p.deck.File(source)
		if source == "" || !ok {
			p.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "missing-file", Place: at.Place,
				Message: what + " names the file " + name + ", which is not there",
				Hint:    "file names are relative to the record, inside content/"})
			continue
		}
		hash := func(h *key.Hasher) { h.Digest(info.Digest) }
		p.addFile(File, strings.TrimPrefix(folder, p.book.Root())+path.Base(source), hash, what, at.Place,
			func() any { return &view.File{Source: source} })
	}
}
