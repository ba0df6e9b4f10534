package naming

import "lectern/generator/scholar"

// Printable returns the author with a name as pages print it, without DBLP's number
// and in the order of reading. The record itself is not written to.
func Printable(a *scholar.Author) *scholar.Author {
	full := a.Full()
	if full == a.Display {
		return a
	}
	copied := *a
	copied.Name = a.Name.Complete()
	return &copied
}
