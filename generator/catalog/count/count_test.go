package count

import (
	"slices"
	"testing"

	"lectern/generator/scholar"
)

func TestCounter(t *testing.T) {
	c := New(5)
	type pair struct{ rank, n int }
	take := func() []pair { return Take(c, func(rank, n int) pair { return pair{rank, n} }) }
	for _, rank := range []int{3, 1, 4, 1, 3, 0} {
		c.Add(rank)
	}
	if got := take(); !slices.Equal(got, []pair{{1, 2}, {3, 2}, {0, 1}, {4, 1}}) {
		t.Errorf("took %v", got)
	}
	if got := take(); got != nil {
		t.Errorf("then %v", got)
	}
	c.Add(3)
	if got := take(); !slices.Equal(got, []pair{{3, 1}}) {
		t.Errorf("and %v", got)
	}
}

func TestYears(t *testing.T) {
	for _, test := range []struct {
		years []int
		want  []Year
	}{
		{nil, nil}, {[]int{0, 0}, nil}, {[]int{2020, 0}, []Year{{2020, 1}}},
		{[]int{2022, 2022, 2020, 0}, []Year{{2020, 1}, {2021, 0}, {2022, 2}}},
	} {
		if got := Years(len(test.years), func(i int) int { return test.years[i] }); !slices.Equal(got, test.want) {
			t.Errorf("%v: %v, want %v", test.years, got, test.want)
		}
	}
}

func TestTypes(t *testing.T) {
	kinds := []scholar.WorkType{"thesis", "", "article", "poem", "article", "talk"}
	want := []Type{{"article", 2}, {"other", 2}, {"talk", 1}, {"thesis", 1}}
	if got := Types(len(kinds), func(i int) scholar.WorkType { return kinds[i] }); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}
