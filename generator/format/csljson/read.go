package csljson

import (
	"strings"

	"lectern/generator/citation/item"
	"lectern/generator/scholar"
)

// further are types of items that nothing is written as.
var further = map[string]scholar.WorkType{
	"article-magazine": scholar.TypePress, "entry": scholar.TypeChapter, "entry-dictionary": scholar.TypeChapter, "entry-encyclopedia": scholar.TypeChapter,
	"manuscript": scholar.TypePreprint, "review-book": scholar.TypeReview, "pamphlet": scholar.TypeBook, "collection": scholar.TypeBook,
}

// kind reads the type, with the genre where that says more.
func (r *reading) kind() scholar.WorkType {
	n, name := r.get("type")
	t, known := further[name]
	for _, info := range scholar.WorkTypes() {
		if info.CSL == name && !known {
			t, known = info.Type, true
		}
	}
	_, genre := r.get("genre")
	switch {
	case !known:
		t = scholar.TypeOther
	case name == "article" && strings.EqualFold(genre, item.WorkingPaper):
		t = scholar.TypeWorkingPaper
	case name == "speech" && strings.EqualFold(genre, item.Poster):
		t = scholar.TypePoster
	}
	if n != nil {
		r.stated("type", n)
	}
	return t
}

// where reads where the work appeared: a venue, or the title of a volume.
func (r *reading) where() {
	w := &r.rec.Value
	info, _ := w.Type.Info()
	if strings.HasPrefix(info.CSL, "article-") || info.CSL == "review" {
		r.str("venue", &w.Venue, "container-title")
	} else {
		r.rich("container_title", &w.ContainerTitle, "container-title")
	}
	r.rich("series", &w.Series, "collection-title")
	r.str("volume", &w.Volume, "volume")
	r.str("issue", &w.Issue, "issue")
	r.number(info.CSL)
	r.str("pages", &w.Pages, "page")
	w.Pages = strings.NewReplacer("--", "-", "–", "-", "—", "-").Replace(w.Pages)
	r.str("edition", &w.Edition, "edition", "version")
	_, publisher := r.get("publisher")
	switch {
	case w.Type == scholar.TypeThesis:
		r.str("school", &w.School, "publisher")
	case w.ArXiv == "" || publisher != item.Repository: // the number says it already
		r.str("publisher", &w.Publisher, "publisher")
	}
	r.str("place", &w.Place, "publisher-place")
	if n, genre := r.get("genre"); n != nil && w.Type == scholar.TypeThesis {
		w.Extra = map[string]any{"thesis_type": genre}
		r.stated("extra", n)
	}
}

// number reads the number of an article, of a preprint on arXiv, or of a report.
func (r *reading) number(csl string) {
	n, s := r.get("number")
	if n == nil {
		return
	}
	w := &r.rec.Value
	if len(s) > len(item.ArXiv) && strings.EqualFold(s[:len(item.ArXiv)], item.ArXiv) {
		if id, err := scholar.ParseIdentifier("arxiv", s[len(item.ArXiv):]); err == nil {
			w.ArXiv = id.Value
			r.stated("arxiv", n)
			return
		}
	}
	if strings.HasPrefix(csl, "article-") || csl == "review" || csl == "paper-conference" {
		w.ArticleNumber = s
		r.stated("article_number", n)
		return
	}
	w.Number = s
	r.stated("number", n)
}

// event reads the meeting at which the work was presented.
func (r *reading) event() {
	w := &r.rec.Value
	if n, s := r.get("event", "event-title"); n != nil {
		w.Event.Name = scholar.Text{Source: s}
		r.stated("event", n)
	}
	if n, s := r.get("event-place"); n != nil {
		w.Event.Place = s
		r.stated("event", n)
	}
	if n := r.Get("event-date"); n != nil {
		w.Event.Start, w.Event.End = r.date(n)
		r.stated("event", n)
	}
}
