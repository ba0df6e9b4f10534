package synthetic

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lectern/generator/scholar"
)

// lines are the records of a site's file.
func lines[T any](t *testing.T, dir, name string) (all []T) {
	t.Helper()
	file, err := os.Open(filepath.Join(dir, "content", name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<24)
	for in.Scan() {
		var one T
		if err := json.Unmarshal(in.Bytes(), &one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func written(t *testing.T, s Site) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := s.Write(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestSameSeedSameBytes(t *testing.T) {
	bytes := func(s Site) string {
		dir := os.DirFS(written(t, s))
		var all strings.Builder
		err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				var data []byte
				data, err = fs.ReadFile(dir, name)
				fmt.Fprintf(&all, "%s\n%s", name, data)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return all.String()
	}
	one := bytes(Site{Works: 120, Seed: 3})
	if one != bytes(Site{Works: 120, Seed: 3}) {
		t.Error("two sites of one seed differ")
	}
	if one == bytes(Site{Works: 120, Seed: 4}) {
		t.Error("sites of different seeds do not differ")
	}
}

func TestIdentifiersAreValid(t *testing.T) {
	dir := written(t, Site{Works: 1000, Seed: 1})
	with := 0
	people := lines[person](t, dir, "authors/authors.jsonl")
	for _, p := range people {
		if p.ORCID == "" {
			continue
		}
		with++
		if id, err := scholar.ParseIdentifier("orcid", p.ORCID); err != nil || id.Value != p.ORCID {
			t.Fatalf("%s: %v", p.ORCID, err)
		}
	}
	if share := float64(with) / float64(len(people)); share < 0.3 || share > 0.5 {
		t.Errorf("%d of %d people have an ORCID iD", with, len(people))
	}
	for _, v := range lines[venue](t, dir, "venues/venues.jsonl") {
		for _, number := range v.ISSN {
			if _, err := scholar.ParseIdentifier("issn", number); err != nil {
				t.Fatalf("%s: %v", number, err)
			}
		}
	}
}

// The shape of the corpus, at a size where chance is small.
func TestDistributions(t *testing.T) {
	const n = 3000
	dir := written(t, Site{Works: n, Seed: 1})
	works := lines[work](t, dir, "works/works-1.jsonl")
	people := lines[person](t, dir, "authors/authors.jsonl")
	if len(works) != n || len(people) < n {
		t.Fatalf("%d works, %d people", len(works), len(people))
	}
	if got := len(works[largest].Authors); got != Everybody {
		t.Errorf("the largest work has %d authors", got)
	}
	of := map[string]int{} // works by author
	latex, empty, long, most, versions, parts, cited := 0, 0, 0, 0, 0, 0, 0
	for i, w := range works {
		if strings.ContainsAny(w.Title, `\$`) {
			latex++
		}
		switch size := len(w.Abstract); {
		case size == 0:
			empty++
		case size > 2000:
			long++
		}
		most = max(most, len(w.Abstract))
		if w.VersionOf != "" {
			versions++
		}
		if w.PartOf != "" {
			parts++
		}
		cited += len(w.References)
		for _, a := range append(w.Authors, w.Editors...) {
			if a, is := a.(map[string]any); is && i != largest && a["id"] != nil {
				of[a["id"].(string)]++
			}
		}
	}
	once, top := 0, 0
	for _, count := range of {
		if count == 1 {
			once++
		}
		top = max(top, count)
	}
	names := map[string]int{}
	for _, p := range people {
		names[p.Name]++
	}
	shared := 0
	for _, count := range names {
		if count > 1 {
			shared++
		}
	}
	for _, c := range []struct {
		what          string
		got, from, to int
	}{
		{"titles with LaTeX", latex, n / 150, n / 60},
		{"works without an abstract", empty, n / 30, n / 8},
		{"long abstracts", long, n / 15, n / 4},
		{"bytes of the longest abstract", most, 5000, 10_000},
		{"preprints of published works", versions, n / 50, n / 20},
		{"parts of volumes", parts, n / 4, n / 2},
		{"references", cited, 3 * n, 9 * n},
		{"people with one work", once, len(of) / 3, len(of) * 9 / 10},
		{"works of the most prolific", top, 15, n / 20},
		{"names of two people", shared, len(people) / 150, len(people) / 60},
	} {
		if c.got < c.from || c.got > c.to {
			t.Errorf("%s: %d, want %d to %d", c.what, c.got, c.from, c.to)
		}
	}
}
