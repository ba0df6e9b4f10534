package markdown

import (
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/mozillazg/go-unidecode"
	dom "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A document is a parsed text that is made ready for a page.
type document struct {
	opt      Options
	ids      map[string]bool
	taken    map[string]int // how many numbers the headings of one title have tried
	headings []Heading
	open     []*dom.Node // headings, before their levels are settled
	given    []int       // their levels in the text
}

// prepare walks over the text once, then settles the headings.
func (d *document) prepare(root *dom.Node) {
	d.walk(root)
	d.settle()
}

func (d *document) walk(n *dom.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling // c may be moved or removed
		if c.Type == dom.ElementNode {
			d.walk(c)
			d.element(c)
		} else if c.Type != dom.TextNode && c.Type != dom.RawNode {
			n.RemoveChild(c)
		}
		c = next
	}
}

func (d *document) element(n *dom.Node) {
	if misplaced(n) {
		unwrap(n)
		return
	}
	d.anchor(n)
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		if strings.TrimSpace(words(n)) == "" {
			n.Parent.RemoveChild(n)
			return
		}
		d.open = append(d.open, n)
		d.given = append(d.given, int(n.Data[1]-'0'))
	case atom.A:
		d.link(n)
	case atom.Img:
		d.picture(n)
	case atom.Th, atom.Td:
		if align, ok := take(n, "align"); ok {
			set(n, "class", "align-"+align)
		}
	case atom.Table:
		wrap(n)
	case atom.Pre:
		set(n, "tabindex", "0") // wide code scrolls, and keys have to reach it
	}
}

// misplaced reports whether an element may not stand where it does, so that only its
// content stays. Raw HTML comes so, and the balancing of tags left open makes such.
func misplaced(n *dom.Node) bool {
	switch n.DataAtom {
	case atom.B, atom.I, atom.Em, atom.Strong, atom.S, atom.Del, atom.Ins, atom.U, atom.Mark, atom.Small, atom.Sup, atom.Sub,
		atom.Code, atom.Span, atom.Kbd, atom.Samp, atom.Abbr, atom.Cite, atom.Q, atom.Dfn, atom.Var, atom.Time, atom.Bdi:
		return strings.TrimSpace(words(n)) == "" || holdsBlock(n)
	case atom.A:
		_, target := get(n, "id")
		return holdsBlock(n) || !target && n.FirstChild == nil
	case atom.Li:
		return !under(n, atom.Ul, atom.Ol)
	case atom.Dt, atom.Dd:
		return !under(n, atom.Dl)
	case atom.Summary:
		return !under(n, atom.Details)
	case atom.Figcaption:
		return !under(n, atom.Figure)
	}
	return false
}

// holdsBlock reports whether a child is no phrasing content. Children were seen
// before, so that it is enough to look at them alone.
func holdsBlock(n *dom.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Div, atom.Blockquote, atom.Pre, atom.Ul, atom.Ol, atom.Li,
			atom.Dl, atom.Dt, atom.Dd, atom.Hr, atom.Table, atom.Figure, atom.Figcaption, atom.Details, atom.Summary:
			return true
		}
	}
	return false
}

func under(n *dom.Node, parents ...atom.Atom) bool {
	return n.Parent != nil && slices.Contains(parents, n.Parent.DataAtom)
}

// anchor keeps ids that are usable and not taken yet. Colons, as in the ids of
// footnotes, would have to be escaped in style sheets.
func (d *document) anchor(n *dom.Node) {
	id, ok := take(n, "id")
	if !ok {
		return
	}
	if id = strings.ReplaceAll(id, ":", "-"); !d.ids[id] {
		d.ids[id] = true
		set(n, "id", id)
	}
}

// settle gives the headings their levels and ids: one with no heading above it gets
// 2, one below another a level more, so that none is skipped.
func (d *document) settle() {
	var above []int // the given levels of the headings that the present one is under
	for i, n := range d.open {
		for len(above) > 0 && above[len(above)-1] >= d.given[i] {
			above = above[:len(above)-1]
		}
		level := min(len(above)+2, 6)
		above = append(above, d.given[i])
		n.Data = "h" + strconv.Itoa(level)
		n.DataAtom = atom.Lookup([]byte(n.Data))
		title := strings.Join(strings.Fields(words(n)), " ")
		id, ok := get(n, "id")
		if !ok {
			id = d.newID(title)
			set(n, "id", id)
		}
		d.headings = append(d.headings, Heading{level, id, title})
	}
}

// newID makes an id of a title: ASCII words with hyphens, numbered when taken.
func (d *document) newID(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(unidecode.Unidecode(title)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
		if b.Len() > 60 {
			break
		}
	}
	base := strings.Trim(b.String(), "-")
	if base == "" || base[0] < 'a' {
		base = strings.TrimSuffix("section-"+base, "-")
	}
	id := base
	for d.ids[id] {
		d.taken[base]++ // remembered, so that many headings of one title are numbered in linear time
		id = fmt.Sprintf("%s-%d", base, d.taken[base]+1)
	}
	d.ids[id] = true
	return id
}

// link resolves where a link leads; one that leads nowhere is its label.
func (d *document) link(n *dom.Node) {
	href, ok := take(n, "href")
	switch {
	case strings.HasPrefix(href, "#"):
		set(n, "href", strings.ReplaceAll(href, ":", "-"))
	case ok && href != "":
		set(n, "href", d.resolve(href))
	default:
		if _, target := get(n, "id"); !target {
			unwrap(n)
		}
	}
}

func (d *document) resolve(address string) string {
	if absolute(address) || strings.HasPrefix(address, "#") || strings.HasPrefix(address, "?") {
		return address
	}
	if f, ok := d.file(address); ok {
		return f.URL
	}
	file, rest := address, ""
	if i := strings.IndexAny(address, "?#"); i >= 0 {
		file, rest = address[:i], address[i:]
	}
	if !strings.HasPrefix(file, "/") {
		page := strings.TrimPrefix(d.opt.Page, d.opt.Root)
		file = page[:strings.LastIndexByte(page, '/')+1] + file
	}
	clean := strings.TrimPrefix(path.Clean("/"+file), "/")
	if strings.HasSuffix(file, "/") && clean != "" {
		clean += "/"
	}
	if path.Ext(clean) != "" { // pages are folders
		return d.opt.Files + clean + rest
	}
	return d.opt.Root + clean + rest
}

func (d *document) file(address string) (File, bool) {
	if d.opt.File == nil || strings.HasPrefix(address, "/") {
		return File{}, false
	}
	return d.opt.File(path.Clean(address))
}

// absolute reports whether an address has a scheme or a host.
func absolute(address string) bool {
	if strings.HasPrefix(address, "//") {
		return true
	}
	i := strings.IndexAny(address, ":/?#")
	return i > 0 && address[i] == ':'
}

// picture resolves a picture of the site. One from elsewhere would tell others who
// reads the page: it becomes a link.
func (d *document) picture(n *dom.Node) {
	src, _ := take(n, "src")
	alt, _ := get(n, "alt")
	if absolute(src) || src == "" {
		label := &dom.Node{Type: dom.TextNode, Data: alt}
		if alt == "" {
			label.Data = src
		}
		n.Parent.InsertBefore(label, n)
		n.Parent.RemoveChild(n)
		if src != "" && !inside(label, atom.A) {
			a := &dom.Node{Type: dom.ElementNode, Data: "a", DataAtom: atom.A}
			set(a, "href", src)
			label.Parent.InsertBefore(a, label)
			label.Parent.RemoveChild(label)
			a.AppendChild(label)
		}
		return
	}
	f, ok := d.file(src)
	if !ok {
		f.URL = d.resolve(src)
	}
	set(n, "src", f.URL)
	set(n, "alt", alt)
	if f.Width > 0 && f.Height > 0 {
		set(n, "width", strconv.Itoa(f.Width))
		set(n, "height", strconv.Itoa(f.Height))
	}
	set(n, "loading", "lazy")
}

// wrap puts a table into a box that scrolls on small screens.
func wrap(n *dom.Node) {
	box := &dom.Node{Type: dom.ElementNode, Data: "div", DataAtom: atom.Div}
	set(box, "class", "table")
	set(box, "tabindex", "0")
	n.Parent.InsertBefore(box, n)
	n.Parent.RemoveChild(n)
	box.AppendChild(n)
}

func unwrap(n *dom.Node) {
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
}

func inside(n *dom.Node, a atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.DataAtom == a {
			return true
		}
	}
	return false
}

func get(n *dom.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

// take returns an attribute and removes it.
func take(n *dom.Node, key string) (string, bool) {
	for i, a := range n.Attr {
		if a.Key == key {
			n.Attr = append(n.Attr[:i:i], n.Attr[i+1:]...)
			return a.Val, true
		}
	}
	return "", false
}

func set(n *dom.Node, key, value string) {
	take(n, key)
	n.Attr = append(n.Attr, dom.Attribute{Key: key, Val: value})
}

// words is the text of an element.
func words(n *dom.Node) string {
	var b strings.Builder
	var walk func(*dom.Node)
	walk = func(n *dom.Node) {
		said(&b, n)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return b.String()
}

// said writes what a node itself says: text, or a formula.
func said(b *strings.Builder, n *dom.Node) {
	switch n.Type {
	case dom.TextNode:
		b.WriteString(n.Data)
	case dom.RawNode:
		line, _ := get(n, says)
		b.WriteString(line)
	}
}

// plain writes what a text says for a description: no code blocks, tables or notes.
func plain(b *strings.Builder, n *dom.Node) {
	said(b, n)
	class, _ := get(n, "class")
	if n.DataAtom == atom.Pre || n.DataAtom == atom.Table || strings.HasPrefix(class, "footnote") {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		plain(b, c)
	}
	switch n.DataAtom {
	case atom.P, atom.Li, atom.Br, atom.Div, atom.Dt, atom.Dd, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.WriteByte(' ')
	}
}
