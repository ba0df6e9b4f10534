// Package translate puts the translations of free pages beside their originals. It
// knows file names and languages; it knows nothing of other records.
package translate

import (
	"slices"
	"strings"

	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Page is the record of a free page.
type Page = record.Record[scholar.FreePage]

// Join puts the texts of "about.de" beside those of "about", for each of the site's
// further languages. Records are shared with other builds, so that what changes is a
// copy. A translation of a page that is not there stays a page of its own.
func Join(pages []*Page, languages []string) []*Page {
	if len(languages) == 0 {
		return pages
	}
	at := make(map[string]int, len(pages))
	for i, p := range pages {
		at[p.Value.Path] = i
	}
	out := slices.Clone(pages)
	for i, p := range pages {
		base, language := ofLanguage(p.Value.Path, languages)
		original, known := at[base]
		if language == "" || !known {
			continue
		}
		if out[original] == pages[original] {
			own := *pages[original]
			out[original] = &own
		}
		add(&out[original].Value, &p.Value, language)
		out[i] = nil
	}
	return slices.DeleteFunc(out, func(p *Page) bool { return p == nil })
}

// ofLanguage divides "about.de" into "about" and "de".
func ofLanguage(path string, languages []string) (base, language string) {
	dot := strings.LastIndexByte(path, '.')
	if dot < 0 {
		return path, ""
	}
	i := slices.IndexFunc(languages, func(l string) bool { return strings.EqualFold(l, path[dot+1:]) })
	if i < 0 {
		return path, ""
	}
	return path[:dot], languages[i]
}

func add(to, from *scholar.FreePage, language string) {
	to.Title = beside(to.Title, from.Title, language)
	to.Summary = beside(to.Summary, from.Summary, language)
	body := from.Body
	body.Lang = language
	to.Body.Others = append(slices.Clone(to.Body.Others), body)
	slices.SortFunc(to.Body.Others, func(a, b scholar.Markdown) int { return strings.Compare(a.Lang, b.Lang) })
}

func beside(t, other scholar.Text, language string) scholar.Text {
	if other.IsZero() {
		return t
	}
	other.Lang, other.Others = language, nil
	t.Others = append(slices.DeleteFunc(slices.Clone(t.Others), func(o scholar.Text) bool { return o.Lang == language }), other)
	slices.SortFunc(t.Others, func(a, b scholar.Text) int { return strings.Compare(a.Lang, b.Lang) })
	return t
}
