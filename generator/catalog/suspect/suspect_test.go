package suspect

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/format/native"
	"lectern/generator/record"
)

// notes reads records as files of a site would hold them, and returns the codes of what
// is suspect with the beginning of each message.
func notes(t *testing.T, authors, works string) []string {
	t.Helper()
	var ds diag.List
	var set record.Set
	layer := &record.Layer{}
	d := native.New(func(string) bool { return true })
	d.Decode(native.Input{Kind: "author", File: "content/authors/a.jsonl", Layer: layer}, []byte(authors), &set, &ds)
	d.Decode(native.Input{Kind: "work", File: "content/works/w.jsonl", Layer: layer}, []byte(works), &set, &ds)
	cat := catalog.New(&set, &config.Config{MatchNames: true, CoauthorsMax: 50}, &ds)
	if ds.Len() > 0 {
		t.Fatal(ds.Sorted())
	}
	Report(cat, &ds)
	var out []string
	for _, d := range ds.Sorted() {
		if d.Severity != diag.Note || d.Place.Line == 0 || d.Hint == "" {
			t.Errorf("%+v", d)
		}
		out = append(out, d.Code+": "+d.Message+" | "+d.Hint)
	}
	return out
}

// usual is eight works of Ann Lee with the same people.
func usual() string {
	var b strings.Builder
	for i := range 8 {
		fmt.Fprintf(&b, `{"id":"u%d","title":"Topic number %[1]d of vision","year":%d,"type":"article","authors":["Ann Lee","Bob Moe"]}`+"\n", i, 2010+i)
	}
	return b.String()
}

const ann = `{"id":"ann","name":"Ann Lee"}` + "\n"

func TestConflations(t *testing.T) {
	strange := `{"id":"s","title":"Gardening in antiquity","year":2012,"type":"book","authors":["Ann Lee","Cid Noe"]}` + "\n"
	if got := notes(t, ann, usual()+strange); len(got) != 1 || !strings.HasPrefix(got[0], "conflation: “Gardening in antiquity” by Ann Lee shares no") ||
		!strings.Contains(got[0], `not_mine = ["s"]`) {
		t.Errorf("%q", got)
	}
	if got := notes(t, "", usual()+strange); len(got) != 1 || !strings.Contains(got[0], "make a record of each") {
		t.Errorf("a name without a record: %q", got)
	}
	for why, c := range map[string][2]string{
		"a coauthor":            {ann, strings.Replace(strange, "Cid Noe", "Bob Moe", 1)},
		"a coauthor's coauthor": {ann, strange + `{"id":"x","title":"Third thing of all","year":2012,"type":"book","authors":["Cid Noe","Bob Moe"]}`},
		"a telling word":        {ann, strings.Replace(strange, "Gardening", "Dendrology", 1) + `{"id":"x","title":"Dendrology of cities","year":2012,"type":"book","authors":["Ann Lee","Bob Moe"]}`},
		"a citation":            {ann, strings.Replace(strange, `"year"`, `"references":["u1"],"year"`, 1)},
		"the author's choice":   {`{"id":"ann","name":"Ann Lee","selected":["s"]}`, strange},
		"a review since":        {`{"id":"ann","name":"Ann Lee","reviewed":"2013"}`, strange},
		"an ORCID iD": {`{"id":"ann","name":"Ann Lee","orcid":"0000-0002-1825-0097"}`,
			strings.Replace(strange, `"Ann Lee"`, `{"name":"Ann Lee","orcid":"0000-0002-1825-0097"}`, 1)},
		"a thesis":                        {ann, strings.Replace(strange, "book", "thesis", 1)},
		"works that do not hang together": {ann, strange + strange2(8)},
	} {
		if got := notes(t, c[0], usual()+c[1]); len(got) != 0 {
			t.Errorf("%s: %q", why, got)
		}
	}
	if got := notes(t, `{"id":"ann","name":"Ann Lee","reviewed":"2011"}`, usual()+strange); len(got) != 1 {
		t.Errorf("a review before: %q", got)
	}
	early := `{"id":"e","title":"Plants","year":1950,"venue":"Journal","authors":["Ann Lee"]}`
	late := strings.ReplaceAll(usual(), `"type"`, `"venue":"Journal","type"`)
	if got := notes(t, ann, late+early); len(got) != 1 {
		t.Errorf("a venue of another time: %q", got)
	}
}

// strange2 is n works of Ann Lee of which none has to do with another.
func strange2(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"z%d","title":"%s","year":2012,"authors":["Ann Lee","Nobody Else%[1]d"]}`+"\n", i, strings.Repeat(string(rune('a'+i)), 9))
	}
	return b.String()
}

func TestDoubleWorks(t *testing.T) {
	const first = `{"id":"a","title":"A theory of the absent: sound, light & all","year":2012,"type":"article","authors":["Ann Lee"]}` + "\n"
	for _, c := range []struct {
		second string
		double bool
	}{
		{`{"id":"b","title":"A Theory of the Absent. Sound, Light & All","year":2013,"type":"article","authors":["Ann Lee"]}`, true},
		{`{"id":"b","title":"A theory of the absnet: sound, light & all","year":2012,"type":"preprint","authors":["Ann Lee"]}`, true},
		{`{"id":"b","title":"A theory of the absent: sound, light & all","year":2012,"type":"preprint","version_of":"a","authors":["Ann Lee"]}`, false},
		{`{"id":"b","title":"A theory of the absent: sound, light & all","year":2014,"type":"article","authors":["Ann Lee"]}`, false},
		{`{"id":"b","title":"A theory of the absent: sound, light & all","year":2012,"type":"article","authors":["Bob Moe"]}`, false},
		{`{"id":"b","title":"A thesis on the animal: snakes, lizards & all","year":2012,"type":"article","authors":["Ann Lee"]}`, false},
	} {
		if got := notes(t, "", first+c.second); (len(got) == 1) != c.double {
			t.Errorf("%s: %q", c.second, got)
		}
	}
	preface := `{"id":"a","title":"Preface","year":2012,"authors":["Ann Lee"]}` + "\n" + `{"id":"b","title":"Preface","year":2012,"authors":["Ann Lee"]}`
	if got := notes(t, "", preface); len(got) != 0 {
		t.Errorf("%q", got)
	}
	told := strings.Replace(first, `"year"`, `"doi":"10.5555/a","year"`, 1)
	if got := notes(t, "", told+strings.Replace(strings.Replace(told, `"a"`, `"b"`, 1), "5555/a", "5555/b", 1)); len(got) != 0 {
		t.Errorf("two DOIs: %q", got)
	}
}

func TestDoubleAuthors(t *testing.T) {
	pair := func(a, b string) string {
		return fmt.Sprintf(`{"id":"a","title":"One","year":2012,"authors":["%s","Bob Moe"]}`+"\n"+`{"id":"b","title":"Two","year":2013,"authors":["%s","Bob Moe"]}`, a, b)
	}
	for _, c := range []struct {
		a, b   string
		double bool
	}{
		{"Ann Lee", "Ann B. Lee", true}, {"A. Lee", "Ann Lee", true}, {"Xin-Yu Dai", "Xinyu Dai", true}, {"José García", "Jose Garcia", true},
		{"Ann Lee", "Amy Lee", false}, {"Ann C. Lee", "Ann B. Lee", false}, {"Ann Lee", "Ann Leeds", false}, {"Ann Lee", "Bea Ann Lee", false},
	} {
		if got := notes(t, "", pair(c.a, c.b)); (len(got) == 1) != c.double {
			t.Errorf("%s, %s: %q", c.a, c.b, got)
		}
	}
	together := `{"id":"a","title":"One","year":2012,"authors":["Ann Lee","A. Lee","Bob Moe"]}`
	alone := `{"id":"a","title":"One","year":2012,"authors":["Ann Lee","Bob Moe"]}` + "\n" + `{"id":"b","title":"Two","year":2012,"authors":["A. Lee","Cid Noe"]}`
	for _, works := range []string{together, alone} {
		if got := notes(t, "", works); len(got) != 0 {
			t.Errorf("%q", got)
		}
	}
	two := `{"id":"lee1","name":"Ann Lee"}` + "\n" + `{"id":"lee2","name":"Ann B. Lee"}`
	if got := notes(t, two, pair("Ann Lee", "Ann B. Lee")); len(got) != 1 || !strings.Contains(got[0], "Ann Lee (lee1)") || !strings.Contains(got[0], "author merge") {
		t.Errorf("%q", got)
	}
}

// Levenshtein's distance, against the plain form of it.
func TestWithin(t *testing.T) {
	plain := func(a, b string) int {
		row := make([]int, len(b)+1)
		for j := range row {
			row[j] = j
		}
		for i := 1; i <= len(a); i++ {
			next := []int{i}
			for j := 1; j <= len(b); j++ {
				cost := 1
				if a[i-1] == b[j-1] {
					cost = 0
				}
				next = append(next, min(row[j-1]+cost, row[j]+1, next[j-1]+1))
			}
			row = next
		}
		return row[len(b)]
	}
	words := []string{"", "a", "ab", "ba", "abc", "abcd", "abdc", "bcd", "xabcd", "abxcd", "kitten", "sitting", "saturday", "sunday"}
	for _, a := range words {
		for _, b := range words {
			for most := range 5 {
				if got, want := within(a, b, most), plain(a, b) <= most; got != want {
					t.Errorf("%q %q within %d: %v", a, b, most, got)
				}
			}
		}
	}
}

func TestOrderDoesNotMatter(t *testing.T) {
	works := strings.Split(strings.TrimSpace(usual()+strange2(2)+`{"id":"s","title":"Gardening in antiquity","year":2012,"authors":["A. Lee","Bob Moe"]}`), "\n")
	first := notes(t, ann, strings.Join(works, "\n"))
	slices.Reverse(works)
	strip := func(all []string) []string { slices.Sort(all); return all }
	if second := notes(t, ann, strings.Join(works, "\n")); len(first) == 0 || !slices.Equal(strip(first), strip(second)) {
		t.Errorf("%q\n%q", first, second)
	}
}
