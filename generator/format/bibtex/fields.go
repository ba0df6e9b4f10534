package bibtex

import (
	"strings"

	"lectern/generator/format/bibtex/babel"
	"lectern/generator/format/bibtex/names"
	"lectern/generator/format/bibtex/syntax"
	"lectern/generator/scholar"
)

// row says which fields give a key of works, the first that an entry has, and how.
type row struct {
	key    string
	fields []string
	read   func(r *reading, w *scholar.Work, f *syntax.Field) bool
}

// rows is the table of what needs no other field to be understood. It is never
// written.
var rows = []row{
	{"authors", []string{"author"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool { return r.people(&w.Authors, f) }},
	{"editors", []string{"editor"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool { return r.people(&w.Editors, f) }},
	{"translators", []string{"translator"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool { return r.people(&w.Translators, f) }},
	{"abstract", []string{"abstract"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool { return r.textOf(&w.Abstract, f) }},
	{"note", []string{"note", "addendum"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool { return r.textOf(&w.Note, f) }},
	{"series", []string{"series"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool { return r.textOf(&w.Series, f) }},
	{"edition", []string{"edition", "version"}, func(_ *reading, w *scholar.Work, f *syntax.Field) bool { return str(&w.Edition, f) }},
	{"volume", []string{"volume"}, func(_ *reading, w *scholar.Work, f *syntax.Field) bool { return str(&w.Volume, f) }},
	{"article_number", []string{"eid", "articleno", "article-number"}, func(_ *reading, w *scholar.Work, f *syntax.Field) bool { return str(&w.ArticleNumber, f) }},
	{"pages", []string{"pages"}, func(_ *reading, w *scholar.Work, f *syntax.Field) bool { return pages(&w.Pages, f) }},
	{"place", []string{"address", "location"}, func(_ *reading, w *scholar.Work, f *syntax.Field) bool { return list(&w.Place, f) }},
	{"keywords", []string{"keywords", "keyword"}, keywords},
	{"language", []string{"langid", "language"}, language},
	{"doi", []string{"doi"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool { return r.identifier("doi", &w.DOI, f) }},
	{"arxiv", []string{"arxiv", "arxivid"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool { return r.identifier("arxiv", &w.ArXiv, f) }},
	{"pmid", []string{"pmid"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool { return r.identifier("pmid", &w.PMID, f) }},
	{"pmcid", []string{"pmcid", "pmc"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool { return r.identifier("pmcid", &w.PMCID, f) }},
	{"isbn", []string{"isbn"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool { return r.identifier("isbn", &w.ISBN, f) }},
	{"license", []string{"license", "copyright"}, func(_ *reading, w *scholar.Work, f *syntax.Field) bool { return license(w, f) }},
	{"selected", []string{"selected"}, func(_ *reading, w *scholar.Work, f *syntax.Field) bool {
		w.Selected = yes(f.Value)
		return true
	}},
	{"image", []string{"preview"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool {
		w.Image = r.file(f)
		return w.Image != ""
	}},
	{"status", []string{"pubstate"}, func(_ *reading, w *scholar.Work, f *syntax.Field) bool {
		w.Status = status(f.Value)
		return w.Status != ""
	}},
	{"awards", []string{"award", "award_name"}, func(r *reading, w *scholar.Work, f *syntax.Field) bool {
		w.Awards = []scholar.Text{r.text(f)}
		return true
	}},
}

func (r *reading) people(to *[]scholar.Authorship, f *syntax.Field) bool {
	for _, n := range names.Read(f.Value, plain) {
		*to = append(*to, scholar.Authorship{Name: n})
	}
	return len(*to) > 0
}

func (r *reading) textOf(to *scholar.Text, f *syntax.Field) bool {
	*to = r.text(f)
	return true
}

func str(to *string, f *syntax.Field) bool {
	*to = plain(f.Value)
	return *to != ""
}

// list reads a list of BibLaTeX, of publishers or places.
func list(to *string, f *syntax.Field) bool {
	var all []string
	for _, s := range names.Split(f.Value) {
		if s = plain(s); s != "" && s != "others" {
			all = append(all, s)
		}
	}
	*to = strings.Join(all, "; ")
	return *to != ""
}

// pages reads "61--66" as 61-66.
func pages(to *string, f *syntax.Field) bool {
	s := strings.NewReplacer("–", "-", "—", "-").Replace(plain(f.Value))
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "-")
	}
	*to = strings.Trim(strings.ReplaceAll(s, " - ", "-"), "- ")
	return *to != ""
}

func keywords(_ *reading, w *scholar.Work, f *syntax.Field) bool {
	for _, s := range strings.FieldsFunc(plain(f.Value), func(c rune) bool { return c == ',' || c == ';' }) {
		if s = strings.TrimSpace(s); s != "" {
			w.Keywords = append(w.Keywords, s)
		}
	}
	return len(w.Keywords) > 0
}

// identifier reads an identifier; one that is none is left out, with a warning.
func (r *reading) identifier(scheme string, to *string, f *syntax.Field) bool {
	value := verbatim(f.Value)
	if scheme == "isbn" {
		value = strings.TrimSpace(strings.FieldsFunc(plain(f.Value)+" ", func(c rune) bool { return c == ',' || c == ';' || c == '(' })[0])
		value, _, _ = strings.Cut(value, " 97")
	}
	id, err := scholar.ParseIdentifier(scheme, value)
	if err != nil {
		r.warn("bad-"+scheme, f, "%s: it was left out", err)
		return false
	}
	*to = id.Value
	return true
}

func license(w *scholar.Work, f *syntax.Field) bool {
	s := verbatim(f.Value)
	if href, web := address(s); web {
		w.License = href
	} else if s = plain(f.Value); !strings.ContainsAny(s, "©:") && !strings.Contains(strings.ToLower(s), "copyright") {
		w.License = s
	}
	return w.License != ""
}

func yes(s string) bool {
	s = strings.ToLower(strings.TrimSpace(s))
	return s == "true" || s == "yes" || s == "1" || s == "y"
}

func status(s string) scholar.WorkStatus {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "inpress", "in press", "in-press", "forthcoming", "to appear":
		return scholar.StatusInPress
	case "accepted":
		return scholar.StatusAccepted
	case "retracted":
		return scholar.StatusRetracted
	case "withdrawn":
		return scholar.StatusWithdrawn
	}
	return ""
}

func language(_ *reading, w *scholar.Work, f *syntax.Field) bool {
	w.Language = babel.Tag(plain(f.Value))
	return w.Language != ""
}
