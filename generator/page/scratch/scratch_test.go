package scratch

import (
	"strings"
	"sync"
	"testing"
)

// A text stays what it was when its room is used again, also by others at once.
func TestText(t *testing.T) {
	var p Pool
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			letter := string(rune('a' + i))
			for n := range 200 {
				first := p.Text(func(b []byte) []byte { return append(b, strings.Repeat(letter, n)...) })
				p.Text(func(b []byte) []byte { return append(b, strings.Repeat("z", n)...) })
				if first != strings.Repeat(letter, n) {
					t.Errorf("%q", first)
				}
			}
		})
	}
	wg.Wait()
}
