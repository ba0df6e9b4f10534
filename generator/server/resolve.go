package server

import (
	"net/http"
	"net/url"
	"path"
	"strings"

	"lectern/generator/page"
)

// answer is what a site has at an address: a page with a status, or another address.
type answer struct {
	page     *page.Page // nil: the server says something itself
	path     string     // decoded, as it was asked for
	location string     // decoded; where to go instead
	status   int
}

// resolve finds what is at a decoded path, as static hosts do, GitHub Pages among
// them: the file itself; a folder's index.html; x.html for x; from a folder without
// its slash to the one with it; 404.html for the rest.
func resolve(snap *Snapshot, at string) answer {
	if snap == nil {
		return answer{path: at, status: http.StatusServiceUnavailable}
	}
	root := snap.base()
	if at == "/" && root != "/" {
		return answer{path: at, location: root, status: http.StatusFound}
	}
	if at+"/" == root {
		return answer{path: at, location: root, status: http.StatusMovedPermanently}
	}
	if name, below := strings.CutPrefix(at, root); below {
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		for _, try := range []string{name, name + ".html"} {
			if p := snap.Find(try); p != nil {
				return answer{page: p, path: at, status: http.StatusOK}
			}
		}
		if snap.Find(name+"/index.html") != nil {
			return answer{path: at, location: at + "/", status: http.StatusMovedPermanently}
		}
	}
	return answer{page: snap.Find("404.html"), path: at, status: http.StatusNotFound}
}

// base is the decoded base path.
func (snap *Snapshot) base() string {
	root, err := url.PathUnescape(snap.Root)
	if err != nil || !strings.HasPrefix(root, "/") || strings.HasPrefix(root, "//") || !strings.HasSuffix(root, "/") {
		return "/"
	}
	return root
}

// media is the content type of a page: from its name alone, since the tables of
// machines differ.
func media(p page.Page) string {
	if p.Kind == page.Feed {
		return "application/atom+xml; charset=utf-8"
	}
	if t, known := mediaTypes[strings.ToLower(path.Ext(p.Path))]; known {
		return t
	}
	if p.Kind == page.Plain {
		return "text/plain; charset=utf-8"
	}
	return "application/octet-stream"
}

// mediaTypes are the content types of the files that sites have, by ending: those
// registered with IANA, or in use where there is none. It is never written.
var mediaTypes = map[string]string{
	".html":        htmlType,
	".htm":         htmlType,
	".css":         "text/css; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".json":        "application/json; charset=utf-8",
	".jsonl":       "application/jsonl; charset=utf-8",
	".jsonld":      "application/ld+json; charset=utf-8",
	".geojson":     "application/geo+json; charset=utf-8",
	".map":         "application/json; charset=utf-8",
	".webmanifest": "application/manifest+json; charset=utf-8",
	".xml":         "application/xml; charset=utf-8",
	".atom":        "application/atom+xml; charset=utf-8",
	".rss":         "application/rss+xml; charset=utf-8",
	".xsl":         "text/xsl; charset=utf-8",
	".svg":         "image/svg+xml; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".md":          "text/markdown; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".tsv":         "text/tab-separated-values; charset=utf-8",
	".bib":         "application/x-bibtex; charset=utf-8",
	".ris":         "application/x-research-info-systems; charset=utf-8",
	".vcf":         "text/vcard; charset=utf-8",
	".ics":         "text/calendar; charset=utf-8",
	".tex":         "application/x-tex; charset=utf-8",
	".pdf":         "application/pdf",
	".png":         "image/png",
	".jpg":         "image/jpeg",
	".jpeg":        "image/jpeg",
	".gif":         "image/gif",
	".webp":        "image/webp",
	".avif":        "image/avif",
	".ico":         "image/vnd.microsoft.icon",
	".woff":        "font/woff",
	".woff2":       "font/woff2",
	".ttf":         "font/ttf",
	".otf":         "font/otf",
	".mp3":         "audio/mpeg",
	".mp4":         "video/mp4",
	".webm":        "video/webm",
	".wasm":        "application/wasm",
	".zip":         "application/zip",
	".gz":          "application/gzip",
	".epub":        "application/epub+zip",
}

const htmlType = "text/html; charset=utf-8"
