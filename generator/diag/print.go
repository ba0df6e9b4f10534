package diag

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// perCode is how many diagnostics of one code are printed in full: whoever has mended
// these knows the rest.
const perCode = 20

// Printer prints diagnostics for people:
//
//	path:line:column: error: what is wrong (how to mend it)
//	    the line of the source
//	        ^
//
// Of each code the first 20 are printed, and the others counted at the end.
type Printer struct {
	Source func(file string) ([]byte, error) // nil: no source lines
	Color  bool                              // with ANSI escapes
}

// Print writes the diagnostics in the order given. The error is that of w.
func (p *Printer) Print(w io.Writer, ds []Diagnostic) error {
	var out bytes.Buffer
	seen := map[string]int{}
	excerpts := excerpter{read: p.Source}
	for _, d := range ds {
		if seen[d.Code]++; seen[d.Code] > perCode {
			continue
		}
		p.headline(&out, d)
		if line, caret, ok := excerpts.excerpt(d.Place); ok {
			fmt.Fprintf(&out, "    %s\n    %s%s\n", line, caret, p.paint("1;32", "^"))
		}
	}
	for _, code := range slices.Sorted(maps.Keys(seen)) {
		if more := seen[code] - perCode; more > 0 {
			fmt.Fprintf(&out, "... and %d more of `%s`\n", more, visible(code))
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

// headline writes the first line of a diagnostic.
func (p *Printer) headline(out *bytes.Buffer, d Diagnostic) {
	color := "1;35"
	switch d.Severity {
	case Note:
		color = "1;36"
	case Error:
		color = "1;31"
	}
	if place := d.Place.String(); place != "" {
		fmt.Fprintf(out, "%s ", p.paint("1", visible(place)+":"))
	}
	fmt.Fprintf(out, "%s %s", p.paint(color, d.Severity.String()+":"), visible(d.Message))
	if d.Hint != "" {
		fmt.Fprintf(out, " %s", p.paint("36", "("+visible(d.Hint)+")"))
	}
	out.WriteByte('\n')
}

func (p *Printer) paint(color, s string) string {
	if !p.Color {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}

// excerpter finds source lines. It keeps the file that it read last, since sorted
// diagnostics stay in one file for a while.
type excerpter struct {
	read func(file string) ([]byte, error)
	file string
	src  []byte
}

// excerpt returns the line of a place as it is printed, and what stands before the
// caret below it.
func (e *excerpter) excerpt(at Place) (line, caret string, ok bool) {
	if e.read == nil || at.Line < 1 || at.Column < 1 {
		return "", "", false
	}
	if e.file != at.File {
		src, err := e.read(at.File)
		if err != nil {
			src = nil
		}
		e.file, e.src = at.File, bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	}
	rest := e.src
	for range at.Line - 1 {
		i := bytes.IndexByte(rest, '\n')
		if i < 0 {
			return "", "", false
		}
		rest = rest[i+1:]
	}
	if i := bytes.IndexByte(rest, '\n'); i >= 0 {
		rest = rest[:i]
	}
	rest = bytes.TrimSuffix(rest, []byte("\r"))
	if len(bytes.TrimSpace(rest)) == 0 {
		return "", "", false
	}
	column := min(at.Column-1, len(rest))
	line, caret = window(rest[:column], rest[column:])
	return line, caret, true
}

// The width of the window around the caret of a line that is too long to print.
const (
	widthBefore = 60
	widthAfter  = 40
)

// window joins what stands before and after a column, cutting both where the line is
// long, and returns the white space that reaches to the column.
func window(before, after []byte) (line, caret string) {
	const most = 4 * (widthBefore + widthAfter) // bytes that can matter
	head := before[max(0, len(before)-most):]
	tail := after[:min(len(after), most)]
	left, right := glyphs(visibleLine(head)), glyphs(visibleLine(tail))
	room := widthBefore + widthAfter
	cutLeft := len(head) < len(before) || width(left) > max(widthBefore, room-width(right))
	cutRight := len(tail) < len(after) || width(right) > max(widthAfter, room-width(left))
	if cutLeft {
		for width(left) > widthBefore {
			left = left[1:]
		}
		left = append([]glyph{{'…', 1}}, left...)
	}
	if cutRight {
		for width(right) > widthAfter {
			right = right[:len(right)-1]
		}
		right = append(right, glyph{'…', 1})
	}
	var b, c strings.Builder
	for _, g := range left {
		b.WriteRune(g.char)
		if g.char == '\t' {
			c.WriteByte('\t') // as wide as the one above it
		} else {
			c.WriteString(strings.Repeat(" ", g.width))
		}
	}
	for _, g := range right {
		b.WriteRune(g.char)
	}
	return b.String(), c.String()
}
