package address

import (
	"strings"

	"lectern/generator/diag"
)

// Claims remembers who claimed which path of the site. The zero value is ready.
type Claims struct {
	by  map[string]int32 // by path in lower case: index in all
	all []claim
}

type claim struct {
	path  string
	what  string
	place diag.Place
}

// Claim takes a path (of a file, relative to the output folder) for what is named
// ("work a-b") and stands at place. Where somebody has it already, also in another
// case, since many file systems do not tell cases apart, it reports an error that
// names both and returns false.
func (c *Claims) Claim(path, what string, place diag.Place, ds *diag.List) bool {
	if c.by == nil {
		c.by = map[string]int32{}
	}
	folded := strings.ToLower(path)
	at, taken := c.by[folded]
	if !taken {
		c.by[folded] = int32(len(c.all))
		c.all = append(c.all, claim{path, what, place})
		return true
	}
	first := c.all[at]
	// The error stands at the later place, so that it does not depend on the order
	// of claims.
	later := claim{path, what, place}
	if first.place.Compare(later.place) > 0 {
		first, later = later, first
	}
	message := "the address /" + address(later.path) + " is claimed twice: by " + later.what + " and by " + first.what
	if first.path != later.path {
		message += " (as /" + address(first.path) + ")"
	}
	if at := first.place.String(); at != "" {
		message += " at " + at
	}
	ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "address-clash", Place: later.place,
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
