package generator_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"lectern/generator"
)

// BenchmarkEditShows measures how long it takes from the moment a record has been saved
// until the open page of a browser shows it, with the quiet period in between: the median
// and the most of as many edits as there are rounds. The site is the example site, or a copy
// of the one in LECTERN_BENCH_SITE.
//
//	LECTERN_BENCH_SITE=../lab go test -run none -bench EditShows -benchtime 20x ./generator
func BenchmarkEditShows(b *testing.B) {
	ctx := browser(b)
	from := os.Getenv("LECTERN_BENCH_SITE")
	if from == "" {
		from = ".."
	}
	dir := b.TempDir()
	for _, name := range []string{"content", "theme"} {
		if _, err := os.Stat(filepath.Join(from, name)); err != nil {
			continue
		}
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(from, name))); err != nil {
			b.Fatal(err)
		}
	}
	settings, err := os.ReadFile(filepath.Join(from, "site.toml"))
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), settings, 0o644); err != nil {
		b.Fatal(err)
	}
	record := filepath.Join(dir, "content", "works", "edited-again-and-again.toml")
	edit := func(n int) string {
		title := fmt.Sprintf("Edit number %d of this record", n)
		text := fmt.Sprintf("id = \"edited-again-and-again\"\ntitle = %q\nyear = 2020\nauthors = [\"Somebody Who Edits\"]\n", title)
		if err := os.WriteFile(record, []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
		return title
	}
	edit(0)

	serving, stop := context.WithCancel(context.Background())
	address := make(chan string, 1)
	ended := make(chan error, 1)
	o := generator.ServeOptions{Ready: func(url string) { address <- url }}
	o.Dir = dir
	go func() { ended <- generator.Serve(serving, o, func(*generator.Report, error) {}) }()
	defer func() {
		stop()
		<-ended
	}()
	var url string
	select {
	case url = <-address:
	case err := <-ended:
		b.Fatal("nothing is served: ", err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(url+"works/edited-again-and-again/")); err != nil {
		b.Fatal(err)
	}
	time.Sleep(time.Second) // the page has connected by then

	const (
		pause = time.Second          // people look at what they have edited
		look  = 2 * time.Millisecond // so that looking takes little from what is measured
	)
	var took []time.Duration
	for n := 1; b.Loop(); n++ {
		b.StopTimer()
		time.Sleep(pause)
		b.StartTimer()
		title := edit(n)
		began := time.Now()
		for shown := ""; !strings.Contains(shown, title); {
			time.Sleep(look)
			shown, err = chromedp.Run(ctx, chromedp.Title()) // an error while the page is loaded again
			if time.Since(began) > time.Minute {
				b.Fatalf("after a minute the page still shows %q: %v", shown, err)
			}
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1e3, "ms-median")
	b.ReportMetric(float64(took[len(took)-1].Microseconds())/1e3, "ms-most")
}
