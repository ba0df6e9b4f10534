package join

import (
	"slices"
	"testing"

	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Imported records of former ids come to lie under the record that had them, once a
// layer, whatever their order.
func TestAuthors(t *testing.T) {
	own, x, y := &record.Layer{Rank: 3}, &record.Layer{Name: "x", Rank: 2}, &record.Layer{Name: "y", Rank: 1}
	author := func(layer *record.Layer, id, name string, former ...string) *record.Record[scholar.Author] {
		return &record.Record[scholar.Author]{ID: id, Layer: layer, Value: scholar.Author{ID: id, Name: scholar.Name{Display: name}, FormerIDs: former}}
	}
	records := []*record.Record[scholar.Author]{
		author(own, "a", "own", "b", "c", "d"), author(x, "a", "xa"), author(x, "b", "xb"),
		author(y, "c", "yc"), author(y, "b", "yb"), author(own, "d", "own d"), author(x, "d", "xd"), author(x, "e", "xe", "a"),
	}
	for _, reversed := range []bool{false, true} {
		in := slices.Clone(records)
		if reversed {
			slices.Reverse(in)
		}
		var got []string
		for _, r := range Authors(in) {
			got = append(got, r.ID+" "+r.Value.Display)
			if r.Value.ID != r.ID {
				t.Errorf("the record %q says %q", r.ID, r.Value.ID)
			}
		}
		slices.Sort(got)
		if want := []string{"a own", "a xa", "a yb", "d own d", "d xd", "e xe"}; !slices.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if records[4].ID != "b" {
		t.Error("a record was written to")
	}
}
