package circle

import (
	"fmt"
	"strings"
	"testing"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/config/network"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/page/ties"
	"lectern/generator/record"
	"lectern/generator/scholar"
	"lectern/generator/specimen"
)

// team makes a site of works: "2020 a b c / topic" is a work of a year by three people.
func team(t *testing.T, coauthorsMax int, works ...string) (*catalog.Catalog, *card.Deck) {
	t.Helper()
	cfg := &config.Config{BaseURL: "https://example.org/", Language: "en", MatchNames: true, CoauthorsMax: coauthorsMax,
		Outputs: config.Outputs{Topics: true}}
	set := &record.Set{}
	people := map[string]bool{}
	for i, line := range works {
		names, topic, _ := strings.Cut(line, " / ")
		fields := strings.Fields(names)
		w := scholar.Work{ID: fmt.Sprint("w", i), Title: scholar.Text{Source: "Work " + fmt.Sprint(i)}}
		fmt.Sscan(fields[0], &w.Year)
		for _, id := range fields[1:] {
			people[id] = true
			w.Authors = append(w.Authors, scholar.Authorship{ID: id})
		}
		if topic != "" {
			w.Topics = []string{topic}
		}
		set.Works = append(set.Works, specimen.Recorded(w.ID, w))
	}
	for id := range people {
		set.Authors = append(set.Authors, specimen.Recorded(id, scholar.Author{ID: id, Name: scholar.Name{Display: "Person " + strings.ToUpper(id)}}))
	}
	return specimen.Site(t, set, cfg)
}

// outline writes a circle on one line: close people with works, weight, years and topics;
// then the others.
func outline(d *card.Deck, c Circle) string {
	v := c.View(d, "#works")
	var out []string
	for _, x := range v.Close {
		topics := ""
		for _, t := range x.Topics {
			topics += "," + t.Label
		}
		out = append(out, fmt.Sprintf("%s %d %s %d-%d%s", strings.TrimPrefix(x.Label, "Person "), x.N, x.Weight, x.First, x.Last, topics))
	}
	for _, x := range v.Others {
		out = append(out, fmt.Sprintf("(%s %d)", strings.TrimPrefix(x.Label, "Person "), x.N))
	}
	return strings.Join(out, "; ")
}

func TestCircles(t *testing.T) {
	works := []string{"2020 a b / x", "2021 a b c / y", "2022 a b c d / y", "2019 a c d", "2018 a e", "0 a c"}
	cat, d := team(t, 50, works...)
	for _, c := range []struct {
		rule network.Graph
		want string
	}{
		{network.Graph{Close: 1, CloseMax: 8}, "C 4 2.33 2019-2022,Y; B 3 1.83 2020-2022,Y,X; (D 2); (E 1)"},
		{network.Graph{Close: 2, CloseMax: 8}, "C 4 2.33 2019-2022,Y; (B 3); (D 2); (E 1)"},
		{network.Graph{Close: 1, CloseMax: 1}, "C 4 2.33 2019-2022,Y; (B 3); (D 2); (E 1)"},
		{network.Graph{Close: 0.5, CloseMax: 8}, "C 4 2.33 2019-2022,Y; B 3 1.83 2020-2022,Y,X; D 2 0.83 2019-2022,Y; (E 1)"},
		{network.Graph{Close: 0, CloseMax: 0}, "(C 4); (B 3); (D 2); (E 1)"},
	} {
		if got := outline(d, NewRule(c.rule).Of(cat.Author("a"))); got != c.want {
			t.Errorf("%+v\ngot  %s\nwant %s", c.rule, got, c.want)
		}
	}
}

// A work with too many authors makes nobody close, though others do.
func TestLargeWorksMakeNobodyClose(t *testing.T) {
	cat, d := team(t, 3, "2020 a b c e", "2021 a b c e", "2022 a b", "2023 a b")
	if got, want := outline(d, NewRule(network.Graph{CloseMax: 8}).Of(cat.Author("a"))), "B 2 2 2022-2023"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Whatever the view shows is in the ties of the works: every edit of them that changes the
// view changes the key, and one that does not change it need not.
func TestTheTiesHoldTheCircle(t *testing.T) {
	rule := NewRule(network.Graph{Close: 0.5, CloseMax: 3})
	seen := map[key.Key]string{}
	for _, works := range [][]string{
		{"2020 a b / x", "2021 a b c"}, {"2020 a b / y", "2021 a b c"}, {"2020 a b / x", "2022 a b c"}, {"2020 a b / x", "2021 a b"},
		{"2020 a b / x", "2021 a b c d"}, {"2020 a b / x", "2021 a c b"}, {"2020 a b / x"},
	} {
		cat, d := team(t, 50, works...)
		c := rule.Of(cat.Author("a"))
		var h key.Hasher
		ties.New(d, cat, false).HashWorks(&h, cat.Author("a").Works)
		k, view := h.Sum(), fmt.Sprintf("%+v", c.View(d, "#works"))
		if old, was := seen[k]; was && old != view {
			t.Errorf("%v has the key of\n%s\nand shows\n%s", works, old, view)
		}
		seen[k] = view
	}
	if len(seen) < 6 {
		t.Errorf("only %d keys", len(seen))
	}
}
