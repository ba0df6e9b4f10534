package generator

import (
	"context"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"strconv"
	"sync"
	"testing"
	"time"

	records "lectern/cmd/lectern-bench/synthetic"
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

// synthetic makes the site of n works that cmd/lectern-bench measures.
func synthetic(b *testing.B, n int) (dir string) {
	b.Helper()
	dir = b.TempDir()
	if err := (records.Site{Works: n, Seed: 1}).Write(dir); err != nil {
		b.Fatal(err)
	}
	settings := "title = \"Synthetic\"\nbase_url = \"https://example.org/\"\nlanguage = \"en\"\npreset = \"anthology\"\n"
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), []byte(settings), 0o644); err != nil {
		b.Fatal(err)
	}
	return dir
}
