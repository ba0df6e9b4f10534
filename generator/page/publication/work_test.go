package publication

import (
	"fmt"
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

// pageOf makes the page of a work in a site of nothing but works.
func pageOf(w *catalog.Work, others ...*catalog.Work) Page {
	cat := &catalog.Catalog{Works: append([]*catalog.Work{w}, others...)}
	var ds diag.List
	book := address.New(cat, &config.Config{BaseURL: "https://example.org/"}, &ds)
	return Page{Work: w, Deck: card.New(card.Entries{Catalog: cat, Book: book, Lang: "en", Text: func(key string, args ...any) string {
		return fmt.Sprint(append([]any{key}, args...)...)
	}})}
}

func keyOf(p Page) key.Key {
	var h key.Hasher
	p.Hash(&h)
	return h.Sum()
}

func works(prefix string, n int) []*catalog.Work {
	var out []*catalog.Work
	for i := range n {
		out = append(out, &catalog.Work{Work: &scholar.Work{ID: fmt.Sprint(prefix, i), Title: title("T"), Year: 2000}})
	}
	return out
}

// However long the lists of a work's page are, each work that has a page is in them
// once, and each is in the page's key.
func TestNothingIsLeftOut(t *testing.T) {
	parts, refs, cited := works("p", partsMax+3), works("r", citesMax+2), works("c", citesMax)
	refs[len(refs)-1].Status = scholar.StatusRetracted
	w := &catalog.Work{Work: &scholar.Work{ID: "w"}, Parts: parts, References: refs, CitedBy: cited}
	all := append(append(append([]*catalog.Work(nil), parts...), refs...), cited...)
	p := pageOf(w, all...)
	w.References = append(refs, &catalog.Work{Work: &scholar.Work{ID: "without a page", Hidden: true}})
	v := p.View(view.Frame{}).(*view.Work)
	said := map[string]int{}
	for _, cards := range [][]view.WorkCard{v.Parts, v.References, v.CitedBy} {
		for _, c := range cards {
			said[c.Href]++
		}
	}
	for _, lines := range [][]view.WorkLine{v.PartsRest, v.ReferencesRest, v.CitedByRest} {
		for _, l := range lines {
			said[l.Href]++
		}
	}
	for _, w := range all {
		if n := said[p.Deck.Book.Work(w)]; n != 1 {
			t.Errorf("%s stands %d times on the page", w.ID, n)
		}
	}
	if len(said) != len(all) || len(v.References) != citesMax || len(v.CitedByRest) != 0 || v.ReferencesRest[1].Status != "retracted" {
		t.Errorf("%d works, %d references, rest %+v", len(said), len(v.References), v.ReferencesRest)
	}
	was := keyOf(p)
	all[partsMax+1].Digest[0]++
	if keyOf(pageOf(w, all...)) == was {
		t.Error("the key does not see the last of the parts")
	}
}

// Who sees nothing of a retracted work but its title must see the retraction; and
// so must a reader of a part of a retracted volume.
func TestRetractions(t *testing.T) {
	volume := &catalog.Work{Work: &scholar.Work{ID: "v", Title: title("V")}}
	w := &catalog.Work{Work: &scholar.Work{ID: "w", Title: title("On things")}, Volume: volume}
	p := pageOf(w, volume)
	stands := keyOf(p)
	if v := p.View(view.Frame{}).(*view.Work); v.VolumeStatus != "" || p.Title() != "On things" {
		t.Errorf("title %q of a part of a volume that is %q", p.Title(), v.VolumeStatus)
	}
	volume.Status = scholar.StatusRetracted
	if v := p.View(view.Frame{}).(*view.Work); v.VolumeStatus != "retracted" || v.Volume.Href != "/works/v/" {
		t.Errorf("the volume is %q, at %+v", v.VolumeStatus, v.Volume)
	}
	if keyOf(p) == stands {
		t.Error("the key does not see the volume's retraction")
	}
	w.Status = scholar.StatusRetracted
	if got := p.Title(); got != "retracted_titleOn things" {
		t.Errorf("title %q", got)
	}
}
