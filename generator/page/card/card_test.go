package card

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

func newDeck(t *testing.T, cat *catalog.Catalog, pageSize int) *Deck {
	t.Helper()
	var ds diag.List
	book := address.New(cat, &config.Config{BaseURL: "https://example.org/", Outputs: config.Outputs{Years: true}}, &ds)
	return New(Entries{Catalog: cat, Book: book, Lang: "en", PageSize: pageSize, Text: func(key string, args ...any) string {
		return strings.TrimSpace(fmt.Sprintln(append([]any{key}, args...)...))
	}})
}

// crowd makes a work with n authors who all have pages.
func crowd(n int) (*catalog.Catalog, *catalog.Work) {
	w := &catalog.Work{Work: &scholar.Work{ID: "w", Title: scholar.Text{Source: "W"}}}
	cat := &catalog.Catalog{Works: []*catalog.Work{w}}
	for i := range n {
		id := fmt.Sprintf("a%d", i)
		a := &catalog.Author{Author: &scholar.Author{ID: id}, Recorded: true, Slug: id}
		cat.Authors = append(cat.Authors, a)
		w.Authorships = append(w.Authorships, catalog.Authorship{Authorship: &scholar.Authorship{}, Author: a, Printed: id, Evidence: catalog.ByID})
	}
	return cat, w
}

// A card names 12 people, and the owner wherever they stand.
func TestBylineNeverHidesTheOwner(t *testing.T) {
	for _, c := range []struct{ people, owner, shown, more int }{
		{1, 0, 1, 0}, {12, 11, 12, 0}, {13, -1, 12, 1}, {13, 12, 13, 0}, {13, 3, 12, 1},
		{60, 59, 13, 47}, {3000, 2999, 13, 2987}, {3000, 5, 12, 2988}, {3000, -1, 12, 2988},
	} {
		cat, w := crowd(c.people)
		d := newDeck(t, cat, 10)
		var owner *catalog.Author
		if c.owner >= 0 {
			owner = cat.Authors[c.owner]
		}
		card := d.Work(w, owner)
		owned := slices.ContainsFunc(card.Byline, func(n view.Name) bool { return n.Owner })
		if len(card.Byline) != c.shown || card.More != c.more || owned != (owner != nil) {
			t.Errorf("%+v: %d names, %d more, owner shown: %v", c, len(card.Byline), card.More, owned)
		}
		if c.people > 12 && card.More > 0 && card.MoreAfter != 11 {
			t.Errorf("%+v: names are left out after %d", c, card.MoreAfter)
		}
		for _, n := range card.Byline {
			if n.Owner != (n.Href == "") {
				t.Errorf("%+v: owner %v has link %q", c, n.Owner, n.Href)
			}
		}
	}
}

func TestNamesLinkToPageElseORCID(t *testing.T) {
	const orcid = "0000-0002-1825-0097"
	page := &catalog.Author{Author: &scholar.Author{ORCID: orcid}, Recorded: true, Slug: "x"}
	noPage := &catalog.Author{Author: &scholar.Author{}}
	d := newDeck(t, &catalog.Catalog{Authors: []*catalog.Author{page, noPage}}, 10)
	for _, c := range []struct {
		author   *catalog.Author
		orcid    string
		href     string
		evidence string
	}{
		{page, "", "/authors/x/", "evidence_name"},
		{noPage, orcid, "https://orcid.org/" + orcid, ""},
		{noPage, "", "", ""},
	} {
		n := d.Name(&catalog.Authorship{Authorship: &scholar.Authorship{ORCID: c.orcid}, Author: c.author, Printed: "N", Evidence: catalog.ByName}, nil)
		if n.Href != c.href || n.Evidence != c.evidence {
			t.Errorf("%+v: %q %q", c, n.Href, n.Evidence)
		}
	}
}

func TestDates(t *testing.T) {
	d := newDeck(t, &catalog.Catalog{}, 10)
	day, month, year := scholar.Date{Year: 2022, Month: 3, Day: 14}, scholar.Date{Year: 2022, Month: 3}, scholar.Date{Year: 2022}
	for _, c := range []struct{ got, want string }{
		{d.Date(day), "date_full 2022 month_3 14"},
		{d.Date(month), "date_month 2022 month_3"},
		{d.Date(year), "2022"},
		{d.Date(scholar.Date{}), ""},
		{month.String(), "2022-03"},
		{scholar.Date{}.String(), ""},
		{d.Period(month, scholar.Date{}), "period_since 2022"},
		{d.Period(scholar.Date{}, day), "period_until 2022"},
		{d.Period(year, day), "2022"},
		{d.Period(scholar.Date{Year: 2019}, day), "period_range 2019 2022"},
		{d.Period(scholar.Date{}, scholar.Date{}), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// The anchors of years lead to the page on which the year begins.
func TestYearsOfADividedList(t *testing.T) {
	cat := &catalog.Catalog{}
	for i := range 12 { // 2020 ×5, 2019 ×5, undated ×2
		w := &catalog.Work{Work: &scholar.Work{ID: fmt.Sprintf("w%d", i), Year: []int{2020, 2019, 0}[i/5]}}
		cat.Works = append(cat.Works, w)
	}
	d := newDeck(t, cat, 3) // first page: 3 works, then pages 3, 2, 1
	first := d.Portion(cat.Works, "/l/", 0)
	var got []string
	for _, y := range first.YearLinks() {
		got = append(got, fmt.Sprint(y.Year, " ", y.N, " ", y.Bar, " ", y.Href))
	}
	want := []string{"2020 5 56 #y2020", "2019 5 56 /l/page/3/#y2019", "0 2 22 /l/page/1/#undated"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	second := d.Portion(cat.Works, "/l/", 2)
	pager := second.Pager()
	if pager.Newest != "/l/" || pager.Newer != "/l/page/3/" || pager.Older != "/l/page/1/" || pager.Oldest != "/l/page/1/" || len(second.Works()) != 3 {
		t.Errorf("pager: %+v", pager)
	}
	groups := d.Groups(d.Portion(cat.Works, "/l/", 3).Works(), nil, false)
	if len(groups) != 2 || groups[0].Anchor != "y2020" || len(groups[0].Works) != 2 || groups[1].Href != d.Book.Year(2019) {
		t.Errorf("groups: %+v", groups)
	}
}

func TestSourceStaysInsideContent(t *testing.T) {
	at := catalog.Origin{Folder: "works/x"}
	for name, want := range map[string]string{"a.pdf": "works/x/a.pdf", "../a.pdf": "works/a.pdf", "../../a.pdf": "a.pdf",
		"../../../a.pdf": "", "../../..": "", "../..": "", "/etc/passwd": "works/x/etc/passwd"} {
		if got := Source(at, name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
