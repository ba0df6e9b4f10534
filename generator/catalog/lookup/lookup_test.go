package lookup

import (
	"slices"
	"testing"

	"lectern/generator/scholar"
)

type thing struct{ id string }

func TestFinder(t *testing.T) {
	a, b, c := &thing{"a"}, &thing{"b"}, &thing{"c"}
	f := New(map[string]*thing{"a": a, "b": b, "former": b, "c": c}, FormOf)
	f.AddText(scholar.Text{Source: "Müller Lab", Lang: "en", Others: []scholar.Text{{Source: "Labor Müller", Lang: "de"}}}, a)
	f.AddName("Twin", a)
	f.AddName("Twin", b)
	f.AddName("TWO", a)
	f.AddName("two", b)
	f.AddName("", c)
	f.AddShort("ML", b)
	f.AddShort("Labor Müller", c) // a name goes before
	for s, want := range map[string]*thing{
		"a": a, "former": b, "Müller Lab": a, "Mu\u0308ller  Lab": a, "MULLER LAB": a, "labor muller": a, "ml": b, "TWO": a, "two": b,
		"Twin": nil, "twin": nil, "Two": nil, "": nil, "nothing": nil,
	} {
		got, ambiguous := f.Find(s)
		if got != want {
			t.Errorf("Find(%q) = %v, want %v", s, got, want)
		}
		if wanted := slices.Contains([]string{"Twin", "twin", "Two"}, s); ambiguous != wanted {
			t.Errorf("Find(%q) is ambiguous: %v", s, ambiguous)
		}
	}
}

func TestName(t *testing.T) {
	f := New(map[string]*thing{}, FormOf)
	create := func(name string) *thing { return &thing{name} }
	x, _ := f.Name(" New  one", create)
	y, _ := f.Name("New one", create)
	z, _ := f.Name("new one", create)
	if x != y || x == z || x.id != "New one" || len(f.Made()) != 2 || f.IDs["New one"] != x {
		t.Errorf("made %v, %v, %v", x, y, z)
	}
}

func TestCircles(t *testing.T) {
	for _, test := range []struct {
		parents map[string]string
		want    []string // the members of each circle, in order
	}{
		{map[string]string{"a": "b", "b": "c"}, nil},
		{map[string]string{"a": "a"}, []string{"a"}},
		{map[string]string{"a": "b", "b": "c", "c": "b", "d": "a"}, []string{"bc"}},
		{map[string]string{"a": "b", "b": "a", "c": "d", "d": "c"}, []string{"ab", "cd"}},
	} {
		things := map[string]*thing{}
		for _, id := range []string{"a", "b", "c", "d"} {
			things[id] = &thing{id}
		}
		list := []*thing{things["a"], things["b"], things["c"], things["d"]}
		var got []string
		Circles(list, func(x *thing) *thing { return things[test.parents[x.id]] }, func(circle []*thing) {
			all := ""
			for _, x := range circle {
				all += x.id
			}
			got = append(got, all)
			delete(test.parents, circle[0].id)
		})
		if !slices.Equal(got, test.want) {
			t.Errorf("circles %q, want %q", got, test.want)
		}
		for id := range test.parents { // all walks end now
			for n := 0; id != ""; id = test.parents[id] {
				if n++; n > 10 {
					t.Fatal("a circle is left")
				}
			}
		}
	}
}
