package generator_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"

	"lectern/generator"
)

// The default theme's pages of works are edited without loading again, and their scripts do
// for the new content what they did for the old.
func TestBrowserTakesNewContent(t *testing.T) {
	ctx := browser(t)
	dir := t.TempDir()
	write := func(name, text string) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	edit := func(title string) {
		write("content/works/a.toml", "id = \"a\"\ntitle = \""+title+"\"\nyear = 2020\nauthors = [\"Ada One\"]\n")
	}
	write("site.toml", "title = \"A site\"\nbase_url = \"https://example.org/lab/\"\n")
	edit("First")
	serving, stop := context.WithCancel(context.Background())
	address, ended := make(chan string, 1), make(chan error, 1)
	o := generator.ServeOptions{Ready: func(url string) { address <- url }}
	o.Dir = dir
	go func() { ended <- generator.Serve(serving, o, func(*generator.Report, error) {}) }()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()
	select {
	case url := <-address:
		if err := chromedp.Do(ctx, chromedp.Navigate(url+"works/a/")); err != nil {
			t.Fatal(err)
		}
	case err := <-ended:
		ended <- err
		t.Fatal("nothing is served: ", err)
	}
	const copying = `document.querySelectorAll(".cites button").length > 0 && document.querySelector("h1").textContent.includes(`
	until(ctx, t, "buttons to copy", copying+`"First")`)
	evaluate(ctx, t, `window.same = document.querySelectorAll(".cites button").length`)
	edit("Second")
	until(ctx, t, "new content with its buttons, in the same document", copying+`"Second") && document.title.includes("Second") && document.querySelectorAll(".cites button").length === window.same`)
}
