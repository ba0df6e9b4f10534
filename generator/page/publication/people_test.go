package publication

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/scholar"
)

// recorded makes a page of a work whose authors all have records.
func recorded(t *testing.T, people ...catalog.Authorship) Page {
	t.Helper()
	w := &catalog.Work{Work: &scholar.Work{ID: "w"}, Authorships: people}
	w.Origin.Place.File = "content/works/w.toml"
	cat := &catalog.Catalog{Works: []*catalog.Work{w}}
	for i := range people {
		a := people[i].Author
		a.Recorded, a.Slug = true, a.ID
		a.Place.File = "content/authors/" + a.ID + ".toml"
		cat.Authors = append(cat.Authors, a)
	}
	var ds diag.List
	book := address.New(cat, &config.Config{BaseURL: "https://example.org/"}, &ds)
	return Page{Deck: card.New(card.Entries{Catalog: cat, Book: book, Lang: "en"}), Work: w}
}

func linkedBy(e catalog.Evidence, id string, roles ...string) catalog.Authorship {
	return catalog.Authorship{Authorship: &scholar.Authorship{Roles: roles}, Author: &catalog.Author{Author: &scholar.Author{ID: id}}, Printed: id, Evidence: e}
}

// The roles of CRediT stand in its order, then others as the records give them.
func TestRoles(t *testing.T) {
	p := recorded(t,
		linkedBy(catalog.ByID, "a", "Tea", "Writing – review & editing", "Software"),
		linkedBy(catalog.ByID, "b", "Software", "Conceptualization", "Tea", "Tea"),
		linkedBy(catalog.ByID, "c"))
	var got []string
	for _, r := range p.roles() {
		got = append(got, r.Key+r.Label+": "+strings.Join(r.Names, ", "))
	}
	want := []string{"credit_conceptualization: b", "credit_software: a, b", "credit_writing-review-editing: a", "Tea: a, b"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// What a name is linked by is said with the file that says so; of many only some.
func TestLinked(t *testing.T) {
	people := []catalog.Authorship{linkedBy(catalog.ByName, "n1"), linkedBy(catalog.ByID, "i1"), linkedBy(catalog.ByNothing, "x"),
		linkedBy(catalog.ByName, "n2"), linkedBy(catalog.ByFoldedName, "f"), linkedBy(catalog.ByORCID, "o")}
	for i := range namesMax + 5 {
		people = append(people, linkedBy(catalog.ByID, fmt.Sprint("more", i)))
	}
	var got []string
	for _, g := range recorded(t, people...).linked("W") {
		s := fmt.Sprint(g.Key, " ", g.File, " ", g.Alone, " ", len(g.Names), "+", g.More)
		for _, n := range g.Names[:min(2, len(g.Names))] {
			s += " " + n.Label + "(" + n.File + ")"
		}
		got = append(got, s)
	}
	want := []string{
		"evidence_id content/works/w.toml false 30+6 i1() more0()",
		"evidence_orcid content/works/w.toml false 1+0 o()",
		"evidence_name  true 2+0 n1(content/authors/n1.toml) n2(content/authors/n2.toml)",
		"evidence_folded content/authors/f.toml true 1+0 f()",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// Only names that run against the page's direction need to be isolated.
func TestIsolatedNames(t *testing.T) {
	for label, want := range map[string]bool{"Ada Lovelace": false, "ابن سينا": true, "Avicenna ابن سينا": true, "王": false, "42": false} {
		p := recorded(t, linkedBy(catalog.ByID, label))
		a := affiliations{deck: p.Deck, number: map[string]int{}}
		if got := a.names(p.Work.Authorships)[0].Isolate; got != want {
			t.Errorf("%s: %v", label, got)
		}
	}
}
