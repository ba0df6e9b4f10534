package prose

import (
	"fmt"
	"strings"
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

func page(path string, day, order int) *catalog.FreePage {
	p := &scholar.FreePage{Path: path, Title: scholar.Text{Source: "T " + path}, Order: order}
	if day > 0 {
		p.Date = scholar.Date{Year: 2024, Month: 5, Day: uint8(day)}
	}
	return &catalog.FreePage{FreePage: p}
}

func site(t *testing.T) (*card.Deck, *Shelf) {
	t.Helper()
	hidden := page("docs/hidden", 0, 0)
	hidden.Hidden = true
	pages := []*catalog.FreePage{
		page("about", 0, 0), page("dated", 3, 0), page("docs/b", 0, 0), page("docs/deep/x", 0, 0), page("docs/deep/index", 0, 0), hidden,
		page("docs/index", 0, 0), page("docs/z-first", 0, 1), page("index", 0, 0), page("news/a", 1, 0), page("news/b", 2, 0), page("news/c", 2, 0),
		page("talks/x", 9, 0),
	}
	var ds diag.List
	cat := &catalog.Catalog{Pages: pages}
	book := address.New(cat, &config.Config{BaseURL: "https://example.org/"}, &ds)
	deck := card.New(card.Entries{Catalog: cat, Book: book, Lang: "en", PageSize: 2, Text: func(key string, args ...any) string {
		return strings.TrimSpace(fmt.Sprintln(append([]any{key}, args...)...))
	}})
	return deck, Arrange(pages, "en")
}

func TestShelf(t *testing.T) {
	_, s := site(t)
	var got []string
	for _, f := range s.Folders {
		line := f.Name + ":"
		for _, p := range f.Dated {
			line += " " + p.Path + "*"
		}
		for _, p := range f.Undated {
			line += " " + p.Path
		}
		if f.Index != nil {
			line += " (" + f.Index.Path + ")"
		}
		got = append(got, line)
	}
	want := []string{": about dated", "docs: docs/z-first docs/b (docs/index)", "docs/deep: docs/deep/x (docs/deep/index)",
		"news: news/b* news/c* news/a*", "talks: talks/x*"}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if s.Home == nil || s.Home.Path != "index" {
		t.Errorf("home: %+v", s.Home)
	}
}

func labels(links ...view.Link) string {
	var out []string
	for _, l := range links {
		out = append(out, l.Label+" "+l.Href)
	}
	return strings.Join(out, "; ")
}

func TestPagesKnowTheirNeighbours(t *testing.T) {
	d, s := site(t)
	docs, deep, news := s.Folders[1], s.Folders[2], s.Folders[3]
	for _, c := range []struct {
		page                     Page
		prev, next, above, below string
	}{
		{Page{Page: docs.Undated[0], Folder: docs, At: 0}, " ", "T docs/b /docs/b/", "T docs/index /docs/", ""},
		{Page{Page: docs.Index, Folder: docs}, " ", " ", "",
			"T docs/z-first /docs/z-first/; T docs/b /docs/b/; T docs/deep/index /docs/deep/"},
		{Page{Page: deep.Undated[0], Folder: deep}, " ", " ", "T docs/index /docs/; T docs/deep/index /docs/deep/", ""},
		{Page{Page: deep.Index, Folder: deep}, " ", " ", "T docs/index /docs/", "T docs/deep/x /docs/deep/x/"},
		{Page{Page: news.Dated[1], Folder: news, At: 1}, "T news/a /news/a/", "T news/b /news/b/", "News /news/", ""},
		{Page{Page: s.Folders[0].Undated[0], Folder: s.Folders[0]}, " ", " ", "", ""},
	} {
		c.page.Deck, c.page.Shelf = d, s
		prev, next := c.page.neighbours()
		if labels(prev) != c.prev || labels(next) != c.next {
			t.Errorf("%s: before %q, after %q", c.page.Page.Path, labels(prev), labels(next))
		}
		if above := labels(c.page.Parents()...); above != c.above {
			t.Errorf("%s: above %q", c.page.Page.Path, above)
		}
		if below := labels(c.page.below()...); below != c.below {
			t.Errorf("%s: below %q", c.page.Page.Path, below)
		}
	}
}

func TestDatedList(t *testing.T) {
	d, s := site(t)
	d.PageSize = 1
	l := List{Deck: d, Folder: s.Folders[3], Shelf: s, Number: 1}
	v := l.View(view.Frame{}).(*view.Dated)
	if v.Heading != "News" || len(v.Pages) != 1 || v.Pages[0].Label != "T news/a" || v.Pages[0].Date != "2024-05-01" ||
		v.Pages[0].Text != "date_full 2024 month_5 1" || v.Pager.Newer != "/news/page/2/" {
		t.Errorf("oldest page: %+v", v)
	}
	if got := labels(l.Parents()...); got != "News /news/" {
		t.Errorf("above the numbered page: %q", got)
	}
	var h key.Hasher
	l.Hash(&h)
	before := h.Sum()
	s.Folders[3].Dated[2].Digest[0]++
	l.Hash(&h)
	if h.Sum() == before {
		t.Error("a page that changes is not in the key of its list")
	}
}
