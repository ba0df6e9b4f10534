package ris

import (
	"strconv"
	"strings"

	"lectern/generator/markup/scan"
	"lectern/generator/scholar"
)

// further are types of references that nothing is written as.
var further = map[string]scholar.WorkType{
	"EJOUR": scholar.TypeArticle, "JFULL": scholar.TypeOther, "INPR": scholar.TypeArticle, "ABST": scholar.TypeArticle, "MGZN": scholar.TypePress,
	"EBOOK": scholar.TypeBook, "EDBOOK": scholar.TypeBook, "ECHAP": scholar.TypeChapter, "DICT": scholar.TypeChapter, "ENCYC": scholar.TypeChapter,
	"AGGR": scholar.TypeDataset, "GOVDOC": scholar.TypeReport, "MANSCPT": scholar.TypePreprint,
}

// kind reads the type. A CONF that appeared in something is a paper in it, whatever the
// standard says.
func (r *reading) kind() scholar.WorkType {
	code := strings.ToUpper(r.lines[0].value)
	t, known := further[code]
	for _, info := range scholar.WorkTypes() {
		if info.RIS == code && !known {
			t, known = info.Type, true
		}
	}
	if l, ok := r.first("M3"); ok && code == "RPRT" && strings.EqualFold(l.value, workingPaper) {
		return scholar.TypeWorkingPaper
	}
	switch {
	case code == "CONF" && r.has("T2"):
		return scholar.TypeConferencePaper
	case code == "GEN" || !known:
		return scholar.TypeOther
	}
	return t
}

// container reads where the work appeared: a venue, or the title of a volume.
func (r *reading) container() {
	w := &r.rec.Value
	info, _ := w.Type.Info()
	if info.RIS == "JOUR" || info.RIS == "NEWS" {
		r.str("venue", &w.Venue, "T2", "JO", "JF", "JA")
	} else {
		r.text("container_title", &w.ContainerTitle, "T2", "BT", "JO", "JF")
	}
	if w.ContainerTitle.Source == w.Title.Source { // BT of a book
		w.ContainerTitle = scholar.Text{}
	}
	r.text("series", &w.Series, "T3")
	if l, ok := r.first("C3"); ok {
		w.Event.Name = scholar.Text{Source: l.value}
		r.stated("event", l)
	}
}

// date reads DA, else the year: 2021/03/14/ and what follows.
func (r *reading) date() {
	w := &r.rec.Value
	for _, l := range r.all("DA", "PY", "Y1") {
		parts := strings.Split(strings.NewReplacer("-", "/", ".", "/").Replace(l.value), "/")
		var n [3]int
		for i := range min(len(parts), len(n)) {
			n[i], _ = strconv.Atoi(strings.TrimSpace(parts[i]))
		}
		d, err := scholar.ParseDate(strconv.Itoa(n[0]))
		if err != nil {
			if l.tag != "DA" { // some write days only there
				r.warn("bad-date", l, "%q is no date between 1000 and 9999: it was left out", short(l.value))
			}
			continue
		}
		for _, written := range [...]scholar.Date{{Year: d.Year, Month: small(n[1]), Day: small(n[2])}, {Year: d.Year, Month: small(n[1])}} {
			if full, err := scholar.ParseDate(written.String()); err == nil {
				d = full
				break
			}
		}
		if w.Date.IsZero() || w.Date.Month == 0 && d.Year == w.Date.Year {
			w.Date = d
			r.stated("date", l)
		}
	}
}

func small(n int) uint8 { return uint8(min(max(n, 0), 99)) }

func (r *reading) where() {
	w := &r.rec.Value
	r.str("volume", &w.Volume, "VL")
	switch w.Type {
	case scholar.TypeArticle, scholar.TypePreprint, scholar.TypeReview, scholar.TypeConferencePaper:
		r.str("issue", &w.Issue, "IS")
	default:
		r.str("number", &w.Number, "IS")
	}
	r.str("pages", &w.Pages, "SP")
	if l, ok := r.first("EP"); ok && w.Pages != "" && !strings.Contains(w.Pages, "-") {
		w.Pages += "-" + l.value
	}
	r.str("article_number", &w.ArticleNumber, "C7")
	r.str("edition", &w.Edition, "ET")
	if w.Type == scholar.TypeThesis {
		r.str("school", &w.School, "PB")
	} else {
		r.str("publisher", &w.Publisher, "PB")
	}
	r.str("place", &w.Place, "CY", "PP")
	if w.Type == scholar.TypeConferencePaper && w.Place == "" {
		r.str("place", &w.Place, "C1") // as Zotero writes it
	}
	if l, ok := r.first("M3"); ok && w.Type == scholar.TypeThesis {
		w.Extra = map[string]any{"thesis_type": l.value}
		r.stated("extra", l)
	}
}

// identity reads identifiers and the address.
func (r *reading) identity() {
	w := &r.rec.Value
	for _, l := range r.all("SN") {
		for value := range strings.FieldsFuncSeq(l.value, func(c rune) bool { return c == ',' || c == ';' || c == '(' || c == ')' }) {
			if id, err := scholar.ParseIdentifier("issn", value); err == nil {
				if w.Identifiers == nil {
					w.Identifiers = map[string]string{"issn": id.Value}
					r.stated("identifiers", l)
				}
			} else if r.identifier("isbn", &w.ISBN, line{value: value, number: l.number, column: l.column}, false) {
				break
			}
		}
		if w.Type == scholar.TypeReport && w.Number == "" && w.Identifiers == nil && w.ISBN == "" {
			w.Number = l.value // the standard's place for the number of a report
			r.stated("number", l)
		}
	}
	if l, ok := r.first("DO"); ok {
		r.identifier("doi", &w.DOI, l, true)
	}
	for _, l := range r.all("AN") {
		switch scheme, value, _ := strings.Cut(l.value, ":"); strings.ToLower(scheme) {
		case "arxiv":
			r.identifier("arxiv", &w.ArXiv, line{value: value, number: l.number, column: l.column}, true)
		case "pmid":
			r.identifier("pmid", &w.PMID, line{value: value, number: l.number, column: l.column}, true)
		}
	}
	for _, l := range r.all("UR") {
		if href, web := scan.WebAddress(l.value); web && w.URL == "" && strings.HasPrefix(strings.ToLower(href), "http") {
			w.URL = href
			r.stated("url", l)
		}
	}
}

// identifier reads an identifier; one that is none is left out.
func (r *reading) identifier(scheme string, to *string, l line, report bool) bool {
	id, err := scholar.ParseIdentifier(scheme, l.value)
	if err != nil {
		if report {
			r.warn("bad-"+scheme, l, "%s: it was left out", err)
		}
		return false
	}
	if *to == "" {
		*to = id.Value
		r.stated(scheme, l)
	}
	return true
}
