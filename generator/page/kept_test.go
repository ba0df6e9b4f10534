package page

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"lectern/generator/catalog/entity"
	"lectern/generator/diag"
	"lectern/generator/page/kept"
)

// A plan that keeps keys of the one before gives each page the key that it would have had
// without.
func TestKeptKeysAreThoseOfAPlanByItself(t *testing.T) {
	in := newCorpus(80, 9).inputs(t, settings())
	in.Kept = &kept.Memo{}
	r := rand.New(rand.NewPCG(5, 5))
	for round := range 25 {
		var ds diag.List
		pages := Plan(in, &ds)
		alone := in
		alone.Kept = nil
		for i, p := range Plan(alone, &ds) {
			if p.Path != pages[i].Path || p.Key != pages[i].Key {
				t.Fatalf("round %d: the key of %s is not that of %s by itself", round, pages[i].Path, p.Path)
			}
		}
		if round%7 == 6 { // something else that pages show
			other := in.Config
			changed := *other
			changed.Title = fmt.Sprint("Site ", round)
			in.Config = &changed
			continue
		}
		w := in.Catalog.Works[r.IntN(len(in.Catalog.Works))]
		edited := *w.Rec
		edited.Value.Title, edited.Value.Citations = text("Edited %d", round), round
		in.Catalog = in.Catalog.With([]entity.Edit{{Was: w.Rec, Is: &edited, Digest: entity.Digest{byte(round + 1)}}})
	}
}
