package count

import (
	"cmp"
	"slices"

	"lectern/generator/scholar"
)

// Year is a year with a number of works, 0 for a gap.
type Year struct{ Year, Works int }

// Type is a type with a number of works.
type Type struct {
	Type  scholar.WorkType
	Works int
}

// Years counts n works by year, oldest first and without gaps. Works are newest
// first; those without a year, which come last, are left out.
func Years(n int, year func(i int) int) []Year {
	for n > 0 && year(n-1) == 0 {
		n--
	}
	if n == 0 {
		return nil
	}
	first, last := year(n-1), year(0)
	out := make([]Year, last-first+1)
	for i := range out {
		out[i].Year = first + i
	}
	for i := range n {
		out[year(i)-first].Works++
	}
	return out
}

// Types counts n works by type, the most frequent first, then by type. Works without
// a type, or of one that does not exist, are "other".
func Types(n int, kind func(i int) scholar.WorkType) []Type {
	var out []Type
	for i := range n {
		info, _ := kind(i).Info()
		at := slices.IndexFunc(out, func(c Type) bool { return c.Type == info.Type })
		if at < 0 {
			at = len(out)
			out = append(out, Type{Type: info.Type})
		}
		out[at].Works++
	}
	slices.SortFunc(out, func(x, y Type) int { return cmp.Or(cmp.Compare(y.Works, x.Works), cmp.Compare(x.Type, y.Type)) })
	return out
}
