// Package linkset writes the typed links of a page as files beside it (RFC 9264, FAIR
// Signposting level 2), so that programs need not read the page. It knows links, not
// what they lead from.
package linkset

import (
	"encoding/json"
	"strings"

	"lectern/generator/diag"
	"lectern/generator/page/file"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// The names of the files and their types, which hosts do not know by their endings.
const (
	JSON     = "linkset.json"
	Text     = "linkset.txt"
	TypeJSON = "application/linkset+json"
	TypeText = "application/linkset"
)

// Page is a page with its links, absolute all of them.
type Page struct {
	URL   string // of the page
	Links []view.HeadLink
}

// Files returns both files of a page, in a folder of the output. The links are cheap to
// make, and all that the files depend on.
func Files(folder, what string, place diag.Place, p Page) []file.File {
	hash := func(h *key.Hasher) {
		h.Str(p.URL)
		for _, l := range p.Links {
			h.Str(l.Rel, l.Href, l.Type)
		}
	}
	one := func(name string, write func(Page) string) file.File {
		return file.File{Path: folder + name, What: what, Place: place, Hash: hash, View: func() any { return &view.Plain{Text: write(p)} }}
	}
	return []file.File{one(JSON, asJSON), one(Text, asText)}
}

// set is the links from one place.
type set struct {
	anchor string
	links  []view.HeadLink
}

// sets returns the links from the page, and those back to it: a file of a work is in its
// collection, what describes it does so.
func (p Page) sets() []set {
	out := []set{{p.URL, p.Links}}
	for _, l := range p.Links {
		back := map[string]string{"item": "collection", "describedby": "describes"}[l.Rel]
		if back != "" {
			out = append(out, set{l.Href, []view.HeadLink{{Rel: back, Href: p.URL, Type: "text/html"}}})
		}
	}
	return out
}

// asJSON writes the sets as application/linkset+json (RFC 9264, section 4.2).
func asJSON(p Page) string {
	type target struct {
		Href string `json:"href"`
		Type string `json:"type,omitempty"`
	}
	var all []map[string]any
	for _, s := range p.sets() {
		one := map[string]any{"anchor": s.anchor}
		for _, l := range s.links {
			targets, _ := one[l.Rel].([]target)
			one[l.Rel] = append(targets, target{l.Href, l.Type})
		}
		all = append(all, one)
	}
	text, _ := json.MarshalIndent(map[string]any{"linkset": all}, "", " ") // strings always encode, and keys are sorted
	return string(text) + "\n"
}

// asText writes the sets as application/linkset (RFC 9264, section 4.1).
func asText(p Page) string {
	var lines []string
	for _, s := range p.sets() {
		for _, l := range s.links {
			line := "<" + l.Href + ">; rel=\"" + l.Rel + "\"; anchor=\"" + s.anchor + "\""
			if l.Type != "" {
				line += "; type=\"" + l.Type + "\""
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, ",\n") + "\n"
}
