package words

import (
	"fmt"

	"lectern/generator/decode"
	"lectern/generator/diag"
)

// Unasked warns of the strings of a site's own file that nothing will ever show: they
// replace none of the known ones, and no template asks for them by name.
func Unasked(file string, root *decode.Node, known []string, asked map[string]bool, ds *diag.List) {
	has := make(map[string]bool, len(known))
	for _, key := range known {
		has[key] = true
	}
	for i := range root.Entries {
		if e := &root.Entries[i]; !has[e.Key] && !asked[e.Key] {
			ds.Add(diag.Diagnostic{
				Severity: diag.Warning, Code: "unknown-key", Place: e.Place(file),
				Message: fmt.Sprintf("the interface has no string %q, and no template asks for it", e.Key),
				Hint:    diag.DidYouMean(e.Key, known),
			})
		}
	}
}
