// Package ident gives an id to the works of formats whose entries need not have one, or
// have one that means nothing outside their file. It knows no format.
package ident

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/scholar"
	"lectern/generator/scholar/citekey"
)

// Name sets the id of a work that is read otherwise, and the key by which it is cited
// where that is known. The id is the one that the entry states, unless that is a bare
// number, which programs give anew with each file. Else it is the work's DOI, arXiv or
// PubMed number. Else it is made from what tells the work from others: its authors,
// title and date, and where it appeared; so that neither a note nor an abstract that is
// added, nor another entry, moves the page of the work.
//
// A stated id that is an address, as Zotero's are, is no key to cite by.
func Name(w *scholar.Work, stated string) {
	stated = clean(stated)
	switch {
	case strings.Trim(stated, "0123456789") != "":
		w.ID = stated
		if !strings.Contains(stated, "://") {
			w.CiteKey = stated
		}
	case w.DOI != "":
		w.ID = strings.ToLower(w.DOI)
	case w.ArXiv != "":
		w.ID = "arxiv:" + w.ArXiv
	case w.PMID != "":
		w.ID = "pmid:" + w.PMID
	default:
		w.ID = substance(w)
		w.ID = citekey.Of(w, w.Title.Source)
		w.CiteKey = w.ID
	}
}

// clean returns a key as an id: Unicode NFC, without what no id may hold.
func clean(key string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7F {
			return -1
		}
		return r
	}, key))
}

// substance is what tells a work from others, as a text.
func substance(w *scholar.Work) string {
	parts := []string{string(w.Type), w.Title.Source, w.Date.String(), w.Venue, w.ContainerTitle.Source, w.Volume, w.Issue, w.Number, w.Pages, w.ArticleNumber}
	for _, people := range [...][]scholar.Authorship{w.Authors, w.Editors} {
		for i := range people {
			parts = append(parts, people[i].Full())
		}
	}
	return fmt.Sprintf("%q", parts)
}
