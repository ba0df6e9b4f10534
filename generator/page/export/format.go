package export

import (
	"lectern/generator/config"
	"lectern/generator/format/bibtex/entry"
	"lectern/generator/format/csljson"
	"lectern/generator/format/ris"
	"lectern/generator/scholar"
)

// format is one of the formats in which works leave the site.
type format struct {
	label               string
	ext                 string
	media               string // type, as FAIR Signposting and the registries have it
	head, between, tail string // of a file of several works
	append              func(b []byte, opt config.Exports, w *scholar.Work, more more) []byte
}

// more is what is written beside what every citation has.
type more struct {
	abstract bool
	pdf      string
	short    string // the abbreviated name of the venue
}

// formats is the table of them, in the order in which pages name them. It is never
// written.
var formats = [...]format{
	{label: "BibTeX", ext: ".bib", media: "application/x-bibtex", between: "\n\n", tail: "\n",
		append: func(b []byte, opt config.Exports, w *scholar.Work, more more) []byte {
			return entry.Append(b, w, entry.Options{BibLaTeX: opt.BibLaTeX(), ASCII: opt.ASCII, Abstract: more.abstract})
		}},
	{label: "RIS", ext: ".ris", media: "application/x-research-info-systems",
		append: func(b []byte, _ config.Exports, w *scholar.Work, more more) []byte {
			return ris.Append(b, w, ris.Options{Abstract: more.abstract, PDF: more.pdf})
		}},
	{label: "CSL-JSON", ext: ".csl.json", media: "application/vnd.citationstyles.csl+json", head: "[", between: ",\n", tail: "]\n",
		append: func(b []byte, _ config.Exports, w *scholar.Work, more more) []byte {
			return csljson.Append(b, w, csljson.Options{Short: more.short, Abstract: more.abstract})
		}},
}
