package page

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// Plan makes no view; making one makes no other, and does not even touch works that
// have nothing to do with it.
func TestViewsAreMadeOneAtATime(t *testing.T) {
	in := newCorpus(2000, 1).inputs(t, settings())
	var views []string
	in.made = func(path string) { views = append(views, path) }
	pages := byPath(t, in)
	if len(views) > 0 {
		t.Fatalf("Plan made %d views", len(views))
	}
	page := pages["works/work1000/index.html"]
	w := in.Catalog.Work("work1000")
	related := slices.Concat(w.Parts, w.References, w.CitedBy, w.Preprints)
	related = append(related, w, w.Volume, w.Published)
	for _, other := range in.Catalog.Works {
		if !slices.Contains(related, other) {
			other.Work = nil // whoever asks for its title, its date, its id panics
		}
	}
	if v := page.View().(*view.Work); v.Card.ID != "work1000" {
		t.Errorf("the view is of %q", v.Card.ID)
	}
	if want := []string{"works/work1000/index.html"}; !slices.Equal(views, want) {
		t.Errorf("views made: %v", views)
	}
}

// What a site of three works by two people consists of.
func TestPagesOfASmallSite(t *testing.T) {
	c := &corpus{
		authors: []scholar.Author{{ID: "ada", Name: scholar.Name{Display: "Ada One"}, FormerIDs: []string{"ada-1"}, Topics: []string{"tea"}}},
		topics:  []scholar.Topic{{ID: "logic", Name: text("Logic")}, {ID: "empty", Name: text("Empty")}},
		works: []scholar.Work{
			{ID: "a", Title: text("A"), Date: scholar.Date{Year: 2020}, Topics: []string{"logic"}, Venue: "Journal of Things",
				Authors: []scholar.Authorship{{ID: "ada"}, {Name: scholar.Name{Display: "Bob Two"}}}},
			{ID: "b", Title: text("B")},
			{ID: "c", Title: text("C"), Hidden: true},
		},
		pages: []scholar.FreePage{{Path: "about", Title: text("About")}, {Path: "news/x", Title: text("X"), Date: scholar.Date{Year: 2024, Month: 1, Day: 2}}},
	}
	var got []string
	for p, page := range c.planned(t, settings()) {
		if page.Kind == Venue {
			p = "venues/*/index.html" // its slug ends in a hash
		}
		got = append(got, fmt.Sprintf("%s %s", p, page.Kind))
	}
	slices.Sort(got)
	want := []string{
		".nojekyll plain", "404.html 404", "_headers plain", "_redirects plain", "about/index.html text",
		"authors/ada-1/index.html redirect", "authors/ada/index.html author", "authors/index.html people",
		"cover.png picture", "explore/find/0.json plain", "explore/index.html explore", "explore/nodes/0.json plain", "feed.json feed", "feed.xml feed", "index.html home", "news/feed.json feed", "news/feed.xml feed", "news/index.html dated", "news/x/index.html text",
		"robots.txt plain", "sitemap.xml plain", "topics/index.html topics", "topics/logic/index.html topic", "topics/tea/index.html topic",
		"venues/*/index.html venue", "venues/index.html venues", "works/a/index.html work", "works/b/index.html work",
		"works/index.html works", "years/2020/index.html year", "years/index.html years",
	}
	if !slices.Equal(got, want) {
		t.Errorf("pages:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The person's profile is the home page, and everything links there.
func TestPersonStandsAtHome(t *testing.T) {
	cfg := settings()
	cfg.Person = "author1"
	cfg.PageSize = 2
	c := newCorpus(40, 2)
	c.pages = c.pages[1:] // index.md would be reported: it has no place
	pages := c.planned(t, cfg)
	v, ok := pages["index.html"].View().(*view.Author)
	if !ok || v.Name != c.authors[1].Display || v.Canonical != "https://example.org/lab/" || len(v.Crumbs) > 0 {
		t.Fatalf("home: %+v", v)
	}
	if _, ok := pages["page/1/index.html"]; !ok || v.Pager.Oldest != "/lab/page/1/" {
		t.Errorf("pager of the home page: %+v", v.Pager)
	}
	r, ok := pages["authors/author1/index.html"].View().(*view.Redirect)
	if !ok || r.Target.Href != "/lab/" || r.Canonical != "https://example.org/lab/" || r.Refresh != "0; url=/lab/" || !r.NoIndex {
		t.Errorf("redirect: %+v", r)
	}
	for p, page := range pages {
		if w, ok := page.View().(*view.Work); ok {
			for _, n := range w.Authors {
				if n.Label == v.Name && n.Href != "/lab/" {
					t.Errorf("%s links the person to %q", p, n.Href)
				}
			}
		}
	}
}

func TestClashesNameBothPlaces(t *testing.T) {
	c := newCorpus(6, 4)
	c.pages = append(c.pages, scholar.FreePage{Path: "works/work3", Title: text("Clash")})
	in := c.inputs(t, settings())
	in.Static = []StaticFile{{Path: "topics", Source: "static/topics"}, {Path: "News/Index.html", Source: "static/News/Index.html"}}
	var ds diag.List
	Plan(in, &ds)
	var got []string
	for _, d := range ds.Sorted() {
		got = append(got, d.Place.String()+": "+d.Message)
	}
	want := []string{
		"content/pages/all.toml:3:1: the address /news/ is claimed twice",
		"content/static/topics: the file /topics stands where the site needs a folder",
		"content/works/all.toml:4:1: the address /works/work3/ is claimed twice: by work work3 and by the page works/work3 at content/pages/all.toml:10:1",
	}
	if len(got) != len(want) {
		t.Fatalf("diagnostics: %q", got)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) && !strings.Contains(got[i], "News") {
			t.Errorf("got  %s\nwant %s", got[i], want[i])
		}
	}
}

// Any work is within ten clicks of home, by plain links, as Google Scholar wants it,
// on a site without years, topics and venues.
func TestEveryWorkIsWithinTenClicks(t *testing.T) {
	cfg := settings()
	cfg.Outputs = config.Outputs{}
	c := newCorpus(1200, 6)
	for i := range c.works {
		c.works[i].References, c.works[i].PartOf, c.works[i].VersionOf = nil, "", ""
		for j := range c.works[i].Authors {
			c.works[i].Authors[j].ID = ""
		}
	}
	c.authors = nil
	pages := c.planned(t, cfg)
	dist := map[string]int{"index.html": 0}
	queue := []string{"index.html"}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		for _, href := range links(pages[at].View()) {
			to := path.Join(strings.TrimPrefix(href, "/lab/"), "index.html")
			if _, seen := dist[to]; !seen {
				if _, ok := pages[to]; !ok {
					t.Fatalf("%s links to %s, which is not there", at, href)
				}
				dist[to] = dist[at] + 1
				queue = append(queue, to)
			}
		}
	}
	for p := range pages {
		if d, seen := dist[p]; strings.HasPrefix(p, "works/") && (!seen || d > 10) {
			t.Fatalf("%s: %d clicks (%v)", p, d, seen)
		}
	}
}

// links returns the addresses that lists of works lead to.
func links(v any) []string {
	var out []string
	switch v := v.(type) {
	case *view.Home:
		out = append(out, v.WorksHref)
	case *view.Works:
		p := v.Pager
		for _, href := range []string{p.Newest, p.Newer, p.Older, p.Oldest} {
			if href != "" {
				out = append(out, href)
			}
		}
		for _, j := range p.Jumps {
			out = append(out, j.Href)
		}
		for _, g := range v.Groups {
			for _, w := range g.Works {
				out = append(out, w.Href)
			}
		}
	}
	return out
}

// Every address in every view leads to a page of the site, or elsewhere.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	cfg := settings()
	c := newCorpus(80, 8)
	pages := c.planned(t, cfg)
	for p, page := range pages {
		for _, href := range hrefs(t, page) {
			to := strings.TrimPrefix(href, "https://example.org")
			to, _, _ = strings.Cut(to, "#")
			to, _, _ = strings.Cut(to, "?")
			rest, ok := strings.CutPrefix(to, "/lab/")
			if !ok {
				t.Errorf("%s: address without the base path: %s", p, href)
				continue
			}
			if strings.HasSuffix(rest, "/") || rest == "" {
				rest += "index.html"
			}
			if _, ok := pages[rest]; !ok {
				t.Errorf("%s links to %s, which is not there", p, href)
			}
		}
	}
}

// hrefs returns all strings of a page's view that are addresses on the site.
func hrefs(t *testing.T, p Page) []string {
	var out []string
	text := strings.ReplaceAll(made(t, p), `\"`, `"`) // of JSON in the view
	for _, s := range strings.Split(text, `"`) {
		if p.Kind != Plain && (strings.HasPrefix(s, "/") || strings.HasPrefix(s, "https://example.org")) {
			out = append(out, s)
		}
	}
	return out
}

func TestRecordsFilesArePublished(t *testing.T) {
	c := &corpus{
		authors: []scholar.Author{{ID: "ada", Name: scholar.Name{Display: "Ada One"}, Photo: "img/ada.jpg"}},
		works: []scholar.Work{{ID: "a", Title: text("A"), PDF: "a b.pdf", Authors: []scholar.Authorship{{ID: "ada"}},
			Links: []scholar.Link{{Rel: "slides", URL: "missing.pdf"}, {Rel: "code", URL: "https://example.com/x"}, {URL: "../../../etc/passwd"}}}},
	}
	in := c.inputs(t, settings())
	in.File = func(name string) (FileInfo, bool) {
		info, ok := map[string]FileInfo{
			"authors/img/ada.jpg": {Digest: [16]byte{1}, Width: 300, Height: 400}, "works/a b.pdf": {Digest: [16]byte{2}},
		}[name]
		return info, ok
	}
	var ds diag.List
	pages := map[string]Page{}
	for _, p := range Plan(in, &ds) {
		pages[p.Path] = p
	}
	if got := ds.Sorted(); len(got) != 2 || got[0].Code != "missing-file" || got[1].Code != "missing-file" {
		t.Errorf("diagnostics: %v", got)
	}
	if v := pages["authors/ada/index.html"].View().(*view.Author); v.Photo != (view.Image{Src: "/lab/authors/ada/ada-162.jpg", Double: "/lab/authors/ada/ada-300.jpg", Alt: "Ada One", Width: 162, Height: 216}) {
		t.Errorf("photo: %+v", v.Photo)
	}
	want := []view.Action{{Key: "rel_pdf", Href: "/lab/works/a/a%20b.pdf"}, {Key: "rel_code", Href: "https://example.com/x"}}
	if v := pages["works/a/index.html"].View().(*view.Work); !slices.Equal(v.Actions, want) {
		t.Errorf("actions: %+v", v.Actions)
	}
	for _, short := range []int{50, 100, 162, 300} {
		f, ok := pages[fmt.Sprintf("authors/ada/ada-%d.jpg", short)]
		if !ok || f.View().(*view.File).Source != "authors/img/ada.jpg" || f.View().(*view.File).Short != short {
			t.Errorf("photo of %d pixels: %+v", short, f)
		}
	}
	if _, ok := pages["authors/ada/ada.jpg"]; ok {
		t.Error("the photo as the camera made it is published, too")
	}
	if f := pages["works/a/a b.pdf"]; f.Kind != File || f.View().(*view.File).Source != "works/a b.pdf" {
		t.Errorf("file: %+v", f)
	}
}

// The cost of addresses and keys: b.N plans of one catalog. A rebuild
// plans all pages whatever changed, so 30,000 of them should take milliseconds.
func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{1000, 10_000, 30_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			cfg := settings()
			cfg.PageSize = 50
			cfg.AuthorPages.All = true
			in := newCorpus(n, 1).inputs(b, cfg)
			var pages int
			for b.Loop() {
				var ds diag.List
				pages = len(Plan(in, &ds))
			}
			b.ReportMetric(float64(pages), "pages")
		})
	}
}

// The cost of a view: of all pages of a site, one after the other.
func BenchmarkViews(b *testing.B) {
	cfg := settings()
	cfg.PageSize = 50
	in := newCorpus(10_000, 1).inputs(b, cfg)
	var ds diag.List
	pages := Plan(in, &ds)
	for b.Loop() {
		for _, p := range pages {
			p.View()
		}
	}
	b.ReportMetric(float64(len(pages)), "pages")
}
