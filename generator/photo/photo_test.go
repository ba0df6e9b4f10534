package photo

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"
)

// quarters is a picture of four colours: red, green / blue, white.
func quarters(w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{A: 255}
			switch {
			case x < w/2 && y < h/2:
				c.R = 255
			case y < h/2:
				c.G = 255
			case x < w/2:
				c.B = 255
			default:
				c = color.RGBA{255, 255, 255, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

// camera writes a JPEG file with an EXIF orientation, in either order of bytes.
func camera(t testing.TB, m image.Image, orientation int, order binary.AppendByteOrder) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := jpeg.Encode(&buf, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	tiff := []byte("II*\x00")
	if order.String() == "BigEndian" {
		tiff = []byte("MM\x00*")
	}
	tiff = order.AppendUint32(tiff, 8)
	tiff = order.AppendUint16(tiff, 2)
	for _, e := range [][2]uint16{{0x010F, 7}, {0x0112, uint16(orientation)}} {
		tiff = order.AppendUint16(order.AppendUint16(tiff, e[0]), 3)
		tiff = order.AppendUint16(order.AppendUint32(tiff, 1), e[1])
		tiff = append(tiff, 0, 0)
	}
	segment := append([]byte("Exif\x00\x00"), tiff...)
	head := binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, 0xE1}, uint16(len(segment)+2))
	return append(append(head, segment...), buf.Bytes()[2:]...)
}

// corner names the colour of a corner of a picture.
func corner(m image.Image, right, low bool) string {
	b := m.Bounds()
	x, y := b.Min.X+b.Dx()/4, b.Min.Y+b.Dy()/4
	if right {
		x += b.Dx() / 2
	}
	if low {
		y += b.Dy() / 2
	}
	r, g, bl, _ := m.At(x, y).RGBA()
	switch {
	case r > 0x8000 && g > 0x8000:
		return "w"
	case r > 0x8000:
		return "r"
	case g > 0x8000:
		return "g"
	case bl > 0x8000:
		return "b"
	}
	return "?"
}

func TestOrientation(t *testing.T) {
	want := []string{"", "rgbw", "grwb", "wbgr", "bwrg", "rbgw", "brwg", "wgbr", "gwrb"}
	for o := 1; o <= 8; o++ {
		for _, order := range []binary.AppendByteOrder{binary.LittleEndian, binary.BigEndian} {
			src := camera(t, quarters(400, 200), o, order)
			w, h := Measure(src)
			if (o >= 5) != (w == 200 && h == 400) || (o < 5) != (w == 400 && h == 200) {
				t.Errorf("orientation %d: %d x %d", o, w, h)
			}
			var r Resizer
			out, err := r.Resize(src, "x.jpg", 50)
			if err != nil {
				t.Fatal(err)
			}
			m, err := jpeg.Decode(bytes.NewReader(out))
			if err != nil {
				t.Fatal(err)
			}
			if got := corner(m, false, false) + corner(m, true, false) + corner(m, false, true) + corner(m, true, true); got != want[o] {
				t.Errorf("orientation %d (%s): corners %s, want %s", o, order, got, want[o])
			}
			if bytes.Contains(out, []byte("Exif")) {
				t.Error("what the camera wrote is still there")
			}
			v := Variants("p/x.JPG", w, h, 50)
			if len(v) != 2 || v[0].Name != "x-50.jpg" || m.Bounds().Dx() != v[0].Width || m.Bounds().Dy() != v[0].Height {
				t.Errorf("orientation %d: the file has %v, the page says %+v", o, m.Bounds(), v)
			}
		}
	}
}

func TestVariants(t *testing.T) {
	for _, c := range []struct {
		name string
		w, h int
		want []Variant
	}{
		{"a.jpeg", 3000, 4000, []Variant{{"a-162.jpg", 162, 162, 216}, {"a-324.jpg", 324, 324, 432}}},
		{"a.png", 200, 300, []Variant{{"a-162.png", 162, 162, 243}, {"a-200.png", 200, 200, 300}}},
		{"a.gif", 100, 90, []Variant{{"a-90.png", 90, 100, 90}}},
		{"a.webp", 90_000, 300, []Variant{{"a-162.jpg", 162, 648, 162}, {"a-300.jpg", 300, 1200, 300}}},
		{"a.svg", 0, 0, nil},
		{"a.png", 0, 0, nil},
		{"a.png", 60_000, 60_000, nil},
	} {
		got := Variants(c.name, c.w, c.h, Portrait)
		if len(got) != len(c.want) {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %+v, want %+v", c.name, got[i], c.want[i])
			}
		}
	}
}

// A size is the same whatever was made before it, and twice the same.
func TestSameBytes(t *testing.T) {
	var one, two Resizer
	src := camera(t, quarters(900, 1200), 6, binary.BigEndian)
	other := camera(t, quarters(300, 200), 1, binary.BigEndian)
	first, err := one.Resize(src, "x.jpg", 162)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range [][]byte{other, src, src} {
		for _, short := range []int{324, 50, 162} {
			out, err := two.Resize(s, "x.jpg", short)
			if err != nil {
				t.Fatal(err)
			}
			if short == 162 && bytes.Equal(s, src) && !bytes.Equal(out, first) {
				t.Error("other bytes than the first time")
			}
		}
	}
}

// A small file may say that it is a large picture: its header is enough to refuse it.
func TestBombIsRefused(t *testing.T) {
	var buf bytes.Buffer
	if err := png.Encode(&buf, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	src := buf.Bytes()
	binary.BigEndian.PutUint32(src[16:], 100_000)
	binary.BigEndian.PutUint32(src[20:], 100_000)
	binary.BigEndian.PutUint32(src[29:], crc(src[12:29]))
	if w, h := Measure(src); !TooLarge(w, h) {
		t.Errorf("%d x %d pixels are not too many", w, h)
	}
	var r Resizer
	if _, err := r.Resize(src, "x.png", 162); err == nil {
		t.Error("it was unpacked")
	}
}

func crc(b []byte) uint32 {
	c := ^uint32(0)
	for _, x := range b {
		c ^= uint32(x)
		for range 8 {
			c = c>>1 ^ 0xEDB88320&-(c&1)
		}
	}
	return ^c
}

func FuzzOrientation(f *testing.F) {
	f.Add(camera(f, quarters(8, 8), 6, binary.BigEndian))
	f.Add([]byte{0xFF, 0xD8, 0xFF, 0xE1, 0xFF, 0xFF})
	f.Fuzz(func(t *testing.T, src []byte) {
		if o := Orientation(src); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
	})
}
