package join

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

var layers = map[string]*record.Layer{"": {Rank: 9}, "b": {Name: "b", Rank: 2}, "c": {Name: "c", Rank: 1}}

// parse reads records written "layer:id doi=... pmid=... version_of=...".
func parse(lines ...string) []*Record {
	var out []*Record
	for i, line := range lines {
		fields := strings.Fields(line)
		layer, id, _ := strings.Cut(fields[0], ":")
		r := &Record{ID: id, Layer: layers[layer], Place: diag.Place{File: layer + ".jsonl", Line: i + 1}}
		r.Value.ID = id
		for _, f := range fields[1:] {
			key, value, _ := strings.Cut(f, "=")
			field := map[string]*string{"doi": &r.Value.DOI, "arxiv": &r.Value.ArXiv, "pmid": &r.Value.PMID, "openalex": &r.Value.OpenAlex, "version_of": &r.Value.VersionOf}[key]
			*field = value
			index, _ := record.Index[scholar.Work](key)
			r.SetPlace(index, int32(i+1), 5)
		}
		out = append(out, r)
	}
	return out
}

func TestWorks(t *testing.T) {
	for name, test := range map[string]struct {
		lines    []string
		want     string // the ids in the order of lines
		warnings int
	}{
		"nothing shared":       {[]string{":a doi=10.1/x", "b:b doi=10.1/y"}, "a b", 0},
		"the hand wins":        {[]string{"b:a doi=10.1/X", ":b doi=10.1/x", "c:c doi=10.1/x"}, "b b b", 0},
		"a chain":              {[]string{":a doi=10.1/x", "b:b doi=10.1/x pmid=1", "c:c pmid=1"}, "a a a", 0},
		"a chain of imports":   {[]string{"c:a openalex=W1", "b:z openalex=W1"}, "z z", 0},
		"arxiv by doi":         {[]string{":a arxiv=2202.08791", "b:b doi=10.48550/arXiv.2202.08791"}, "a a", 0},
		"one layer":            {[]string{"b:a doi=10.1/x", "b:b doi=10.1/x"}, "a b", 1},
		"one layer, versions":  {[]string{":a arxiv=1", ":b arxiv=1 version_of=a"}, "a b", 0},
		"two of one below":     {[]string{":a doi=10.1/x", "b:b doi=10.1/x", "b:c doi=10.1/x"}, "a a c", 1},
		"two above, one below": {[]string{":a doi=10.1/x", ":b pmid=1", "b:c doi=10.1/x pmid=1"}, "a b a", 1},
		"one id":               {[]string{":a doi=10.1/x", "b:a doi=10.1/x"}, "a a", 0},
		"layers of one id":     {[]string{":a pmid=1", "b:a doi=10.1/x", "c:c doi=10.1/x"}, "a a a", 0},
	} {
		var ds diag.List
		records := parse(test.lines...)
		joined, aliases := Works(records, &ds)
		var got []string
		for i, r := range joined {
			got = append(got, r.ID)
			if r.ID != r.Value.ID || records[i].ID == r.ID != (records[i] == r) {
				t.Errorf("%s: record %d is wrong or written to", name, i)
			}
			if r.ID != records[i].ID && aliases[records[i].ID] != r.ID {
				t.Errorf("%s: no alias for %s", name, records[i].ID)
			}
		}
		if strings.Join(got, " ") != test.want || ds.Len() != test.warnings || ds.HasErrors() {
			t.Errorf("%s: %v with %d warnings, want %s with %d", name, got, ds.Len(), test.want, test.warnings)
		}
	}
}

// TestOrderDoesNotMatter joins random records in random orders.
func TestOrderDoesNotMatter(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		var lines []string
		for i := range 12 {
			lines = append(lines, fmt.Sprintf("%s:id%d doi=10.1/%d pmid=%d arxiv=%d", []string{"", "b", "c"}[random.IntN(3)], i, random.IntN(8), random.IntN(12), random.IntN(12)))
		}
		records := parse(lines...)
		result := func() (string, map[string]string) {
			var ds diag.List
			joined, aliases := Works(records, &ds)
			var ids []string
			for _, r := range joined {
				ids = append(ids, r.Place.String()+" "+r.ID)
			}
			slices.Sort(ids)
			return fmt.Sprint(ids, ds.Sorted()), aliases
		}
		first, aliases := result()
		random.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		again, others := result()
		if first != again || !maps.Equal(aliases, others) {
			t.Fatalf("%q:\n%s\n%s", lines, first, again)
		}
	}
}
