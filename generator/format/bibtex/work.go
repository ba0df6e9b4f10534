package bibtex

import (
	"strings"

	"lectern/generator/format/bibtex/syntax"
	"lectern/generator/markup/scan"
	"lectern/generator/scholar"
)

// types says what the entry types of BibTeX, BibLaTeX and their users are. Others are
// works of the type other.
var types = map[string]scholar.WorkType{
	"article": scholar.TypeArticle, "suppperiodical": scholar.TypeArticle, "periodical": scholar.TypeOther,
	"inproceedings": scholar.TypeConferencePaper, "conference": scholar.TypeConferencePaper,
	"proceedings": scholar.TypeProceedings, "mvproceedings": scholar.TypeProceedings,
	"book": scholar.TypeBook, "mvbook": scholar.TypeBook, "booklet": scholar.TypeBook, "collection": scholar.TypeBook,
	"mvcollection": scholar.TypeBook, "reference": scholar.TypeBook, "mvreference": scholar.TypeBook,
	"inbook": scholar.TypeChapter, "incollection": scholar.TypeChapter, "inreference": scholar.TypeChapter, "bookinbook": scholar.TypeChapter,
	"suppbook": scholar.TypeChapter, "suppcollection": scholar.TypeChapter,
	"thesis": scholar.TypeThesis, "phdthesis": scholar.TypeThesis, "mastersthesis": scholar.TypeThesis, "bachelorsthesis": scholar.TypeThesis,
	"report": scholar.TypeReport, "techreport": scholar.TypeReport, "manual": scholar.TypeReport,
	"dataset": scholar.TypeDataset, "software": scholar.TypeSoftware, "softwareversion": scholar.TypeSoftware, "softwaremodule": scholar.TypeSoftware,
	"patent": scholar.TypePatent, "standard": scholar.TypeStandard, "unpublished": scholar.TypePreprint, "preprint": scholar.TypePreprint,
	"review": scholar.TypeReview, "presentation": scholar.TypeTalk, "talk": scholar.TypeTalk, "poster": scholar.TypePoster,
}

func (r *reading) workType() scholar.WorkType {
	t, known := types[r.Type]
	kind := strings.ToLower(r.get("type"))
	switch {
	case (t == scholar.TypeReport || r.Type == "misc") && strings.Contains(kind, "working paper"):
		t = scholar.TypeWorkingPaper
	case !known:
		t = scholar.TypeOther
	}
	return t
}

// titles reads the work's title and that of what it appeared in.
func (r *reading) titles() {
	w := &r.rec.Value
	if f := r.joined("title", "subtitle"); f != nil {
		w.Title = r.text(f)
		r.stated("title", f.Place)
	}
	if f := r.first([]string{"journaltitle", "journal"}); f != nil {
		if number, preprint := arXivJournal(plain(f.Value)); preprint {
			w.Type, w.ArXiv = scholar.TypePreprint, number
			r.stated("arxiv", f.Place)
		} else if w.Venue = plain(f.Value); w.Venue != "" {
			r.stated("venue", f.Place)
		}
	}
	if f := r.joined("booktitle", "booksubtitle"); f != nil {
		w.ContainerTitle = r.text(f)
		r.stated("container_title", f.Place)
	} else if f := r.joined("maintitle", "mainsubtitle"); f != nil && w.Type == scholar.TypeChapter {
		w.ContainerTitle = r.text(f)
		r.stated("container_title", f.Place)
	}
	if f := r.Get("crossref"); f != nil {
		w.PartOf = plainKey(strings.TrimSpace(f.Value))
		r.stated("part_of", f.Place)
	}
}

// arXivJournal knows preprints that Google Scholar calls articles of a journal
// "arXiv preprint arXiv:2202.08791".
func arXivJournal(journal string) (string, bool) {
	if !strings.HasPrefix(strings.ToLower(journal), "arxiv") {
		return "", false
	}
	for _, word := range strings.Fields(journal) {
		if id, err := scholar.ParseIdentifier("arxiv", strings.Trim(word, "(),")); err == nil {
			return id.Value, true
		}
	}
	return "", strings.EqualFold(journal, "arXiv") || strings.EqualFold(journal, "arXiv preprint")
}

// joined returns a field with its subtitle.
func (r *reading) joined(title, sub string) *syntax.Field {
	f := r.first([]string{title})
	s := r.first([]string{sub})
	if f == nil || s == nil {
		return f
	}
	both := syntax.Field{Name: f.Name, Place: f.Place, Value: f.Value + ": " + s.Value}
	if end := strings.TrimSpace(f.Value); end != "" && strings.IndexByte("?!:.", end[len(end)-1]) >= 0 {
		both.Value = f.Value + " " + s.Value
	}
	return &both
}

// eprint reads the number of a preprint.
func (r *reading) eprint() {
	f := r.first([]string{"eprint"})
	if f == nil {
		return
	}
	w := &r.rec.Value
	kind := strings.ToLower(firstOf(r.get("eprinttype"), r.get("archiveprefix")))
	switch kind {
	case "arxiv", "":
		id, err := scholar.ParseIdentifier("arxiv", verbatim(f.Value))
		switch {
		case err == nil && w.ArXiv == "":
			w.ArXiv = id.Value
			r.stated("arxiv", f.Place)
		case err != nil && kind == "arxiv":
			r.warn("bad-arxiv", f, "%s: it was left out", err)
		}
		if class := firstOf(r.get("eprintclass"), r.get("primaryclass")); class != "" && w.ArXiv != "" {
			r.extra("arxiv_class", class, f)
		}
	case "pubmed":
		if r.identifier("pmid", &w.PMID, f) {
			r.stated("pmid", f.Place)
		}
	default:
		r.other(kind, verbatim(f.Value), f)
	}
}

// other adds an identifier of another scheme.
func (r *reading) other(scheme, value string, f *syntax.Field) {
	id, err := scholar.ParseIdentifier(scheme, value)
	if err != nil {
		r.warn("bad-identifier", f, "%s: it was left out", err)
		return
	}
	w := &r.rec.Value
	if w.Identifiers == nil {
		w.Identifiers = map[string]string{}
	}
	w.Identifiers[id.Scheme] = id.Value
	r.stated("identifiers", f.Place)
}

func (r *reading) extra(key, value string, f *syntax.Field) {
	if r.rec.Value.Extra == nil {
		r.rec.Value.Extra = map[string]any{}
	}
	r.rec.Value.Extra[key] = value
	r.stated("extra", f.Place)
}

// settle reads what depends on the type of the work.
func (r *reading) settle() {
	w := &r.rec.Value
	if f := r.first([]string{"number", "issue"}); f != nil {
		to, key := &w.Number, "number"
		switch w.Type {
		case scholar.TypeArticle, scholar.TypePreprint, scholar.TypeReview, scholar.TypeConferencePaper:
			to, key = &w.Issue, "issue"
		}
		if str(to, f) {
			r.stated(key, f.Place)
		}
	}
	to, key := &w.Publisher, "publisher"
	given := []string{"publisher", "institution", "school", "organization"}
	if w.Type == scholar.TypeThesis {
		to, key, given = &w.School, "school", []string{"school", "institution", "publisher"}
		r.degree()
	}
	if f := r.first(given); f != nil && list(to, f) {
		r.stated(key, f.Place)
	}
	if w.ArXiv != "" && w.Venue == "" && (w.Type == scholar.TypeOther || w.Type == scholar.TypeArticle) {
		w.Type = scholar.TypePreprint
	}
	if f := r.first([]string{"issn"}); f != nil {
		value, _, _ := strings.Cut(verbatim(f.Value), ",")
		r.other("issn", value, f)
	}
	if f := r.first([]string{"hal_id"}); f != nil {
		r.other("hal", verbatim(f.Value), f)
	}
	r.event()
}

// degree keeps what sort of thesis it is, which has no field of its own.
func (r *reading) degree() {
	f := r.first([]string{"type"})
	if f == nil {
		f = &syntax.Field{Place: r.Place, Value: map[string]string{"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis",
			"bachelorsthesis": "Bachelor’s thesis"}[r.Type]}
	}
	kind := plain(f.Value)
	switch strings.ToLower(kind) {
	case "":
		return
	case "phdthesis":
		kind = "PhD thesis"
	case "mathesis":
		kind = "Master’s thesis"
	}
	r.extra("thesis_type", kind, f)
}

// event reads the meeting at which a work was presented.
func (r *reading) event() {
	w := &r.rec.Value
	for _, name := range []string{"eventtitle", "venue", "eventdate"} {
		f := r.first([]string{name})
		if f == nil {
			continue
		}
		switch name {
		case "eventtitle":
			w.Event.Name = r.text(f)
		case "venue":
			w.Event.Place = plain(f.Value)
		default:
			w.Event.Start, w.Event.End = interval(f.Value)
		}
		r.stated("event", f.Place)
	}
}

// address returns an address that a page may link to.
func address(s string) (string, bool) {
	href, ok := scan.WebAddress(s)
	return href, ok && strings.HasPrefix(strings.ToLower(href), "http")
}

// rels are the fields of al-folio that hold a link, with what it leads to.
var rels = []struct{ field, rel string }{
	{"code", "code"}, {"data", "data"}, {"dataset", "data"}, {"slides", "slides"}, {"poster", "poster"}, {"video", "video"}, {"demo", "demo"},
	{"website", "project"}, {"blog", "blog"}, {"html", "web"}, {"supp", "supplement"}, {"repository", "code"}, {"doc", "doc"},
}

// links reads addresses, and files beside the record.
func (r *reading) links() {
	w := &r.rec.Value
	if f := r.first([]string{"url"}); f != nil {
		if href, web := address(verbatim(f.Value)); web {
			w.URL = href
			r.stated("url", f.Place)
		} else {
			r.warn("bad-url", f, "the url is no address that can be linked to: it was left out")
		}
	}
	if f := r.first([]string{"howpublished"}); f != nil {
		if href, web := address(verbatim(f.Value)); !web {
			r.howPublished(f)
		} else if w.URL == "" {
			w.URL = href
			r.stated("url", f.Place)
		}
	}
	if f := r.first([]string{"pdf"}); f != nil {
		if w.PDF = r.target(f); w.PDF != "" {
			r.stated("pdf", f.Place)
		}
	}
	for _, row := range rels {
		f := r.first([]string{row.field})
		if f == nil {
			continue
		}
		if href := r.target(f); href != "" && href != w.URL {
			w.Links = append(w.Links, scholar.Link{Rel: row.rel, URL: href})
			r.stated("links", f.Place)
		}
	}
	if f := r.first([]string{"abbr"}); f != nil {
		r.extra("abbr", plain(f.Value), f)
	}
}

// howPublished reads where a work appeared that has neither a journal nor a book.
func (r *reading) howPublished(f *syntax.Field) {
	if w := &r.rec.Value; w.Venue == "" && w.ContainerTitle.IsZero() {
		w.ContainerTitle = r.text(f)
		r.stated("container_title", f.Place)
	}
}

// target returns the address or the file that a field names.
func (r *reading) target(f *syntax.Field) string {
	if href, web := address(verbatim(f.Value)); web {
		return href
	}
	return r.file(f)
}

func firstOf(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}
