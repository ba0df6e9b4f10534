package generator

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// BenchmarkBuild measures whole builds of synthetic sites into an empty folder, and
// of the site in the folder LECTERN_BENCH_SITE where that is set. Beside the time it
// reports how many files and megabytes were written, and the most memory that the
// program had from the system. The folders are made where TMPDIR says.
func BenchmarkBuild(b *testing.B) {
	benchmark(b, func(b *testing.B, site string) {
		out := b.TempDir()
		var report *Report
		var peak uint64
		for i := 0; b.Loop(); i++ {
			b.StopTimer()
			o := Options{Dir: site, Out: filepath.Join(out, strconv.Itoa(i))}
			stop := watchMemory()
			b.StartTimer()
			report = benchmarkBuild(b, o)
			b.StopTimer()
			peak = max(peak, stop())
			if err := os.RemoveAll(o.Out); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
		b.ReportMetric(float64(report.Files), "files")
		b.ReportMetric(float64(report.Bytes)/1e6, "MB-written")
		b.ReportMetric(float64(peak)/1e6, "MB-peak")
	})
}

// BenchmarkRebuild measures builds of the same sites in which nothing has changed.
func BenchmarkRebuild(b *testing.B) {
	benchmark(b, func(b *testing.B, site string) {
		o := Options{Dir: site, Out: filepath.Join(b.TempDir(), "out")}
		benchmarkBuild(b, o)
		for b.Loop() {
			if r := benchmarkBuild(b, o); len(r.Written) > 0 {
				b.Fatal(r.Written[:1], " was written again")
			}
		}
	})
}

func benchmark(b *testing.B, one func(b *testing.B, site string)) {
	for _, size := range []int{1000, 10_000} {
		b.Run(strconv.Itoa(size/1000)+"k", func(b *testing.B) {
			one(b, synthetic(b, size))
		})
	}
	if site := os.Getenv("LECTERN_BENCH_SITE"); site != "" {
		b.Run("site", func(b *testing.B) { one(b, site) })
	}
}

func benchmarkBuild(b *testing.B, o Options) *Report {
	b.Helper()
	report, err := Build(context.Background(), o)
	if err != nil || report.Errors > 0 {
		b.Fatal(err, report)
	}
	return report
}

// watchMemory looks again and again at how much memory the program has from the
// system, until stop is called, which returns the most.
func watchMemory() (stop func() uint64) {
	debug.FreeOSMemory() // what was before does not count
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	var most uint64
	done := make(chan struct{})
	var watching sync.WaitGroup
	watching.Go(func() {
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		for {
			metrics.Read(sample)
			most = max(most, sample[0].Value.Uint64()-sample[1].Value.Uint64())
			select {
			case <-done:
				return
			case <-tick.C:
			}
		}
	})
	return func() uint64 {
		close(done)
		watching.Wait()
		return most
	}
}

// synthetic makes a site of n works and twice as many authors, always the same one,
// as real ones are: few authors have many works and most have one, some share their
// name, one work has 3,000 authors, one title in a hundred holds LaTeX, and an
// abstract has between none and 10,000 characters.
func synthetic(b *testing.B, n int) (dir string) {
	b.Helper()
	dir = b.TempDir()
	s := &synthesis{rand: rand.New(rand.NewPCG(1, uint64(n)))}
	s.authors = rand.NewZipf(s.rand, 1.2, 20, uint64(2*n-1))
	s.places = rand.NewZipf(s.rand, 1.3, 5, 400)
	s.subjects = rand.NewZipf(s.rand, 1.3, 5, 80)
	write := func(name string, lines int, record func(i int) any) {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			b.Fatal(err)
		}
		file, err := os.Create(name)
		if err != nil {
			b.Fatal(err)
		}
		out := bufio.NewWriter(file)
		enc := json.NewEncoder(out)
		for i := range lines {
			if err := enc.Encode(record(i)); err != nil {
				b.Fatal(err)
			}
		}
		if err := out.Flush(); err != nil {
			b.Fatal(err)
		}
		if err := file.Close(); err != nil {
			b.Fatal(err)
		}
	}
	write("content/authors/authors.jsonl", 2*n, s.author)
	write("content/works/works.jsonl", n, s.work)
	settings := "title = \"Synthetic\"\nbase_url = \"https://example.org/\"\nlanguage = \"en\"\npreset = \"anthology\"\n"
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), []byte(settings), 0o644); err != nil {
		b.Fatal(err)
	}
	return dir
}

// synthesis makes the records of a synthetic site.
type synthesis struct {
	rand                      *rand.Rand
	authors, places, subjects *rand.Zipf
}

// record is one line of a file.
type record map[string]any

// everybody is how many authors the largest work has.
const everybody = 3000

// author makes the record of an author; every hundredth has the name of another.
func (s *synthesis) author(i int) any {
	a := record{"id": authorID(i), "name": authorName(i)}
	if s.rand.IntN(3) > 0 {
		a["affiliations"] = []record{{"institution": fmt.Sprintf("University of %s", word(s.places.Uint64()))}}
	}
	return a
}

func authorID(i int) string { return fmt.Sprintf("author-%d", i) }

func authorName(i int) string {
	if i%100 == 99 {
		i--
	}
	n := uint64(i)
	return title(word(n%977)) + " " + title(word(n*7919+13))
}

func (s *synthesis) work(i int) any {
	w := record{
		"id":       fmt.Sprintf("work-%d", i),
		"title":    s.title(i),
		"year":     2025 - int(s.places.Uint64())%60,
		"type":     []string{"article", "conference-paper", "conference-paper", "preprint", "book"}[s.rand.IntN(5)],
		"venue":    "Journal of " + title(word(s.subjects.Uint64())),
		"doi":      fmt.Sprintf("10.1234/synthetic.%d", i),
		"authors":  s.byline(i),
		"topics":   []string{title(word(s.subjects.Uint64())), title(word(s.subjects.Uint64()))},
		"abstract": s.prose(s.length()),
	}
	if w["abstract"] == "" {
		delete(w, "abstract")
	}
	return w
}

// byline names between one and nine authors, by id; the tenth work has 3,000.
func (s *synthesis) byline(i int) []record {
	n := 1 + s.rand.IntN(5) + s.rand.IntN(5)
	if i == 10 {
		n = everybody
	}
	named := map[int]bool{}
	var out []record
	for k := range n {
		a := int(s.authors.Uint64())
		if i == 10 {
			a = k % 1900
		}
		if !named[a] {
			named[a] = true
			out = append(out, record{"id": authorID(a), "name": authorName(a)})
		} else if i == 10 {
			out = append(out, record{"name": authorName(1_000_000 + k)})
		}
	}
	return out
}

func (s *synthesis) title(i int) string {
	text := title(s.prose(40 + s.rand.IntN(60)))
	if i%100 == 7 {
		return text + ` for $\alpha_{` + strconv.Itoa(i%9) + `}$-\emph{regular} G\"odel {Logics}`
	}
	return text
}

// length is that of an abstract: none for one in ten, else around 1,100, and seldom
// as much as 10,000.
func (s *synthesis) length() int {
	if s.rand.IntN(10) == 0 {
		return 0
	}
	return min(300+int(s.rand.ExpFloat64()*800), 10_000)
}

// prose makes sentences of about that many characters.
func (s *synthesis) prose(length int) string {
	var out strings.Builder
	for words := 1; out.Len() < length; words++ {
		if out.Len() > 0 {
			out.WriteByte(' ')
		}
		out.WriteString(word(uint64(s.rand.IntN(4000))))
		if words%14 == 0 {
			out.WriteByte('.')
		}
	}
	return out.String()
}

// word makes a word that can be spoken of a number.
func word(n uint64) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var out []byte
	for n += 70; n > 0; n /= 70 {
		out = append(out, consonants[n%14], vowels[n/14%5])
	}
	return string(out)
}

func title(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
