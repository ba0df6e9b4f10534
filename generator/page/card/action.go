package card

import (
	"slices"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// rels are the words for links that have a string of their own, "rel_code" and so
// on. A link with another word shows the word itself.
var rels = []string{"blog", "code", "cv", "data", "demo", "doc", "homepage", "news", "poster", "preprint", "project",
	"profile", "review", "slides", "software", "video"}

// Actions returns what a reader can do with a work: get its PDF, go to where it was
// published, see what belongs to it.
func (d *Deck) Actions(w *catalog.Work) []view.Action {
	var out []view.Action
	if href := d.workFile(w, w.PDF); href != "" {
		out = append(out, view.Action{Key: "rel_pdf", Href: href})
	}
	if w.DOI != "" {
		out = append(out, view.Action{Key: "rel_doi", Href: identifier("doi", w.DOI).URL()})
	}
	if w.ArXiv != "" {
		out = append(out, view.Action{Key: "rel_arxiv", Href: identifier("arxiv", w.ArXiv).URL()})
	}
	if w.URL != "" && !slices.ContainsFunc(out, func(a view.Action) bool { return a.Href == w.URL }) {
		out = append(out, view.Action{Key: "rel_url", Href: w.URL})
	}
	for _, link := range w.Links {
		href := d.workFile(w, link.URL)
		if href == "" {
			continue
		}
		key, label := d.relLabel(link)
		out = append(out, view.Action{Key: key, Label: label, Href: href})
	}
	return out
}

// relLabel names a link: by its own label, by the string of its word, or by the
// word or address as it stands.
func (d *Deck) relLabel(link scholar.Link) (key, label string) {
	switch {
	case !link.Label.IsZero():
		return "", markup.Plain(link.Label.In(d.Lang))
	case slices.Contains(rels, link.Rel):
		return "rel_" + link.Rel, ""
	case link.Rel != "":
		return "", link.Rel
	}
	return "", hostOf(link.URL)
}

func identifier(scheme, value string) scholar.Identifier {
	return scholar.Identifier{Scheme: scheme, Value: value}
}

// workFile returns the address of a work's file, or the address that the record
// gives instead of a file. It is "" where there is nothing to link to.
func (d *Deck) workFile(w *catalog.Work, name string) string {
	if name == "" || IsURL(name) {
		return name
	}
	href, _, _ := d.published(w.Origin, d.Book.Work(w), name)
	return href
}

// Revisions returns the versions of a work.
func (d *Deck) Revisions(w *catalog.Work) []view.Revision {
	var out []view.Revision
	for _, r := range w.Revisions {
		v := view.Revision{Label: r.Label, Date: r.Date.String(), Text: d.Date(r.Date), Href: d.workFile(w, r.URL)}
		if !r.Note.IsZero() {
			v.Note = markup.HTML(r.Note.In(d.Lang))
		}
		out = append(out, v)
	}
	return out
}

// WorkFiles returns the names of the files of content/ that a work's record names,
// as the record writes them.
func WorkFiles(w *catalog.Work) []string {
	var out []string
	add := func(name string) {
		if name != "" && !IsURL(name) {
			out = append(out, name)
		}
	}
	add(w.PDF)
	add(w.Image)
	for _, link := range w.Links {
		add(link.URL)
	}
	for _, r := range w.Revisions {
		add(r.URL)
	}
	return out
}

// hashFiles adds what the cards of a work say of its files. Where they lie follows
// from the record, its folder and its address.
func (d *Deck) hashFiles(h *key.Hasher, w *catalog.Work) {
	for _, name := range WorkFiles(w) {
		d.HashFile(h, w.Origin, name)
	}
}
