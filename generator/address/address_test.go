package address

import (
	"strings"
	"testing"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/scholar"
)

func TestWhoHasAPage(t *testing.T) {
	recorded := &catalog.Author{Author: &scholar.Author{ID: "ada"}, Recorded: true, Slug: "ada"}
	hidden := &catalog.Author{Author: &scholar.Author{ID: "eve", Hidden: true}, Recorded: true, Slug: "eve"}
	often := &catalog.Author{Author: &scholar.Author{}, Slug: "bob-x", Works: make([]*catalog.Work, 3)}
	once := &catalog.Author{Author: &scholar.Author{}, Slug: "zoe-x", Works: make([]*catalog.Work, 1)}
	cat := &catalog.Catalog{Authors: []*catalog.Author{recorded, hidden, often, once}}
	for _, c := range []struct {
		pages config.AuthorPages
		want  string
	}{
		{config.AuthorPages{}, "/authors/ada/,,,"},
		{config.AuthorPages{All: true}, "/authors/ada/,,/authors/bob-x/,/authors/zoe-x/"},
		{config.AuthorPages{Works: 2}, "/authors/ada/,,/authors/bob-x/,"},
	} {
		var ds diag.List
		b := New(cat, &config.Config{BaseURL: "https://example.org/", AuthorPages: c.pages}, &ds)
		var got []string
		for _, a := range cat.Authors {
			got = append(got, b.Author(a))
		}
		if strings.Join(got, ",") != c.want {
			t.Errorf("%+v: %q", c.pages, got)
		}
	}
}

func TestTopicsHaveAPageIfTheyOrNarrowerOnesAreStated(t *testing.T) {
	wide := &catalog.Topic{Topic: &scholar.Topic{ID: "wide"}}
	narrow := &catalog.Topic{Topic: &scholar.Topic{ID: "narrow"}, Broader: wide, Works: make([]*catalog.Work, 1)}
	empty := &catalog.Topic{Topic: &scholar.Topic{ID: "empty"}, Broader: wide}
	declared := &catalog.Topic{Topic: &scholar.Topic{ID: "declared"}, Declared: make([]*catalog.Author, 1)}
	var ds diag.List
	b := New(&catalog.Catalog{Topics: []*catalog.Topic{declared, empty, narrow, wide}},
		&config.Config{BaseURL: "https://example.org/lab", Outputs: config.Outputs{Topics: true}}, &ds)
	if b.Topic(wide) != "/lab/topics/wide/" || b.Topic(narrow) != "/lab/topics/narrow/" || b.Topic(empty) != "" || b.Topic(declared) == "" {
		t.Errorf("%q %q %q %q", b.Topic(wide), b.Topic(narrow), b.Topic(empty), b.Topic(declared))
	}
	if b.List("topics") != "/lab/topics/" || b.List("venues") != "" {
		t.Errorf("lists: %q %q", b.List("topics"), b.List("venues"))
	}
}

func TestPatterns(t *testing.T) {
	for _, c := range []struct{ kind, pattern, why string }{
		{"work", "/papers/{slug}/", ""},
		{"work", "/p-{slug}/", ""},
		{"year", "/{year}/", ""},
		{"works", "/papers/", ""},
		{"work", "/papers/", "must hold {slug} once"},
		{"work", "/{slug}/{slug}/", "must hold {slug} once"},
		{"work", "papers/{slug}/", "must be a folder"},
		{"work", "/papers/{slug}", "must be a folder"},
		{"works", "/", "must be a folder"},
		{"works", "/../x/", "has a part other than"},
		{"works", "/a//b/", "has a part other than"},
		{"works", "/Papers/", "has a part other than"},
		{"works", "/{slug}/", "has a part other than"},
		{"paper", "/x/", "no kind of page"},
	} {
		var ds diag.List
		got := patterns(&config.Config{Addresses: map[string]string{c.kind: c.pattern}}, &ds)
		if c.why == "" {
			if ds.Len() > 0 || got[c.kind] != c.pattern {
				t.Errorf("%s %q: %v", c.kind, c.pattern, ds.Sorted())
			}
			continue
		}
		if d := ds.Sorted(); len(d) != 1 || !strings.Contains(d[0].Message, c.why) {
			t.Errorf("%s %q: %v, want %q", c.kind, c.pattern, d, c.why)
		}
		if got[c.kind] != defaults()[c.kind] {
			t.Errorf("%s: %q is used", c.kind, got[c.kind])
		}
	}
}

func TestAddressesAndPaths(t *testing.T) {
	var ds diag.List
	b := New(&catalog.Catalog{}, &config.Config{BaseURL: "https://example.org/a/b/"}, &ds)
	for _, c := range []struct{ path, href, file string }{
		{"index", "/a/b/", "index.html"},
		{"about", "/a/b/about/", "about/index.html"},
		{"docs/index", "/a/b/docs/", "docs/index.html"},
		{"docs/quick-start", "/a/b/docs/quick-start/", "docs/quick-start/index.html"},
	} {
		href := b.Text(c.path)
		if href != c.href || b.Path(href) != c.file || b.Absolute(href) != "https://example.org"+c.href {
			t.Errorf("%s: %s, %s, %s", c.path, href, b.Path(href), b.Absolute(href))
		}
	}
	for _, hostile := range []string{"../../etc/passwd", "CON", "a b", "İ/x", "page/index/index", "."} {
		path := b.Path(b.Text(hostile))
		for segment := range strings.SplitSeq(strings.TrimSuffix(path, "index.html"), "/") {
			if segment != "" && !plainSegment(segment) {
				t.Errorf("%q lies at %q", hostile, path)
			}
		}
	}
	if got := b.Static("a b/ü?.pdf"); got != "/a/b/a%20b/%C3%BC%3F.pdf" {
		t.Errorf("static file: %s", got)
	}
	if got := Numbered("/x/", 3); got != "/x/page/3/" || Numbered("/x/", 0) != "/x/" {
		t.Errorf("numbered: %s", got)
	}
}

func TestClaims(t *testing.T) {
	var c Claims
	var ds diag.List
	a, b := diag.Place{File: "content/works/b.toml", Line: 3}, diag.Place{File: "content/works/a.toml", Line: 9}
	if !c.Claim(Claim{"works/x/index.html", "work x", a}, &ds) || c.Claim(Claim{"works/X/index.html", "work X", b}, &ds) {
		t.Fatal("claims that differ in case are one")
	}
	d := ds.Sorted()
	want := "the address /works/x/ is claimed twice: by work x and by work X (as /works/X/) at content/works/a.toml:9"
	if len(d) != 1 || d[0].Message != want || d[0].Place != a || d[0].Severity != diag.Error {
		t.Errorf("got %v\nwant %s", d, want)
	}
}
