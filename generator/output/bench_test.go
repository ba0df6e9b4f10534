package output

import (
	"fmt"
	"path/filepath"
	"sync"
	"testing"
)

// 20,000 files of 3 KB in folders of their own, two writers: what the folder costs
// apart from rendering.
func BenchmarkWrite(b *testing.B) {
	data := make([]byte, 3000)
	plan := make([]Planned, 20000)
	for i := range plan {
		plan[i].Path = fmt.Sprintf("works/w%d/index.html", i)
	}
	for _, change := range []string{"fresh", "rewrite", "compare", "nothing"} {
		b.Run(change, func(b *testing.B) {
			dir := b.TempDir()
			round := byte(0)
			build := func(n int) {
				o := Options{Dir: filepath.Join(dir, fmt.Sprint("out", n)), State: filepath.Join(dir, fmt.Sprint("state", n))}
				o.Full = change == "compare"
				s, err := Open(o)
				if err != nil {
					b.Fatal(err)
				}
				defer s.Close()
				if change == "rewrite" {
					round++
				}
				for i := range plan {
					plan[i].Key[0] = round
				}
				if err := s.Begin(plan); err != nil {
					b.Fatal(err)
				}
				var wg sync.WaitGroup
				for w := range 2 {
					wg.Go(func() {
						mine := append([]byte(nil), data...)
						mine[0] = round
						for i := w; i < len(plan); i += 2 {
							if s.Unchanged(plan[i].Path, plan[i].Key) {
								continue
							}
							if err := s.Write(plan[i].Path, plan[i].Key, mine); err != nil {
								b.Error(err)
							}
						}
					})
				}
				wg.Wait()
				if _, err := s.Commit(); err != nil {
					b.Fatal(err)
				}
			}
			if change != "fresh" {
				build(0)
			}
			n := 0
			for b.Loop() {
				if change == "fresh" {
					n++
				}
				build(n)
			}
		})
	}
}
