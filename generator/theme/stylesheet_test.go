package theme_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The stylesheet that every page waits for stays within what a first paint may cost.
const stylesheetBudget = 20_000

func TestStylesheetBudget(t *testing.T) {
	if n := len(stylesheet(t)); n > stylesheetBudget {
		t.Errorf("%d bytes, want at most %d", n, stylesheetBudget)
	}
}

// On a screen nothing is hidden but what is named here: a rule that joins selectors too
// eagerly would take words off the page, and no other test looks at a page as it is shown.
func TestStylesheetHidesNothingElse(t *testing.T) {
	css, _, _ := strings.Cut(stylesheet(t), "@media print")
	var hidden []string
	for _, m := range regexp.MustCompile(`([^{}]+)\{[^{}]*\bdisplay:none\b`).FindAllStringSubmatch(css, -1) {
		hidden = append(hidden, strings.Split(m[1], ",")...)
	}
	slices.Sort(hidden)
	if want := []string{".Z3988", ".plain .when", ".year .when", "[hidden]", "data"}; !slices.Equal(hidden, want) {
		t.Errorf("hidden: %q, want %q", hidden, want)
	}
}

func stylesheet(t *testing.T) string {
	t.Helper()
	for _, a := range defaultTheme(t).Assets() {
		if a.Name == "style.css" {
			return string(a.Data)
		}
	}
	t.Fatal("no stylesheet")
	return ""
}
