package explore

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/config/network"
	"lectern/generator/page/file"
	"lectern/generator/page/key"
	"lectern/generator/page/neighbours"
	"lectern/generator/page/ties"
	"lectern/generator/record"
	"lectern/generator/scholar"
	"lectern/generator/specimen"
	"lectern/generator/view"
)

// explorer makes the explorer of a site of n works, each by three of n people on one of
// ten topics, after an edit.
func explorer(t *testing.T, n int, edit func(works []scholar.Work)) *Explorer {
	t.Helper()
	cfg := &config.Config{BaseURL: "https://example.org/", Language: "en", Languages: []string{"en"}, MatchNames: true, CoauthorsMax: 50,
		Outputs: config.Outputs{Topics: true}, Graph: network.Graph{Explorer: true}}
	works := make([]scholar.Work, n)
	set := &record.Set{}
	for i := range works {
		works[i] = scholar.Work{ID: fmt.Sprint("w", i), Title: scholar.Text{Source: fmt.Sprint("Work ", i)}, Year: 2000 + i%20, Topics: []string{fmt.Sprint("topic ", i%10)}}
		for _, at := range [...]int{i, i * 7 % n, (i*i + 3) % n} {
			works[i].Authors = append(works[i].Authors, scholar.Authorship{ID: fmt.Sprint("a", at)})
		}
		id := fmt.Sprint("a", i)
		set.Authors = append(set.Authors, specimen.Recorded(id, scholar.Author{ID: id, Name: scholar.Name{Display: fmt.Sprintf("Ann%d Müller%c", i, 'a'+rune(i%26))}}))
	}
	if edit != nil {
		edit(works)
	}
	for _, w := range works {
		set.Works = append(set.Works, specimen.Recorded(w.ID, w))
	}
	cat, d := specimen.Site(t, set, cfg)
	return New(d, cat, neighbours.NewAtlas(d, ties.New(d, cat, false), cfg.Graph))
}

func data(f file.File) string { return string(f.View().(*view.File).Data) }

// Every node is in the file that its id says, and so is every neighbour that has a page;
// everybody is found by each word of their name.
func TestEverythingIsFound(t *testing.T) {
	e := explorer(t, 500, nil)
	nodes, words := map[string]map[string]node{}, map[string]map[string][]string{}
	for _, f := range e.Files() {
		var err error
		if strings.HasPrefix(f.Path, "explore/nodes/") {
			var all map[string]node
			err = json.Unmarshal([]byte(data(f)), &all)
			nodes[f.Path] = all
		} else {
			var all map[string][]string
			err = json.Unmarshal([]byte(data(f)), &all)
			words[f.Path] = all
		}
		if err != nil {
			t.Fatal(f.Path, err)
		}
	}
	if len(nodes) != 8 || len(words) != 4 {
		t.Errorf("%d files of nodes, %d of words", len(nodes), len(words))
	}
	look := func(id string) (node, bool) {
		n, ok := nodes[fmt.Sprintf("explore/nodes/%d.json", place(id, len(nodes)))][id]
		return n, ok
	}
	seen := 0
	for _, subject := range e.subjects {
		id := e.atlas.ID(subject)
		n, ok := look(id)
		if !ok {
			t.Fatalf("%s is not where it is sought", id)
		}
		for _, near := range n.Around {
			seen++
			if _, ok := look(near.ID); ok == near.Leaf {
				t.Errorf("%s beside %s: leaf %v", near.ID, id, near.Leaf)
			}
		}
		a, is := subject.(*catalog.Author)
		if !is {
			continue
		}
		for _, p := range prefixes(a.Display) {
			list := words[fmt.Sprintf("explore/find/%d.json", place(p, len(words)))][p]
			if at := slices.Index(list, id); at < 0 || list[at+1] != a.Display {
				t.Errorf("%s is not found by %q", a.Display, p)
			}
		}
	}
	if seen < 2000 {
		t.Errorf("only %d neighbours", seen)
	}
}

// One changed work changes few files of many, and each that changes has another key.
func TestFewFilesChange(t *testing.T) {
	sum := func(edit func(works []scholar.Work)) (keys map[string]key.Key, texts map[string]string) {
		keys, texts = map[string]key.Key{}, map[string]string{}
		for _, f := range explorer(t, 8000, edit).Files() {
			var h key.Hasher
			f.Hash(&h)
			keys[f.Path], texts[f.Path] = h.Sum(), data(f)
		}
		return keys, texts
	}
	keys, texts := sum(nil)
	for what, edit := range map[string]func(works []scholar.Work){
		"title":  func(works []scholar.Work) { works[77].Title.Source = "Another" },
		"author": func(works []scholar.Work) { works[77].Authors = works[77].Authors[:2] },
		"year":   func(works []scholar.Work) { works[77].Year = 1999 },
		"hidden": func(works []scholar.Work) { works[77].Hidden = true },
	} {
		changed := 0
		newKeys, newTexts := sum(edit)
		for path, k := range newKeys {
			switch {
			case k == keys[path] && newTexts[path] != texts[path]:
				t.Errorf("%s: %s changes, its key does not", what, path)
			case k != keys[path]:
				changed++
			}
		}
		if changed == 0 || changed > 30 || len(keys) < 128 {
			t.Errorf("%s: %d of %d files change", what, changed, len(keys))
		}
	}
}

func TestPrefixes(t *testing.T) {
	for label, want := range map[string]string{
		"Ada Quill": "ada qui", "Bo Li": "bo li", "Łukasz O’Brien-Smith": "luk o bri smi", "清华大学": "清", "İpek Örnek": "ipe orn", "": "", "— 42 —": "42",
	} {
		if got := strings.Join(prefixes(label), " "); got != want {
			t.Errorf("%q: %q, want %q", label, got, want)
		}
	}
}

// The numbers of files double at thresholds, so that one node more moves nobody.
func TestFiles(t *testing.T) {
	for n, want := range map[int]int{0: 1, 1: 1, 128: 1, 129: 2, 256: 2, 257: 4, 170_000: 2048} {
		if got := files(n, nodesPerFile); got != want {
			t.Errorf("%d nodes in %d files, want %d", n, got, want)
		}
	}
	if place("author:ada-quill", 1<<30) != int(0x3fffffff&script("author:ada-quill")) {
		t.Error("another hash than the script's")
	}
}

// script is the script's hash.
func script(text string) uint32 {
	h := uint32(0x811c9dc5)
	for i := range len(text) {
		h = (h ^ uint32(text[i])) * 0x01000193
	}
	return h
}

// The page names those with most to explore, and opens with the first of them.
func TestPage(t *testing.T) {
	e := explorer(t, 50, nil)
	v := e.View(view.Frame{}).(*view.Explore)
	if len(v.People) != rows || len(v.Topics) != 10 || v.Start != e.atlas.ID(e.catalog.Author(strings.TrimPrefix(v.Start, "author:"))) || v.People[0].N < v.People[1].N {
		t.Errorf("%d people, %d topics, start %q", len(v.People), len(v.Topics), v.Start)
	}
	if v.People[0].List != "/authors/"+strings.TrimPrefix(v.Start, "author:")+"/#coauthors" {
		t.Errorf("the list behind the number is %s", v.People[0].List)
	}
}

// The people with most coauthors are found without counting everybody's.
func TestMostConnectedPeople(t *testing.T) {
	e := explorer(t, 300, func(works []scholar.Work) {
		for i := range works {
			works[i].Authors = works[i].Authors[:1+i%3]
		}
	})
	want := most(e.catalog.Authors, func(a *catalog.Author) int { return shown(e.deck.Book.Author(a), len(a.Facts().Coauthors)) })
	if got := e.sociable(); len(got) != rows || !slices.Equal(got, want) {
		t.Errorf("got %d people, not those with most coauthors", len(got))
	}
}
