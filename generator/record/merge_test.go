package record

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/generator/diag"
	"lectern/generator/scholar"
)

var (
	handWritten = &Layer{Name: "", Rank: 100}
	openalex    = &Layer{Name: "openalex", Rank: 2}
	arxiv       = &Layer{Name: "arxiv", Rank: 1}
)

// work makes a record that states exactly the fields set in w and the keys listed.
func work(layer *Layer, line int, w scholar.Work, stated ...string) *Record[scholar.Work] {
	file := "content/works/a.toml"
	if layer.Imported() {
		file = "content/imported/" + layer.Name + ".jsonl"
	}
	r := &Record[scholar.Work]{ID: w.ID, Value: w, Layer: layer, Folder: "works",
		Place: diag.Place{File: file, Line: line, Column: 1}}
	v := reflect.ValueOf(w)
	for i, path := range workFields.paths {
		if !v.FieldByIndex(path).IsZero() || slices.Contains(stated, workFields.keys[i]) {
			r.SetPlace(i, int32(line), int32(i+1))
		}
	}
	return r
}

func merged(t *testing.T, in ...*Record[scholar.Work]) (*Record[scholar.Work], []diag.Diagnostic) {
	t.Helper()
	var ds diag.List
	out := Merge(in, &ds)
	if len(out) != 1 {
		t.Fatalf("got %d records, want 1: %v", len(out), ds.Sorted())
	}
	return out[0], ds.Sorted()
}

func text(s string) scholar.Text { return scholar.Text{Source: s} }

func TestHigherLayerWinsByPresence(t *testing.T) {
	top := work(handWritten, 1, scholar.Work{ID: "x", Title: text("Mine"), Keywords: []string{"a"}}, "citations", "open_access")
	low := work(openalex, 7, scholar.Work{ID: "x", Title: text("Theirs"), Keywords: []string{"b", "c"},
		Citations: 12, OpenAccess: true, DOI: "10.1/x"})
	got, ds := merged(t, low, top)
	want := scholar.Work{ID: "x", Title: text("Mine"), Keywords: []string{"a"}, DOI: "10.1/x"}
	if d := cmp.Diff(want, got.Value); d != "" || len(ds) > 0 {
		t.Errorf("a stated zero is a value, lists replace whole: %s %v", d, ds)
	}
	if got, want := got.PlaceOf("doi").String(), "content/imported/openalex.jsonl:7:"; !strings.HasPrefix(got, want) {
		t.Errorf("the DOI's place is %s, want %s…", got, want)
	}
	if got.LayerOf("doi") != openalex || got.LayerOf("title") != handWritten || got.LayerOf("venue") != handWritten {
		t.Error("the layers of the fields are not kept")
	}
	if got, want := got.PlaceOf("title").String(), "content/works/a.toml:1:2"; got != want {
		t.Errorf("the title's place is %s, want %s", got, want)
	}
	if got.PlaceOf("venue") != top.Place || got.Has("venue") || !got.Has("citations") {
		t.Error("an absent field stands at the record's place")
	}
	if d := cmp.Diff(scholar.Work{ID: "x", Title: text("Mine"), Keywords: []string{"a"}}, top.Value); d != "" || len(top.Fields) != 5 {
		t.Errorf("a merged record was written to: %s", d)
	}
}

func TestThreeLayersUnsetAndExtra(t *testing.T) {
	top := work(handWritten, 1, scholar.Work{ID: "x", Extra: map[string]any{"a": 1}})
	top.Unset = []string{"abstract", "extra.gone"}
	mid := work(openalex, 2, scholar.Work{ID: "x", Title: text("T"), Abstract: text("no"), Extra: map[string]any{"a": 2, "b": 2, "gone": 2}})
	mid.Unset = []string{"doi"}
	low := work(arxiv, 3, scholar.Work{ID: "x", Abstract: text("no"), DOI: "10.1/no", ArXiv: "2202.08791", Extra: map[string]any{"b": 3, "c": 3}})
	got, ds := merged(t, mid, low, top)
	want := scholar.Work{ID: "x", Title: text("T"), ArXiv: "2202.08791", Extra: map[string]any{"a": 1, "b": 2, "c": 3}}
	if d := cmp.Diff(want, got.Value); d != "" || len(ds) > 0 {
		t.Error(d, ds)
	}
	if got.LayerOf("arxiv") != arxiv || got.LayerOf("title") != openalex || got.LayerOf("extra") != handWritten {
		t.Error("the layers of the fields are not kept")
	}
	if len(mid.Value.Extra) != 3 || len(top.Value.Extra) != 1 || len(low.Value.Extra) != 2 {
		t.Error("extra of a layer was written to")
	}
}

func TestUnsetDoesNotRemoveTheRecordsOwnValue(t *testing.T) {
	top := work(handWritten, 1, scholar.Work{ID: "x", Title: text("T"), DOI: "10.1/own"})
	top.Unset = []string{"doi", "extra"}
	low := work(arxiv, 1, scholar.Work{ID: "x", DOI: "10.1/low", Extra: map[string]any{"a": 1}})
	got, _ := merged(t, top, low)
	if got.Value.DOI != "10.1/own" || got.Value.Extra != nil {
		t.Errorf("got %q and %v", got.Value.DOI, got.Value.Extra)
	}
}

func TestOneLayerIsNotCopied(t *testing.T) {
	r := work(handWritten, 1, scholar.Work{ID: "x", Title: text("T")})
	if got, _ := merged(t, r); got != r {
		t.Error("the record was copied")
	}
}

func TestDuplicates(t *testing.T) {
	first := work(handWritten, 3, scholar.Work{ID: "x", Title: text("first")})
	second := work(handWritten, 9, scholar.Work{ID: "x", Title: text("second")})
	got, ds := merged(t, second, first)
	if got != first || len(ds) != 1 || ds[0].Severity != diag.Error || ds[0].Place != second.Place ||
		!strings.Contains(ds[0].Message, first.Place.String()) {
		t.Errorf("two hand-written records: %v", ds)
	}
	first = work(arxiv, 3, scholar.Work{ID: "x", Title: text("first")})
	second = work(arxiv, 9, scholar.Work{ID: "x", Title: text("second"), DOI: "10.1/x"})
	got, ds = merged(t, second, first)
	if got != first || len(ds) != 1 || ds[0].Severity != diag.Warning {
		t.Errorf("two records of one imported layer: %v", ds)
	}
}

func TestRequiredAfterMerging(t *testing.T) {
	var ds diag.List
	out := Merge([]*Record[scholar.Work]{
		work(handWritten, 1, scholar.Work{ID: "a", DOI: "10.1/a"}),
		work(openalex, 2, scholar.Work{ID: "b", DOI: "10.1/b"}),
		work(handWritten, 3, scholar.Work{ID: "c", Selected: true}),
		work(openalex, 4, scholar.Work{ID: "c", Title: text("C")}),
	}, &ds)
	if len(out) != 1 || out[0].ID != "c" || !out[0].Value.Selected {
		t.Errorf("got %v", out)
	}
	var got []string
	for _, d := range ds.Sorted() {
		got = append(got, fmt.Sprintf("%d %s %s", d.Place.Line, d.Severity, d.Code))
	}
	want := []string{"2 warning missing-key", "1 error missing-key"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func author(layer *Layer, id string, n scholar.Name, stated ...string) *Record[scholar.Author] {
	r := &Record[scholar.Author]{ID: id, Value: scholar.Author{ID: id, Name: n}, Layer: layer}
	for _, key := range append(stated, "id") {
		i, _ := Index[scholar.Author](key)
		r.SetPlace(i, 1, 1)
	}
	return r
}

func TestPartsOfNamesMergeOneByOne(t *testing.T) {
	var ds diag.List
	parts := author(arxiv, "b", scholar.Name{Given: "Ada", Particles: "von", Family: "Bo", Suffix: "Jr."}, "given", "particles", "family", "suffix")
	out := Merge([]*Record[scholar.Author]{
		author(handWritten, "a", scholar.Name{Family: "van Beek"}, "family"),
		author(openalex, "a", scholar.Name{Display: "Ada van Beek", Family: "Beek"}, "name", "family"),
		parts,
		author(openalex, "c", scholar.Name{Literal: "The Group"}, "literal"),
		author(openalex, "d", scholar.Name{}),
	}, &ds)
	var got []scholar.Name
	for _, r := range out {
		got = append(got, r.Value.Name)
	}
	want := []scholar.Name{
		{Display: "Ada van Beek", Family: "van Beek"},
		{Display: "Ada von Bo Jr.", Given: "Ada", Particles: "von", Family: "Bo", Suffix: "Jr."},
		{Display: "The Group", Literal: "The Group"},
	}
	if d := cmp.Diff(want, got); d != "" || ds.Len() != 1 {
		t.Error(d, ds.Sorted())
	}
	if parts.Value.Display != "" {
		t.Error("a record given was written to")
	}
}

// TestOrderDoesNotMatter merges the same records in many orders.
func TestOrderDoesNotMatter(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var in []*Record[scholar.Work]
	for i := range 60 {
		layer := []*Layer{handWritten, openalex, arxiv}[random.IntN(3)]
		w := scholar.Work{ID: fmt.Sprint(random.IntN(12))}
		if random.IntN(2) == 0 {
			w.Title = text(fmt.Sprint("title ", i))
		}
		if random.IntN(2) == 0 {
			w.Extra = map[string]any{fmt.Sprint(random.IntN(3)): i}
		}
		r := work(layer, i+1, w)
		if random.IntN(3) == 0 {
			r.Unset = []string{"title", "extra.1"}
		}
		in = append(in, r)
	}
	var ds diag.List
	want := Merge(in, &ds)
	for range 20 {
		random.Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
		var again diag.List
		if d := cmp.Diff(want, Merge(in, &again)); d != "" {
			t.Fatal(d)
		}
		if d := cmp.Diff(ds.Sorted(), again.Sorted()); d != "" {
			t.Fatal(d)
		}
	}
}

func TestKeysAreDistinctAndFit(t *testing.T) {
	check := func(name string, keys []string) {
		if sorted := slices.Compact(slices.Sorted(slices.Values(keys))); len(sorted) != len(keys) || len(keys) > 128 {
			t.Errorf("%s: %d keys, %d distinct; a Mask holds 128", name, len(keys), len(sorted))
		}
	}
	check("work", Keys[scholar.Work]())
	check("author", Keys[scholar.Author]())
	check("topic", Keys[scholar.Topic]())
	check("institution", Keys[scholar.Institution]())
	check("venue", Keys[scholar.Venue]())
	check("page", Keys[scholar.FreePage]())
	if !slices.Contains(Keys[scholar.Author](), "family") || slices.Contains(Keys[scholar.FreePage](), "-") {
		t.Error("inlined keys count one by one, \"-\" is none")
	}
}

func FuzzMerge(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 250, 17, 99, 4, 5, 6})
	f.Fuzz(func(t *testing.T, data []byte) {
		var in []*Record[scholar.Work]
		for i := 0; i+2 < len(data); i += 3 {
			layer := []*Layer{handWritten, openalex, arxiv}[data[i]%3]
			w := scholar.Work{ID: fmt.Sprint(data[i] / 3 % 5)}
			r := work(layer, i+1, w)
			r.SetPlace(int(data[i+1])%len(workFields.keys), int32(i), 1)
			r.Unset = []string{workFields.keys[int(data[i+2])%len(workFields.keys)]}
			in = append(in, r)
		}
		var ds diag.List
		out := Merge(in, &ds)
		for i, r := range out {
			if i > 0 && out[i-1].ID >= r.ID {
				t.Fatal("the ids are not sorted or not unique")
			}
			if !slices.IsSortedFunc(r.Fields, func(a, b FieldPlace) int { return int(a.Index) - int(b.Index) }) {
				t.Fatal("the fields are not sorted")
			}
			for _, p := range r.Fields {
				if !r.Present.Has(int(p.Index)) {
					t.Fatal("a field has a place and is not present")
				}
			}
		}
	})
}

func BenchmarkMerge(b *testing.B) {
	var in []*Record[scholar.Work]
	for i := range 10_000 {
		in = append(in, work(openalex, i+1, scholar.Work{ID: fmt.Sprint(i), Title: text("T"), DOI: "10.1/x"}))
		if i%4 == 0 {
			in = append(in, work(handWritten, i+1, scholar.Work{ID: fmt.Sprint(i), Selected: true}))
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		var ds diag.List
		Merge(in, &ds)
	}
}
