package photo

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"path"
	"sync"

	"golang.org/x/image/draw"
)

// quality of the JPEG pictures: smaller numbers show at the edges of faces.
const quality = 85

// middle is the shorter side of what all sizes of a picture are made from, so that a
// large one is unpacked once for all of them.
const middle = 4 * Portrait

// Resizer makes sizes of pictures. It is safe for concurrent use and unpacks one at a
// time, since a large one takes much memory. It keeps the last one, scaled down; what it
// gives does not depend on that.
type Resizer struct {
	mu   sync.Mutex
	of   [32]byte // digest of the picture that last was made of
	last *image.RGBA
}

// Resize makes the size of a picture whose shorter side is short; the ending of name
// says what it becomes. A picture that cannot be unpacked is an error.
func (r *Resizer) Resize(src []byte, name string, short int) ([]byte, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if sum := sha256.Sum256(src); r.last == nil || r.of != sum {
		picture, err := unpack(src)
		if err != nil {
			return nil, err
		}
		r.of, r.last = sum, picture
	}
	b := r.last.Bounds()
	w, h := scaled(b.Dx(), b.Dy(), min(short, b.Dx(), b.Dy()))
	return encode(scale(r.last, w, h), encoding(path.Ext(name)))
}

// unpack decodes a picture, turns it upright and makes it small.
func unpack(src []byte) (*image.RGBA, error) {
	c, format, err := image.DecodeConfig(bytes.NewReader(src))
	if err != nil {
		return nil, err
	}
	if c.Width <= 0 || c.Height <= 0 || TooLarge(c.Width, c.Height) {
		return nil, errors.New("the picture is too large")
	}
	picture, _, err := image.Decode(bytes.NewReader(src))
	if err != nil {
		return nil, err
	}
	b := picture.Bounds()
	if b.Empty() {
		return nil, errors.New("the picture is empty")
	}
	w, h := scaled(b.Dx(), b.Dy(), min(middle, b.Dx(), b.Dy()))
	small := scale(picture, w, h)
	if format == "jpeg" {
		small = upright(small, Orientation(src))
	}
	return small, nil
}

// scale resamples the middle of a picture that has the proportions of w and h.
func scale(src image.Image, w, h int) *image.RGBA {
	b := src.Bounds()
	if cut := b.Dx() * h / w; cut < b.Dy() { // much longer than wide
		b.Min.Y += (b.Dy() - cut) / 2
		b.Max.Y = b.Min.Y + max(1, cut)
	} else if cut := b.Dy() * w / h; cut < b.Dx() {
		b.Min.X += (b.Dx() - cut) / 2
		b.Max.X = b.Min.X + max(1, cut)
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(dst, dst.Bounds(), src, b, draw.Src, nil)
	return dst
}

func encode(m *image.RGBA, ext string) ([]byte, error) {
	var buf bytes.Buffer
	if ext == ".png" {
		e := png.Encoder{CompressionLevel: png.BestCompression}
		err := e.Encode(&buf, m)
		return buf.Bytes(), err
	}
	flat := image.NewRGBA(m.Bounds()) // JPEG has no transparency
	draw.Draw(flat, flat.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.Draw(flat, flat.Bounds(), m, image.Point{}, draw.Over)
	err := jpeg.Encode(&buf, flat, &jpeg.Options{Quality: quality})
	return buf.Bytes(), err
}

// upright turns a picture as the camera says that it was held.
func upright(m *image.RGBA, orientation int) *image.RGBA {
	if orientation <= 1 {
		return m
	}
	w, h := m.Bounds().Dx(), m.Bounds().Dy()
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	if turned(orientation) {
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			tx, ty := place(orientation, x, y, w, h)
			out.SetRGBA(tx, ty, m.RGBAAt(x, y))
		}
	}
	return out
}

// place is where a pixel of a picture of w times h pixels stands upright (EXIF 2.32,
// Orientation).
func place(orientation, x, y, w, h int) (int, int) {
	switch orientation {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return h - 1 - y, x
	case 7:
		return h - 1 - y, w - 1 - x
	case 8:
		return y, w - 1 - x
	}
	return x, y
}
