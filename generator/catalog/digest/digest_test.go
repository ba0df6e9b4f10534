package digest

import (
	"reflect"
	"strings"
	"testing"

	"lectern/generator/scholar"
)

func of(w scholar.Work) [16]byte { return New[scholar.Work]().Of(&w) }

func TestEqualValues(t *testing.T) {
	no := false
	for name, pair := range map[string][2]scholar.Work{
		"empty list":        {{ID: "a"}, {ID: "a", Keywords: []string{}, Extra: map[string]any{}}},
		"the tree":          {{Title: scholar.Text{Source: "x"}}, {Title: scholar.Text{Source: "x", Nodes: []scholar.Node{{Text: "x"}}}}},
		"numbers":           {{Extra: map[string]any{"n": int64(3)}}, {Extra: map[string]any{"n": 3.0}}},
		"order of map keys": {{Extra: map[string]any{"a": "1", "b": []any{"x"}}}, {Extra: map[string]any{"b": []any{"x"}, "a": "1"}}},
	} {
		if of(pair[0]) != of(pair[1]) {
			t.Errorf("%s: digests differ", name)
		}
	}
	a := New[scholar.Author]()
	if a.Of(&scholar.Author{ID: "a"}) == a.Of(&scholar.Author{ID: "a", MatchNames: &no}) {
		t.Error("match_names = false is the same as none")
	}
}

// TestEveryFieldCounts changes each field of a work by itself, also those within
// lists and tables.
func TestEveryFieldCounts(t *testing.T) {
	full := scholar.Work{Authors: make([]scholar.Authorship, 1), Links: make([]scholar.Link, 1), Revisions: make([]scholar.Revision, 1),
		Funding: make([]scholar.Funding, 1)}
	seen := map[[16]byte]string{of(full): "nothing"}
	count := 0
	var visit func(v reflect.Value, path string)
	visit = func(v reflect.Value, path string) {
		if _, ok := v.Interface().(scholar.Text); ok {
			v = v.FieldByName("Source")
		}
		if v.Kind() == reflect.Slice && v.Len() > 0 {
			v = v.Index(0)
		}
		if v.Kind() == reflect.Struct {
			for i := range v.NumField() {
				visit(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
			return
		}
		old := reflect.New(v.Type()).Elem()
		old.Set(v)
		fill(v)
		sum := of(full)
		if other, ok := seen[sum]; ok {
			t.Errorf("%s and %s have one digest", path, other)
		}
		seen[sum] = path
		v.Set(old)
		count++
	}
	visit(reflect.ValueOf(&full).Elem(), "work")
	if count < 80 {
		t.Errorf("only %d fields seen", count)
	}
}

func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("x"), reflect.ValueOf("y"))
	case reflect.Int, reflect.Int16:
		v.SetInt(7)
	case reflect.Uint8:
		v.SetUint(7)
	}
}

// TestPartsDoNotRunTogether: what stands where is part of the encoding.
func TestPartsDoNotRunTogether(t *testing.T) {
	works := []scholar.Work{
		{Keywords: []string{"ab", "c"}}, {Keywords: []string{"a", "bc"}}, {Keywords: []string{"abc"}}, {Keywords: []string{"abc", ""}},
		{Topics: []string{"abc"}}, {Volume: "1", Issue: "2"}, {Volume: "12"}, {Issue: "12"},
		{Extra: map[string]any{"a": "b"}}, {Extra: map[string]any{"a": []any{"b"}}}, {Extra: map[string]any{"ab": ""}},
		{Extra: map[string]any{"a": true}}, {Extra: map[string]any{"a": false}}, {Extra: map[string]any{"a": 1.5}}, {Extra: map[string]any{"a": nil}},
		{Extra: map[string]any{"a": map[string]any{"b": "c"}}}, {Extra: map[string]any{"a": map[string]any{}, "b": "c"}},
		{Title: scholar.Text{Source: "a", Lang: "b"}}, {Title: scholar.Text{Source: "ab"}},
		{Title: scholar.Text{Source: "a", Others: []scholar.Text{{Source: "b"}}}},
	}
	seen := map[[16]byte]int{}
	for i, w := range works {
		if j, ok := seen[of(w)]; ok {
			t.Errorf("works %d and %d have one digest", j, i)
		}
		seen[of(w)] = i
	}
}

func BenchmarkOf(b *testing.B) {
	w := scholar.Work{ID: "a-work-2020", Title: scholar.Text{Source: strings.Repeat("Title ", 10)},
		Abstract: scholar.Text{Source: strings.Repeat("Abstract ", 120)}, Authors: make([]scholar.Authorship, 5), Topics: []string{"a", "b"}}
	d := New[scholar.Work]()
	for b.Loop() {
		d.Of(&w)
	}
}
