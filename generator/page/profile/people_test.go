package profile

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lectern/generator/catalog"
	"lectern/generator/scholar"
)

func person(name, category string, order int) *catalog.Author {
	return &catalog.Author{Author: &scholar.Author{Name: scholar.Name{Display: name}, SortName: name, Category: category, Order: order}}
}

func outline(groups []Group) string {
	var out []string
	for _, g := range groups {
		names := g.Label + ":"
		for _, a := range g.People {
			names += " " + a.Display
		}
		out = append(out, names)
	}
	return strings.Join(out, "; ")
}

func TestGroupsOfPeople(t *testing.T) {
	for _, c := range []struct {
		people []*catalog.Author
		want   string
	}{
		{nil, ""},
		{[]*catalog.Author{person("Adams", "", 0), person("Ångström", "", 0), person("Berg", "", 0), person("Ларин", "", 0)},
			"A: Adams Ångström; B: Berg; Other: Ларин"},
		{[]*catalog.Author{person("Adams", "Guests", 0), person("Berg", "Staff", 2), person("Chen", "", 0), person("Diaz", "Staff", 1), person("Egger", "Alumni", 0)},
			"Staff: Diaz Berg; Alumni: Egger; Guests: Adams; : Chen"},
	} {
		if got := outline(Groups(c.people, "Other")); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// everyone returns the people of all divisions, in order.
func everyone(divisions []Division) (out []*catalog.Author, longest int, slugs map[string]int) {
	slugs = map[string]int{}
	for _, d := range divisions {
		parts := append([]Division{{N: len(d.People), People: d.People}}, d.Within...)
		slugs[d.Slug]++
		for _, p := range d.Within {
			slugs[p.Slug]++
		}
		n := 0
		for _, p := range parts {
			out = append(out, p.People...)
			longest = max(longest, len(p.People))
			n += p.N
		}
		if n != d.N {
			panic(fmt.Sprint("division ", d.Label, " says ", d.N, " has ", n))
		}
	}
	return out, longest, slugs
}

func TestDivisionsHoldEverybodyOnce(t *testing.T) {
	var people []*catalog.Author
	for i := range 2000 { // one family name, given names of two letters
		people = append(people, person(fmt.Sprintf("Wang, %c%c", 'A'+rune(i%26), 'a'+rune(i/26%26)), "", 0))
	}
	for i := range 700 {
		people = append(people, person(fmt.Sprintf("Other%c, X", 'a'+rune(i%26)), "", 0), person(fmt.Sprintf("王%c", 0x4e00+rune(i%40)), "", 0))
	}
	people = append(people, person("Wang", "", 0), person("", "", 0), person("42", "", 0))
	slices.SortStableFunc(people, func(a, b *catalog.Author) int { return strings.Compare(a.Display, b.Display) })
	divisions := Divide(people, "Other letters")
	all, longest, slugs := everyone(divisions)
	seen := map[*catalog.Author]bool{}
	for _, a := range all {
		seen[a] = true
	}
	if len(all) != len(people) || len(seen) != len(people) {
		t.Errorf("%d people, %d of them once, in divisions of %d", len(all), len(seen), len(people))
	}
	if longest > PeopleMax {
		t.Errorf("a division has %d people", longest)
	}
	for slug, n := range slugs {
		if n > 1 {
			t.Errorf("slug %q is used %d times", slug, n)
		}
	}
	if first, last := divisions[0], divisions[len(divisions)-1]; first.Label != "O" || last.Label != "Other letters" {
		t.Errorf("divisions from %q to %q", first.Label, last.Label)
	}
}

// People with one name cannot be divided: they stand on one page, and the division
// ends.
func TestEqualNamesEnd(t *testing.T) {
	var people []*catalog.Author
	for range PeopleMax + 1 {
		people = append(people, person("Wang, Wei", "", 0))
	}
	divisions := Divide(people, "Other")
	if all, longest, _ := everyone(divisions); len(all) != len(people) || longest != len(people) {
		t.Errorf("%d people, the longest division %d", len(all), longest)
	}
}

func TestMonogram(t *testing.T) {
	for name, want := range map[string]string{"Ada Lovelace": "AL", "Ludwig van Beethoven": "LB", "Plato": "P", "": "", "élan vital": "ÉV"} {
		if got := monogram(scholar.Name{Display: name}); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if got := monogram(scholar.Name{Display: "The Group", Literal: "The Group"}); got != "T" {
		t.Errorf("group: %q", got)
	}
}
