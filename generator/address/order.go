package address

import (
	"slices"
	"sort"
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
	sorted := sortedBy(paths)
	if distinct(paths, sorted) {
		o.sorted = sorted
		return sorted
	}
	o.sorted = nil // all that is to be reported is reported again
	var all Claims
	kept := make([]bool, len(claims))
	for i, c := range claims {
		kept[i] = all.Claim(c, ds)
	}
	return slices.DeleteFunc(sorted, func(i int32) bool { return !kept[i] })
}

// sortedBy returns the indexes of texts in the order of the texts.
func sortedBy(texts []string) []int32 {
	out := make([]int32, len(texts))
	for i := range out {
		out[i] = int32(i)
	}
	slices.SortFunc(out, func(x, y int32) int { return strings.Compare(texts[x], texts[y]) })
	return out
}

// distinct reports whether no two paths, which are sorted, are the same but for case.
func distinct(paths []string, sorted []int32) bool {
	folded, same := make([]string, len(paths)), true
	for i, p := range paths {
		folded[i] = strings.ToLower(p)
		same = same && folded[i] == p
	}
	if !same {
		sorted = sortedBy(folded)
	}
	for i := 1; i < len(sorted); i++ {
		if folded[sorted[i-1]] == folded[sorted[i]] {
			return false
		}
	}
	return true
}

// CheckFolders reports files that stand where a folder has to be: a static file "works"
// beside the page "works/index.html". The paths are sorted.
func CheckFolders(n int, path func(i int) string, ds *diag.List) {
	for i := range n {
		if i+1 == n || !strings.HasPrefix(path(i+1), path(i)) {
			continue // as nearly always: what is below a folder follows it
		}
		folder := path(i) + "/"
		below := sort.Search(n, func(at int) bool { return path(at) >= folder })
		if below < n && strings.HasPrefix(path(below), folder) {
			ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "address-clash", Place: diag.Place{File: "content/static/" + path(i)},
				Message: "the file /" + path(i) + " stands where the site needs a folder, for /" + path(below),
				Hint:    "give the file another name"})
		}
	}
}
