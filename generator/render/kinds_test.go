package render

import (
	"bytes"
	"fmt"
	"io/fs"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"lectern/generator/diag"
	"lectern/generator/page"
	"lectern/generator/theme"
	"lectern/generator/theme/sample"
)

func defaultTheme(t testing.TB, minify bool) *theme.Theme {
	t.Helper()
	var ds diag.List
	th := theme.Load(theme.Options{Views: Views(), Lang: "en", Root: "/lab/", Minify: minify}, &ds)
	for _, d := range ds.Sorted() {
		t.Errorf("%s: %s: %s (%s)", d.Place, d.Code, d.Message, d.Hint)
	}
	if ds.Len() > 0 {
		t.FailNow()
	}
	return th
}

// rendered is the HTML of a kind with an empty or full view.
func rendered(t testing.TB, th *theme.Theme, kind page.Kind, full bool) string {
	t.Helper()
	var buf bytes.Buffer
	p := page.Page{Path: "x.html", Kind: kind, View: func() any { return sample.Of(views[kind], full) }}
	if err := New(only(th), nil).Render(&buf, p); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

func everyKind(t *testing.T, f func(t *testing.T, kind page.Kind, full bool)) {
	for _, kind := range slices.Sorted(maps.Keys(views)) {
		for _, full := range []bool{false, true} {
			name := string(kind) + "/empty"
			if full {
				name = string(kind) + "/full"
			}
			t.Run(name, func(t *testing.T) { f(t, kind, full) })
		}
	}
}

// Every layout of the default theme gives sound HTML, whatever its view holds.
func TestEveryKind(t *testing.T) {
	th := defaultTheme(t, true)
	everyKind(t, func(t *testing.T, kind page.Kind, full bool) {
		text := rendered(t, th, kind, full)
		for _, bad := range []string{"ZgotmplZ", "<no value>", "&lt;no value&gt;", "<nil>", "%!"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s in the page", bad)
			}
		}
		doc, err := html.Parse(strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		checkElements(t, doc, full)
		checkReferences(t, doc)
	})
}

func checkElements(t *testing.T, doc *html.Node, full bool) {
	count := map[string]int{}
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		count[n.Namespace+n.Data]++ // "svgtitle" is another thing
		for _, a := range n.Attr {
			if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
		}
		switch n.Data {
		case "html":
			if attr(n, "lang") == "" || attr(n, "dir") == "" {
				t.Error("the page does not say its language and direction")
			}
		case "script":
			if n.FirstChild != nil || !strings.Contains(attr(n, "src"), "/assets/") {
				t.Error("a script that is no file of the theme")
			}
		case "style", "iframe", "b":
			t.Errorf("<%s> in the page", n.Data)
		case "title":
			if n.FirstChild == nil {
				t.Error("the title is empty")
			}
		}
	}
	for _, name := range []string{"h1", "main", "title"} {
		if count[name] != 1 {
			t.Errorf("%d <%s>", count[name], name)
		}
	}
}

// checkReferences makes sure that ids stand once and that what refers to them does
// find them.
func checkReferences(t *testing.T, doc *html.Node) {
	ids := map[string]bool{}
	var wanted []string
	for n := range doc.Descendants() {
		if id := attr(n, "id"); id != "" {
			if ids[id] {
				t.Errorf("the id %q stands twice", id)
			}
			ids[id] = true
		}
		for _, key := range []string{"aria-labelledby", "aria-describedby", "for"} {
			wanted = append(wanted, strings.Fields(attr(n, key))...)
		}
		if fragment, ok := strings.CutPrefix(attr(n, "href"), "#"); ok {
			wanted = append(wanted, fragment)
		}
	}
	for _, id := range wanted {
		if !ids[id] {
			t.Errorf("nothing has the id %q", id)
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// Minified templates give the document that the templates give as they were written.
func TestMinifiedIsTheSameDocument(t *testing.T) {
	plain, short := defaultTheme(t, false), defaultTheme(t, true)
	everyKind(t, func(t *testing.T, kind page.Kind, full bool) {
		long, brief := rendered(t, plain, kind, full), rendered(t, short, kind, full)
		want, got := outline(t, long), outline(t, brief)
		for i := range min(len(want), len(got)) {
			if want[i] != got[i] {
				t.Fatalf("at %d\n got %q\nwant %q", i, got[max(0, i-3):i+1], want[max(0, i-3):i+1])
			}
		}
		if len(want) != len(got) {
			t.Fatalf("%d nodes, want %d", len(got), len(want))
		}
		if len(brief) >= len(long) {
			t.Errorf("%d bytes minified, %d as written", len(brief), len(long))
		}
	})
}

// inline are the elements that leave the white space around them as it is.
const inline = " a abbr b bdi cite code em i img small span strong sub sup svg time "

// outline lists a document's tags and texts as a reader sees them: runs of white
// space are one space, which stands before the next word, and none beside blocks.
func outline(t *testing.T, text string) []string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var o outliner
	o.fresh = true
	o.walk(doc)
	return o.out
}

type outliner struct {
	out   []string
	space bool // white space was seen since the last word
	fresh bool // no word yet in this block
}

func (o *outliner) walk(n *html.Node) {
	if n.Type == html.TextNode {
		o.text(n.Data)
		return
	}
	block := n.Type != html.ElementNode || !strings.Contains(inline, " "+n.Data+" ")
	if block {
		o.space, o.fresh = false, true
	}
	if n.Data == "img" || n.Data == "svg" {
		o.word("")
	}
	o.out = append(o.out, tag0(n))
	for kid := range n.ChildNodes() {
		o.walk(kid)
	}
	if block {
		o.space, o.fresh = false, true
	}
	o.out = append(o.out, "</"+n.Data+">")
}

func (o *outliner) text(s string) {
	for i, word := range strings.FieldsFunc(s, isSpace) {
		if i > 0 || isSpace(rune(s[0])) {
			o.space = true
		}
		o.word(word)
	}
	if s != "" && isSpace(rune(s[len(s)-1])) {
		o.space = true
	}
}

func (o *outliner) word(w string) {
	if o.space && !o.fresh {
		w = " " + w
	}
	o.out = append(o.out, w)
	o.space, o.fresh = false, false
}

func isSpace(r rune) bool { return strings.ContainsRune(" \t\r\n\f", r) }

func tag0(n *html.Node) string {
	var attrs []string
	for _, a := range n.Attr {
		if a.Key == "content" && attr(n, "name") == "viewport" {
			a.Val = strings.ReplaceAll(a.Val, " ", "") // the minifier leaves out its spaces
		}
		attrs = append(attrs, fmt.Sprintf(" %s=%q", a.Key, a.Val))
	}
	slices.Sort(attrs)
	return "<" + n.Data + strings.Join(attrs, "") + ">"
}

// A mistake in a template of the site's own is known before anything is written.
func TestWrongField(t *testing.T) {
	var ds diag.List
	own := fstest.MapFS{"layouts/work.html": {Data: []byte("<h1>{{.Title}}</h1>\n{{range .Authors}}\n  {{.Lable}}\n{{end}}")}}
	theme.Load(theme.Options{User: own, Views: Views(), Lang: "en", Root: "/", Minify: true}, &ds)
	var found []string
	for _, d := range ds.Sorted() {
		if d.Severity == diag.Error {
			found = append(found, fmt.Sprintf("%s: %s (%s)", d.Place, d.Message, d.Hint))
		}
	}
	want := `theme/layouts/work.html:3:5: view.Name has no field "Lable" (did you mean .Label?)`
	if len(found) != 1 || found[0] != want {
		t.Errorf("got %q, want %q", found, want)
	}
}

// Any file of the default theme can be replaced by itself.
func TestReplacedByItself(t *testing.T) {
	base := defaultTheme(t, true)
	var ds diag.List
	th := theme.Load(theme.Options{User: copyOfDefault(t), Views: Views(), Lang: "en", Root: "/lab/", Minify: true}, &ds)
	if ds.Len() > 0 {
		t.Fatal(ds.Sorted())
	}
	for kind := range views {
		if th.Digest(string(kind)) != base.Digest(string(kind)) {
			t.Errorf("%s: equal files, and another digest", kind)
		}
	}
}

func copyOfDefault(t *testing.T) fstest.MapFS {
	t.Helper()
	own := fstest.MapFS{}
	err := fs.WalkDir(defaultFiles(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(defaultFiles(), name)
		own[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return own
}

// Views and kinds must not drift apart: every layout has one view.
func TestViewsAreStructs(t *testing.T) {
	for kind, v := range Views() {
		if v.Kind() != reflect.Struct {
			t.Errorf("%s: %v", kind, v)
		}
	}
}

func BenchmarkRender(b *testing.B) {
	th := defaultTheme(b, true)
	r := New(only(th), nil)
	for _, kind := range []page.Kind{page.Author, page.Work} {
		b.Run(string(kind), func(b *testing.B) {
			v := sample.Of(views[kind], true)
			p := page.Page{Path: "x.html", Kind: kind, View: func() any { return v }}
			var buf bytes.Buffer
			b.ReportAllocs()
			for b.Loop() {
				buf.Reset()
				if err := r.Render(&buf, p); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(buf.Len()))
		})
	}
}
