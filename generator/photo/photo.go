// Package photo makes pictures of people as large as pages show them, upright, without
// what a camera wrote into them, and the same bytes every time. It refuses a picture by
// its header before anything of it is unpacked. It knows nothing of records and pages,
// nor where its bytes go.
package photo

import (
	"bytes"
	"image"
	_ "image/gif" // the formats that are read
	_ "image/jpeg"
	_ "image/png"
	"path"
	"strconv"
	"strings"

	_ "golang.org/x/image/webp"
)

// Sizes at which the default theme shows people, in CSS pixels: the shorter side of the
// picture, since it is cut to a square.
const (
	Portrait = 162 // on a profile: 9rem of 18 px
	Thumb    = 50  // in a list of people: 2.75rem of 18 px
)

// Version is part of the key of a resized picture: a new one where Resize gives other
// bytes than before.
const Version = "photo 1"

// largest is how many pixels a picture may have: 50 million, more than cameras give. A
// small file can say that it has a thousand times as many.
const largest = 50_000_000

// TooLarge reports whether a picture is refused because of its size.
func TooLarge(width, height int) bool {
	return width > 0 && height > 0 && int64(width)*int64(height) > largest
}

// Measure reads the size of a picture from its header, as it is seen upright; zeros
// where it is in no known format.
func Measure(src []byte) (width, height int) {
	c, format, err := image.DecodeConfig(bytes.NewReader(src))
	if err != nil {
		return 0, 0
	}
	if format == "jpeg" && turned(Orientation(src)) {
		return c.Height, c.Width
	}
	return c.Width, c.Height
}

// Variant is one size of a picture.
type Variant struct {
	Name          string // of its file: "ada-162.jpg"
	Short         int    // its shorter side
	Width, Height int
}

// Variants returns the picture at a size in CSS pixels and, where there is more to be
// seen, for screens of twice the density. It returns none for files that are published
// as they are, and none larger than the picture itself.
func Variants(name string, width, height, css int) []Variant {
	ext := path.Ext(name)
	to := encoding(ext)
	if to == "" || width <= 0 || height <= 0 || TooLarge(width, height) {
		return nil
	}
	stem := strings.TrimSuffix(path.Base(name), ext)
	var out []Variant
	for _, want := range [...]int{css, 2 * css} {
		short := min(want, width, height)
		if len(out) > 0 && out[0].Short == short {
			break
		}
		w, h := scaled(width, height, short)
		out = append(out, Variant{stem + "-" + strconv.Itoa(short) + to, short, w, h})
	}
	return out
}

// encoding is the ending of what a picture becomes: a photograph stays one, and a
// drawing keeps its edges. It is "" for what is published as it is.
func encoding(ext string) string {
	switch strings.ToLower(ext) {
	case ".jpg", ".jpeg", ".webp":
		return ".jpg"
	case ".png", ".gif":
		return ".png"
	}
	return ""
}

// scaled is the size of a picture whose shorter side is short; of a very long one the
// other side is cut off at 4 times that, since nobody sees more of it.
func scaled(width, height, short int) (int, int) {
	if width <= height {
		return short, min(max(1, (height*short+width/2)/width), 4*short)
	}
	return min(max(1, (width*short+height/2)/height), 4*short), short
}
