// Package coins writes works as OpenURL ContextObjects, which reference managers find in
// pages. It knows works; it is told what it cannot know from one: addresses, and the
// words of the page's language.
package coins

import (
	"lectern/generator/catalog"
	"lectern/generator/page/card/printed"
	"lectern/generator/scholar"
	"strings"
)

// coinsMax is how many authors a work's COinS names. Whoever wants more finds all of
// them on the work's page.
const coinsMax = 25

// Work is a work with what a page says of it.
type Work struct {
	*catalog.Work
	Title     string // plain
	Container string // what it appeared in, plain; empty where it stands alone
	URL       string // of its page, absolute; empty without one
}

// Of returns a work as OpenURL ContextObject in KEV form (ANSI/NISO Z39.88), which
// reference managers find in the title of a span of the class Z3988: from a list that
// has them they take each work by itself.
func Of(w Work) string {
	var room [1536]byte // what nearly all need
	k := kev{b: room[:0]}
	k.add("ctx_ver", "Z39.88-2004")
	switch coinsFormat(w.Type) {
	case "journal":
		k.format("journal", journalGenre(w.Type))
		k.add("rft.atitle", w.Title)
		k.add("rft.jtitle", w.Container)
		k.add("rft.issue", w.Issue)
		if w.Venue != nil && len(w.Venue.ISSN) > 0 {
			k.add("rft.issn", w.Venue.ISSN[0])
		}
	case "book":
		k.book(w.Type, w.Title, w.Container)
		k.add("rft.isbn", w.ISBN)
		k.add("rft.pub", w.Publisher)
		k.add("rft.place", w.Work.Work.Place)
	case "dissertation":
		k.format("dissertation", "")
		k.add("rft.title", w.Title)
		k.add("rft.inst", w.School)
	default:
		k.format("dc", "")
		k.add("rft.title", w.Title)
		k.add("rft.type", string(w.Type))
		k.add("rft.publisher", w.Publisher)
	}
	k.add("rft.volume", w.Work.Work.Volume)
	k.add("rft.pages", w.Pages)
	k.add("rft.date", date(w))
	name := "rft.au"
	if coinsFormat(w.Type) == "" {
		name = "rft.creator"
	}
	for i := range w.Authorships[:min(coinsMax, len(w.Authorships))] {
		k.add(name, printed.Turned(&w.Authorships[i]))
	}
	if w.DOI != "" {
		k.add("rft_id", "info:doi/"+w.DOI)
	} else {
		k.add("rft_id", w.URL)
	}
	return string(k.b)
}

// date is the work's date, as far as it is known.
func date(w Work) string {
	if when := w.When(); !when.IsZero() {
		return when.String()
	}
	return ""
}

// kev is keys with encoded values. A space could be a plus, but html/template makes five
// bytes of that.
type kev struct{ b []byte }

func (k *kev) add(key, value string) {
	if value == "" {
		return
	}
	if len(k.b) > 0 {
		k.b = append(k.b, '&')
	}
	k.b = append(append(k.b, key...), '=')
	for _, c := range []byte(value) {
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= ',' && c <= ':', strings.IndexByte("()_~", c) >= 0: // ',' to ':' are ",-./", digits, ":"
			k.b = append(k.b, c)
		default:
			k.b = append(k.b, '%', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&15])
		}
	}
}

func (k *kev) format(name, genre string) {
	k.add("rft_val_fmt", "info:ofi/fmt:kev:mtx:"+name)
	k.add("rft.genre", genre)
}

func (k *kev) book(t scholar.WorkType, title, container string) {
	genre := map[scholar.WorkType]string{scholar.TypeChapter: "bookitem", scholar.TypeConferencePaper: "proceeding",
		scholar.TypeReport: "report", scholar.TypeWorkingPaper: "report"}[t]
	switch genre {
	case "bookitem", "proceeding":
		k.format("book", genre)
		k.add("rft.atitle", title)
		k.add("rft.btitle", container)
	case "report":
		k.format("book", genre)
		k.add("rft.btitle", title)
	default:
		k.format("book", "book")
		k.add("rft.btitle", title)
	}
}

// coinsFormat returns the metadata format that fits a type of work; "" for those that
// Dublin Core describes as well as anything.
func coinsFormat(t scholar.WorkType) string {
	switch t {
	case scholar.TypeArticle, scholar.TypeReview, scholar.TypeEditorial, scholar.TypeErratum, scholar.TypePress, scholar.TypePreprint:
		return "journal"
	case scholar.TypeBook, scholar.TypeChapter, scholar.TypeProceedings, scholar.TypeConferencePaper, scholar.TypeReport, scholar.TypeWorkingPaper:
		return "book"
	case scholar.TypeThesis:
		return "dissertation"
	}
	return ""
}

func journalGenre(t scholar.WorkType) string {
	if t == scholar.TypePreprint {
		return "preprint"
	}
	return "article"
}
