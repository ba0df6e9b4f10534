package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/generator/markup/tree"
)

// Colon reads on from a colon, which may belong to a bare address: http:, https: or
// doi:. start is where the plain run before it begins.
func (p *Cursor) Colon(start int) {
	if !p.Build.Code() && !p.Build.InLink() {
		for _, scheme := range [...]string{"https", "http", "doi"} {
			at := p.Pos - len(scheme)
			if at < start || !strings.EqualFold(p.Src[at:p.Pos], scheme) || IsLetter(p.At(at-1)) {
				continue
			}
			p.Build.Text(p.Src[start:at])
			found := false
			if scheme == "doi" {
				found = p.doi(at)
			} else {
				found = p.bare(strings.ToLower(scheme))
			}
			if !found {
				p.Build.Text(p.Src[at : p.Pos+1])
				p.Pos++
			}
			return
		}
	}
	p.Build.Text(p.Src[start : p.Pos+1])
	p.Pos++
}

// bare reads the address whose colon is at the present place. One that was broken
// by a space after the colon or the slashes is mended.
func (p *Cursor) bare(scheme string) bool {
	i := p.Pos + 1
	for n := 0; n < 2 && p.At(i) == ' '; n++ {
		i++
	}
	if !strings.HasPrefix(p.Src[i:], "//") {
		return false
	}
	i += 2
	if p.At(i) == ' ' && p.hostAt(i+1) {
		i++
	}
	rest, end := p.address(i)
	if rest == "" {
		return false
	}
	p.Pos = end
	whole := scheme + "://" + rest
	target, ok := WebAddress(whole)
	if !ok || !strings.ContainsAny(rest, ".:") && !strings.HasPrefix(rest, "localhost") {
		p.Build.Text(whole) // all of it, or a row of bad addresses would be read again and again
		return true
	}
	p.Build.Leaf(tree.Link(target, whole))
	p.closeUp()
	return true
}

// hostAt reports whether a host name with a path stands at i.
func (p *Cursor) hostAt(i int) bool {
	host, path := p.Src[i:min(len(p.Src), i+80)], false
	if n := strings.IndexAny(host, "/ "); n >= 0 {
		host, path = host[:n], host[n] == '/'
	}
	return path && strings.IndexByte(host, '.') > 0
}

// doi reads doi:10.1000/x, whose colon is at the present place.
func (p *Cursor) doi(at int) bool {
	i := p.Pos + 1
	if p.At(i) == ' ' {
		i++
	}
	if !strings.HasPrefix(p.Src[i:], "10.") {
		return false
	}
	rest, end := p.address(i)
	label := p.Src[at:p.Pos+1] + rest
	p.Pos = end
	prefix, suffix, _ := strings.Cut(rest, "/")
	target, ok := WebAddress("https://doi.org/" + DOIPath(rest))
	if !ok || suffix == "" || len(prefix) < len("10.1000") || strings.Trim(prefix, "0123456789.") != "" {
		p.Build.Text(label)
		return true
	}
	p.Build.Leaf(tree.Link(target, label))
	p.closeUp()
	return true
}

// closeUp drops the space between an address and the full stop of its sentence.
func (p *Cursor) closeUp() {
	if p.At(p.Pos) != ' ' || strings.IndexByte(".,;", p.At(p.Pos+1)) < 0 {
		return
	}
	if after := p.At(p.Pos + 2); after == 0 || IsSpace(after) {
		p.Pos++
	}
}

// Bracketed reads <https://example.org/x>.
func (p *Cursor) Bracketed() bool {
	begin := p.Pos + 1 + strings.IndexByte(p.Src[p.Pos+1:p.Pos+7], ':')
	rest, end := p.address(begin + len("://"))
	whole := p.Src[p.Pos+1:begin] + "://" + rest
	target, ok := WebAddress(whole)
	if !ok || p.At(end) != '>' {
		return false
	}
	if p.Build.InLink() {
		p.Build.Ink(whole)
	} else {
		p.Build.Leaf(tree.Link(target, whole))
	}
	p.Pos = end + 1
	return true
}

// address reads the bytes of an address at i, with entities and TeX's escapes
// resolved, and returns where it ends. Punctuation at its end, and a bracket that was
// not opened in it, belong to the sentence.
func (p *Cursor) address(i int) (string, int) {
	var out []byte
	type mark struct{ out, src int } // where the address could end
	last := mark{}
	depth := 0
	for i < len(p.Src) {
		s, end := p.addressPart(i)
		if s == "" {
			break
		}
		switch s {
		case "(", "[":
			depth++
		case ")", "]":
			depth--
		}
		if depth < 0 {
			break
		}
		out = append(out, s...)
		i = end
		if strings.IndexByte(".,;:!?'*([", s[0]) < 0 {
			last = mark{len(out), i}
		}
	}
	if last.out == 0 {
		return "", i
	}
	return string(out[:last.out]), last.src
}

// addressPart reads one character of an address; "" where it ends.
func (p *Cursor) addressPart(i int) (string, int) {
	c := p.Src[i]
	switch {
	case c == '\\' && i+1 < len(p.Src) && strings.IndexByte("_#%&~$", p.Src[i+1]) >= 0:
		return p.Src[i+1 : i+2], i + 2
	case c == '&':
		s, end := p.EntityAt(i)
		if end == 0 {
			return "&", i + 1
		}
		if s == "&" {
			return s, end
		}
		return "", i
	case c <= ' ' || c == 0x7F || strings.IndexByte("<>\"{}|\\^`", c) >= 0 || i == p.DoubleEnd || i == p.QuoteEnd:
		return "", i
	case c < 0x80:
		return p.Src[i : i+1], i + 1
	}
	r, n := utf8.DecodeRuneInString(p.Src[i:])
	if unicode.IsLetter(r) && unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Arabic, unicode.Hebrew) {
		return p.Src[i : i+n], i + n
	}
	return "", i
}

// Link adds a hyperlink to an address that a command gave, or its text where it is
// none that may be followed.
func (p *Cursor) Link(target, label string) {
	label = Clean(label)
	if label == "" {
		return
	}
	a, ok := WebAddress(target)
	if !ok || p.Build.InLink() || p.Build.Code() {
		p.Build.Text(label)
		return
	}
	p.Build.Leaf(tree.Link(a, label))
}
