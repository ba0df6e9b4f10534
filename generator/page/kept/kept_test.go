package kept

import (
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/catalog/entity"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/page/ties"
	"lectern/generator/record"
	"lectern/generator/scholar"
	"lectern/generator/specimen"
)

func text(s string) scholar.Text { return scholar.Text{Source: s} }

// Pages of works and people that show nothing of an edited work keep their keys; nobody does
// where anything else has changed.
func TestWhoKeepsTheirKeys(t *testing.T) {
	set := &record.Set{}
	for _, w := range []scholar.Work{
		{ID: "one", Title: text("One"), Authors: []scholar.Authorship{{ID: "ann"}}},
		{ID: "two", Title: text("Two"), Authors: []scholar.Authorship{{ID: "bo"}}, References: []string{"one"}},
		{ID: "three", Title: text("Three"), Authors: []scholar.Authorship{{ID: "cy"}}},
		{ID: "volume", Title: text("Volume")},
		{ID: "part", Title: text("Part"), PartOf: "volume", Authors: []scholar.Authorship{{ID: "dee"}}},
	} {
		set.Works = append(set.Works, specimen.Recorded(w.ID, w))
	}
	for _, id := range []string{"ann", "bo", "cy", "dee"} {
		set.Authors = append(set.Authors, specimen.Recorded(id, scholar.Author{ID: id, Name: scholar.Name{Display: id}}))
	}
	cfg := &config.Config{BaseURL: "https://example.org/", Language: "en", Languages: []string{"en"}}
	cat, _ := specimen.Site(t, set, cfg)
	var memo Memo
	state := []key.Key{{1}}
	plan := func(c *catalog.Catalog) *Keys {
		k := memo.Next(c)
		deck := card.New(card.Entries{Catalog: c, Book: address.New(c, cfg, &diag.List{}), Lang: "en", Text: func(key string, _ ...any) string { return key }})
		k.Edition(state, ties.New(deck, c, true))
		k.Keep(1, func(int) (string, key.Key) { return "page", key.Key{7} })
		return k
	}
	edit := func(c *catalog.Catalog, id string) *catalog.Catalog {
		is := *c.Work(id).Rec
		is.Value.Title = text("Edited")
		return c.With([]entity.Edit{{Was: c.Work(id).Rec, Is: &is, Digest: entity.Digest{1}}})
	}
	if k := plan(cat); k.Author(cat.Author("cy")) {
		t.Error("something is known of a first plan")
	}
	for _, c := range []struct {
		edited        string
		people, works string // that keep their keys
	}{
		{"one", "bo cy dee", "three volume part"}, // bo's list does not name what bo's work cites
		{"volume", "ann bo cy", "one two three"},
		{"three", "ann bo dee", "one two volume part"},
	} {
		plan(cat)
		now := edit(cat, c.edited)
		k := plan(now)
		people, works := "", ""
		for _, a := range now.Authors {
			if k.Author(a) {
				people += " " + a.ID
			}
		}
		for _, id := range []string{"one", "two", "three", "volume", "part"} {
			if k.Work(now.Work(id)) {
				works += " " + id
			}
		}
		if people != " "+c.people || works != " "+c.works {
			t.Errorf("%s was edited: %s and %s keep their keys", c.edited, people, works)
		}
	}
	plan(cat)
	state = []key.Key{{2}}
	if k := plan(cat); k.Author(cat.Author("cy")) {
		t.Error("a key is kept though the theme has changed")
	}
	if k := plan(cat); !k.Author(cat.Author("cy")) || k.Of(0, "page", Page{Same: true}, nil) != (key.Key{7}) {
		t.Error("a key is not kept though nothing has changed")
	}
	computed := Page{Same: true, Sum: func(*key.Hasher) key.Key { return key.Key{9} }}
	if k := plan(cat); k.Of(0, "another", computed, nil) != (key.Key{9}) {
		t.Error("a page has the key of another")
	}
	other, _ := specimen.Site(t, set, cfg)
	if k := plan(other); k.Author(other.Author("cy")) {
		t.Error("a key is kept though relations may be others")
	}
}
