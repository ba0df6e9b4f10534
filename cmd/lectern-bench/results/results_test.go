package results

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lectern/cmd/lectern-bench/measure"
)

func runs(files int, milliseconds ...int) (all []measure.Sample) {
	for _, n := range milliseconds {
		all = append(all, measure.Sample{Wall: time.Duration(n) * time.Millisecond, CPU: time.Duration(2*n) * time.Millisecond,
			Memory: int64(n) * 1e6, Files: files, Written: files, Bytes: int64(files) * 1000})
	}
	return all
}

func TestTables(t *testing.T) {
	r := Results{Machine: Machine{System: "here", Processors: 2, Go: "go1", Lectern: "lectern 1", Hugo: "hugo 2"}, Notes: []string{"One.", "Two."}}
	like := Case{Site: "1000 works", Works: 1000, Settings: Parity, Place: "disk", Mode: Full, Program: Lectern}
	r.Case(like).Runs = runs(5000, 300, 100, 200)
	like.Program = Hugo
	r.Case(like).Runs = runs(6000, 1500, 1400)
	like.Program = Floor
	r.Case(like).Runs = runs(5000, 160)
	like.Program, like.Site, like.Works = Lectern, "10000 works", 10_000
	r.Case(like).Runs = runs(50_000, 12_500)
	like.Mode = NoChange
	r.Case(like) // failed: no runs
	r.Trees = []Tree{{"1000 works", map[string]int{measure.WorkPages: 1000, measure.Others: 5}, map[string]int{measure.WorkPages: 1000}}}
	var out strings.Builder
	if err := r.WriteMarkdown(&out); err != nil {
		t.Fatal(err)
	}
	const want = `Measured on here with 2 processors, go1; lectern 1; hugo 2.

## Builds

| site | settings | place | program | mode | wall, s: least / median | CPU, s: least / median | peak memory, MB | files written | files | MB |
| --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
| 1000 works | parity | disk | lectern | full | 0.100 / 0.200 | 0.200 / 0.400 | 200 | 5,000 | 5,000 | 5.0 |
| 1000 works | parity | disk | hugo | full | 1.40 / 1.40 | 2.80 / 2.80 | 1,400 | 6,000 | 6,000 | 6.0 |
| 10000 works | parity | disk | lectern | full | 12.5 / 12.5 | 25.0 / 25.0 | 12,500 | 50,000 | 50,000 | 50 |

## Hugo divided by Lectern

| site | place | wall | CPU | peak memory | files | MB |
| --- | --- | ---: | ---: | ---: | ---: | ---: |
| 1000 works | disk | 7.00 | 7.00 | 7.00 | 6,000 / 5,000 | 6.0 / 5.0 |

## Writing the same files and nothing else

| site | settings | place | files | MB | wall, s: least / median | Lectern's wall divided by it |
| --- | --- | --- | ---: | ---: | ---: | ---: |
| 1000 works | parity | disk | 5,000 | 5.0 | 0.160 / 0.160 | 1.25 |

## Growth against linear

| sites | settings | place | mode | wall | CPU | peak memory |
| --- | --- | --- | --- | ---: | ---: | ---: |
| 1000 works to 10000 works | parity | disk | full | 6.25 | 6.25 | 6.25 |

## Files by sort

| site | sort | Lectern | Hugo |
| --- | --- | ---: | ---: |
| 1000 works | pages of works | 1,000 | 1,000 |
| 1000 works | pages of authors | 0 | 0 |
| 1000 works | feeds of authors | 0 | 0 |
| 1000 works | pages of topics | 0 | 0 |
| 1000 works | lists and their further pages | 0 | 0 |
| 1000 works | other files | 5 | 0 |
| 1000 works | all | 1,005 | 1,000 |

- One.
- Two.
`
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Error(d)
	}
}
