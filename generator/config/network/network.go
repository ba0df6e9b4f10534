// Package network is the table [graph] of site.toml: who is called a close collaborator,
// and where what belongs together is drawn.
package network

import (
	"fmt"
	"slices"
	"strings"
)

// Graph is the table.
type Graph struct {
	Close    float64  `key:"close"` // the least weight
	CloseMax int      `key:"close_max" min:"0"`
	Pages    []string `key:"pages" format:"graph"` // the kinds of pages with a drawing
	Explorer bool     `key:"explorer"`
}

// weightMax is more than anybody's joint works weigh.
const weightMax = 10_000

// Kinds are the kinds of pages that may have a drawing.
func Kinds() []string { return []string{"author", "work", "topic", "institution"} }

// Draws reports whether pages of a kind have a drawing.
func (g Graph) Draws(kind string) bool { return slices.Contains(g.Pages, kind) }

// Kind checks a kind of pages.
func Kind(s string) (string, error) {
	if !slices.Contains(Kinds(), s) {
		return "", fmt.Errorf("%q is no kind of page with a drawing: write one of %s", s, strings.Join(Kinds(), ", "))
	}
	return s, nil
}

// Fault says what is wrong with the weight from which on people are close; "" if nothing.
func (g Graph) Fault() string {
	if g.Close < 0 || g.Close > weightMax {
		return fmt.Sprintf("%v is no weight of joint works: from 0 to %d", g.Close, weightMax)
	}
	return ""
}
