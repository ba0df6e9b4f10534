// Package hosting writes the small files that hosts, browsers and robots read. It knows
// addresses and settings, and nothing of what is there.
package hosting

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/page/card"
	"lectern/generator/page/file"
)

// Move is a former address and the present one, both with the base path.
type Move struct{ From, To string }

// Content is a file of a work and the work's page, both absolute but for the base of the
// file's address, which is that of its host.
type Content struct{ File, Page string }

// Contents lists the files of works that exist, each once.
func Contents(d *card.Deck, works []*catalog.Work) []Content {
	var out []Content
	for _, w := range works {
		var seen []string
		for _, name := range card.WorkFiles(w) {
			source := card.Source(w.Origin, name)
			if _, there := d.File(source); source == "" || !there || slices.Contains(seen, source) {
				continue
			}
			seen = append(seen, source)
			base := (&url.URL{Path: "./" + path.Base(source)}).EscapedPath()[2:]
			out = append(out, Content{File: d.Book.Work(w) + base, Page: d.Book.Absolute(d.Book.Work(w))})
		}
	}
	return out
}

// Site is what the files say.
type Site struct {
	Config *config.Config // in the first language
	Book   *address.Book
	Icon   string // address of the icon; may be empty
	Feed   string // address of the site's feed; may be empty
	Moved  []Move
	// Contents are the files that belong to works, in the order of the works.
	Contents []Content
}

// Files returns the files that the site's settings ask for.
func (s Site) Files() []file.File {
	cfg := s.Config
	out := []file.File{file.Text("robots.txt", s.robots())}
	if cfg.Outputs.LLMs {
		out = append(out, file.Text("llms.txt", s.llms()))
	}
	if cfg.Outputs.Manifest {
		out = append(out, file.Text("manifest.webmanifest", s.manifest()))
	}
	if cfg.Outputs.OpenSearch != "" {
		out = append(out, file.Text("opensearch.xml", s.openSearch()))
	}
	if len(cfg.Security.Contact) > 0 {
		out = append(out, file.Text(".well-known/security.txt", s.security()))
	}
	if cfg.Deploy.Domain != "" {
		out = append(out, file.Text("CNAME", cfg.Deploy.Domain+"\n"))
	}
	return append(out, s.host()...)
}

// host returns the files that the host reads; where site.toml names none, those of
// hosts of static sites, which do no harm elsewhere.
func (s Site) host() []file.File {
	redirects := file.Text("_redirects", s.redirects())
	headers := file.Text("_headers", s.headers())
	switch s.Config.Deploy.Host {
	case "github":
		return []file.File{file.Text(".nojekyll", "")}
	case "apache":
		return []file.File{file.Text(".htaccess", s.apache())}
	case "nginx":
		return []file.File{file.Text("redirects.nginx.map", s.nginx())}
	case "gitlab":
		if len(s.Moved) == 0 {
			return nil
		}
		return []file.File{redirects}
	case "cloudflare", "netlify":
		if len(s.Moved) == 0 {
			return []file.File{headers}
		}
		return []file.File{headers, redirects}
	}
	if len(s.Moved) == 0 {
		return []file.File{headers, file.Text(".nojekyll", "")}
	}
	return []file.File{headers, file.Text(".nojekyll", ""), redirects}
}

// robots allows everything: what is not for search engines says so itself, which they
// could not read were it forbidden here.
func (s Site) robots() string {
	text := "User-agent: *\nAllow: /\n"
	if s.Config.Outputs.Sitemap {
		text += "\nSitemap: " + s.Book.Absolute(s.Book.Static("sitemap.xml")) + "\n"
	}
	return text
}

// redirects writes the lines that Netlify, Cloudflare Pages and GitLab Pages read.
func (s Site) redirects() string {
	return s.moves(func(m Move) string { return m.From + " " + m.To + " 301\n" })
}

// nginx writes what a map block of nginx's includes.
func (s Site) nginx() string {
	return "# map $uri $moved { default \"\"; include redirects.nginx.map; }\n" +
		s.moves(func(m Move) string { return m.From + " " + m.To + ";\n" })
}

// moves writes a line for each address that has moved, sorted.
func (s Site) moves(line func(Move) string) string {
	lines := make([]string, len(s.Moved))
	for i, m := range s.Moved {
		lines[i] = line(m)
	}
	slices.Sort(lines)
	return strings.Join(slices.Compact(lines), "")
}
