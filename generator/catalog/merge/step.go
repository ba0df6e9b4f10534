package merge

import (
	"slices"

	"lectern/generator/diag"
	"lectern/generator/record"
)

// step remembers the result of one step for the records that it was of, with what it had
// to say: as long as they are the very same records, it need not be done again. The zero
// value knows nothing.
type step[T record.Entity, V any] struct {
	done  bool
	of    []*record.Record[T]
	value V
	diags []diag.Diagnostic
}

// get returns the result for some records, which neither the caller nor compute may write
// to afterwards, and reports what compute reports.
func (s *step[T, V]) get(of []*record.Record[T], ds *diag.List, compute func(ds *diag.List) V) V {
	if !s.done || !slices.Equal(s.of, of) {
		var found diag.List
		s.value, s.of, s.done = compute(&found), of, true
		s.diags = found.Sorted()
	}
	for _, d := range s.diags {
		ds.Add(d)
	}
	return s.value
}

// changed returns the indexes of the records that are others than those of the result:
// none where they are more than most, or there is no result.
func (s *step[T, V]) changed(of []*record.Record[T], most int) []int {
	if !s.done || len(of) != len(s.of) {
		return nil
	}
	var out []int
	for i := range of {
		if of[i] == s.of[i] {
			continue
		}
		if len(out) == most {
			return nil
		}
		out = append(out, i)
	}
	return out
}
