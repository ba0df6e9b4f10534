package server

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"io"
	"net/http"
	"slices"
	"strings"

	"lectern/generator/page"
	"lectern/generator/server/dress"
)

// drawn is an answer with its bytes. What depends on other pages, and so on more
// than the page's key, is not in it: see looks.
type drawn struct {
	id
	media  string
	policy string // Content-Security-Policy, of the server's own pages
	body   []byte // of files that are not HTML
	html   *dress.Page
	digest string   // of the body, without the stylesheet's address
	loads  []string // paths in the output folder that an HTML page may load
	failed bool
}

// id is what a drawn answer depends on.
type id struct {
	path   string // of the page or, where the server speaks itself, of the address
	key    page.Key
	status int
	root   string
	style  string // the stylesheet's address, if the page has it
}

// draw renders an answer, or takes it from the cache.
func (s *Server) draw(snap *Snapshot, a answer) *drawn {
	if a.page == nil {
		return s.say(a)
	}
	want := id{a.page.Path, a.page.Sum(), a.status, snap.Root, snap.Stylesheet}
	if a.page.Kind == page.File {
		// Its bytes are those of the disk, which may be newer than its key.
		return s.render(snap, *a.page, want)
	}
	return s.cache.get(want, func() *drawn { return s.render(snap, *a.page, want) })
}

// render makes a page's bytes. A page that fails is an answer, too.
func (s *Server) render(snap *Snapshot, p page.Page, want id) *drawn {
	buf := s.buffer()
	defer s.release(buf)
	if err := attempt(buf, snap, p); err != nil {
		d := explain(http.StatusInternalServerError, "This page cannot be rendered", "/"+p.Path+": "+err.Error())
		d.path, d.key, d.failed = want.path, want.key, true
		return d
	}
	d := &drawn{id: want, media: media(p)}
	if d.media != htmlType {
		d.style, d.body = "", bytes.Clone(buf.Bytes())
		d.digest = digest(d.body)
		return d
	}
	d.wear(buf.Bytes(), snap)
	return d
}

// attempt renders a page; a panic in it is an error.
func attempt(buf *bytes.Buffer, snap *Snapshot, p page.Page) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	return snap.Render(buf, p)
}

// wear takes apart the HTML of a page; it keeps nothing of text.
func (d *drawn) wear(text []byte, snap *Snapshot) {
	style := []byte(d.style)
	if len(style) == 0 || !bytes.Contains(text, style) {
		style, d.style = nil, ""
	}
	h := sha256.New()
	for rest := text; ; {
		i := -1
		if style != nil {
			i = bytes.Index(rest, style)
		}
		if i < 0 {
			h.Write(rest)
			break
		}
		h.Write(rest[:i])
		h.Write([]byte{0xff}) // which no UTF-8 has
		rest = rest[i+len(style):]
	}
	d.digest = hex.EncodeToString(h.Sum(nil)[:8])
	d.html = dress.Read(text)
	if snap != nil {
		d.loads = snap.local(d.path, d.html.Loads)
	}
}

// local picks the addresses that are on the site, apart from the stylesheet, and
// makes them paths in the output folder.
func (snap *Snapshot) local(from string, hrefs []string) []string {
	var paths []string
	for _, href := range hrefs {
		if href == snap.Stylesheet {
			continue
		}
		if name, below := dress.Below(snap.base(), from, href); below {
			paths = append(paths, name)
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// looks is a digest of everything that a reader of the page sees, apart from the
// stylesheet: its own bytes and, after a hyphen, its status and the pictures and other
// files that it loads.
func (d *drawn) looks(snap *Snapshot) string {
	h := sha256.New()
	fmt.Fprint(h, d.status)
	for _, name := range d.loads {
		if p := snap.Find(name); p != nil {
			io.WriteString(h, name)
			sum := p.Sum()
			h.Write(sum[:])
		}
	}
	return d.digest + "-" + hex.EncodeToString(h.Sum(nil)[:8])
}

// sameButContent reports whether pages that look different do so in their own bytes alone.
func sameButContent(looks, other string) bool {
	_, rest, has := strings.Cut(looks, "-")
	return has && strings.HasSuffix(other, "-"+rest)
}

// dressed is the body as it is sent: HTML with the script that reloads it, which
// gets to know what it shows.
func (d *drawn) dressed(snap *Snapshot) []byte {
	if d.html == nil {
		return d.body
	}
	return d.html.With(fmt.Sprintf(`<script src="%sreload.js" data-looks="%s" data-style="%s"></script>`,
		own, d.looks(snap), html.EscapeString(d.style)))
}

// say makes an answer of the server's own.
func (s *Server) say(a answer) *drawn {
	d := explain(http.StatusNotFound, "There is nothing at this address", a.path)
	if a.status == http.StatusServiceUnavailable {
		d = explain(a.status, "There is nothing to show yet", "This page appears as soon as the site has been built without errors.")
	}
	return d
}

// explain makes a page that says one thing.
func explain(status int, title, text string) *drawn {
	title, text = html.EscapeString(title), html.EscapeString(text)
	d := &drawn{
		id:     id{status: status},
		media:  htmlType,
		policy: "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",
	}
	d.wear([]byte(`<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">`+
		`<title>`+title+`</title><link rel="stylesheet" href="`+own+`overlay.css"></head>`+
		`<body class="lectern"><h1>`+title+`</h1><pre>`+text+`</pre></body></html>`+"\n"), nil)
	return d
}

// digest is short, and as good as different for different bytes.
func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:12])
}

// keptBuffer is the largest buffer that is kept for the next page.
const keptBuffer = 4 << 20

func (s *Server) buffer() *bytes.Buffer { return s.buffers.Get().(*bytes.Buffer) }

func (s *Server) release(buf *bytes.Buffer) {
	if buf.Cap() <= keptBuffer {
		buf.Reset()
		s.buffers.Put(buf)
	}
}
