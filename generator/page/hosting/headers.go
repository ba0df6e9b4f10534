package hosting

import (
	"regexp"
	"strings"

	"lectern/generator/page/linkset"
)

// header is an HTTP header.
type header struct{ name, value string }

// everywhere are the headers of all files. The pages carry the policy themselves, apart
// from frame-ancestors, which works as a header alone.
func everywhere() []header {
	return []header{
		{"X-Content-Type-Options", "nosniff"},
		{"Referrer-Policy", "strict-origin-when-cross-origin"},
		{"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
		{"Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"},
	}
}

// forever is of files with a digest in their name.
var forever = header{"Cache-Control", "public, max-age=31536000, immutable"}

// kind is a sort of files whose media type hosts do not know by the ending.
type kind struct{ ending, media string }

// types are those of the files that the site may have.
func (s Site) types() []kind {
	out := []kind{{"feed.xml", "application/atom+xml"}, {"feed.json", "application/feed+json"}, {".bib", "application/x-bibtex"},
		{".ris", "application/x-research-info-systems"}, {".csl.json", "application/vnd.citationstyles.csl+json"}}
	if s.Config.Outputs.Linksets {
		out = append(out, kind{linkset.JSON, linkset.TypeJSON}, kind{linkset.Text, linkset.TypeText})
	}
	return out
}

// rulesMax is how many rules Cloudflare Pages reads ("Headers" in its documentation).
const rulesMax = 100

// headers writes the HTTP headers that Netlify and Cloudflare Pages read. Other hosts
// ignore them, so nothing depends on them. Pages are not said to be `no-cache`: both
// hosts have browsers ask again anyway, and one of them would join the two values where
// both rules match. The files of works, which have no head that could say it, lead to
// their work's page (FAIR Signposting): the newest, as many as every host reads.
func (s Site) headers() string {
	var b strings.Builder
	rule := func(path string, headers ...header) {
		b.WriteString(path + "\n")
		for _, h := range headers {
			b.WriteString("  " + h.name + ": " + h.value + "\n")
		}
	}
	root := s.Book.Root()
	rule(root+"*", everywhere()...)
	rule(root+"assets/*", forever)
	types := s.types()
	for _, k := range types {
		rule(root+"*"+k.ending, header{"Content-Type", k.media})
	}
	contents := s.Contents
	if s.Config.Deploy.Host != "netlify" {
		contents = contents[:min(len(contents), rulesMax-2-len(types))]
	}
	for _, c := range contents {
		rule(c.File, header{"Link", "<" + c.Page + `>; rel="collection"; type="text/html"`})
	}
	return b.String()
}

// apache writes the file that Apache reads in a folder: what has moved, the page for
// what is not there, headers, and the types of files that it may not know.
func (s Site) apache() string {
	var b strings.Builder
	root := s.Book.Root()
	b.WriteString("ErrorDocument 404 " + root + "404.html\n")
	b.WriteString("AddDefaultCharset utf-8\n")
	for _, k := range s.types() {
		b.WriteString("<FilesMatch \"" + regexp.QuoteMeta(k.ending) + "$\">\n  ForceType " + k.media + "\n</FilesMatch>\n")
	}
	b.WriteString("AddType application/manifest+json .webmanifest\n")
	b.WriteString("<IfModule mod_headers.c>\n")
	for _, h := range everywhere() {
		b.WriteString("  Header set " + h.name + " \"" + h.value + "\"\n")
	}
	b.WriteString("  <If \"%{REQUEST_URI} =~ m#^" + regexp.QuoteMeta(root+"assets/") + "#\">\n" +
		"    Header set " + forever.name + " \"" + forever.value + "\"\n  </If>\n</IfModule>\n")
	if len(s.Moved) > 0 {
		b.WriteString("<IfModule mod_alias.c>\n")
		b.WriteString(s.moves(func(m Move) string {
			return "  RedirectMatch 301 \"^" + regexp.QuoteMeta(m.From) + "$\" \"" + m.To + "\"\n"
		}))
		b.WriteString("</IfModule>\n")
	}
	return b.String()
}
