package generator

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lectern/generator/page"
	"lectern/generator/render"
)

const risky = `
-- site.toml --
title = "Risky"
base_url = "https://example.org/"
-- content/works/all.toml --
[[work]]
id = "a"
title = "A"
authors = ["One Person", "Two Person"]
extra = { data = { size = 3 } }
[[work]]
id = "b"
title = "B"
authors = ["One Person"]
extra = { data = "much" }
[[work]]
id = "c"
title = "C"
authors = ["One Person"]
-- theme/layouts/work.html --
<h1>{{.Title}}</h1>
{{if .Authors}}<p>With {{(index .Authors 1).Label}}</p>{{end}}
`

// rehearsal prepares a site and rehearses it; the diagnostics are given in order.
func rehearsal(t *testing.T, s *site, skip func(page.Page) bool) []string {
	t.Helper()
	b, err := newBuild(s.opt)
	if err != nil {
		t.Fatal(err)
	}
	defer b.close()
	if err := b.prepare(context.Background()); err != nil || b.report.Errors > 0 {
		t.Fatal(err, b.ds.Sorted())
	}
	if err := b.renderer().Rehearse(context.Background(), 2, b.pages, skip, b.ds); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, d := range b.ds.Sorted() {
		if d.Code == "template-run" {
			got = append(got, d.Place.String()+" "+d.Message)
		}
	}
	return got
}

func everything(page.Page) bool { return false }

// What a template cannot do with one work, though with others, is said with its place
// and the page, before anything is written.
func TestRehearsalFindsWhatChecksCannot(t *testing.T) {
	s := newSite(t, risky)
	got := rehearsal(t, s, everything)
	if len(got) != 1 || !strings.HasPrefix(got[0], "theme/layouts/work.html:2:") || !strings.Contains(got[0], "index .Authors 1 fails") || !strings.Contains(got[0], "out of range") ||
		!strings.HasSuffix(got[0], ", on /works/b/index.html and 1 more") {
		t.Errorf("got %q", got)
	}
	if got := rehearsal(t, s, func(p page.Page) bool { return !strings.Contains(p.Path, "works/a/") }); got != nil {
		t.Errorf("pages that are skipped: %q", got)
	}
	s.write("theme/layouts/work.html", "<h1>{{.Title}}</h1>", `{{with .Extra.data}}<p>{{.size}}</p>{{end}}`)
	got = rehearsal(t, s, everything)
	if len(got) != 1 || !strings.HasPrefix(got[0], "theme/layouts/work.html:2:") || !strings.HasSuffix(got[0], ", on /works/b/index.html") {
		t.Errorf("got %q", got)
	}
}

// The default theme's templates cannot fail, so that nothing is rendered twice.
func TestDefaultThemeIsNotRisky(t *testing.T) {
	s := newSite(t, risky)
	s.write("theme/layouts/work.html")
	s.write("theme/partials/slots/footer.html", "<p>{{.Site.Title}}</p>")
	b, err := newBuild(s.opt)
	if err != nil {
		t.Fatal(err)
	}
	defer b.close()
	if err := b.prepare(context.Background()); err != nil || b.report.Errors > 0 {
		t.Fatal(err, b.ds.Sorted())
	}
	for kind := range render.Views() {
		if b.themes["en"].Risky(kind) {
			t.Errorf("%s may fail", kind)
		}
	}
}

// Both verbs rehearse, and a build that finds such a template writes nothing.
func TestBuildAndCheckRehearse(t *testing.T) {
	s := newSite(t, risky)
	for name, verb := range map[string]func(context.Context, Options) (*Report, error){"build": Build, "check": Check} {
		r, err := verb(context.Background(), s.opt)
		if err != nil || r.Errors != 1 || r.Codes["template-run"] != 1 || r.Stopped || len(r.Written) > 0 {
			t.Errorf("%s: %v, %d errors, %v", name, err, r.Errors, r.Codes)
		}
	}
	if _, err := os.Stat(filepath.Join(s.dir, "public")); err == nil {
		t.Error("something was written")
	}
}
