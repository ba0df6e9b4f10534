package theme

import (
	"bytes"
	"fmt"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"lectern/generator/diag"
	"lectern/generator/theme/sample"
	"lectern/generator/theme/words"
	"lectern/themes"
)

// The views of the fixture in testdata/tiny.
type (
	tinySite struct {
		Title  string
		Params map[string]any
	}
	tinyFrame struct {
		Site  *tinySite
		Lang  string
		Title string
	}
	tinyPerson struct{ Label, Href string }
	tinyWork   struct {
		Frame     tinyFrame
		Site      *tinySite
		Lang      string
		Title     string
		People    []tinyPerson
		Published *tinyCard
		Extra     map[string]any
	}
	tinyCard struct {
		Title, Date string
		Count       int
	}
	tinyList struct {
		Site  *tinySite
		Lang  string
		Title string
		Total int
	}
)

func tinyViews() map[string]reflect.Type {
	return map[string]reflect.Type{"work": reflect.TypeFor[tinyWork](), "list": reflect.TypeFor[*tinyList]()}
}

// user makes the theme/ folder of a site.
func user(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

func loadTiny(minify bool, own fstest.MapFS) (*Theme, []diag.Diagnostic) {
	var ds diag.List
	th := load(os.DirFS("testdata/tiny"), Options{User: own, Views: tinyViews(), Lang: "en", Root: "/lab/", Minify: minify}, &ds)
	return th, ds.Sorted()
}

func execute(t testing.TB, th *Theme, layout string, view any) string {
	t.Helper()
	var b bytes.Buffer
	if err := th.Execute(&b, layout, view); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestExecute(t *testing.T) {
	th, ds := loadTiny(true, nil)
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	site := &tinySite{Title: "A <site>", Params: map[string]any{"motto": "m"}}
	got := execute(t, th, "work", &tinyWork{
		Site: site, Lang: "en", Title: "W", People: []tinyPerson{{"Ada", "/a/"}, {"Bo & Co", ""}},
		Published: &tinyCard{Title: "P", Date: "2022-03-04", Count: 12345},
	})
	want := `<!doctype html><html lang="en"><head><title>W</title>
<link rel="stylesheet" href="` + th.AssetURL("style.css") + `"></head><body><header>A &lt;site&gt; m</header>
<p>before</p><main><h1>W</h1><ul><li class="linked">1. <a href="/a/">Ada</a>
</li><li>2. Bo &amp; Co
</li></ul><p>Published as P: <b>4 March 2022</b> <i>12,345</i></p>
</main></body></html>
`
	if plain := strings.NewReplacer("\n", "", " ", ""); plain.Replace(got) != plain.Replace(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	list := execute(t, th, "list", &tinyList{Site: site, Total: 1})
	if !strings.Contains(list, "<p>of the list</p>") || strings.Contains(list, "before") || !strings.Contains(list, "<h1>One work</h1>") {
		t.Errorf("a kind's own file must replace what the frame defines: %s", list)
	}
	if err := th.Execute(&bytes.Buffer{}, "nothing", nil); err == nil {
		t.Error("an unknown layout must be an error")
	}
}

func TestSettings(t *testing.T) {
	th, _ := loadTiny(true, nil)
	want := map[string]any{"colour": "blue", "wide": true, "columns": 2, "ratio": 0.5, "list": []any{"a", "b"}}
	if !reflect.DeepEqual(th.Params(), want) {
		t.Errorf("got %#v", th.Params())
	}
	if got := th.Text("works", 3); got != "3 works" {
		t.Errorf("got %q", got)
	}
}

// The same path in the site's theme replaces a file; strings are laid over singly.
func TestOverlay(t *testing.T) {
	th, ds := loadTiny(true, user(
		"partials/person.html", `<b>{{.Label}}</b>`,
		"i18n/en.toml", `published = "See {0}"`,
		"partials/.hidden.html", "{{", "layouts/work.html~", "{{",
	))
	if len(ds) > 0 {
		t.Fatal(ds)
	}
	got := execute(t, th, "work", &tinyWork{Site: &tinySite{}, People: []tinyPerson{{Label: "Ada"}}, Published: &tinyCard{Title: "P"}})
	if !strings.Contains(got, "<b>Ada</b>") || !strings.Contains(got, "See P") || th.Text("works", 1) != "One work" {
		t.Errorf("got %s", got)
	}
}

func TestLanguages(t *testing.T) {
	for lang, want := range map[string]string{"de": "1.000 Werke", "de-CH": "1.000 Werke", "en-GB": "1,000 works", "": "1,000 works"} {
		var ds diag.List
		th := load(os.DirFS("testdata/tiny"), Options{Views: tinyViews(), Lang: lang}, &ds)
		if got := th.Text("works", 1000); got != want {
			t.Errorf("%s: %s", lang, got)
		}
		said := fmt.Sprint(ds.Sorted()) // the German file of the fixture has few strings
		if lacks := strings.Contains(said, "missing-strings theme/i18n/de.toml 4 strings"); lacks != strings.HasPrefix(lang, "de") || ds.Len() > 1 {
			t.Errorf("%s: %s", lang, said)
		}
		if th.Text("published", "x") != "Published as x:" {
			t.Errorf("%s: what a language lacks is said in English", lang)
		}
	}
	var ds diag.List
	load(os.DirFS("testdata/tiny"), Options{Views: tinyViews(), Lang: "cy"}, &ds)
	if got := ds.Sorted(); len(got) != 1 || got[0].Code != "theme-language" {
		t.Errorf("a language without words: %v", got)
	}
}

// The digest of a layout changes with what its pages depend on, and with nothing else.
func TestDigest(t *testing.T) {
	was, _ := loadTiny(true, nil)
	for _, c := range []struct {
		own        fstest.MapFS
		work, list bool // changes
	}{
		{user(), false, false},
		{user("theme.toml", `name = "mine"`), false, false},
		{user("layouts/work.html", "<h1>{{.Title}}</h1>"), true, false},
		{user("partials/person.html", "{{.Label}}"), true, false},
		{user("layouts/list.html", "<h1>x</h1>"), false, true},
		{user("layouts/base.html", `{{template "main" .}}`), true, true},
		{user("assets/more.css", "p{color:blue}"), true, true},
		{user("i18n/en.toml", `works = "W"`), true, true},
		{user("i18n/de.toml", `works = "W"`), false, false},
		{user("partials/new.html", "unused"), false, false},
	} {
		th, _ := loadTiny(true, c.own)
		if work, list := th.Digest("work") != was.Digest("work"), th.Digest("list") != was.Digest("list"); work != c.work || list != c.list {
			t.Errorf("%v: work changed %v, list changed %v", c.own, work, list)
		}
	}
	if was.Digest("work") == was.Digest("list") || was.Digest("nothing") != [16]byte{} || was.Digest("work") == [16]byte{} {
		t.Error("digests of different layouts")
	}
	if plain, _ := loadTiny(false, nil); plain.Digest("work") == was.Digest("work") {
		t.Error("minified pages are others")
	}
}

func TestConcurrentExecution(t *testing.T) {
	th, _ := loadTiny(true, nil)
	v := sample.Of(reflect.TypeFor[tinyWork](), true)
	want := execute(t, th, "work", v)
	fresh, _ := loadTiny(true, nil)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			var b bytes.Buffer
			for range 20 {
				b.Reset()
				if err := fresh.Execute(&b, "work", v); err != nil || b.String() != want {
					t.Errorf("%v %s", err, b.String())
				}
			}
		})
	}
	wg.Wait()
}

func TestDefaultThemeIsMinifiedWhole(t *testing.T) {
	var ds diag.List
	files := gather(themes.Default(), nil, &ds)
	th := &Theme{words: &words.Table{}}
	th.loadWords(files, "en", &ds)
	b := newBuilder(th, files, true, &ds)
	for path := range files {
		if name, ok := partialName(path); ok {
			b.source(path, name)
		} else if strings.HasPrefix(path, "layouts/") {
			b.source(path, body)
		}
	}
	if ds.HasErrors() {
		t.Fatal(ds.Sorted())
	}
	for path, s := range b.sources {
		if s.wasLong {
			t.Errorf("%s is executed as it was written", path)
		}
	}
	for n := range 12 {
		if key := fmt.Sprintf("month_%d", n+1); !th.words.Has(key) {
			t.Errorf("the default theme lacks the string %s, which date needs", key)
		}
	}
	for _, key := range []string{"date_full", "date_month", "thousands"} {
		if !th.words.Has(key) {
			t.Errorf("the default theme lacks the string %s", key)
		}
	}
}
