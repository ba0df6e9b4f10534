package evidence

import (
	"testing"

	"lectern/generator/catalog"
)

// A work counts once, and not where one of the roles says more than a name.
func TestByName(t *testing.T) {
	a, b := &catalog.Author{}, &catalog.Author{}
	by := func(a *catalog.Author, e catalog.Evidence) []catalog.Authorship {
		return []catalog.Authorship{{Author: a, Evidence: e}}
	}
	works := []*catalog.Work{
		{Authorships: by(a, catalog.ByName)},
		{Authorships: by(a, catalog.ByFoldedName), EditorsOf: by(a, catalog.ByName)},
		{Authorships: by(a, catalog.ByName), Translated: by(a, catalog.ByID)},
		{Authorships: by(a, catalog.ByORCID), EditorsOf: by(b, catalog.ByName)},
		{Authorships: by(a, catalog.ByNothing)},
	}
	counts := Count(works)
	if counts[a] != 2 || counts[b] != 1 {
		t.Errorf("a has %d, b %d", counts[a], counts[b])
	}
	for i, want := range []bool{true, true, false, false, false} {
		if got := ByName(works[i], a); got != want {
			t.Errorf("work %d: %v", i, got)
		}
	}
}
