package card

import (
	"net/url"
	"path"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// IsURL reports whether a value that may name a file or an address is an address.
func IsURL(s string) bool {
	return strings.HasPrefix(s, "https:") || strings.HasPrefix(s, "http:") || strings.HasPrefix(s, "mailto:")
}

// hostOf names an address that has no label.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return path.Base(address)
	}
	return strings.TrimPrefix(u.Host, "www.")
}

// Source returns the path below content/ of a file that a record names; "" for a
// name that leads out of content/.
func Source(at catalog.Origin, name string) string {
	source := path.Join(at.Folder, name)
	if !below(source) {
		return ""
	}
	return source
}

// below reports whether a cleaned slash path stays below where it starts.
func below(p string) bool {
	return p != "" && p != "." && p != ".." && !strings.HasPrefix(p, "../") && !strings.HasPrefix(p, "/")
}

// published returns the address of a file that a record names, in its entity's
// folder. It is "" where the file, or the entity's page, does not exist.
func (d *Deck) published(at catalog.Origin, folder, name string) (href string, info FileInfo, ok bool) {
	source := Source(at, name)
	if source == "" || folder == "" {
		return "", FileInfo{}, false
	}
	info, ok = d.File(source)
	if !ok {
		return "", info, false
	}
	return d.Book.Shared(folder) + (&url.URL{Path: "./" + path.Base(source)}).EscapedPath()[2:], info, true
}

// HashFile adds what pages say of a file that a record names: whether it exists,
// and its size as a picture.
func (d *Deck) HashFile(h *key.Hasher, at catalog.Origin, name string) {
	h.Str(at.Folder)
	info, ok := d.File(Source(at, name))
	h.Bool(ok)
	h.Int(info.Width, info.Height)
}

// Image makes a picture from a file that a record names; the zero Image where
// there is none.
func (d *Deck) Image(at catalog.Origin, folder, name, alt string) view.Image {
	if name == "" {
		return view.Image{}
	}
	href, info, ok := d.published(at, folder, name)
	if !ok {
		return view.Image{}
	}
	return view.Image{Src: href, Alt: alt, Width: info.Width, Height: info.Height}
}
