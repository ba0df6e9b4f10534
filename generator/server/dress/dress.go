// Package dress prepares the HTML of a page for the preview: it finds what the page
// loads, and puts a script into it that the page's own security policy would forbid.
// It knows nothing of servers or sites.
package dress

import (
	"bytes"
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// Page is an HTML page, taken apart.
type Page struct {
	Loads []string // addresses of pictures, scripts, styles and the like, as they stand in the page
	parts [2][]byte
}

// Read takes a page apart. The policies in it are made to allow scripts, styles and
// connections of the page's own origin; they allow nothing else that they did not
// before, so that what a policy breaks when the site is published is broken in the
// preview, too.
func Read(text []byte) *Page {
	var out []byte
	p := &Page{}
	end := -1 // in out, where the body ends
	z := html.NewTokenizer(bytes.NewReader(text))
	for {
		kind := z.Next()
		from := len(out)
		out = append(out, z.Raw()...) // first, since the other methods change it
		if kind == html.ErrorToken {
			break // the end, and what looked like a beginning before it
		}
		switch kind {
		case html.StartTagToken, html.SelfClosingTagToken:
			if instead := p.start(z.Token()); instead != "" {
				out = append(out[:from], instead...)
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == "body" {
				end = from
			}
		}
	}
	if end < 0 {
		end = len(out)
	}
	p.parts = [2][]byte{out[:end], out[end:]}
	return p
}

// start notes what an element loads, and returns what shall stand instead of its
// tag, if anything.
func (p *Page) start(tag html.Token) (instead string) {
	attr := map[string]string{}
	for _, a := range tag.Attr {
		if _, twice := attr[a.Key]; !twice {
			attr[a.Key] = a.Val
		}
	}
	for _, name := range []string{"src", "poster"} {
		if attr[name] != "" {
			p.Loads = append(p.Loads, attr[name])
		}
	}
	for candidate := range strings.SplitSeq(attr["srcset"], ",") {
		if fields := strings.Fields(candidate); len(fields) > 0 {
			p.Loads = append(p.Loads, fields[0])
		}
	}
	switch tag.Data {
	case "link":
		for rel := range strings.FieldsSeq(strings.ToLower(attr["rel"])) {
			if (rel == "stylesheet" || rel == "icon") && attr["href"] != "" {
				p.Loads = append(p.Loads, attr["href"])
			}
		}
	case "meta":
		if strings.EqualFold(attr["http-equiv"], "Content-Security-Policy") {
			return `<meta http-equiv="Content-Security-Policy" content="` + html.EscapeString(Allow(attr["content"])) + `">`
		}
	}
	return ""
}

// With returns the page with a tag at the end of its body.
func (p *Page) With(tag string) []byte {
	out := make([]byte, 0, p.Size()+len(tag))
	out = append(out, p.parts[0]...)
	out = append(out, tag...)
	return append(out, p.parts[1]...)
}

// Size is the number of bytes of the page without a tag.
func (p *Page) Size() int { return len(p.parts[0]) + len(p.parts[1]) }

// Below resolves an address that stands on a page, which is given by its path below
// root, and returns the decoded path below root that it means; ok is false for
// addresses elsewhere.
func Below(root, page, href string) (path string, ok bool) {
	u, err := url.Parse(href)
	if err != nil {
		return "", false
	}
	u = (&url.URL{Path: root + page}).ResolveReference(u)
	if u.Scheme != "" || u.Host != "" {
		return "", false
	}
	return strings.CutPrefix(u.Path, root)
}
