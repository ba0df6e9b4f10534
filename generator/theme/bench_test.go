package theme

import (
	"bytes"
	"fmt"
	"reflect"
	"testing"

	"lectern/generator/diag"
	"lectern/generator/view"
)

// BenchmarkPages compares the compiled templates of the default theme with
// html/template on pages as large sites have them: a work with its abstract, an
// author with 30 works in 10 years and 40 coauthors.
func BenchmarkPages(b *testing.B) {
	th := pagesTheme(b)
	for _, page := range []struct {
		layout string
		view   any
	}{{"work", workPage()}, {"author", authorPage()}} {
		l := th.layouts[page.layout]
		var buf bytes.Buffer
		for _, way := range []struct {
			name string
			run  func() error
		}{
			{"interpreted", func() error { return l.interpret(&buf, page.view) }},
			{"compiled", func() error { return l.execute(&buf, page.view) }},
		} {
			b.Run(page.layout+"/"+way.name, func(b *testing.B) {
				if err := way.run(); err != nil { // compiles
					b.Fatal(err)
				}
				b.ReportAllocs()
				for b.Loop() {
					buf.Reset()
					if err := way.run(); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "pages/s")
			})
		}
	}
}

func pagesTheme(t testing.TB) *Theme {
	t.Helper()
	var ds diag.List
	th := Load(Options{Lang: "en", Root: "/", Minify: true, Views: map[string]reflect.Type{
		"author": reflect.TypeFor[view.Author](), "work": reflect.TypeFor[view.Work](),
	}}, &ds)
	if ds.HasErrors() {
		t.Fatal(ds.Sorted())
	}
	return th
}

// A page of the default theme costs no memory beside the buffer.
func TestNoAllocations(t *testing.T) {
	if raced {
		t.Skip("the race detector drops pooled buffers at random")
	}
	th := pagesTheme(t)
	for layout, view := range map[string]any{"work": workPage(), "author": authorPage()} {
		var buf bytes.Buffer
		allocations := testing.AllocsPerRun(50, func() {
			buf.Reset()
			if err := th.Execute(&buf, layout, view); err != nil {
				t.Fatal(err)
			}
		})
		if allocations >= 1 {
			t.Errorf("%s: %v allocations a page", layout, allocations)
		}
	}
}

// BenchmarkReady is what the first page of a layout waits for.
func BenchmarkReady(b *testing.B) {
	l := pagesTheme(b).layouts["author"]
	for b.Loop() {
		l.program, l.reason = nil, nil
		l.compile()
	}
}

func frameOf(kind, title string) view.Frame {
	return view.Frame{
		Site: &view.Site{Title: "Anthology", BaseURL: "https://example.org/", Root: "/", Stylesheet: "/assets/style.0.css", Icon: "/assets/icon.0.svg"},
		Kind: kind, Lang: "en", Dir: "ltr", Title: title, Canonical: "https://example.org/x/", Home: "/",
		Menu:   []view.MenuLink{{Key: "people", Href: "/authors/"}, {Key: "works", Href: "/works/", Current: true}, {Key: "topics", Href: "/topics/"}},
		Crumbs: []view.Link{{Label: "Home", Href: "/"}, {Label: "Works", Href: "/works/"}},
	}
}

func card(n int) view.WorkCard {
	c := view.WorkCard{
		ID: fmt.Sprint("w", n), Href: fmt.Sprintf("/works/w%d/", n), Year: 2000 + n%25, YearHref: "/years/2020/", Date: "2020-03-14", TypeKey: "type_conference-paper",
		Title: "Parsing <em>without</em> grammars &amp; other stories", Plain: "Parsing without grammars & other stories",
		Venue:   view.Link{Label: "Proceedings of the Meeting", Href: "/venues/meeting/"},
		Actions: []view.Action{{Key: "pdf", Href: "https://example.org/x.pdf"}, {Key: "doi", Href: "https://doi.org/10.1/x"}},
	}
	for i := range 4 {
		c.Byline = append(c.Byline, view.Name{Label: fmt.Sprint("Ada N. Other ", i), Href: fmt.Sprintf("/authors/a%d/", i)})
	}
	return c
}

const abstract = `<p>We show that parsers can do without grammars &amp; what this costs. ` +
	`Experiments on twelve languages compare three ways to leave them out, and one to take them in again.</p>`

func workPage() any {
	c := card(1)
	return &view.Work{
		Frame: frameOf("work", c.Plain), Card: c, Title: c.Title, Authors: c.Byline, Actions: c.Actions, Abstract: abstract,
		Identifiers: []view.Fact{{Key: "doi", Values: []view.Link{{Label: "10.1/x", Href: "https://doi.org/10.1/x"}}}},
		Where:       []view.Fact{{Key: "venue", Values: []view.Link{c.Venue}}, {Label: "Pages", Values: []view.Link{{Label: "1–12"}}}},
		Topics:      []view.TopicTag{{Link: view.Link{Label: "Parsing", Href: "/topics/parsing/"}}, {Link: view.Link{Label: "Grammar", Href: "/topics/grammar/"}, ByRule: true}},
		Cited:       view.Reference{Style: "APA", HTML: "Other, A. N. (2020). Parsing."},
	}
}

func authorPage() any {
	v := &view.Author{Frame: frameOf("author", "Ada N. Other"), Name: "Ada N. Other", Initials: "AO", Works: 30}
	for i := range 40 {
		v.Circle.Others = append(v.Circle.Others, view.Count{Label: fmt.Sprint("Bo Another ", i), Href: fmt.Sprintf("/authors/b%d/", i), N: i, List: "#works"})
	}
	for y := range 10 {
		g := view.YearGroup{Year: 2024 - y, Anchor: fmt.Sprint("y", 2024-y)}
		for w := range 3 {
			g.Entries = append(g.Entries, view.WorkEntry{WorkCard: card(3*y + w), Abstract: abstract})
		}
		v.Groups = append(v.Groups, g)
		v.Years = append(v.Years, view.YearLink{Year: g.Year, N: 3, Href: "#" + g.Anchor, Bar: 40})
	}
	return v
}
