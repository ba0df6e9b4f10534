package address

import (
	"fmt"
	"slices"
	"testing"

	"lectern/generator/diag"
)

// What is remembered of one list of paths gives for the next what a new order would.
func TestOrder(t *testing.T) {
	var known Order
	for _, paths := range [][]string{
		{"b", "a", "c"}, {"b", "a", "c"}, // the second time from memory
		{"b", "c", "a"}, {"b", "c"}, {"b", "c", "d", "C"}, {"b", "c", "d", "C"}, {}, {"b", "c"},
	} {
		claims := make([]Claim, len(paths))
		for i, p := range paths {
			claims[i] = Claim{Path: p, What: fmt.Sprint("thing ", i)}
		}
		var ds, fresh diag.List
		got, want := known.Of(claims, &ds), (*Order)(nil).Of(claims, &fresh)
		if !slices.Equal(got, want) || fmt.Sprint(ds.Sorted()) != fmt.Sprint(fresh.Sorted()) {
			t.Errorf("%v: %v with %v, want %v with %v", paths, got, ds.Sorted(), want, fresh.Sorted())
		}
		if !slices.IsSortedFunc(got, func(x, y int32) int { return slices.Compare([]string{paths[x]}, []string{paths[y]}) }) {
			t.Errorf("%v is sorted as %v", paths, got)
		}
		if known.Len() != len(paths) {
			t.Errorf("%d paths are %d", len(paths), known.Len())
		}
	}
}
