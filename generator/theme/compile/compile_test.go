package compile

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"os"
	"reflect"
	"strings"
	"sync"
	"testing"
	"text/template/parse"
)

type (
	link  struct{ Label, Href string }
	links []link
	deep  struct{ Deep string }
	// Base is embedded in page.
	Base struct {
		Lang  string
		Inner deep
	}
	kind  string
	level int
	page  struct {
		Base
		Title       string
		hidden      string //lint:ignore U1000 a template that names it must be refused
		Body        template.HTML
		N           int
		Small       uint8
		Small2      int
		F           float64
		Yes         bool
		Kind        kind
		Stringer    level
		URL         template.URL
		Links, Many links
		Words       []string
		Pair        [2]int
		Pointers    []*link
		Nested      [][]string
		Ptr         *link
		Pptr        **link
		Ptr2        named
		Any         any
		Extra       map[string]any
		Names       map[string]string
		Years       map[int]string
		ByFlag      map[bool]string
		Channel     chan int
		Func        func() string
		*Far
		Flag  flag
		Named kind
		Word  *string
		Bytes map[uint8]int
	}
	// Far is embedded by a pointer.
	Far   struct{ Depth int }
	flag  bool
	named struct{}
)

func (l level) String() string             { return fmt.Sprintf("<level %d>", int(l)) }
func (links) Len() int                     { return 42 }
func (p *page) Method() string             { return "method of " + p.Title }
func (p *page) Self() *page                { return p }
func (p *page) WithArgs(s string) string   { return s }
func (k kind) Word() string                { return string(k) }
func (named) Name() (template.HTML, error) { return "<b>", nil }

// full is a page with everything in it, its strings made of s.
func full(s string) *page {
	a := &link{Label: s, Href: "javascript:" + s}
	return &page{
		Base: Base{Lang: "en", Inner: deep{s + "d"}}, Title: s, Body: template.HTML("<em a='>'>" + s + "</em> &amp; <!-- c -->"), N: 3, Small: 3, Small2: 1,
		F: 1.5e30, Yes: true, Kind: kind(s), Stringer: 2, URL: template.URL("tel:" + s),
		Links: links{{"A&B", "/" + s}, {"B", s + ":x"}, {s, "https://example.org/x y?a=b&c=%20"}, {"A&B", ""}}, Many: links{{s, s}},
		Words: []string{"w" + s, "", s}, Pair: [2]int{1, -2}, Pointers: []*link{a, nil}, Nested: [][]string{{s}, nil, {"x", s}}, Ptr: a, Pptr: &a,
		Any: s, Extra: map[string]any{"k": 1, "s": "<", "list": []any{1, s, nil, 2.5}, "table": map[string]any{"a": s, "b": map[string]any{"c": template.HTML(s)}}},
		Far: &Far{4}, Flag: true, Named: kind(s), Word: &s, Bytes: map[uint8]int{9: 1, 10: 2},
		Names: map[string]string{"b": s, "a": "1", s: "z"}, Years: map[int]string{2: s, 1: "one"},
	}
}

func functions() map[string]Func {
	text := func(key string, args ...any) string { return key + "<" + fmt.Sprint(args...) }
	return map[string]Func{
		"t": {Value: text, Append: func(dst []byte, args []Arg) []byte {
			var rest []any
			for _, a := range args[1:] {
				if a.IsInt {
					rest = append(rest, a.Number)
				} else {
					rest = append(rest, a.Text)
				}
			}
			return append(dst, text(args[0].Text, rest...)...)
		}},
		"add":   {Value: func(a, b int) int { return a + b }},
		"fails": {Value: func() (string, error) { return "", errors.New("wanted") }},
	}
}

func parsed(t testing.TB, text string) Set {
	t.Helper()
	trees := map[string]*parse.Tree{}
	top := parse.New("page")
	top.Mode = parse.SkipFuncCheck
	if _, err := top.Parse(text, "", "", trees); err != nil {
		t.Fatal(err)
	}
	return Set{Name: "page", Trees: trees, Funcs: functions()}
}

// oracle is the set as html/template knows it.
func oracle(t testing.TB, set Set) *template.Template {
	t.Helper()
	funcs := template.FuncMap{}
	for name, f := range set.Funcs {
		funcs[name] = f.Value
	}
	all := template.New("").Funcs(funcs)
	for name, tree := range set.Trees {
		if _, err := all.AddParseTree(name, tree.Copy()); err != nil {
			t.Fatal(err)
		}
	}
	return all.Lookup(set.Name)
}

func lines(t testing.TB, file string) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// same compares a program with the oracle.
func same(t *testing.T, text string, want *template.Template, p *Program, v *page) {
	t.Helper()
	var b bytes.Buffer
	wantErr := want.Execute(&b, v)
	got, err := p.Append([]byte("before"), v)
	if wantErr != nil || err != nil {
		if wantErr == nil || err == nil {
			t.Errorf("%s\nhtml/template: %v\n     compiled: %v", text, wantErr, err)
		}
		if err != nil && string(got) != "before" {
			t.Errorf("%s\nafter an error there is output: %s", text, got)
		}
		return
	}
	if page := strings.TrimPrefix(string(got), "before"); page != b.String() {
		t.Errorf("%s\n got %s\nwant %s", text, page, b.String())
	}
}

const hostile = "<b a=\"'\"> &amp;+`\x00\xff\ufdd0\ufffe=;%2g%41{{.}}\\u003c</script>--> doi:é☃\u2028\n"

func TestSupported(t *testing.T) {
	for _, text := range lines(t, "testdata/supported.html") {
		set := parsed(t, text)
		p, err := Compile(set, reflect.TypeFor[page]())
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		want := oracle(t, set)
		for _, v := range []*page{{}, full("plain"), full(hostile), full("javascript:x"), full("B")} {
			same(t, text, want, p, v)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, line := range lines(t, "testdata/refused.txt") {
		text, why, ok := strings.Cut(line, " => ")
		if _, err := Compile(parsed(t, text), reflect.TypeFor[page]()); !ok || err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: got %v, want %q", text, err, why)
		}
	}
}

// What fails in html/template fails in a program, and what does not yields the same.
func TestErrors(t *testing.T) {
	compiled := 0
	for _, text := range []string{
		`a{{.Ptr.Label}}`, `{{.Pptr.Label}}`, `{{template "x" .Ptr}}{{define "x"}}{{.Href}}{{end}}`, `{{range .Pointers}}{{.Label}}{{end}}`,
		`{{index .Words 2}}`, `{{index .Words .N}}`, `{{index .Extra.list 9}}`, `{{eq .Any 1}}`, `{{lt .Any 1}}`, `{{eq .Extra.list .Words}}`, `{{len .Any}}`,
		`{{.Any.Field}}`, `{{.Extra.k.x}}`, `{{.Extra.nil.x}}`, `{{range .Extra.k}}{{.}}{{end}}`, `{{range $i, $x := .Extra.k}}{{.}}{{end}}`, `{{t .Any}}`, `{{t .Extra.k}}`, `{{add .Extra.k 1}}`,
		`{{.Channel}}`, `{{.Func}}`, `{{if .Yes}}{{fails | print}}{{end}}`, `<a {{.Title}}="x">`, `{{.Self.Ptr.Label}}`,
	} {
		set := parsed(t, text)
		p, err := Compile(set, reflect.TypeFor[page]())
		if err != nil {
			continue // refused
		}
		compiled++
		nils := full("x")
		nils.Extra = map[string]any{"nil": nil, "list": nil}
		for _, v := range []*page{{}, full("x"), nils, {Any: 5, Yes: true, Words: make([]string, 4)}} {
			same(t, text, oracle(t, set), p, v)
		}
	}
	if compiled < 20 {
		t.Errorf("only %d templates were compiled and compared", compiled)
	}
}

func TestViews(t *testing.T) {
	p, err := Compile(parsed(t, `{{.Title}}`), reflect.TypeFor[page]())
	if err != nil {
		t.Fatal(err)
	}
	if got, err := p.Append(nil, &page{Title: "x"}); string(got) != "x" || err != nil {
		t.Errorf("%s %v", got, err)
	}
	for _, v := range []any{nil, (*page)(nil), &link{}, page{}, "x"} {
		if _, err := p.Append(nil, v); err == nil {
			t.Errorf("%T must be refused", v)
		}
	}
}

func TestConcurrentRuns(t *testing.T) {
	set := parsed(t, strings.Join(lines(t, "testdata/supported.html")[:10], "\n"))
	p, err := Compile(set, reflect.TypeFor[page]())
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			v := full(fmt.Sprint(i))
			want, _ := p.Append(nil, v)
			for range 50 {
				if got, err := p.Append(nil, v); err != nil || !bytes.Equal(got, want) {
					t.Errorf("%v %s", err, got)
				}
			}
		})
	}
	wg.Wait()
}

// A page of fields, loops, includes and functions that append costs no memory.
func TestNoAllocations(t *testing.T) {
	if raced {
		t.Skip("the race detector drops pooled buffers at random")
	}
	set := parsed(t, `{{define "link"}}<a href="{{.Href}}" title="{{.Label}}">{{$.Label}}</a>{{end}}<title>{{.Title}}</title>
{{range $i, $l := .Links}}{{if and $i (ne .Label "x")}}, {{add $i 1000}}{{end}}{{template "link" .}}{{end}}{{with .Ptr}}{{.Label}}{{end}}{{.Body}}{{num .N}}{{.Extra.k}}{{len .Words}}`)
	set.Funcs["num"] = Func{Value: func(n int) string { return fmt.Sprint(n) }, Append: func(dst []byte, args []Arg) []byte { return append(dst, "many"...) }}
	p, err := Compile(set, reflect.TypeFor[page]())
	if err != nil {
		t.Fatal(err)
	}
	v := full("x")
	v.N = 123456
	var buf []byte
	if n := testing.AllocsPerRun(100, func() { buf, _ = p.Append(buf[:0], v) }); n >= 1 {
		t.Errorf("%v allocations a page", n)
	}
}

func FuzzCompile(f *testing.F) {
	type pair struct {
		want *template.Template
		p    *Program
		text string
	}
	var all []pair
	for _, text := range lines(f, "testdata/supported.html") {
		set := parsed(f, text)
		p, err := Compile(set, reflect.TypeFor[page]())
		if err != nil {
			f.Fatal(err)
		}
		all = append(all, pair{oracle(f, set), p, text})
	}
	for _, s := range []string{"", hostile, "javascript:alert(1)", "http://x", "B", "//", "<!--", "%", "<a href='"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v := full(s)
		for _, x := range all {
			same(t, x.text, x.want, x.p, v)
		}
	})
}
