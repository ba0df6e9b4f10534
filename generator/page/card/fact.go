package card

import (
	"maps"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// IdentifierFact makes a fact of an identifier: linked to its resolver where it
// has one, shown in full (the display guidelines of ORCID and Crossref).
func IdentifierFact(id scholar.Identifier) view.Fact {
	f := view.Fact{Key: "id_" + id.Scheme}
	if !slices.Contains(scholar.Schemes(), id.Scheme) {
		f.Key, f.Label = "", id.Scheme
		if len(id.Scheme) <= 4 { // an acronym: viaf, gnd
			f.Label = strings.ToUpper(id.Scheme)
		}
	}
	label := id.Display()
	if label == "" {
		label = id.Value
	}
	f.Values = []view.Link{{Label: label, Href: id.URL()}}
	return f
}

// Identifiers makes facts of those with a value, then of the further ones, sorted
// by scheme. A scheme that has a field of its own is not said twice.
func Identifiers(own []scholar.Identifier, further map[string]string) []view.Fact {
	var out []view.Fact
	said := map[string]bool{}
	for _, id := range own {
		if id.Value != "" {
			out = append(out, IdentifierFact(id))
			said[id.Scheme] = true
		}
	}
	for _, scheme := range slices.Sorted(maps.Keys(further)) {
		if value := further[scheme]; value != "" && !said[scheme] {
			out = append(out, IdentifierFact(identifier(scheme, value)))
		}
	}
	return out
}

// AddFact joins a fact to the last one where both say the same of different values.
func AddFact(facts []view.Fact, f view.Fact) []view.Fact {
	if n := len(facts); n > 0 && facts[n-1].Key == f.Key && facts[n-1].Label == f.Label {
		facts[n-1].Values = append(facts[n-1].Values, f.Values...)
		return facts
	}
	return append(facts, f)
}

// Bare returns an address as people write it, without scheme and last slash.
func Bare(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return address
	}
	return strings.TrimSuffix(strings.TrimPrefix(rest, "www."), "/")
}

// AuthorLinks returns the further links of an author's record.
func (d *Deck) AuthorLinks(a *catalog.Author) []view.Link {
	var out []view.Link
	for _, link := range a.Links {
		href := link.URL
		if !IsURL(href) {
			href, _, _ = d.published(a.Origin, d.Book.Folder(a), link.URL)
		}
		if href == "" {
			continue
		}
		key, label := d.relLabel(link)
		if key != "" {
			label = d.Text(key)
		}
		out = append(out, view.Link{Label: label, Href: href})
	}
	return out
}

// AuthorFiles returns the names of the files of content/ that an author's record
// names, that of the photograph apart.
func AuthorFiles(a *catalog.Author) []string {
	var out []string
	for _, link := range a.Links {
		if link.URL != "" && !IsURL(link.URL) {
			out = append(out, link.URL)
		}
	}
	return out
}
