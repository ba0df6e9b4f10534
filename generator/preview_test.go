package generator

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lectern/generator/watch"
)

// previewed is a site that a test edits and looks at.
type previewed struct {
	*testing.T
	dir  string
	url  string
	site preview
}

func (p *previewed) write(name, text string) {
	p.Helper()
	path := filepath.Join(p.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		p.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		p.Fatal(err)
	}
	if p.site.session != nil {
		p.site.changed(watch.Batch{Paths: []string{name}})
	}
}

// look shows the site and wants the page of the work to hold some text; then it settles, and
// wants another.
func (p *previewed) look(first, settled string, errors int) {
	p.Helper()
	if r, err := p.site.show(p.Context()); err != nil || r.Errors > 0 {
		p.Fatal(err, r.Diags)
	}
	if text := get(p, p.url+"works/a/"); !strings.Contains(text, first) {
		p.Errorf("what is shown does not say %q:\n%.2000s", first, text)
	}
	if r := p.site.settle(); r.Errors != errors {
		p.Errorf("%d errors: %v", r.Errors, r.Diags)
	}
	if text := get(p, p.url+"works/a/"); !strings.Contains(text, settled) {
		p.Errorf("in the end it does not say %q:\n%.2000s", settled, text)
	}
}

// Mistakes that only a whole plan shows leave the last good site, or none.
func TestPreviewSettles(t *testing.T) {
	p := &previewed{T: t, dir: t.TempDir()}
	p.write("site.toml", "title = \"A site\"\nbase_url = \"https://example.org/\"\n")
	p.write("content/works/a.toml", "id = \"a\"\ntitle = \"First\"\n")
	p.write("content/static/works/a/index.html", "a clash")
	s, err := newSession(Options{Dir: p.dir})
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	srv, url := served(t)
	p.url, p.site = url, preview{session: s, srv: srv}

	p.look("First", "nothing to show yet", 1)
	if err := os.Remove(filepath.Join(p.dir, "content/static/works/a/index.html")); err != nil {
		t.Fatal(err)
	}
	p.site.changed(watch.Batch{Paths: []string{"content/static/works/a/index.html"}})
	p.look("First", "First", 0)
	p.write("content/works/a.toml", "id = \"a\"\ntitle = \"Second\"\n")
	p.look("Second", "Second", 0)
	p.write("content/static/works/a/index.html", "a clash")
	p.write("content/works/a.toml", "id = \"a\"\ntitle = \"Third\"\n")
	p.look("Third", "Second", 1)
}
