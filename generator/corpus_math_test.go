package generator

import (
	"context"
	"regexp"
	"strings"
	"sync"
	"testing"

	"lectern/generator/page"
)

// Ten thousand real titles and abstracts: no command of TeX is left on their pages, except
// where it is meant to stand: in code, and beside a formula as its source.
func TestNoTeXIsLeft(t *testing.T) {
	if testing.Short() {
		t.Skip("ten thousand works")
	}
	b := prepared(t, corpus(t, "10k", ".tar.xz"))
	meant := regexp.MustCompile(`(?s)<(annotation|code|pre)\b.*?</(annotation|code|pre)>`)
	command := regexp.MustCompile(`\\[A-Za-z]+\{`)
	var mu sync.Mutex
	works, formulas, sources := 0, 0, 0
	err := b.render(context.Background(), func(p page.Page) bool { return p.Kind != page.Work }, func(p page.Page, data []byte) error {
		text := string(data)
		mu.Lock()
		defer mu.Unlock()
		works++
		formulas += strings.Count(text, "<math ")
		sources += strings.Count(text, `<code class="tex">`)
		if found := command.FindString(meant.ReplaceAllString(text, "")); found != "" {
			t.Errorf("%s: %s is left", p.Path, found)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d works: %d formulas, %d shown as their source", works, formulas, sources)
	if works < 10_000 || formulas == 0 || sources > 0 {
		t.Errorf("%d works, %d formulas, %d shown as their source", works, formulas, sources)
	}
}
