package card

import (
	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card/picture"
	"lectern/generator/photo"
	"lectern/generator/view"
)

// Photo returns the picture of an author who has a page, as it is shown at a size in
// CSS pixels.
func (d *Deck) Photo(a *catalog.Author, css int) view.Image {
	if a.Photo == "" || d.Book.Author(a) == "" {
		return view.Image{}
	}
	alt := a.Display
	if !a.PhotoAlt.IsZero() {
		alt = markup.Plain(a.PhotoAlt.In(d.Lang))
	}
	source := Source(a.Origin, a.Photo)
	info, _ := d.File(source)
	out := picture.Photo(d.Book.Shared(d.Book.Folder(a)), source, alt, info.Width, info.Height, css)
	if out.Src == "" && !photo.TooLarge(info.Width, info.Height) {
		return d.Image(a.Origin, d.Book.Folder(a), a.Photo, alt)
	}
	return out
}
