package native

import (
	"fmt"
	"strings"

	"lectern/generator/decode"
	"lectern/generator/diag"
)

// warn reports something that does not keep a record from being used.
func warn(c *decode.Context, code string, n *decode.Node, hint, format string, args ...any) {
	c.Diags.Add(diag.Diagnostic{Severity: diag.Warning, Code: code, Place: n.Place(c.File),
		Message: fmt.Sprintf(format, args...), Hint: hint})
}

// meant is a hint for a word that is none of those known.
func meant(word string, known []string) string {
	if hint := diag.DidYouMean(word, known); hint != "" || len(known) > 20 {
		return hint
	}
	return "one of " + strings.Join(known, ", ")
}
