package circle

import "testing"

func TestShares(t *testing.T) {
	for _, c := range []struct {
		authors []int // of the joint works
		want    string
	}{
		{nil, "0"}, {[]int{1}, "0"}, {[]int{2}, "1"}, {[]int{2, 2, 3}, "2.5"}, {[]int{4}, "0.33"}, {[]int{4, 4, 4}, "1"},
		{[]int{8, 8, 8, 8, 8, 8, 8}, "1"}, {[]int{51}, "0.02"}, {[]int{4, 4, 2}, "1.67"},
	} {
		var sum, back Weight
		for i, n := range c.authors {
			sum += Share(n)
			back += Share(c.authors[len(c.authors)-1-i])
		}
		if sum.String() != c.want || back != sum {
			t.Errorf("%v: %s (%d, backwards %d), want %s", c.authors, sum, sum, back, c.want)
		}
	}
}

// What a site states is the weight that it reads.
func TestStatedWeights(t *testing.T) {
	for stated, want := range map[float64]string{0: "0", 0.5: "0.5", 1: "1", 1.25: "1.25", 12: "12", 0.333333: "0.33"} {
		if got := Of(stated).String(); got != want {
			t.Errorf("%v is read as %s", stated, got)
		}
	}
}
