package render

import (
	"bytes"
	"cmp"
	"unicode/utf8"

	"lectern/generator/view"
)

const declaration = `<?xml version="1.0" encoding="utf-8"?>` + "\n"

// atom writes a feed as Atom (RFC 4287). The feed names an author always, since
// entries may have none (4.1.1); entries point at their page and carry a summary at
// most. There is no published: its day may lie before 1990, which validators take
// for a mistake.
func atom(buf *bytes.Buffer, f *view.Feed) {
	buf.WriteString(declaration + `<feed xmlns="http://www.w3.org/2005/Atom"`)
	if f.Lang != "" {
		attribute(buf, "xml:lang", f.Lang)
	}
	buf.WriteString(">\n")
	element(buf, "id", f.ID)
	element(buf, "title", f.Title)
	element(buf, "updated", f.Updated)
	person(buf, cmp.Or(f.Author, f.Title, "?"))
	link(buf, "self", "application/atom+xml", f.Self)
	link(buf, "alternate", "text/html", f.Home)
	for i := range f.Entries {
		entry(buf, &f.Entries[i])
	}
	buf.WriteString("</feed>\n")
}

func entry(buf *bytes.Buffer, e *view.FeedEntry) {
	buf.WriteString("<entry>\n")
	element(buf, "id", e.ID)
	element(buf, "title", e.Title)
	element(buf, "updated", e.Updated)
	for _, name := range e.Authors {
		if name != "" {
			person(buf, name)
		}
	}
	link(buf, "alternate", "text/html", e.Href)
	if e.Summary != "" {
		element(buf, "summary", e.Summary)
	}
	buf.WriteString("</entry>\n")
}

func person(buf *bytes.Buffer, name string) {
	buf.WriteString("<author><name>")
	escape(buf, name)
	buf.WriteString("</name></author>\n")
}

func link(buf *bytes.Buffer, rel, media, href string) {
	if href == "" {
		return
	}
	buf.WriteString("<link")
	attribute(buf, "rel", rel)
	attribute(buf, "type", media)
	attribute(buf, "href", href)
	buf.WriteString("/>\n")
}

// sitemap writes a sitemap or, over more addresses than one may hold, the index of
// several (sitemaps.org/protocol).
func sitemap(buf *bytes.Buffer, s *view.Sitemap) {
	set, one := "urlset", "url"
	if s.Index {
		set, one = "sitemapindex", "sitemap"
	}
	buf.WriteString(declaration + "<" + set + ` xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, loc := range s.Locs {
		tag(buf, "<", one)
		buf.WriteString("<loc>")
		escape(buf, loc)
		buf.WriteString("</loc>")
		tag(buf, "</", one)
		buf.WriteByte('\n')
	}
	tag(buf, "</", set)
	buf.WriteByte('\n')
}

func element(buf *bytes.Buffer, name, text string) {
	tag(buf, "<", name)
	escape(buf, text)
	tag(buf, "</", name)
	buf.WriteByte('\n')
}

func tag(buf *bytes.Buffer, open, name string) {
	buf.WriteString(open)
	buf.WriteString(name)
	buf.WriteByte('>')
}

func attribute(buf *bytes.Buffer, name, value string) {
	buf.WriteByte(' ')
	buf.WriteString(name)
	buf.WriteString(`="`)
	escape(buf, value)
	buf.WriteByte('"')
}

// escape writes text for XML 1.0, in elements and in attributes between double
// quotes. Characters that XML cannot hold (section 2.2) become U+FFFD.
func escape(buf *bytes.Buffer, s string) {
	start := 0
	for i := 0; i < len(s); {
		if plain(s[i]) {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if as := escaped(r, size); as != "" {
			buf.WriteString(s[start:i])
			buf.WriteString(as)
			start = i + size
		}
		i += size
	}
	buf.WriteString(s[start:])
}

// plain reports whether a byte is a character that stands for itself, as nearly all do.
func plain(c byte) bool {
	return ' ' <= c && c < utf8.RuneSelf && c != '&' && c != '<' && c != '>' && c != '"'
}

// escaped returns what stands for a character, or "" for one that stands for
// itself.
func escaped(r rune, size int) string {
	switch {
	case r == '&':
		return "&amp;"
	case r == '<':
		return "&lt;"
	case r == '>':
		return "&gt;"
	case r == '"':
		return "&#34;"
	case r == '\r':
		return "&#13;"
	case r == '\n' || r == '\t':
		return ""
	case r < ' ', r == 0xFFFE, r == 0xFFFF, r == utf8.RuneError && size == 1:
		return "\uFFFD"
	}
	return ""
}
