// Package attach lists the files that records name, as they are published in the folders
// of their entities. It knows nothing of the pages that show them.
package attach

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/page/file"
	"lectern/generator/page/key"
	"lectern/generator/photo"
	"lectern/generator/view"
)

// All returns the files that the records of all these name.
func All(d *card.Deck, people []*catalog.Author, works []*catalog.Work, institutions []*catalog.Institution, ds *diag.List) (files []file.File) {
	for _, a := range people {
		files = append(files, Author(d, a, ds)...)
	}
	for _, w := range works {
		files = append(files, Work(d, w, ds)...)
	}
	for _, i := range institutions {
		if href := d.Book.Institution(i); href != "" && i.Logo != "" {
			files = append(files, named(d, i.Origin, href, []string{i.Logo}, "institution "+i.ID, ds)...)
		}
	}
	return files
}

// Author returns the files that an author's record names, and the photograph at the sizes
// at which it is shown.
func Author(d *card.Deck, a *catalog.Author, ds *diag.List) []file.File {
	names := card.AuthorFiles(a)
	if a.Photo == "" && len(names) == 0 {
		return nil
	}
	folder, what := d.Book.Folder(a), "author "+a.ID
	sizes, whole := photograph(d, a, folder, what, ds)
	if whole {
		names = append(names, a.Photo)
	}
	return append(sizes, named(d, a.Origin, folder, names, what, ds)...)
}

// Work returns the files that the record of a work names.
func Work(d *card.Deck, w *catalog.Work, ds *diag.List) []file.File {
	names := card.WorkFiles(w)
	if len(names) == 0 {
		return nil
	}
	return named(d, w.Origin, d.Book.Work(w), names, "work "+w.ID, ds)
}

// photograph returns an author's photograph at the sizes at which it is shown, each of which
// is made when its source has changed, and then only; whole says that the file is to be
// published as it is.
func photograph(d *card.Deck, a *catalog.Author, folder, what string, ds *diag.List) (sizes []file.File, whole bool) {
	if a.Photo == "" || card.IsURL(a.Photo) {
		return nil, false
	}
	source := card.Source(a.Origin, a.Photo)
	info, _ := d.File(source)
	if photo.TooLarge(info.Width, info.Height) {
		ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "photo-too-large", Place: a.Origin.Place,
			Message: fmt.Sprintf("the photo of author %s has %d × %d pixels and is left out", a.ID, info.Width, info.Height),
			Hint:    "it may have 50 million; pages show it much smaller"})
		return nil, false
	}
	var seen []string
	for _, css := range [...]int{photo.Portrait, photo.Thumb} {
		for _, v := range photo.Variants(source, info.Width, info.Height, css) {
			if slices.Contains(seen, v.Name) { // a small picture has few sizes
				continue
			}
			seen = append(seen, v.Name)
			sizes = append(sizes, file.File{Path: strings.TrimPrefix(folder, d.Book.Root()) + v.Name, What: what, Place: a.Origin.Place,
				Hash: func(h *key.Hasher) {
					h.Str(photo.Version, v.Name)
					h.Int(v.Short)
					h.Digest(info.Digest)
				},
				View: func() any { return &view.File{Source: source, Short: v.Short} }})
		}
	}
	return sizes, len(seen) == 0
}

// named returns the files that one record names. A file that is named twice is copied
// once; one that does not exist is reported, and the pages leave it out. Their keys are of
// their bytes alone: no template touches them.
func named(d *card.Deck, at catalog.Origin, folder string, names []string, what string, ds *diag.List) (files []file.File) {
	var seen []string
	for _, name := range names {
		source := card.Source(at, name)
		if slices.Contains(seen, source) {
			continue
		}
		seen = append(seen, source)
		info, ok := d.File(source)
		if source == "" || !ok {
			ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "missing-file", Place: at.Place,
				Message: what + " names the file " + name + ", which is not there",
				Hint:    "file names are relative to the record, inside content/"})
			continue
		}
		files = append(files, file.File{Path: strings.TrimPrefix(folder, d.Book.Root()) + path.Base(source), What: what, Place: at.Place,
			Hash: func(h *key.Hasher) { h.Digest(info.Digest) },
			View: func() any { return &view.File{Source: source} }})
	}
	return files
}
