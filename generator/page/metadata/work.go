package metadata

import (
	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/page/identity"
	"lectern/generator/page/metadata/notation"
	"lectern/generator/page/publication"
	"lectern/generator/scholar"
)

// How many people structured data names. Google Scholar wants all authors, in tags
// that cost 60 bytes each; the works of thousands would spend more on them than on
// their page, and then the first stand for all there, too.
const (
	crowdMin    = 500 // from so many authors on, the first namesMax are named in tags as well
	namesMax    = 100
	detailedMax = 50 // with more authors their institutions are left out
	citesMax    = 30 // references, as on the page
)

// work writes a work.
func (h *head) work(p publication.Page) {
	d, work, w := h.Deck, p.Work, h.json
	info, _ := work.Type.Info()
	title := d.Work(work, nil).Plain
	w.Object("", func() {
		w.Type(info.Schema)
		w.Text("@id", identity.Work(d.Book, work))
		w.Text("url", h.url)
		w.Text("headline", title)
		w.Text("name", title)
		w.List("author", func() { h.creators(work.Authorships) })
		w.List("editor", func() { h.creators(work.EditorsOf) })
		w.List("translator", func() { h.creators(work.Translated) })
		w.Text("datePublished", work.When().String())
		w.Text("inLanguage", work.Language)
		if status := work.Status; status != "" && status != scholar.StatusPublished {
			w.Text("creativeWorkStatus", string(status))
		}
		if abstract, _ := d.Abstract(work); !abstract.IsZero() {
			w.Text("abstract", h.plain(abstract))
		}
		w.Texts("keywords", work.Keywords)
		w.List("about", func() {
			for _, t := range work.Topics {
				h.term("", t.Topic)
			}
		})
		h.published(work, info.Schema)
		h.identity(work)
		h.access(p)
	})
}

// creators writes people or groups on a work.
func (h *head) creators(people []catalog.Authorship) {
	w := h.json
	for i := range people[:min(namesMax, len(people))] {
		a := &people[i]
		orcid := card.ORCID(a)
		w.Object("", func() {
			w.Type(personType(a.Literal != ""))
			w.Text("@id", identity.Author(h.Deck.Book, a.Author, orcid))
			w.Text("name", a.Printed)
			if href := h.Deck.Book.Author(a.Author); href != "" {
				w.Text("url", h.Deck.Book.Absolute(href))
			}
			if orcid != "" {
				w.Text("sameAs", scholar.Identifier{Scheme: "orcid", Value: orcid}.URL())
			}
			if len(people) <= detailedMax {
				h.employers(a)
			}
		})
	}
}

func (h *head) employers(a *catalog.Authorship) {
	w := h.json
	w.List("affiliation", func() {
		for j := range a.Authorship.Affiliations {
			w.Object("", func() {
				w.Type("Organization")
				if j < len(a.Affiliations) && a.Affiliations[j] != nil {
					w.Text("@id", identity.Institution(h.Deck.Book, a.Affiliations[j]))
				}
				w.Text("name", publication.Affiliation(h.Deck, a, j).Label)
			})
		}
	})
}

// published writes where a work appeared: in a volume that has a page, in an issue of
// a volume of a journal, or in whatever its record calls the container.
func (h *head) published(work *catalog.Work, class string) {
	d, w := h.Deck, h.json
	container := d.Container(work)
	switch {
	case work.Volume != nil && d.Book.Work(work.Volume) != "":
		info, _ := work.Volume.Type.Info()
		w.Object("isPartOf", func() {
			w.Type(info.Schema)
			w.Text("@id", identity.Work(d.Book, work.Volume))
			w.Text("name", d.WorkLink(work.Volume).Label)
		})
	case container == "":
	case journal(work):
		h.issue(work, container)
	default:
		w.Object("isPartOf", func() {
			w.Type("CreativeWork")
			w.Text("name", container)
		})
	}
	if class == "Book" || class == "Chapter" || class == "ScholarlyArticle" || class == "Report" || class == "NewsArticle" {
		h.pages(work, class)
	}
	if class == "Thesis" && work.School != "" {
		w.Object("sourceOrganization", func() { w.Type("Organization"); w.Text("name", work.School) })
	}
	if publisher := work.Publisher; publisher != "" {
		w.Object("publisher", func() { w.Type("Organization"); w.Text("name", publisher) })
	}
}

func (h *head) pages(work *catalog.Work, class string) {
	w := h.json
	switch class {
	case "Book":
		w.Text("isbn", work.ISBN)
		w.Text("bookEdition", work.Edition)
		return
	case "Report":
		w.Text("reportNumber", work.Number)
	}
	first, last := notation.Pages(work.Pages)
	w.Text("pageStart", first)
	w.Text("pageEnd", last)
}

// issue writes the issue of the volume of the journal, as far as they are known.
func (h *head) issue(work *catalog.Work, container string) {
	w := h.json
	periodical := func() {
		w.Type("Periodical")
		if work.Venue != nil {
			w.Text("@id", identity.Venue(h.Deck.Book, work.Venue))
			w.Texts("issn", work.Venue.ISSN)
		}
		w.Text("name", container)
	}
	volume := func() {
		w.Type("PublicationVolume")
		w.Text("volumeNumber", work.Work.Volume)
		w.Object("isPartOf", periodical)
	}
	switch {
	case work.Issue != "" && work.Work.Volume != "":
		w.Object("isPartOf", func() {
			w.Type("PublicationIssue")
			w.Text("issueNumber", work.Issue)
			w.Object("isPartOf", volume)
		})
	case work.Issue != "":
		w.Object("isPartOf", func() {
			w.Type("PublicationIssue")
			w.Text("issueNumber", work.Issue)
			w.Object("isPartOf", periodical)
		})
	case work.Work.Volume != "":
		w.Object("isPartOf", volume)
	default:
		w.Object("isPartOf", periodical)
	}
}

// identity writes the identifiers of a work.
func (h *head) identity(work *catalog.Work) {
	w := h.json
	ids := []scholar.Identifier{{Scheme: "doi", Value: work.DOI}, {Scheme: "arxiv", Value: work.ArXiv},
		{Scheme: "pubmed", Value: work.PMID}, {Scheme: "pmc", Value: work.PMCID}}
	w.List("identifier", func() {
		for _, id := range ids {
			if id.Value != "" {
				h.identifier(id)
			}
		}
	})
	var same []string
	for _, f := range publication.Identifiers(work) {
		for _, v := range f.Values {
			if v.Href != "" {
				same = append(same, v.Href)
			}
		}
	}
	w.Texts("sameAs", same)
}

// access writes what a reader may have of a work, who paid for it, and what it cites.
func (h *head) access(p publication.Page) {
	d, work, w := h.Deck, p.Work, h.json
	w.Text("license", publication.License(work.License).Href)
	if work.OpenAccess {
		w.Bool("isAccessibleForFree", true)
	}
	w.List("encoding", func() {
		for _, f := range h.content(work) {
			w.Object("", func() {
				w.Type("MediaObject")
				w.Text("contentUrl", f.Href)
				w.Text("encodingFormat", f.Type)
			})
		}
	})
	w.List("funding", func() {
		for _, g := range work.Funding {
			w.Object("", func() {
				w.Type("Grant")
				w.Text("identifier", g.Award)
				w.Text("name", h.plain(g.Title))
				w.Text("url", g.URL)
				if g.Funder != "" {
					w.Object("funder", func() { w.Type("Organization"); w.Text("name", g.Funder) })
				}
			})
		}
	})
	w.List("citation", func() {
		shown := d.Shown(work.References)
		for _, r := range shown[:min(citesMax, len(shown))] {
			info, _ := r.Type.Info()
			w.Object("", func() {
				w.Type(info.Schema)
				w.Text("@id", identity.Work(d.Book, r))
				w.Text("name", d.Work(r, nil).Plain)
			})
		}
	})
}

// journal reports whether a work appeared in a journal or newspaper.
func journal(w *catalog.Work) bool {
	switch w.Type {
	case scholar.TypeArticle, scholar.TypeReview, scholar.TypeEditorial, scholar.TypeErratum, scholar.TypePress:
		return true
	}
	return false
}
