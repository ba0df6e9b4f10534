package bibtex

import (
	"slices"
	"strings"

	"lectern/generator/diag"
	"lectern/generator/format/bibtex/syntax"
)

// Bounds on inheritance.
const (
	maxInherited = 100 // fields that an entry may take from others
	maxParents   = 8   // entries that an entry may inherit from in a row
)

// inherit gives entries the fields that they take from others of the file: those of
// their xdata entries, and of the entry that crossref names, under the names that
// they have in the child.
func inherit(entries []syntax.Entry, ds *diag.List) {
	keys := make(map[string]int, len(entries))
	for i := range entries {
		key := strings.ToLower(entries[i].Key)
		if _, known := keys[key]; !known {
			keys[key] = i
		}
	}
	done := make([]bool, len(entries))
	for i := range entries {
		settle(entries, keys, done, i, 0, ds)
	}
}

// settle completes one entry, its parents first. An entry that is being completed
// counts as complete: a circle ends there.
func settle(entries []syntax.Entry, keys map[string]int, done []bool, i, depth int, ds *diag.List) {
	if done[i] || depth > maxParents {
		return
	}
	done[i] = true
	e := &entries[i]
	for _, name := range []string{"xdata", "crossref"} {
		f := e.Get(name)
		if f == nil {
			continue
		}
		at := f.Place
		for _, key := range strings.Split(f.Value, ",") {
			parent, known := keys[strings.ToLower(strings.TrimSpace(key))]
			if !known {
				ds.Warnf("bib-crossref", at, "the entry %q refers to %q, which the file does not hold", e.Key, strings.TrimSpace(key))
				e.Fields = slices.DeleteFunc(e.Fields, func(f syntax.Field) bool { return f.Name == "crossref" && name == f.Name })
				continue
			}
			settle(entries, keys, done, parent, depth+1, ds)
			take(e, &entries[parent], name == "xdata")
			if name == "crossref" {
				break
			}
		}
	}
}

// take copies the fields of a parent that a child lacks.
func take(child, parent *syntax.Entry, same bool) {
	own := len(child.Fields)
	for i := range parent.Fields {
		f := parent.Fields[i]
		if len(child.Fields)-own >= maxInherited || child == parent {
			return
		}
		if !same {
			f.Name = childName(f.Name, parent.Type)
		}
		if f.Name == "" || !same && states(child, f.Name) || child.Get(f.Name) != nil {
			continue
		}
		child.Fields = append(child.Fields, f)
	}
}

// childName returns what a field of a parent is called in its parts; "" for one that
// says something of the parent alone. These are the rules of BibLaTeX's manual,
// appendix B.
func childName(name, parent string) string {
	journal := parent == "periodical" || parent == "article"
	switch name {
	case "title", "subtitle", "titleaddon":
		switch {
		case journal:
			return "journal" + name
		case strings.HasPrefix(parent, "mv"):
			return "main" + name
		}
		return "book" + name
	case "author":
		if parent == "book" || parent == "mvbook" {
			return "bookauthor"
		}
		return ""
	case "crossref", "xref", "xdata", "entryset", "ids", "keywords", "label", "shorttitle", "options", "presort", "sorttitle", "sortname",
		"sortkey", "sortshorthand", "shorthand", "related", "relatedtype", "relatedstring", "relatedoptions", "indextitle", "indexsorttitle",
		"abstract", "annotation", "annote", "note", "pages", "doi", "url", "file", "pdf", "preview", "selected", "bibtex_show", "abbr", "code":
		return ""
	}
	return name
}

// states reports whether a child has a field, under any of the names that mean the
// same.
func states(child *syntax.Entry, name string) bool {
	for _, same := range [][]string{{"date", "year"}, {"journal", "journaltitle"}, {"address", "location"}} {
		if slices.Contains(same, name) && slices.ContainsFunc(same, func(n string) bool { return child.Get(n) != nil }) {
			return true
		}
	}
	return false
}
