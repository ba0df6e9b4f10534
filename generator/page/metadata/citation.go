package metadata

import (
	"cmp"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/page/card/printed"
	"lectern/generator/page/metadata/notation"
	"lectern/generator/page/publication"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// meta adds a meta element, unless it says nothing.
func (h *head) meta(name, content string) {
	if content != "" {
		h.f.Metas = append(h.f.Metas, view.Meta{Name: name, Content: content})
	}
}

// citation adds the tags that Google Scholar, Zotero and Citoid read (Highwire's), and
// beside them Dublin Core and PRISM. Scholar takes a page without title, author or date
// as one without tags, so that then there are none.
func (h *head) citation(p publication.Page) {
	w := p.Work
	if len(w.Authorships) == 0 || w.When().IsZero() || w.Title.IsZero() {
		return
	}
	title := h.Deck.Work(w, nil).Plain
	if title == "" {
		return
	}
	h.meta("citation_title", title)
	h.authors(w)
	h.meta("citation_publication_date", notation.Slashed(w.When()))
	h.container(w)
	h.meta("citation_publisher", w.Publisher)
	h.meta("citation_doi", w.DOI)
	h.meta("citation_arxiv_id", w.ArXiv)
	h.meta("citation_pmid", w.PMID)
	h.meta("citation_isbn", w.ISBN)
	h.meta("citation_language", w.Language)
	h.meta("citation_keywords", strings.Join(w.Keywords, "; "))
	if text, _ := h.Deck.Abstract(w); !text.IsZero() {
		h.meta("citation_abstract", h.plain(text))
	}
	h.meta("citation_abstract_html_url", h.url)
	for _, f := range h.content(w) {
		if f.Type == "application/pdf" && strings.HasPrefix(f.Href, h.url) { // Scholar wants it in the folder of the page
			h.meta("citation_pdf_url", f.Href)
			break
		}
	}
	h.dublinCore(w, title)
}

// authors adds a tag for each author, with where they worked and their ORCID iD after
// it. Scholar wants names alone, family first here, so that particles are not guessed.
func (h *head) authors(w *catalog.Work) {
	people := w.Authorships
	if len(people) >= crowdMin {
		people = people[:namesMax]
	}
	for i := range people {
		a := &people[i]
		h.meta("citation_author", printed.Turned(a))
		if len(people) > detailedMax {
			continue
		}
		for j := range a.Authorship.Affiliations {
			h.meta("citation_author_institution", publication.Affiliation(h.Deck, a, j).Label)
		}
		if orcid := card.ORCID(a); orcid != "" {
			h.meta("citation_author_orcid", scholar.Identifier{Scheme: "orcid", Value: orcid}.URL())
		}
	}
	for i := range w.EditorsOf[:min(namesMax, len(w.EditorsOf))] {
		h.meta("citation_editor", printed.Turned(&w.EditorsOf[i]))
	}
}

// container adds where a work appeared, by the one tag that fits its type, and where
// in it.
func (h *head) container(w *catalog.Work) {
	container := h.Deck.Container(w)
	switch w.Type {
	case scholar.TypeConferencePaper, scholar.TypeTalk, scholar.TypePoster:
		h.meta("citation_conference_title", container)
	case scholar.TypeChapter:
		h.meta("citation_inbook_title", container)
	case scholar.TypeThesis:
		h.meta("citation_dissertation_institution", cmp.Or(w.School, w.Publisher))
		return
	case scholar.TypeReport, scholar.TypeWorkingPaper:
		h.meta("citation_technical_report_institution", cmp.Or(w.School, w.Publisher))
		h.meta("citation_technical_report_number", w.Number)
		return
	default:
		if !journal(w) {
			return
		}
		h.meta("citation_journal_title", container)
		if w.Venue != nil {
			for _, issn := range w.Venue.ISSN {
				h.meta("citation_issn", issn)
			}
		}
	}
	h.meta("citation_volume", w.Work.Volume)
	h.meta("citation_issue", w.Issue)
	from, to := notation.Pages(w.Pages)
	h.meta("citation_firstpage", from)
	h.meta("citation_lastpage", to)
}

// dublinCore adds Dublin Core and PRISM. They say no abstract, which stands in a tag
// of Highwire's and is long.
func (h *head) dublinCore(w *catalog.Work, title string) {
	h.link(view.HeadLink{Rel: "schema.DC", Href: "http://purl.org/dc/elements/1.1/"})
	h.meta("DC.title", title)
	for i := range w.Authorships[:min(namesMax, len(w.Authorships))] {
		h.meta("DC.creator", printed.Turned(&w.Authorships[i]))
	}
	h.meta("DC.date", w.When().String())
	id := h.url
	if w.DOI != "" {
		id = scholar.Identifier{Scheme: "doi", Value: w.DOI}.URL()
	}
	h.meta("DC.identifier", id)
	h.meta("DC.language", w.Language)
	h.meta("DC.type", string(w.Type))
	h.meta("DC.rights", cmp.Or(publication.License(w.License).Href, w.License))
	container := h.Deck.Container(w)
	h.meta("DC.relation.ispartof", container)
	h.meta("prism.publicationName", container)
	h.meta("prism.volume", w.Work.Volume)
	h.meta("prism.number", w.Issue)
	from, _ := notation.Pages(w.Pages)
	h.meta("prism.startingPage", from)
	h.meta("prism.doi", w.DOI)
}
