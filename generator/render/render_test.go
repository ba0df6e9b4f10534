package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"unicode/utf8"

	"lectern/generator/page"
	"lectern/generator/theme"
	"lectern/generator/view"
	"lectern/themes"
)

func defaultFiles() fs.FS { return themes.Default() }

func bytesOf(t testing.TB, v any) string {
	t.Helper()
	var buf bytes.Buffer
	if err := New(nil, nil).Render(&buf, page.Page{View: func() any { return v }}); err != nil {
		t.Fatal(err)
	}
	return buf.String()
}

// feed is Atom as a reader decodes it.
type feed struct {
	XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string   `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	ID      []string `xml:"id"`
	Title   []string `xml:"title"`
	Updated []string `xml:"updated"`
	Author  []string `xml:"author>name"`
	Links   []links  `xml:"link"`
	Entries []struct {
		ID      []string `xml:"id"`
		Title   []string `xml:"title"`
		Updated []string `xml:"updated"`
		Author  []string `xml:"author>name"`
		Links   []links  `xml:"link"`
		Summary []string `xml:"summary"`
	} `xml:"entry"`
}

type links struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
	Type string `xml:"type,attr"`
}

func TestAtom(t *testing.T) {
	const hostile = "<b>&amp; \"'\n]]></title>é𝒳"
	v := &view.Feed{
		ID: "https://x.org/feed.xml", Title: hostile, Self: "https://x.org/feed.xml", Home: "https://x.org/?a=1&b=2", Lang: "en",
		Updated: "2022-01-02T00:00:00Z",
		Entries: []view.FeedEntry{
			{ID: "https://doi.org/10.1/<x>", Title: hostile, Href: "https://x.org/w/", Updated: "2022-01-02T00:00:00Z", Authors: []string{"Ada", "", "Bo"}, Summary: hostile},
			{ID: "b", Title: "B", Href: "https://x.org/b/", Updated: "2021-01-02T00:00:00Z"},
		},
	}
	var got feed
	if err := xml.Unmarshal([]byte(bytesOf(t, v)), &got); err != nil {
		t.Fatal(err)
	}
	if one(t, got.ID) != v.ID || one(t, got.Title) != hostile || one(t, got.Updated) != v.Updated || got.Lang != "en" || one(t, got.Author) != hostile {
		t.Errorf("feed %+v", got)
	}
	if len(got.Links) != 2 || got.Links[0] != (links{"self", v.Self, "application/atom+xml"}) || got.Links[1] != (links{"alternate", v.Home, "text/html"}) {
		t.Errorf("links %+v", got.Links)
	}
	e := got.Entries[0]
	if one(t, e.ID) != v.Entries[0].ID || one(t, e.Title) != hostile || one(t, e.Summary) != hostile || strings.Join(e.Author, "|") != "Ada|Bo" || e.Links[0].Href != "https://x.org/w/" {
		t.Errorf("entry %+v", e)
	}
	if len(got.Entries) != 2 || len(got.Entries[1].Author) != 0 || len(got.Entries[1].Summary) != 0 {
		t.Errorf("what an entry lacks must not be there: %+v", got.Entries)
	}
}

func one(t *testing.T, s []string) string {
	t.Helper()
	if len(s) != 1 {
		t.Errorf("%q must stand once", s)
		return ""
	}
	return s[0]
}

func TestSitemap(t *testing.T) {
	locs := []string{"https://x.org/", "https://x.org/a?b=1&c=<d>"}
	for _, index := range []bool{false, true} {
		var got struct {
			XMLName xml.Name
			URLs    []string `xml:"url>loc"`
			Maps    []string `xml:"sitemap>loc"`
		}
		if err := xml.Unmarshal([]byte(bytesOf(t, &view.Sitemap{Locs: locs, Index: index})), &got); err != nil {
			t.Fatal(err)
		}
		name, list := "urlset", got.URLs
		if index {
			name, list = "sitemapindex", got.Maps
		}
		if got.XMLName.Local != name || got.XMLName.Space != "http://www.sitemaps.org/schemas/sitemap/0.9" || strings.Join(list, " ") != strings.Join(locs, " ") {
			t.Errorf("index %v: %+v", index, got)
		}
	}
}

func TestFiles(t *testing.T) {
	if got := bytesOf(t, &view.Plain{Text: "User-agent: *\n"}); got != "User-agent: *\n" {
		t.Errorf("got %q", got)
	}
	if got := bytesOf(t, &view.File{Data: []byte("a\x00b")}); got != "a\x00b" {
		t.Errorf("got %q", got)
	}
	open := func(name string) ([]byte, error) {
		if name == "works/a.pdf" {
			return []byte("%PDF"), nil
		}
		return nil, fs.ErrNotExist
	}
	var buf bytes.Buffer
	r := New(nil, open)
	if err := r.Render(&buf, page.Page{View: func() any { return &view.File{Source: "works/a.pdf"} }}); err != nil || buf.String() != "%PDF" {
		t.Errorf("%v %q", err, buf.String())
	}
	if err := r.Render(&buf, page.Page{View: func() any { return &view.File{Source: "gone"} }}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestWrongView(t *testing.T) {
	r := New(only(defaultTheme(t, false)), nil)
	for _, p := range []page.Page{
		{Kind: page.Work, View: func() any { return &view.Author{} }},
		{Kind: page.Work, View: func() any { return nil }},
		{Kind: "nothing", View: func() any { return &view.Work{} }},
	} {
		if err := r.Render(&bytes.Buffer{}, p); err == nil {
			t.Errorf("%v must be an error", p.Kind)
		}
	}
}

// Whatever a text holds, XML readers get it back, with U+FFFD for what XML cannot say.
func FuzzEscape(f *testing.F) {
	f.Add("<a>&amp;\x00\x1f\uFFFE \r\n\t\"'\xff")
	f.Fuzz(func(t *testing.T, s string) {
		var buf bytes.Buffer
		element(&buf, "t", s)
		var got string
		if err := xml.Unmarshal(buf.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		want := strings.Map(func(r rune) rune {
			if r < ' ' && r != '\n' && r != '\t' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
				return utf8.RuneError
			}
			return r
		}, s)
		if got != want {
			t.Errorf("%q becomes %q", s, got)
		}
	})
}

// only is the theme of a site in one language, which the pages of tests do not name.
func only(th *theme.Theme) map[string]*theme.Theme { return map[string]*theme.Theme{"": th} }

func TestJSONFeed(t *testing.T) {
	const hostile = "<b>&amp; \"'\n]]></title>é𝒳"
	v := &view.Feed{
		JSON: true, Title: hostile, Self: "https://x.org/feed.json", Home: "https://x.org/", Lang: "en", Author: "Site",
		Entries: []view.FeedEntry{
			{ID: "https://doi.org/10.1/<x>", Title: hostile, Href: "https://x.org/w/", Updated: "2022-01-02T00:00:00Z", Authors: []string{"Ada", ""}, Summary: hostile},
			{ID: "b", Title: "B", Href: "https://x.org/b/", Updated: "2021-01-02T00:00:00Z"},
		},
	}
	var got struct {
		Version, Title, Language string
		Home                     string `json:"home_page_url"`
		Self                     string `json:"feed_url"`
		Items                    []map[string]any
	}
	if err := json.Unmarshal([]byte(bytesOf(t, v)), &got); err != nil {
		t.Fatal(err)
	}
	if got.Version != "https://jsonfeed.org/version/1.1" || got.Title != hostile || got.Home != v.Home || got.Self != v.Self || got.Language != "en" || len(got.Items) != 2 {
		t.Errorf("feed %+v", got)
	}
	if e := got.Items[0]; e["id"] != v.Entries[0].ID || e["title"] != hostile || e["content_text"] != hostile || len(e["authors"].([]any)) != 1 || e["date_published"] != nil {
		t.Errorf("item %+v", e)
	}
	if e := got.Items[1]; e["content_text"] != "B" || e["authors"] != nil || e["date_modified"] != "2021-01-02T00:00:00Z" {
		t.Errorf("an item without a text has its title as one: %+v", e)
	}
	if text := bytesOf(t, &view.Feed{JSON: true, Title: "T"}); !strings.Contains(text, `"items":[]`) {
		t.Errorf("an empty feed has no items: %s", text)
	}
}
