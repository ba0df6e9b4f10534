package document

import (
	"strings"

	"lectern/generator/decode"
	"lectern/generator/edit/layout"
)

// bracket is a text with a value in it that stands in one piece: all of JSON, and
// what stands behind one key of TOML.
type bracket struct {
	src   string
	span  layout.Span
	json  bool
	tight bool // no spaces behind commas and colons
	eol   string
}

// jsonBracket reads a JSON text. Its own style is kept: it is tight if its first
// key is.
func jsonBracket(src, eol string) *bracket {
	b := &bracket{src: src, span: layout.JSON(src), json: true, eol: eol}
	first := b.span
	for first.Open == '[' && len(first.Parts) > 0 {
		first = first.Parts[0].Value
	}
	if first.Open == '{' && len(first.Parts) > 0 {
		b.tight = src[first.Parts[0].Value.From-1] == ':'
	}
	return b
}

// descend follows a path as far as it goes: to the list or table in which its last
// step is found, and to the part that it is. The part is -1 where only the last step
// is not there.
func (b *bracket) descend(p Path) (in layout.Span, part int, ok bool) {
	in = b.span
	for len(p) > 0 {
		i, steps := step(in, p)
		switch {
		case i < 0:
			return in, -1, len(p) == 1 && in.Open == '{'
		case steps == len(p):
			return in, i, true
		}
		in, p = in.Parts[i].Value, p[steps:]
	}
	return in, -1, false
}

// step finds the part to which a path leads, and how many of its steps it takes:
// several for a dotted key.
func step(in layout.Span, p Path) (part, steps int) {
	if i, number := p[0].(int); number {
		if in.Open == '[' && 0 <= i && i < len(in.Parts) {
			return i, 1
		}
		return -1, 0
	}
	for i := range in.Parts {
		if keys := in.Parts[i].Keys; len(keys) > 0 && begins(p, keys) {
			return i, len(keys)
		}
	}
	return -1, 0
}

// begins reports whether a path begins with the keys.
func begins(p Path, keys []string) bool {
	if len(p) < len(keys) {
		return false
	}
	for i, key := range keys {
		if p[i] != any(key) {
			return false
		}
	}
	return true
}

func setPart(b *bracket, p Path, v decode.Node) (string, bool) {
	in, i, ok := b.descend(p)
	if !ok {
		return "", false
	}
	if i >= 0 {
		at := in.Parts[i].Value
		return b.src[:at.From] + literal(&v, b.json, b.tight) + b.src[at.To:], true
	}
	key, named := p[len(p)-1].(string)
	return b.insert(in, member(&decode.Entry{Key: key, Value: v}, b.json, b.tight)), named
}

func appendPart(b *bracket, p Path, v decode.Node) (string, bool) {
	list := b.span
	if len(p) > 0 {
		in, i, ok := b.descend(p)
		if !ok || i < 0 {
			return "", false
		}
		list = in.Parts[i].Value
	}
	return b.insert(list, literal(&v, b.json, b.tight)), list.Open == '['
}

func removePart(b *bracket, p Path, _ decode.Node) (string, bool) {
	in, i, ok := b.descend(p)
	if !ok || i < 0 {
		return "", false
	}
	return b.remove(in, i), true
}

// comma finds the comma between two offsets that is not in a comment, or -1.
func (b *bracket) comma(from, to int) int {
	for at := from; at < to; at++ {
		switch b.src[at] {
		case ',':
			return at
		case '#':
			at += strings.IndexByte(b.src[at:]+"\n", '\n')
		}
	}
	return -1
}

// indentation returns the white space at the start of an offset's line, and whether
// nothing else stands before the offset.
func indentation(src string, at int) (string, bool) {
	line := src[strings.LastIndexByte(src[:at], '\n')+1 : at]
	indent := line[:len(line)-len(strings.TrimLeft(line, " \t"))]
	return indent, indent == line
}

// lineEnd is the offset of the line end at or behind an offset, and of the next line.
func lineEnd(src string, at int) (end, next int) {
	i := strings.IndexByte(src[at:], '\n')
	if i < 0 {
		return len(src), len(src)
	}
	end = at + i
	if end > at && src[end-1] == '\r' {
		return end - 1, end + 1
	}
	return end, end + 1
}

// insert puts a new part behind the last one, on a line of its own if that has one.
func (b *bracket) insert(in layout.Span, text string) string {
	closing := in.To - 1
	if len(in.Parts) == 0 {
		return b.insertFirst(in, text)
	}
	last := in.Parts[len(in.Parts)-1]
	comma := b.comma(last.Value.To, closing)
	indent, own := indentation(b.src, last.From)
	from := max(last.Value.To, comma+1)
	end, next := lineEnd(b.src, from)
	separator := " "
	switch {
	case own:
		separator = b.eol + indent
	case b.tight:
		separator = ""
	}
	if !own || next > closing {
		end = from // the bracket closes on the same line
	}
	if comma >= 0 {
		return b.src[:end] + separator + text + "," + b.src[end:]
	}
	return b.src[:from] + "," + b.src[from:end] + separator + text + b.src[end:]
}

// insertFirst puts a part into empty brackets.
func (b *bracket) insertFirst(in layout.Span, text string) string {
	inner := b.src[in.From+1 : in.To-1]
	if indent, own := indentation(b.src, in.To-1); own && strings.Contains(inner, "\n") {
		at := in.To - 1 - len(indent)
		if in.Open == '[' && !b.json {
			text += ","
		}
		return b.src[:at] + indent + "  " + text + b.eol + b.src[at:]
	}
	if in.Open == '{' && !b.json {
		text = " " + text + " "
	}
	return b.src[:in.From+1] + text + b.src[in.To-1:]
}

// remove takes a part out, with its comma and with what is left of its line.
func (b *bracket) remove(in layout.Span, i int) string {
	if inner := b.src[in.From+1 : in.To-1]; len(in.Parts) == 1 && !strings.Contains(inner, "#") {
		return b.src[:in.From+1] + b.src[in.To-1:]
	}
	limit := in.To - 1
	if i+1 < len(in.Parts) {
		limit = in.Parts[i+1].From
	}
	part := in.Parts[i]
	comma := b.comma(part.Value.To, limit)
	from, to := b.extent(part.From, max(part.Value.To, comma+1), i == 0)
	head := b.src[:from]
	if comma < 0 && i > 0 { // the one before is the last now
		before := in.Parts[i-1].Value.To
		if at := b.comma(before, part.From); at >= 0 {
			head = b.src[:at] + b.src[at+1:from]
		}
	}
	return head + b.src[to:]
}

// extent is what goes with the part between two offsets: its lines, where they are
// its own, with the comment behind it; else the spaces before or behind it.
func (b *bracket) extent(from, to int, first bool) (int, int) {
	indent, own := indentation(b.src, from)
	end, next := lineEnd(b.src, to)
	rest := strings.TrimLeft(b.src[to:end], " \t")
	switch {
	case own && (rest == "" || rest[0] == '#') && next > end:
		return from - len(indent), next
	case own || first:
		return from, to + len(b.src[to:end]) - len(rest)
	}
	return len(strings.TrimRight(b.src[:from], " \t")), to
}
