package collaborate

import (
	"fmt"
	"slices"
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

func deck(authors ...*catalog.Author) *card.Deck {
	cat := &catalog.Catalog{Authors: authors}
	var ds diag.List
	return card.New(card.Entries{Catalog: cat, Book: address.New(cat, &config.Config{BaseURL: "https://example.org/"}, &ds), Lang: "en"})
}

func author(id string, a scholar.Author) *catalog.Author {
	a.ID, a.Name = id, scholar.Name{Display: id}
	return &catalog.Author{Author: &a, Recorded: true, Slug: id}
}

// A way to reach somebody is said as far as the record makes it public.
func TestReach(t *testing.T) {
	for _, c := range []struct {
		a    scholar.Author
		want view.Link
	}{
		{scholar.Author{Collaboration: scholar.Collaboration{Reach: "By email, on Tuesdays"}}, view.Link{Label: "By email, on Tuesdays"}},
		{scholar.Author{Collaboration: scholar.Collaboration{Reach: "https://x.example/me"}}, view.Link{Label: "x.example/me", Href: "https://x.example/me"}},
		{scholar.Author{Collaboration: scholar.Collaboration{Reach: "a@b.example"}}, view.Link{Label: "a@b.example", Href: "mailto:a@b.example"}},
		{scholar.Author{Email: "a@b.example", Collaboration: scholar.Collaboration{Reach: "a@b.example"}}, view.Link{}},
		{scholar.Author{Email: "a@b.example", Public: []string{"email"}, Collaboration: scholar.Collaboration{Reach: "a@b.example"}}, view.Link{Label: "a@b.example", Href: "mailto:a@b.example"}},
		{scholar.Author{Phone: "+1 2", Public: []string{"email"}, Collaboration: scholar.Collaboration{Reach: "call +1 2"}}, view.Link{}},
	} {
		c.a.OpenToCollab = true
		c.a.Collaboration.Languages = []string{"de", "x-y-"}
		a := author("ann", c.a)
		var v view.Author
		Fill(&v, deck(a), a)
		if v.OpenReach != c.want || !v.Open || !slices.Equal(v.OpenLanguages, []string{"German", "x-y-"}) {
			t.Errorf("%+v: %+v %q", c.a.Collaboration, v.OpenReach, v.OpenLanguages)
		}
	}
	var v view.Author
	closed := author("bob", scholar.Author{Collaboration: scholar.Collaboration{Reach: "a@b.example"}})
	Fill(&v, deck(closed), closed)
	if v.Open || v.OpenReach != (view.Link{}) {
		t.Errorf("not declared, and said: %+v", v.OpenReach)
	}
}

func TestOnTopic(t *testing.T) {
	ann := author("ann", scholar.Author{OpenToCollab: true, Collaboration: scholar.Collaboration{For: scholar.Text{Source: "walls"}}})
	bob, cid := author("bob", scholar.Author{}), author("cid", scholar.Author{OpenToCollab: true, Status: "deceased"})
	dee := &catalog.Author{Author: &scholar.Author{OpenToCollab: true}} // without a page
	all := []*catalog.Author{ann, bob, cid, dee}
	topic := &catalog.Topic{Declared: all}
	got := OnTopic(deck(all...), topic)
	if len(got) != 1 || got[0].Href != "/authors/ann/#collaborate" || got[0].For != "walls" {
		t.Errorf("%+v", got)
	}
	var many []*catalog.Author
	for i := range peopleShown + 5 {
		many = append(many, author(fmt.Sprint("a", i), scholar.Author{OpenToCollab: true}))
	}
	if got := OnTopic(deck(many...), &catalog.Topic{Declared: many}); len(got) != peopleShown {
		t.Errorf("%d people", len(got))
	}
}
