package config

import "fmt"

// Exports sets which lists of works can be taken along, each as BibTeX, RIS and
// CSL-JSON. A work's own citations always stand on its page.
type Exports struct {
	Site         bool   `key:"site"` // all works of the site
	Years        bool   `key:"years"`
	Authors      bool   `key:"authors"`
	Topics       bool   `key:"topics"`
	Venues       bool   `key:"venues"`
	Institutions bool   `key:"institutions"`
	Works        bool   `key:"works"`                  // also as files beside each work
	MinWorks     int    `key:"min_works" min:"1"`      // that an author, topic, venue or institution needs
	Dialect      string `key:"bibtex" format:"bibtex"` // bibtex, biblatex
	ASCII        bool   `key:"ascii"`                  // .bib files without UTF-8: accents as commands
	Abstracts    bool   `key:"abstracts"`              // in lists, too
}

// BibLaTeX reports whether .bib files are written for BibLaTeX.
func (e Exports) BibLaTeX() bool { return e.Dialect == dialects()[1] }

// Lists reports whether any list of works has files.
func (e Exports) Lists() bool {
	return e.Site || e.Years || e.Authors || e.Topics || e.Venues || e.Institutions
}

// dialects are those of .bib files.
func dialects() []string { return []string{"bibtex", "biblatex"} }

func dialect(s string) (string, error) {
	for _, d := range dialects() {
		if d == s {
			return s, nil
		}
	}
	return "", fmt.Errorf("%q is no sort of .bib files: write bibtex or biblatex", s)
}
