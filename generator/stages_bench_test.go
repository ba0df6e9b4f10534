package generator

import (
	"bytes"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"

	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/output"
	"lectern/generator/pace"
	"lectern/generator/page"
	"lectern/generator/source"
)

// BenchmarkStages measures the stages of a build one by one, on the sites of
// BenchmarkBuild: what each costs by itself, with what the ones before it left.
func BenchmarkStages(b *testing.B) {
	benchmark(b, func(b *testing.B, dir string) {
		s, err := newSession(Options{Dir: dir, Out: filepath.Join(b.TempDir(), "out")})
		if err != nil {
			b.Fatal(err)
		}
		defer s.close()
		at := s.begin()
		at.gc = pace.Calm(false, false)
		defer at.gc.End()
		if err := at.prepare(b.Context()); err != nil || at.report.Errors > 0 {
			b.Fatal(err, at.report.Diags)
		}
		b.Run("load", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := source.Load(at.root.FS(), at.cfg, &diag.List{}); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("catalog", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				catalog.New(&at.content.Records, at.cfg, &diag.List{})
			}
		})
		b.Run("plan", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				at.plan()
			}
			b.ReportMetric(float64(len(at.pages)), "pages")
		})
		benchmarkKinds(b, at)
		benchmarkOutput(b, at)
	})
}

// benchmarkKinds renders all pages of each kind by one goroutine, their views
// included.
func benchmarkKinds(b *testing.B, at *building) {
	kinds := map[page.Kind][]page.Page{}
	for _, p := range at.pages {
		kinds[p.Kind] = append(kinds[p.Kind], p)
	}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		b.Run("render/"+string(kind), func(b *testing.B) {
			r := at.renderer()
			var buf bytes.Buffer
			var size int
			b.ReportAllocs()
			for b.Loop() {
				size = 0
				for _, p := range kinds[kind] {
					buf.Reset()
					if err := r.Render(&buf, p); err != nil {
						b.Fatal(p.Path, err)
					}
					size += buf.Len()
				}
			}
			b.SetBytes(int64(size))
			b.ReportMetric(float64(len(kinds[kind])), "pages")
		})
	}
}

// benchmarkOutput gives pages that are rendered already to package output: into a
// new folder, and again with nothing changed.
func benchmarkOutput(b *testing.B, at *building) {
	files := map[string][]byte{}
	var mu sync.Mutex
	all := func(page.Page) bool { return false }
	keep := func(p page.Page, data []byte) error {
		mu.Lock()
		defer mu.Unlock()
		files[p.Path] = slices.Clone(data)
		return nil
	}
	if err := at.render(b.Context(), all, keep); err != nil {
		b.Fatal(err)
	}
	dir, round := b.TempDir(), 0
	for _, name := range []string{"write", "unchanged"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if name == "write" {
					round++
				}
				writeAll(b, at, filepath.Join(dir, strconv.Itoa(round)), files)
			}
			b.ReportMetric(float64(len(files)), "files")
		})
	}
}

// writeAll is one build's use of a folder, with two writers.
func writeAll(b *testing.B, at *building, dir string, files map[string][]byte) {
	b.Helper()
	site, err := output.Open(output.Options{Dir: filepath.Join(dir, "out"), State: filepath.Join(dir, "state"), PruneLimit: 100})
	if err != nil {
		b.Fatal(err)
	}
	defer site.Close()
	plan := make([]output.Planned, len(at.pages))
	for i, p := range at.pages {
		plan[i] = output.Planned{Path: p.Path, Key: p.Key}
	}
	if err := site.Begin(plan); err != nil {
		b.Fatal(err)
	}
	var writers sync.WaitGroup
	for w := range 2 {
		writers.Go(func() {
			for i := w; i < len(plan); i += 2 {
				if p := plan[i]; !site.Unchanged(p.Path, p.Key) {
					if err := site.Write(p.Path, p.Key, files[p.Path]); err != nil {
						b.Error(err)
						return
					}
				}
			}
		})
	}
	writers.Wait()
	if _, err := site.Commit(); err != nil {
		b.Fatal(err)
	}
}
