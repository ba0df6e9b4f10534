package address

import (
	"strings"

	"lectern/generator/diag"
)

// Claims remembers who claimed which path of the site. The zero value is ready.
type Claims struct {
	by  map[string]int32 // by path in lower case: index in all
	all []Claim
}

// Claim takes a path. Where somebody has it already, also in another case, since many file
// systems do not tell cases apart, it reports an error that names both and returns false.
func (c *Claims) Claim(later Claim, ds *diag.List) bool {
	if c.by == nil {
		c.by = map[string]int32{}
	}
	folded := strings.ToLower(later.Path)
	at, taken := c.by[folded]
	if !taken {
		c.by[folded] = int32(len(c.all))
		c.all = append(c.all, later)
		return true
	}
	first := c.all[at]
	// The error stands at the later place, so that it does not depend on the order
	// of claims.
	if first.Place.Compare(later.Place) > 0 {
		first, later = later, first
	}
	message := "the address /" + address(later.Path) + " is claimed twice: by " + later.What + " and by " + first.What
	if first.Path != later.Path {
		message += " (as /" + address(first.Path) + ")"
	}
	if at := first.Place.String(); at != "" {
		message += " at " + at
	}
	ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "address-clash", Place: later.Place,
		Message: message, Hint: "give one of them another id or name"})
	return false
}

// address returns a file's address without the slash it begins with.
func address(path string) string {
	if folder, ok := strings.CutSuffix(path, "index.html"); ok && (folder == "" || strings.HasSuffix(folder, "/")) {
		return folder
	}
	return path
}
