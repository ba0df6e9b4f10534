package address

import (
	"slices"
	"strings"

	"lectern/generator/diag"
)

// Claim is a path of the site (of a file, relative to the output folder) with what is to
// stand there ("work a-b"), and where that comes from.
type Claim struct {
	Path  string
	What  string
	Place diag.Place
}

// Order brings the pages of a site into the order of their paths. It remembers which paths
// came in which order: most edits change none of them, and then all is known. The zero
// value knows nothing; nil remembers nothing.
type Order struct {
	paths  []string
	sorted []int32
}

// Len is the number of paths that came last.
func (o *Order) Len() int {
	if o == nil {
		return 0
	}
	return len(o.paths)
}

// Of returns the indexes of the claims, sorted by path. Those for a path that somebody has
// claimed before are reported and left out; see Claims.
func (o *Order) Of(claims []Claim, ds *diag.List) []int32 {
	if o == nil {
		o = &Order{}
	}
	paths := make([]string, len(claims))
	for i := range claims {
		paths[i] = claims[i].Path
	}
	known := o.sorted != nil && slices.Equal(o.paths, paths)
	o.paths = paths // equal ones too: the old ones would keep an old site in memory
	if known {
		return o.sorted
	}
	sorted := make([]int32, 0, len(claims))
	var all Claims
	for i, c := range claims {
		if all.Claim(c, ds) {
			sorted = append(sorted, int32(i))
		}
	}
	slices.SortFunc(sorted, func(x, y int32) int { return strings.Compare(paths[x], paths[y]) })
	o.sorted = nil
	if len(sorted) == len(claims) { // there is nothing to report again
		o.sorted = sorted
	}
	return sorted
}
