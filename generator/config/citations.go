package config

import (
	"fmt"
	"slices"
	"strings"
)

// Citations says how works are cited on their pages.
type Citations struct {
	Styles []string `key:"styles" format:"style"` // of references; the first stands open
	Copy   bool     `key:"copy"`                  // also in the formats of reference managers, to copy and save
}

// Metadata says in which vocabularies pages say for machines what they show.
type Metadata struct {
	Citation    bool `key:"citation"`    // Highwire, Dublin Core and PRISM, on works: what Google Scholar and Zotero read
	OpenGraph   bool `key:"open_graph"`  // how a page looks where it is shared
	JSONLD      bool `key:"json_ld"`     // schema.org
	Signposting bool `key:"signposting"` // typed links of works: FAIR Signposting
	COinS       bool `key:"coins"`       // works in lists, for reference managers
}

// CitationStyles are the citation styles that there are.
func CitationStyles() []string {
	return []string{"apa", "mla", "chicago", "harvard", "ieee", "vancouver", "ama"}
}

func citationStyle(s string) (string, error) {
	if !slices.Contains(CitationStyles(), s) {
		return "", fmt.Errorf("there is no citation style %q: write some of %s", s, strings.Join(CitationStyles(), ", "))
	}
	return s, nil
}
