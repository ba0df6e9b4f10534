// Package cover draws the pictures that stand for a site, or for one of its people,
// where a page is shared: name, line and address on paper. It knows no pages. Drawing
// is done in whole numbers from fonts that the program holds, so that the same words
// give the same bytes on any machine.
package cover

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // covers of the site's own
	"image/png"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gomedium"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The size of a cover in pixels: what Open Graph's readers show whole.
const (
	Width  = 1200
	Height = 630
)

const (
	margin   = 96
	measure  = Width - 2*margin
	titleMax = 3 // lines
	bodyTop  = margin + 56
	footTop  = Height - margin - 52
	textGap  = 24
	placeGap = 20
)

// Words is what stands on a cover.
type Words struct {
	Title string // the name of the site or person
	Text  string // a line or two about it; may be empty
	Place string // where a person is; may be empty
	Foot  string // where it is found: "example.org/lab"
}

// Drawable reports whether the fonts have all characters of a text. They hold Latin,
// Greek and Cyrillic letters, and nothing of other scripts.
func Drawable(s string) bool {
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return false
	}
	for _, r := range s {
		if i, err := f.GlyphIndex(nil, r); err != nil || i == 0 {
			return false
		}
	}
	return true
}

// Own reports whether an asset of the theme is a cover of the site's own, and its size.
// Published names hold a digest: "assets/cover.0a1b2c3d.png".
func Own(name string, data []byte) (width, height int, ok bool) {
	if !strings.HasPrefix(name, "assets/cover.") || !strings.HasSuffix(name, ".png") && !strings.HasSuffix(name, ".jpg") {
		return 0, 0, false
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	return config.Width, config.Height, err == nil
}

// Draw returns a cover as PNG. A text that cannot be drawn is left out, and a title
// that cannot gives way to the foot.
func Draw(w Words) ([]byte, error) {
	if !Drawable(w.Title) || strings.TrimSpace(w.Title) == "" {
		w.Title, w.Foot = w.Foot, ""
	}
	for _, text := range [...]*string{&w.Title, &w.Text, &w.Place, &w.Foot} {
		*text = begin(*text)
	}
	for _, text := range [...]*string{&w.Text, &w.Place} {
		if !Drawable(*text) {
			*text = ""
		}
	}
	s := newSheet()
	b, err := s.arrange(w)
	if err != nil {
		return nil, err
	}
	foot, err := s.fit(goregular.TTF, w.Foot, []float64{28, 22}, 1)
	if err != nil {
		return nil, err
	}
	s.rule(margin, margin, 96, 10, accent)
	top := s.write(b.title, bodyTop, ink)
	top = s.write(b.text, top+textGap, faint)
	s.write(b.place, top+placeGap, accent)
	s.rule(margin, footTop, measure, 2, line)
	s.write(foot, footTop+18, faint)
	return s.encode()
}

// begin returns as much of a text as is looked at: more than ever stands on a cover.
func begin(s string) string {
	const most = 600 // characters
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most])
	}
	return s
}

// body is what stands between the mark and the foot.
type body struct{ title, text, place set }

func (b body) height() int {
	h := b.title.height()
	if len(b.text.lines) > 0 {
		h += textGap + b.text.height()
	}
	if len(b.place.lines) > 0 {
		h += placeGap + b.place.height()
	}
	return h
}

// arrange sets the title as large as the rest leaves room for, and gives the rest fewer
// lines where the smallest title does not leave enough.
func (s *sheet) arrange(w Words) (b body, err error) {
	for _, most := range [...]struct{ text, place int }{{3, 2}, {2, 1}, {1, 1}} {
		if b.text, err = s.fit(goregular.TTF, w.Text, []float64{34, 30}, most.text); err != nil {
			return b, err
		}
		if b.place, err = s.fit(goregular.TTF, w.Place, []float64{30, 26}, most.place); err != nil {
			return b, err
		}
		for _, size := range [...]float64{88, 76, 66, 56, 48} {
			if b.title, err = s.fit(gomedium.TTF, w.Title, []float64{size}, titleMax); err != nil {
				return b, err
			}
			if !b.title.cut && b.height() <= footTop-bodyTop-textGap {
				return b, nil
			}
		}
		if b.height() <= footTop-bodyTop {
			return b, nil // the title is too long for any size
		}
	}
	return b, nil
}

// The colours, those of the default theme on a light ground.
const (
	ink = iota
	faint
	accent
	line
	colours
)

// shades is how many steps lead from the paper to a colour.
const shades = 32

// sheet is a picture of colours and their shades: edges are few, so that a cover has a
// few kilobytes.
type sheet struct{ image *image.Paletted }

func newSheet() *sheet {
	paper := color.RGBA{0xfd, 0xfc, 0xf9, 0xff}
	full := [colours]color.RGBA{ink: {0x1d, 0x1c, 0x1a, 0xff}, faint: {0x4c, 0x4a, 0x45, 0xff},
		accent: {0x13, 0x4f, 0x8c, 0xff}, line: {0xdc, 0xd8, 0xcd, 0xff}}
	palette := make(color.Palette, 0, colours*shades)
	for _, c := range full {
		for i := range shades {
			palette = append(palette, color.RGBA{mix(paper.R, c.R, i), mix(paper.G, c.G, i), mix(paper.B, c.B, i), 0xff})
		}
	}
	return &sheet{image.NewPaletted(image.Rect(0, 0, Width, Height), palette)}
}

func mix(from, to uint8, i int) uint8 {
	return uint8((int(from)*(shades-1-i) + int(to)*i) / (shades - 1))
}

func (s *sheet) rule(x, y, width, height, colour int) {
	for i := y; i < y+height; i++ {
		for j := x; j < x+width; j++ {
			s.image.SetColorIndex(j, i, uint8(colour*shades+shades-1))
		}
	}
}

// set is a text divided into lines of one size.
type set struct {
	face  font.Face
	lines []string
	tall  int  // of a line
	cut   bool // not all of it is there
}

func (t set) height() int { return len(t.lines) * t.tall }

// fit sets a text in the largest of the sizes in which it takes no more lines than it
// may; in the smallest it is cut.
func (s *sheet) fit(ttf []byte, text string, sizes []float64, most int) (set, error) {
	f, err := opentype.Parse(ttf)
	if err != nil {
		return set{}, fmt.Errorf("cover: %w", err)
	}
	var out set
	for _, size := range sizes {
		face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
		if err != nil {
			return set{}, fmt.Errorf("cover: %w", err)
		}
		lines, whole := divide(face, text)
		out = set{face: face, lines: lines, tall: int(size * 1.25), cut: !whole}
		if len(out.lines) <= most && whole {
			return out, nil
		}
	}
	if len(out.lines) <= most {
		return out, nil
	}
	out.lines, out.cut = out.lines[:most], true
	out.lines[most-1] = shorten(out.face, out.lines[most-1]+" …")
	return out, nil
}

// divide breaks a text into lines between words, and reports whether all words fit; of
// one that is wider than a line the end is missing.
func divide(face font.Face, text string) (lines []string, whole bool) {
	at := ""
	for _, word := range strings.Fields(text) {
		next := strings.TrimSpace(at + " " + word)
		if at != "" && font.MeasureString(face, next) > fixed.I(measure) {
			lines = append(lines, at)
			next = word
		}
		at = next
	}
	if at != "" {
		lines = append(lines, at)
	}
	whole = true
	for i, text := range lines {
		lines[i] = shorten(face, text)
		whole = whole && lines[i] == text
	}
	return lines, whole
}

// shorten cuts a line that is wider than the measure.
func shorten(face font.Face, s string) string {
	runes := []rune(s)
	for len(runes) > 2 && font.MeasureString(face, string(runes)) > fixed.I(measure) {
		runes = append(runes[:len(runes)-2], '…')
	}
	return string(runes)
}

// write writes lines from a height downwards, and returns where they end.
func (s *sheet) write(t set, top, colour int) int {
	for _, text := range t.lines {
		if top >= Height {
			break
		}
		mask := image.NewAlpha(image.Rect(0, top, Width, min(top+2*t.tall, Height)))
		d := font.Drawer{Dst: mask, Src: image.Opaque, Face: t.face,
			Dot: fixed.P(margin, top+t.face.Metrics().Ascent.Ceil())}
		d.DrawString(text)
		below := s.image.Pix[top*Width:]
		for i, alpha := range mask.Pix {
			if a := int(alpha) * (shades - 1) / 0xff; a > 0 {
				below[i] = uint8(colour*shades + a)
			}
		}
		top += t.tall
	}
	return top
}

func (s *sheet) encode() ([]byte, error) {
	var buf bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.DefaultCompression}).Encode(&buf, s.image); err != nil {
		return nil, fmt.Errorf("cover: %w", err)
	}
	return buf.Bytes(), nil
}
