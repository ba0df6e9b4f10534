package generator

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"lectern/generator/server"
	"lectern/generator/watch"
)

// BenchmarkEdit measures what follows the quiet period after a record was saved, on the
// sites of BenchmarkBuild: shown, until a preview has the edited page's bytes; written,
// until the folder is that of a clean build. Beside the whole stand the milliseconds of
// each stage.
func BenchmarkEdit(b *testing.B) {
	benchmark(b, func(b *testing.B, from string) {
		dir := b.TempDir()
		if err := os.CopyFS(dir, os.DirFS(from)); err != nil {
			b.Fatal(err)
		}
		b.Run("shown", func(b *testing.B) {
			srv, url := served(b)
			benchmarkEdits(b, dir, func(s *session, title string) *Report {
				s.cites = nil // as Serve has it
				shown := preview{session: s, srv: srv}
				r, err := shown.show(b.Context())
				if err != nil || r.Errors > 0 {
					b.Fatal(err, r.Diags)
				}
				if text := get(b, url+"works/"+editedWork+"/"); !strings.Contains(text, title) {
					b.Fatalf("%q is not shown", title)
				}
				b.StopTimer()
				shown.settle()
				b.StartTimer()
				return r
			})
		})
		b.Run("written", func(b *testing.B) {
			benchmarkEdits(b, dir, func(s *session, title string) *Report {
				r, err := s.build(b.Context())
				if err != nil || r.Errors > 0 {
					b.Fatal(err, r.Diags)
				}
				if len(r.Written) == 0 {
					b.Fatalf("%q is not written", title)
				}
				return r
			})
		})
	})
}

// served is a server that has nothing to show yet, and its address.
func served(b testing.TB) (*server.Server, string) {
	b.Helper()
	listener, err := server.Listen("127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	srv := server.New(nil)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(ctx, listener) }()
	b.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			b.Error(err)
		}
	})
	return srv, listener.URL("/")
}

func get(b testing.TB, url string) string {
	b.Helper()
	answer, err := http.Get(url)
	if err != nil {
		b.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}

// editedWork is the id of the work that is edited.
const editedWork = "edited-again-and-again"

// benchmarkEdits edits a record of a site again and again, and has it rebuilt.
func benchmarkEdits(b *testing.B, dir string, rebuild func(s *session, title string) *Report) {
	s, err := newSession(Options{Dir: dir, Out: filepath.Join(b.TempDir(), "out")})
	if err != nil {
		b.Fatal(err)
	}
	defer s.close()
	name := "content/works/" + editedWork + ".toml"
	edit := func(n int) (title string) {
		title = fmt.Sprintf("Edit number %d of this record", n)
		text := fmt.Sprintf("id = %q\ntitle = %q\nyear = 2020\nauthors = [\"Somebody Who Edits\"]\n", editedWork, title)
		if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
		s.changed(watch.Batch{Paths: []string{name}})
		return title
	}
	for n := range 3 { // the first build, and those that fill the memos
		rebuild(s, edit(n))
	}
	stages := map[string]float64{}
	for n := 3; b.Loop(); n++ {
		b.StopTimer()
		runtime.GC() // as between two edits
		b.StartTimer()
		r := rebuild(s, edit(n))
		for _, stage := range r.Stages {
			stages[stage.Name] += stage.Seconds
		}
	}
	for name, seconds := range stages {
		b.ReportMetric(seconds*1e3/float64(b.N), strings.ReplaceAll(name, " ", "-")+"-ms")
	}
}
