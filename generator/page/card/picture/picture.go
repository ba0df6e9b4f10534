// Package picture makes the views of pictures that are published at the sizes at which
// they are shown. It knows where such files lie, and nothing of whom they show.
package picture

import (
	"net/url"

	"lectern/generator/photo"
	"lectern/generator/view"
)

// Photo returns a picture of width times height pixels as it is shown at a size in CSS
// pixels; folder is the address of its files. It is the zero Image for a picture that is
// published as it is, or refused.
func Photo(folder, source, alt string, width, height, css int) view.Image {
	sizes := photo.Variants(source, width, height, css)
	if len(sizes) == 0 {
		return view.Image{}
	}
	href := func(v photo.Variant) string { return folder + (&url.URL{Path: "./" + v.Name}).EscapedPath()[2:] }
	out := view.Image{Src: href(sizes[0]), Alt: alt, Width: sizes[0].Width, Height: sizes[0].Height}
	if len(sizes) > 1 {
		out.Double = href(sizes[1])
	}
	return out
}
