// Package tags reads HTML and JATS in a scholarly string: which < begins a tag, and
// what the tag means. It knows nothing of TeX, except where publishers wrap it.
package tags

import (
	"html"
	"sort"
	"strings"

	"lectern/generator/markup/scan"
)

// A tag is what stands between < and >.
type tag struct {
	name    string // in small letters, with its prefix: "i", "jats:italic"
	raw     string // the name as written
	closing bool
	empty   bool // <br/>
	href    string
	class   string
	plain   bool // no attributes
	end     int
}

// longestTag bounds the length of a tag; what is longer is text.
const longestTag = 4096

// longestName bounds the names that are remembered.
const longestName = 32

// tagAt reads a tag at i. It is strict, so that a<b and c>d is none: attributes
// have values.
func (p *Reader) tagAt(i int) (t tag, ok bool) {
	limit := min(len(p.Src), i+longestTag)
	j := i + 1
	if p.At(j) == '/' {
		t.closing = true
		j++
	}
	start := j
	j = nameEnd(p.Src[:limit], j)
	if j == start || !scan.IsLetter(p.Src[start]) {
		return t, false
	}
	t.raw = p.Src[start:j]
	t.name = strings.ToLower(t.raw)
	t.plain = true
	for j < limit {
		spaces := j
		for j < limit && scan.IsSpace(p.Src[j]) {
			j++
		}
		switch {
		case j == limit:
			return t, false
		case p.Src[j] == '>':
			t.end = j + 1
			return t, true
		case p.Src[j] == '/' && p.At(j+1) == '>':
			t.empty, t.end = true, j+2
			return t, true
		case t.closing || j == spaces:
			return t, false
		}
		if j = t.attribute(p.Src[:limit], j); j < 0 {
			return t, false
		}
		t.plain = false
	}
	return t, false
}

// nameEnd returns where the name that begins at j ends.
func nameEnd(s string, j int) int {
	for j < len(s) && (scan.IsAlnum(s[j]) || s[j] == ':' || s[j] == '-' || s[j] == '_') {
		j++
	}
	return j
}

// attribute reads name="value" at j and returns where it ends; -1 when there is none.
func (t *tag) attribute(s string, j int) int {
	start := j
	j = nameEnd(s, j)
	name := strings.ToLower(s[start:j])
	if j == start || j+1 >= len(s) || s[j] != '=' {
		return -1
	}
	j++
	value := ""
	if quote := s[j]; quote == '"' || quote == '\'' {
		n := strings.IndexByte(s[j+1:], quote)
		if n < 0 {
			return -1
		}
		value, j = s[j+1:j+1+n], j+n+2
	} else {
		start := j
		for j < len(s) && !scan.IsSpace(s[j]) && strings.IndexByte(`"'<>`, s[j]) < 0 {
			j++
		}
		value = s[start:j]
	}
	switch name {
	case "href", "xlink:href":
		t.href = html.UnescapeString(value)
	case "class":
		t.class = value
	case "style":
		if strings.Contains(value, "small-caps") {
			t.class = "small-caps"
		}
	}
	return j
}

// endOf returns where the first </name> begins at or after pos, and where it ends;
// -1 when there is none. All closing tags are found in one pass, when the first is
// asked for.
func (p *Reader) endOf(name string, pos int) (int, int) {
	if p.closings == nil {
		p.closings = map[string][]int{}
		for i := strings.Index(p.Src, "</"); i >= 0; {
			if t, ok := p.tagAt(i); ok && len(t.name) <= longestName {
				p.closings[t.name] = append(p.closings[t.name], i)
			}
			n := strings.Index(p.Src[i+2:], "</")
			if n < 0 {
				break
			}
			i += 2 + n
		}
	}
	places := p.closings[name]
	i := sort.SearchInts(places, pos)
	if i == len(places) {
		return -1, -1
	}
	t, _ := p.tagAt(places[i])
	return places[i], t.end
}

// A Reader reads the tags of one string.
type Reader struct {
	*scan.Cursor
	closings map[string][]int // the places of closing tags by name, once looked for
	opened   map[string]bool  // names of elements seen so far
}

// New returns a reader at a cursor.
func New(c *scan.Cursor) *Reader { return &Reader{Cursor: c} }

// Read reads a tag, a comment, an address in angle brackets, or a < of the text.
func (p *Reader) Read() {
	rest := p.Src[p.Pos:]
	switch {
	case strings.HasPrefix(rest, "<!--"):
		if end := p.Next(scan.NextComment, p.Pos); end < len(p.Src) {
			p.Pos = end + len("-->")
			return
		}
	case strings.HasPrefix(rest, "<![CDATA["):
		if end := p.Next(scan.NextSection, p.Pos); end < len(p.Src) {
			p.Build.Text(p.Src[p.Pos+len("<![CDATA[") : end])
			p.Pos = end + len("]]>")
			return
		}
	case strings.HasPrefix(rest, "<?xml"), strings.HasPrefix(rest, "<!DOCTYPE "):
		if n := strings.IndexByte(rest[:min(len(rest), longestTag)], '>'); n >= 0 {
			p.Pos += n + 1
			return
		}
	case strings.HasPrefix(rest, "<http://"), strings.HasPrefix(rest, "<https://"):
		if p.Bracketed() {
			return
		}
	}
	if t, ok := p.tagAt(p.Pos); ok && p.element(t) {
		return
	}
	p.AsText(1)
}
