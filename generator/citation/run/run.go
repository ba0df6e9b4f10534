// Package run is what a formatted reference is made of in the end: text in faces, written
// as HTML or as plain text. It knows nothing of styles or works.
package run

import (
	"html"
	"strings"
)

// Face is how text is set: a set of the constants below.
type Face uint8

// The faces. Italic within Italic is upright again, and so on; Super and Sub exclude
// each other.
const (
	Bold Face = 1 << iota
	Italic
	Small // small capitals
	Super
	Sub
)

// Over is the face of text set in f within text of face outer.
func (f Face) Over(outer Face) Face {
	if f&(Super|Sub) != 0 {
		outer &^= Super | Sub
	}
	return f ^ outer
}

// Run is text in one face.
type Run struct {
	Text string
	Face Face
}

// elements are the faces with their elements, the outermost first.
var elements = [...]struct {
	face      Face
	open, end string
}{
	{Bold, "<b>", "</b>"},
	{Italic, "<i>", "</i>"},
	{Small, `<span class="small-caps">`, "</span>"},
	{Super, "<sup>", "</sup>"},
	{Sub, "<sub>", "</sub>"},
}

// HTML writes runs as HTML.
func HTML(runs []Run) string {
	var b strings.Builder
	size := 0
	for _, r := range runs {
		size += len(r.Text) + 16
	}
	b.Grow(size)
	for _, r := range runs {
		for _, e := range elements {
			if r.Face&e.face != 0 {
				b.WriteString(e.open)
			}
		}
		writeEscaped(&b, r.Text)
		for i := len(elements) - 1; i >= 0; i-- {
			if e := elements[i]; r.Face&e.face != 0 {
				b.WriteString(e.end)
			}
		}
	}
	return b.String()
}

// writeEscaped leaves quotation marks as they are: runs stand between elements.
func writeEscaped(b *strings.Builder, s string) {
	if strings.IndexByte(s, '&') < 0 && strings.IndexByte(s, '<') < 0 && strings.IndexByte(s, '>') < 0 {
		b.WriteString(s)
		return
	}
	for _, c := range s {
		switch c {
		case '&', '<', '>':
			b.WriteString(html.EscapeString(string(c)))
		default:
			b.WriteRune(c)
		}
	}
}

// Plain writes the text of runs.
func Plain(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}
