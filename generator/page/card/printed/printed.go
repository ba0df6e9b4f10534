// Package printed takes apart the names that are printed on works. It knows names, and
// nothing of where they stand.
package printed

import (
	"lectern/generator/catalog"
	"lectern/generator/scholar"
)

// Name returns the parts of the name that is printed, which need not be the name that the
// work's record gives. Where that record writes the name whole, the author's own record
// knows its parts best: that "García Márquez" is a family name.
func Name(a *catalog.Authorship) scholar.Name {
	switch {
	case IsAuthors(a):
		return a.Author.Name.Complete()
	case a.Authorship.Display == a.Printed || a.Literal != "":
		return a.Authorship.Name.Complete()
	}
	return scholar.ParseName(a.Printed)
}

// IsAuthors reports whether the parts of the printed name are those that are known of the
// author.
func IsAuthors(a *catalog.Authorship) bool {
	switch {
	case a.Author.Display != a.Printed || a.Literal != "":
		return false
	case a.Authorship.Display != a.Printed:
		return true
	}
	return a.Author.Recorded && a.Authorship.Given == "" && a.Authorship.Family == ""
}

// OfWork returns the parts of the printed name as far as the work's record gives them, for
// what no other record may change.
func OfWork(a *catalog.Authorship) scholar.Name {
	if a.Authorship.Display == a.Printed {
		return a.Authorship.Name.Complete()
	}
	return Name(a)
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
