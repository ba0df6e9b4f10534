package complain

import (
	"testing"

	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

func TestAbout(t *testing.T) {
	var ds diag.List
	d := New(&ds)
	r := &record.Record[scholar.Work]{ID: "a", Layer: &record.Layer{}, Place: diag.Place{File: "x.toml", Line: 1}}
	i, _ := record.Index[scholar.Work]("venue")
	r.SetPlace(i, 3, 9)
	known := map[string]int{"journal": 1}
	Unknown(d, r, "venue", diag.Error, "unknown-venue", "jurnal", known)
	imported := *r
	imported.Layer, imported.Place.File = &record.Layer{Name: "dblp"}, "y.jsonl"
	Unknown(d, &imported, "venue", diag.Error, "unknown-venue", "zzz", known)
	Circle(d, "venue", []int{0, 0}, func(int) *record.Record[scholar.Work] { return r })
	all := ds.Sorted()
	if len(all) != 3 {
		t.Fatalf("%d diagnostics", len(all))
	}
	if got := all[1]; got.Severity != diag.Error || got.Place.String() != "x.toml:3:9" || got.Hint != `did you mean "journal"?` {
		t.Errorf("hand-written: %+v", got)
	}
	if got := all[2]; got.Severity != diag.Warning || got.Hint != "" {
		t.Errorf("imported: %+v", got)
	}
	if got := all[0].Message; got != `venue leads in a circle: "a" (x.toml:3:9) → "a" (x.toml:3:9) → "a"` {
		t.Errorf("circle: %s", got)
	}
}

// TestHintsEnd: after the diagnostics that are printed one by one, nothing is looked
// for any more.
func TestHintsEnd(t *testing.T) {
	d := New(&diag.List{})
	known := map[string]int{"journal": 1}
	hints := 0
	for range 100 {
		if Nearest(d, "code", "jurnal", known) != "" {
			hints++
		}
	}
	if hints != 20 || Nearest(d, "other", "jurnal", known) == "" {
		t.Errorf("%d hints", hints)
	}
}
