package order

import (
	"slices"
	"testing"

	"lectern/generator/scholar"
)

func TestNewestFirstIsTotal(t *testing.T) {
	date := func(s string) scholar.Date { d, _ := scholar.ParseDate(s); return d }
	sorted := []*scholar.Work{
		{ID: "z", Date: date("2021")}, {ID: "d", Date: date("2020-05-01")}, {ID: "m", Date: date("2020-05")}, {ID: "a", Year: 2020}, {ID: "b", Year: 2020},
		{ID: "y", Year: 2020, PartOf: "v", Position: 1}, {ID: "x", Year: 2020, PartOf: "v", Position: 2}, {ID: "w", Year: 2020, PartOf: "v"},
		{ID: "c", Year: 2020, PartOf: "w", Position: 1}, {ID: "n"},
	}
	for i, x := range sorted {
		for j, y := range sorted {
			if got := NewestFirst(x, y); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("%s and %s compare as %d", x.ID, y.ID, got)
			}
		}
	}
}

func TestInVolume(t *testing.T) {
	sorted := []*scholar.Work{{ID: "z", Position: 1, Pages: "900"}, {ID: "y", Position: 2}, {ID: "x", Pages: "9–12"}, {ID: "w", Pages: "S10-S12"}, {ID: "a"}, {ID: "b", Pages: "iv"}}
	for i, x := range sorted {
		for j, y := range sorted {
			if got := InVolume(x, y); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("%s and %s compare as %d", x.ID, y.ID, got)
			}
		}
	}
}

func TestByName(t *testing.T) {
	type thing struct{ name, id string }
	list := []thing{{"Zorn", "1"}, {"Ågren", "2"}, {"agate", "3"}, {"Agate", "5"}, {"Agate", "4"}, {"", "6"}}
	sorted := func(lang string) (ids string) {
		all := slices.Clone(list)
		ByName(Collation(lang), all, func(x thing) string { return x.name }, func(x thing) string { return x.id }, func(x thing, rank int) {
			if all[rank] != x {
				t.Errorf("%v has rank %d", x, rank)
			}
		})
		for _, x := range all {
			ids += x.id
		}
		return ids
	}
	for lang, want := range map[string]string{"en": "634521", "sv": "634512", "not a tag": "634521"} {
		if got := sorted(lang); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
}

// What is remembered of one list sorts the next as if nothing were.
func TestSort(t *testing.T) {
	var kept Kept
	for _, list := range [][]string{{"b", "a", "c"}, {"b", "a", "c"}, {"b", "c", "a"}, {"b", "a"}, {}, {"abcdefgh2", "abcdefgh1", "abcdefgh"}, {"b", "a", "c"}} {
		got, want := slices.Clone(list), slices.Sorted(slices.Values(list))
		Sort(&kept, got, func(s string) [3]string { return [3]string{"same", s} })
		if !slices.Equal(got, want) {
			t.Errorf("%q is sorted as %q", list, got)
		}
	}
}

func TestNewest(t *testing.T) {
	date := func(s string) scholar.Date { d, _ := scholar.ParseDate(s); return d }
	var works []*scholar.Work
	for i, s := range []string{"2020", "2020-05-01", "2021-01", "", "2020-05", "1843-12-31", "2020-05-02"} {
		works = append(works, &scholar.Work{ID: string(rune('a' + i)), Date: date(s)})
	}
	want := slices.SortedFunc(slices.Values(works), NewestFirst)
	if Newest(works, func(w *scholar.Work) *scholar.Work { return w }); !slices.Equal(works, want) {
		t.Errorf("%v, want %v", works, want)
	}
}
