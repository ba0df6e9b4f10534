package catalog

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lectern/generator/catalog/circle"
	"lectern/generator/catalog/order"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Tests of the catalog as a whole: properties that hold for every site.

// dump writes down everything a catalog says, following pointers by id.
func dump(c *Catalog) string {
	var b strings.Builder
	authorship := func(list []Authorship) {
		for _, a := range list {
			fmt.Fprint(&b, " ", a.Author.Slug, a.Evidence, a.Printed)
			for _, i := range a.Affiliations {
				fmt.Fprint(&b, "@", i.ID)
			}
		}
	}
	for _, w := range c.Works {
		fmt.Fprintf(&b, "work %s %x %v parts %s preprints %s cites %s by %s", w.ID, w.Digest, w.Coauthors, workIDs(w.Parts), workIDs(w.Preprints), workIDs(w.References), workIDs(w.CitedBy))
		authorship(w.Authorships)
		authorship(w.EditorsOf)
		for _, l := range w.Topics {
			fmt.Fprint(&b, " #", l.Topic.ID, l.ByRule)
		}
		if w.Venue != nil {
			fmt.Fprint(&b, " in ", w.Venue.ID)
		}
		fmt.Fprintln(&b)
	}
	for _, a := range c.Authors {
		fmt.Fprintf(&b, "author %q %s %x %v %x works %s years %v types %v selected %s", a.ID, a.Slug, a.Digest, a.Recorded, a.SortKey, workIDs(a.Works), a.Facts().Years, a.Facts().Types, workIDs(a.Selected))
		for _, x := range a.Facts().Coauthors {
			fmt.Fprint(&b, " with ", x.Author.Slug, x.Works)
		}
		for _, x := range a.Facts().Topics {
			fmt.Fprint(&b, " on ", x.Topic.ID, x.Works)
		}
		for _, x := range a.Facts().Venues {
			fmt.Fprint(&b, " in ", x.Venue.ID, x.Works)
		}
		fmt.Fprintln(&b)
	}
	counts := func(list []AuthorCount) {
		for _, x := range list {
			fmt.Fprint(&b, " ", x.Author.Slug, x.Works)
		}
	}
	for _, t := range c.Topics {
		fmt.Fprintf(&b, "topic %s %q %x works %s years %v", t.ID, t.Name.Source, t.Digest, workIDs(t.Works), t.Facts().Years)
		counts(t.Facts().Authors)
		fmt.Fprintln(&b)
	}
	for _, v := range c.Venues {
		fmt.Fprintf(&b, "venue %s %x works %s years %v", v.ID, v.Digest, workIDs(v.Works), v.Facts().Years)
		counts(v.Facts().Authors)
		fmt.Fprintln(&b)
	}
	for _, i := range c.Institutions {
		fmt.Fprintf(&b, "institution %s %x works %s", i.ID, i.Digest, workIDs(i.Works))
		for _, m := range i.People {
			fmt.Fprint(&b, " ", m.Author.Slug, m.State)
		}
		fmt.Fprintln(&b)
	}
	for _, y := range c.Years {
		fmt.Fprintln(&b, "year", y.Year, workIDs(y.Works), y.Types)
	}
	for _, x := range c.Ambiguous {
		fmt.Fprintln(&b, "ambiguous", x.Name, x.Slug, authorNames(x.Authors), workIDs(x.Works))
	}
	return b.String()
}

// TestOrderDoesNotMatter: records in another order, in other files and with other
// places make the same catalog; so does another run.
func TestOrderDoesNotMatter(t *testing.T) {
	s := synthetic(400, 7)
	s.works(scholar.Work{ID: "x", Authors: by("Ann Neuralneural", "J. Yan", "Émile Deepneural"), Editors: by("Émile Deepneural")})
	s.authors(person("twin-a", "Twin Name"), person("twin-b", "Twin Name"))
	s.works(scholar.Work{ID: "twins", Authors: by("Twin Name")})
	first, _ := s.build()
	want := dump(first)
	for seed := range uint64(4) {
		random := rand.New(rand.NewPCG(seed, 2))
		other := newSite()
		other.set = record.Set{Works: shuffled(s.set.Works, random), Authors: shuffled(s.set.Authors, random), Topics: shuffled(s.set.Topics, random)}
		for i, r := range other.set.Works {
			moved := *r
			moved.Place = diag.Place{File: fmt.Sprint("content/works/", i%7, ".jsonl"), Line: i, Column: 1}
			other.set.Works[i] = &moved
		}
		c, _ := other.build()
		if got := dump(c); got != want {
			t.Fatalf("seed %d: another catalog: %x, want %x\n%s", seed, sha256.Sum256([]byte(got)), sha256.Sum256([]byte(want)), firstDifference(got, want))
		}
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "got  " + a[i] + "\nwant " + b[i]
		}
	}
	return "one is longer"
}

func TestProperties(t *testing.T) {
	c, _ := synthetic(600, 3).build()
	joint, weights := map[[2]*Author]int{}, map[[2]*Author]circle.Weight{}
	for _, a := range c.Authors {
		for _, x := range a.Facts().Coauthors {
			if x.Author == a {
				t.Errorf("%s is their own coauthor", a.ID)
			}
			joint[[2]*Author{a, x.Author}] = x.Works
			weights[[2]*Author{a, x.Author}] = x.Weight
		}
		if !slices.IsSortedFunc(a.Works, func(x, y *Work) int { return order.NewestFirst(x.Work, y.Work) }) {
			t.Errorf("the works of %s are not newest first", a.ID)
		}
		sums(t, a.ID, len(a.Works), a.Facts().Years, a.Facts().Types)
		venues := 0
		for _, v := range a.Facts().Venues {
			venues += v.Works
		}
		if venues != len(a.Works) {
			t.Errorf("%s: %d works in venues, want %d", a.ID, venues, len(a.Works))
		}
	}
	for pair, n := range joint {
		if back := joint[[2]*Author{pair[1], pair[0]}]; back != n {
			t.Errorf("%s has %d works with %s, who has %d with them", pair[0].ID, n, pair[1].ID, back)
		}
		if n != jointly(pair[0], pair[1]) {
			t.Errorf("%s and %s: %d joint works, want %d", pair[0].ID, pair[1].ID, n, jointly(pair[0], pair[1]))
		}
		if want := weighed(pair[0], pair[1]); weights[pair] != want {
			t.Errorf("%s and %s: weight %d, want %d", pair[0].ID, pair[1].ID, weights[pair], want)
		}
	}
	total := 0
	for _, y := range c.Years {
		total += len(y.Works)
		sums(t, fmt.Sprint(y.Year), len(y.Works), nil, y.Types)
	}
	if total != len(c.Works) {
		t.Errorf("%d works in years, want %d", total, len(c.Works))
	}
	for _, topic := range c.Topics {
		sums(t, topic.ID, len(topic.Works), topic.Facts().Years, nil)
		for _, x := range topic.Facts().Authors {
			i := slices.IndexFunc(x.Author.Facts().Topics, func(y TopicCount) bool { return y.Topic == topic })
			if i < 0 || x.Author.Facts().Topics[i].Works != x.Works {
				t.Errorf("%s counts %d works of %s, who counts otherwise", topic.ID, x.Works, x.Author.ID)
			}
		}
	}
	for _, w := range c.Works {
		for _, a := range w.Authorships {
			if !slices.Contains(a.Author.Works, w) || !slices.Contains(c.Authors, a.Author) {
				t.Errorf("%s is not among the works of its author %s", w.ID, a.Author.Slug)
			}
		}
		for _, l := range w.Topics {
			if !slices.Contains(l.Topic.Works, w) {
				t.Errorf("%s is not among the works of its topic %s", w.ID, l.Topic.ID)
			}
		}
	}
}

func jointly(a, b *Author) int {
	n := 0
	for _, w := range a.Works {
		if w.Coauthors && slices.Contains(b.Works, w) {
			n++
		}
	}
	return n
}

func weighed(a, b *Author) (sum circle.Weight) {
	for _, w := range a.Works {
		if w.Coauthors && slices.Contains(b.Works, w) {
			sum += circle.Share(len(w.Authorships))
		}
	}
	return sum
}

func sums(t *testing.T, what string, works int, years []YearCount, types []TypeCount) {
	t.Helper()
	total := 0
	for i, y := range years {
		total += y.Works
		if i > 0 && y.Year != years[i-1].Year+1 {
			t.Errorf("%s: a gap before %d", what, y.Year)
		}
	}
	if years != nil && total != works {
		t.Errorf("%s: %d works in years, want %d", what, total, works)
	}
	total = 0
	for _, x := range types {
		total += x.Works
	}
	if types != nil && total != works {
		t.Errorf("%s: %d works in types, want %d", what, total, works)
	}
}

func TestManyAuthors(t *testing.T) {
	w := scholar.Work{ID: "big"}
	for i := range 3000 {
		w.Authors = append(w.Authors, scholar.Authorship{Name: scholar.Name{Display: fmt.Sprint("Person ", string(rune('a'+i%26)), i, "x")}})
	}
	c := newSite().works(w, scholar.Work{ID: "small", Authors: by("Ann Bee", "Cee Dee")}).clean(t)
	big := c.Work("big")
	if len(big.Authorships) != 3000 || big.Coauthors || len(c.Authors) != 3002 {
		t.Errorf("%d authorships, %d authors, coauthors %v", len(big.Authorships), len(c.Authors), big.Coauthors)
	}
	for _, a := range c.Authors {
		if want := len(c.Work("small").Authorships) - 1; a.Works[0] == big && len(a.Facts().Coauthors) > 0 || a.Works[0] != big && len(a.Facts().Coauthors) != want {
			t.Errorf("%s has %d coauthors", a.Full(), len(a.Facts().Coauthors))
		}
	}
}

func TestEmpty(t *testing.T) {
	c := newSite().clean(t)
	if len(c.Works)+len(c.Authors)+len(c.Years) > 0 || c.Work("x") != nil || c.Author("") != nil {
		t.Errorf("an empty site has entities: %+v", c)
	}
}

// TestHostile: ids and names that somebody might feed it with end in safe slugs and
// a whole catalog.
func TestHostile(t *testing.T) {
	s := newSite()
	ids := []string{"../../etc/passwd", "CON", ".", "a/b", "İ", "😀", strings.Repeat("x", 10_000), "a\x00b", "Müller", "Muller", "MÜLLER"}
	for i, id := range ids {
		s.works(scholar.Work{ID: id, Authors: by(id, "id:"+strings.ReplaceAll(id, " ", "")), Venue: id, Topics: []string{id, ids[(i+1)%len(ids)]},
			References: []string{id, "../x"}, Abstract: text("\xff\xfe <script>")})
	}
	c, _ := s.build()
	if len(c.Works) != len(ids) {
		t.Fatalf("%d works, want %d", len(c.Works), len(ids))
	}
	slugs := map[string]string{}
	for _, a := range c.Authors {
		if other, taken := slugs[a.Slug]; taken {
			t.Errorf("%q and %q have the slug %s", a.Full(), other, a.Slug)
		}
		slugs[a.Slug] = a.Full()
		if len(a.Slug) > 80 || strings.Trim(a.Slug, "abcdefghijklmnopqrstuvwxyz0123456789-_.") != "" || strings.HasPrefix(a.Slug, ".") {
			t.Errorf("%q has the slug %q", a.Full(), a.Slug)
		}
	}
}

func benchmarkNew(b *testing.B, n int) {
	s := synthetic(n, 11)
	b.ReportAllocs()
	for b.Loop() {
		s.build()
	}
}

func BenchmarkNew10k(b *testing.B) { benchmarkNew(b, 10_000) }
func BenchmarkNew30k(b *testing.B) { benchmarkNew(b, 30_000) }
