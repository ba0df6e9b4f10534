package roll

import "testing"

type thing struct{ rank int }

func rank(t *thing) int { return t.rank }

func TestFoundByRank(t *testing.T) {
	list := []*thing{{0}, {1}, {2}}
	r := New[*thing, string](list, rank)
	for i, e := range list {
		*r.At(e) = string(rune('a' + i))
	}
	if r.Get(list[0]) != "a" || r.Get(list[2]) != "c" || len(r.Values()) != 3 || r.Values()[1] != "b" {
		t.Errorf("%q", r.Values())
	}
	for _, other := range []*thing{nil, {-1}, {1}, {3}} {
		if r.At(other) != nil || r.Get(other) != "" {
			t.Errorf("%v is not in the list", other)
		}
	}
	if (*Roll[*thing, int])(nil).Get(list[0]) != 0 {
		t.Error("the roll of nobody knows somebody")
	}
}

// A list that was put together by hand, without ranks, is served, too.
func TestFoundWithoutRank(t *testing.T) {
	list := []*thing{{0}, {0}, {-1}}
	r := New[*thing, int](list, rank)
	for i, e := range list {
		*r.At(e) = i + 1
	}
	for i, e := range list {
		if r.Get(e) != i+1 {
			t.Errorf("%d has %d", i, r.Get(e))
		}
	}
	if r.Get(&thing{0}) != 0 {
		t.Error("a stranger is known")
	}
}
