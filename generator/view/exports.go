package view

import "html/template"

// Export is a file of works in a format of reference managers.
type Export struct {
	Label string // of the format: "BibTeX"
	Href  string
	Type  string // media type
}

// Cite is the citation of a work in one format. Its Href is empty where it stands on the
// page alone, its Text where it stands in the file alone.
type Cite struct {
	Export
	Name string // of the file, where it is saved
	Text string
}

// Citations is a file of works in one format, each written already.
type Citations struct {
	Head, Between, Tail string
	Works               []string
}

// Reference is a work as a formatted reference, in American English as the citation styles
// are. HTML is text in a few faces, without links.
type Reference struct {
	Style string // as people call it: "APA"
	HTML  template.HTML
}
