// Package sitemap divides the addresses of a site's pages among sitemaps. It knows
// addresses, and nothing of what is there.
package sitemap

import (
	"slices"
	"strconv"
	"sync"

	"lectern/generator/page/file"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// What one sitemap may hold (sitemaps.org). An address may be written in more bytes than
// it has, where it holds an ampersand, and stands in a few words of XML.
const (
	addressesMax = 50_000
	bytesMax     = 52_428_800
	wordsOfXML   = 64
)

// Files returns the sitemap of pages, by their addresses with the base path; for more of
// them than one file may hold, an index under its name, and numbered sitemaps. Absolute
// makes an address absolute; root is the base path. The addresses are sorted in place, if
// need be when the file is asked for.
func Files(root string, hrefs []string, absolute func(href string) string) []file.File {
	sorted := sync.OnceValue(func() []string { slices.Sort(hrefs); return hrefs })
	host := len(absolute(root)) - len(root)
	if len(divide(hrefs, host, addressesMax, bytesMax)) <= 1 { // in any order
		return []file.File{one("sitemap.xml", false, sorted, absolute)}
	}
	parts := divide(sorted(), host, addressesMax, bytesMax)
	var files []file.File
	var names []string
	for i, part := range parts {
		name := "sitemap-" + strconv.Itoa(i+1) + ".xml"
		files = append(files, one(name, false, func() []string { return part }, absolute))
		names = append(names, root+name)
	}
	return append(files, one("sitemap.xml", true, func() []string { return names }, absolute))
}

// divide cuts addresses into runs of so many, and of so many bytes with the host's name.
func divide(hrefs []string, host, most, bytes int) [][]string {
	var parts [][]string
	start, size := 0, 0
	for i, href := range hrefs {
		cost := host + len(href) + wordsOfXML
		if i-start == most || size+cost > bytes && i > start {
			parts = append(parts, hrefs[start:i])
			start, size = i, 0
		}
		size += cost
	}
	return append(parts, hrefs[start:])
}

func one(path string, index bool, hrefs func() []string, absolute func(string) string) file.File {
	return file.File{Path: path, What: "the sitemap",
		Hash: func(h *key.Hasher) {
			h.Str(absolute(""))
			h.Bool(index)
			h.Str(hrefs()...)
		},
		View: func() any {
			v := &view.Sitemap{Locs: make([]string, len(hrefs())), Index: index}
			for i, href := range hrefs() {
				v.Locs[i] = absolute(href)
			}
			return v
		}}
}
