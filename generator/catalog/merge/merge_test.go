package merge

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// A memo that has seen every state of a site says of each what a new one says.
func TestEditedWorks(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	layers := []*record.Layer{{Rank: 2}, {Name: "x", Rank: 1}}
	work := func(i int) *record.Record[scholar.Work] {
		w := &record.Record[scholar.Work]{ID: fmt.Sprint("w", i), Layer: layers[i/12]}
		if i == 12 {
			w.ID = "w0" // which lies in both layers
		}
		w.Place = diag.Place{File: "f", Line: i + 1}
		w.Value = scholar.Work{ID: w.ID, Year: 2000 + r.IntN(2)}
		switch doi := fmt.Sprint("10.1/", i); r.IntN(3) {
		case 0:
			w.Value.DOI = doi
		case 1:
			if i >= 12 { // perhaps that of one in the other layer
				w.Value.DOI = fmt.Sprint("10.1/", r.IntN(14))
			}
		}
		if r.IntN(12) > 0 {
			w.Value.Title = scholar.Text{Source: fmt.Sprint("Title ", r.IntN(1000))}
		}
		for _, key := range []string{"id", "title", "year", "doi"} {
			at, _ := record.Index[scholar.Work](key)
			if key != "title" || !w.Value.Title.IsZero() {
				w.SetPlace(at, int32(i+1), 1)
			}
		}
		return w
	}
	records := make([]*record.Record[scholar.Work], 18)
	for i := range records {
		records[i] = work(i)
	}
	var known Memo
	taken := 0
	for range 1000 {
		records = slices.Clone(records)
		for range 1 + r.IntN(2) {
			i := r.IntN(len(records))
			if r.IntN(4) == 0 {
				records[i] = work(i)
				continue
			}
			edited := *records[i]
			edited.Value.Abstract = scholar.Text{Source: fmt.Sprint("About ", r.IntN(1000))}
			records[i] = &edited
		}
		if _, ok := known.edited(records); ok {
			taken++
		}
		var ds, fresh diag.List
		got, want := known.Works(records, &ds), new(Memo).Works(records, &fresh)
		if a, b := print(got), print(want); a != b || fmt.Sprint(ds.Sorted()) != fmt.Sprint(fresh.Sorted()) {
			t.Fatalf("%s\n%v\nwant %s\n%v", a, ds.Sorted(), b, fresh.Sorted())
		}
	}
	if taken < 50 {
		t.Errorf("all was merged again but for %d times", taken)
	}
}

// print writes merged works with all that was merged.
func print(w WorkRecords) (text string) {
	for _, r := range w.Records {
		text += fmt.Sprintf("%s %+v %v\n", r.ID, r.Value, r.Place)
	}
	return text + fmt.Sprint(w.Aliases)
}
