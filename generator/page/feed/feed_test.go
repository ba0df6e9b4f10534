package feed

import (
	"slices"
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/scholar"
)

func work(id string, date, added scholar.Date, doi string) *catalog.Work {
	return &catalog.Work{Work: &scholar.Work{ID: id, Title: scholar.Text{Source: id}, Date: date, Added: added, DOI: doi}}
}

func day(y int16, m, d uint8) scholar.Date { return scholar.Date{Year: y, Month: m, Day: d} }

func TestInstantsAndOrder(t *testing.T) {
	cat := &catalog.Catalog{Works: []*catalog.Work{
		work("new", day(2024, 0, 0), scholar.Date{}, "10.1000/x"),
		work("same", day(2023, 5, 0), scholar.Date{}, "10.1000/x"),
		work("old", day(1970, 0, 0), scholar.Date{}, ""),
		work("old-added", day(1843, 0, 0), day(2024, 2, 3), ""),
		work("undated", scholar.Date{}, scholar.Date{}, ""),
	}}
	var ds diag.List
	book := address.New(cat, &config.Config{BaseURL: "https://example.org/"}, &ds)
	f := Feed{Deck: card.New(card.Entries{Catalog: cat, Book: book, Lang: "en"}), Title: "T", Href: "/feed.xml", Home: "/"}
	v := f.Works(Recent(cat.Works, 10))
	var got []string
	for _, e := range v.Entries {
		got = append(got, e.Title+" "+e.Updated+" "+e.ID)
	}
	want := []string{
		"old-added 2024-02-03T00:00:00Z https://example.org/works/old-added/",
		"new 2024-01-01T00:00:00Z https://doi.org/10.1000/x",
		"same 2023-05-01T00:00:00Z https://example.org/works/same/",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if v.ID != "https://example.org/feed.xml" || v.Updated != "2024-02-03T00:00:00Z" {
		t.Errorf("feed: %+v", v)
	}
	if n := len(Recent(cat.Works, 1)); n != 1 {
		t.Errorf("%d entries, want 1", n)
	}
	if empty := f.Works(nil); empty.Updated == "" {
		t.Error("an empty feed does not say when it changed")
	}
}

func TestTextsSayWhenTheyChanged(t *testing.T) {
	page := &catalog.FreePage{FreePage: &scholar.FreePage{Path: "news/x", Title: scholar.Text{Source: "X"}, Date: day(2024, 1, 2), Updated: day(2024, 3, 0)}}
	ancient := &catalog.FreePage{FreePage: &scholar.FreePage{Path: "news/y", Title: scholar.Text{Source: "Y"}, Date: day(1910, 1, 2)}}
	cat := &catalog.Catalog{}
	var ds diag.List
	book := address.New(cat, &config.Config{BaseURL: "https://example.org/"}, &ds)
	f := Feed{Deck: card.New(card.Entries{Catalog: cat, Book: book, Lang: "en"}), Title: "T", Href: "/news/feed.xml", Home: "/news/"}
	v := f.Texts(RecentTexts([]*catalog.FreePage{page, ancient}, 10))
	if len(v.Entries) != 1 || v.Entries[0].Updated != "2024-03-01T00:00:00Z" || v.Entries[0].Href != "https://example.org/news/x/" {
		t.Errorf("entries: %+v", v.Entries)
	}
}
