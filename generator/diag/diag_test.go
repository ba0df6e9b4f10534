package diag

import (
	"slices"
	"sync"
	"testing"
)

func TestListSortsAndDropsRepetitions(t *testing.T) {
	a := Diagnostic{Error, "b", Place{"x", 1, 2}, "m", ""}
	b := Diagnostic{Warning, "a", Place{"x", 1, 2}, "m", ""}
	c := Diagnostic{Warning, "a", Place{"x", 1, 1}, "m", ""}
	d := Diagnostic{Warning, "a", Place{"w", 9, 9}, "m", ""}
	var l List
	if l.HasErrors() || l.Len() != 0 || len(l.Sorted()) != 0 {
		t.Error("a new list is not empty")
	}
	var wg sync.WaitGroup
	for _, x := range []Diagnostic{a, b, c, d, a} {
		wg.Go(func() { l.Add(x) })
	}
	wg.Wait()
	var m List
	m.Append(&l)
	if got := m.Sorted(); !slices.Equal(got, []Diagnostic{d, c, b, a}) || !m.HasErrors() || m.Len() != 4 {
		t.Error(got)
	}
	m.Warnf("w", Place{File: "z"}, "%d", 1)
	m.Errorf("e", Place{File: "z"}, "%d", 2)
	if got := m.Sorted()[4:]; got[0].Code != "e" || got[0].Severity.String() != "error" || got[1].Message != "1" || got[1].Severity.String() != "warning" {
		t.Error(got)
	}
}
