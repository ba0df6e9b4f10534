// Package printed takes apart the names that are printed on works. It knows names, and
// nothing of where they stand.
package printed

import (
	"lectern/generator/catalog"
	"lectern/generator/scholar"
)

// Name returns the parts of the name that is printed, which need not be the
// name that the work's record gives.
func Name(a *catalog.Authorship) scholar.Name {
	if a.Authorship.Display == a.Printed || a.Literal != "" {
		return a.Authorship.Name.Complete()
	}
	if IsAuthors(a) {
		return a.Author.Name.Complete()
	}
	return scholar.ParseName(a.Printed)
}

// IsAuthors reports whether the parts of the printed name are those of the author's
// record.
func IsAuthors(a *catalog.Authorship) bool {
	return a.Authorship.Display != a.Printed && a.Author.Display == a.Printed
}

// Turned writes a name family first, with whatever stands before and after it:
// "van Beethoven, Ludwig". A group's name, and one whose parts cannot be known, stays
// as it is.
func Turned(a *catalog.Authorship) string {
	n := Name(a)
	switch {
	case n.Literal != "" || n.Family == "":
		return a.Printed
	case n.Particles != "":
		n.Family = n.Particles + " " + n.Family
	}
	given := n.Given
	if n.Suffix != "" {
		given += " " + n.Suffix
	}
	if given == "" {
		return n.Family
	}
	return n.Family + ", " + given
}
