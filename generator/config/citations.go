package config

import (
	"fmt"
	"slices"
	"strings"
)

// Citations says how works are cited on their pages.
type Citations struct {
	Styles []string `key:"styles" format:"style"` // of references; the first stands open
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
