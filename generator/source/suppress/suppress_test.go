package suppress

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

func jane() *scholar.Author {
	return &scholar.Author{ID: "jane", Name: scholar.Name{Display: "Jané Doe"}, ORCID: "0000-0002-1825-0097", FormerIDs: []string{"jd"},
		OpenAlex: "A1", OtherNames: []scholar.OtherName{{Name: "Roe, Jane"}}, Identifiers: map[string]string{"hal": "jane-doe"}}
}

// load writes a list as forget does, and reads it.
func load(t *testing.T, a *scholar.Author, published ...string) *List {
	l := New(bytes.Repeat([]byte{3}, keySize))
	text := fmt.Sprintf("key = %q\nhashes = [\"%s\"]\naddresses = [%q]\n", l.Key(), strings.Join(l.Hashes(a, published), `", "`), l.Seal("jane"))
	var ds diag.List
	got, err := Load(fstest.MapFS{File: {Data: []byte(text)}}, &ds)
	if err != nil || ds.Len() > 0 {
		t.Fatal(err, ds.Sorted())
	}
	return got
}

func TestWhoIsOnTheList(t *testing.T) {
	l := load(t, jane(), "J. Doe")
	if !slices.Equal(l.Slugs, []string{"jane"}) {
		t.Errorf("the slugs are %q", l.Slugs)
	}
	name := func(s string) scholar.Name { return scholar.Name{Display: s} }
	for _, c := range []struct {
		a    scholar.Authorship
		want bool
	}{
		{scholar.Authorship{ID: "jane"}, true},
		{scholar.Authorship{ID: "jd", Name: name("Somebody")}, true},
		{scholar.Authorship{ID: "A1"}, true},
		{scholar.Authorship{ORCID: "0000-0002-1825-0097"}, true},
		{scholar.Authorship{ID: "x", ORCID: "0000-0002-1825-0097"}, true},
		{scholar.Authorship{Name: name("JANE DOE")}, true},
		{scholar.Authorship{Name: name("Doe, Jane")}, true},
		{scholar.Authorship{Name: scholar.Name{Given: "Jane", Family: "Roe"}}, true},
		{scholar.Authorship{Name: name("J. Doe")}, true},
		{scholar.Authorship{Name: name("Jane Doe"), ID: "other"}, false},
		{scholar.Authorship{Name: name("Jane Doe"), ORCID: "0000-0001-5109-3700"}, false},
		{scholar.Authorship{Name: name("Janet Doe")}, false},
	} {
		if got := l.Person(c.a); got != c.want {
			t.Errorf("%+v: %t, want %t", c.a, got, c.want)
		}
	}
}

func TestApply(t *testing.T) {
	own, imported := &record.Layer{Rank: 2}, &record.Layer{Name: "x", Rank: 1}
	author := func(layer *record.Layer, a scholar.Author) *record.Record[scholar.Author] {
		return &record.Record[scholar.Author]{ID: a.ID, Value: a, Layer: layer}
	}
	namesake := scholar.Author{ID: "other", Name: scholar.Name{Display: "Jane Doe"}, Advisors: []string{"jane", "Bob", "Roe, Jane"}}
	work := &record.Record[scholar.Work]{ID: "w", Layer: imported, Value: scholar.Work{ID: "w", Authors: []scholar.Authorship{
		{Name: scholar.Name{Display: "Bob"}},
		{ID: "jane", Name: scholar.Name{Display: "J. D."}, Affiliations: []string{"x"}, Corresponding: true},
		{ID: "jane"},
	}}}
	before := slices.Clone(work.Value.Authors)
	set := &record.Set{
		Authors: []*record.Record[scholar.Author]{
			author(own, *jane()), author(own, namesake), author(imported, scholar.Author{ID: "y", Name: scholar.Name{Display: "Jane Doe"}}),
			author(imported, scholar.Author{ID: "z", Identifiers: map[string]string{"hal": "jane-doe"}}), author(imported, scholar.Author{ID: "bob"}),
		},
		Works: []*record.Record[scholar.Work]{work, {ID: "v", Layer: own}},
	}
	var ds diag.List
	load(t, jane()).Apply(set, &ds)
	var ids []string
	for _, r := range set.Authors {
		ids = append(ids, r.ID)
	}
	if !slices.Equal(ids, []string{"other", "bob"}) {
		t.Errorf("the records of %q are left", ids)
	}
	if got := set.Authors[0].Value.Advisors; !slices.Equal(got, []string{"Bob"}) {
		t.Errorf("the advisors are %q", got)
	}
	want := []scholar.Authorship{{Name: scholar.Name{Display: "Bob"}}, {Name: scholar.Name{Display: "J. D."}, Plain: true}}
	if d := cmp.Diff(want, set.Works[0].Value.Authors); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(before, work.Value.Authors); d != "" {
		t.Errorf("the record itself was written to: %s", d)
	}
	if all := ds.Sorted(); len(all) != 1 || all[0].Code != "suppressed-record" || strings.Contains(all[0].Message, "ane") {
		t.Errorf("diagnostics: %v", all)
	}
}

// A list that does not say all it should stops a build, rather than bringing people
// back.
func TestBadLists(t *testing.T) {
	key := New(make([]byte, keySize)).Key()
	for _, text := range []string{
		"hashes = []", "key = 1", "key = \"short\"", "key = \"" + key + "\"\nhashes = [\"Jane\"]",
		"key = \"" + key + "\"\nhashes = \"Jane\"", "key = \"" + key + "\"\naddresses = [\"jane\"]", "key = ",
		"key = \"" + key + "\"\naddresses = \"jane\"",
	} {
		var ds diag.List
		l, err := Load(fstest.MapFS{File: {Data: []byte(text)}}, &ds)
		if err != nil || !ds.HasErrors() || l == nil {
			t.Errorf("%q: %v, %v", text, err, ds.Sorted())
		}
	}
	var ds diag.List
	if l, err := Load(fstest.MapFS{}, &ds); err != nil || ds.Len() > 0 || l.Has("id", "x") {
		t.Error("no list is an empty list")
	}
}
