package record

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"lectern/generator/diag"
	"lectern/generator/scholar"
)

// Merge lays the records of each id over each other and returns one record an id,
// sorted by id. Field by field, by presence, the layer of the larger rank wins;
// lists and tables replace each other whole, but `extra` is merged by its top keys
// and `unset` of a layer removes what lower layers state. A record without a lower
// layer is returned as it is, not copied; no record given is written to.
//
// Two hand-written records of one id are an error that names both places; two of
// one imported layer are a warning, and the first wins. A record that still has no
// title or name once all layers are merged is an error, or, when every layer of it
// is imported, set aside with a warning. An author without `name` gets it from the
// parts of the name.
//
// The result depends neither on the order of the records nor on that of files
// within a layer.
func Merge[T Entity](layers []*Record[T], ds *diag.List) []*Record[T] {
	all := slices.Clone(layers)
	slices.SortFunc(all, func(a, b *Record[T]) int {
		if c := strings.Compare(a.ID, b.ID); c != 0 {
			return c // nearly always
		}
		return cmp.Or(cmp.Compare(b.Layer.Rank, a.Layer.Rank), a.Place.Compare(b.Place))
	})
	out := make([]*Record[T], 0, len(all))
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].ID == all[0].ID {
			n++
		}
		group := dropDuplicates(all[:n], ds)
		merged := group[0]
		if len(group) > 1 {
			merged = overlay(group)
		}
		if merged = complete(merged, group, ds); merged != nil {
			out = append(out, merged)
		}
		all = all[n:]
	}
	return out
}

// dropDuplicates leaves one record a layer: the first by place. The group is
// sorted by rank and place.
func dropDuplicates[T Entity](group []*Record[T], ds *diag.List) []*Record[T] {
	if len(group) == 1 {
		return group
	}
	kept := []*Record[T]{group[0]}
	for _, r := range group[1:] {
		first := kept[len(kept)-1]
		if r.Layer.Rank != first.Layer.Rank {
			kept = append(kept, r)
			continue
		}
		d := diag.Diagnostic{Severity: diag.Error, Code: "duplicate-id", Place: r.Place,
			Message: fmt.Sprintf("the id %q is already used at %s", r.ID, first.Place),
			Hint:    "give one of them another id, or make one record of both"}
		if r.Layer.Imported() {
			d.Severity = diag.Warning
			d.Message = fmt.Sprintf("the id %q is already used at %s: this record was set aside", r.ID, first.Place)
			d.Hint = ""
		}
		ds.Add(d)
	}
	return kept
}

// overlay merges the layers of one id, the strongest first, into a new record.
func overlay[T Entity](group []*Record[T]) *Record[T] {
	f := fieldsFor[T]()
	top := *group[0]
	top.Fields = slices.Clone(top.Fields)
	value := reflect.ValueOf(&top.Value).Elem()
	var extra map[string]any
	if top.Present.Has(f.extra) {
		extra = maps.Clone(extraOf(f, value))
	}
	unset := slices.Clone(top.Unset)
	for _, lower := range group[1:] {
		from := &Origin{File: lower.Place.File, Folder: lower.Folder, Layer: lower.Layer}
		lowerValue := reflect.ValueOf(&lower.Value).Elem()
		for _, place := range lower.Fields {
			i := int(place.Index)
			if slices.Contains(unset, f.keys[i]) {
				continue
			}
			if i == f.extra {
				extra = mergeExtra(extra, extraOf(f, lowerValue), unset)
			}
			if top.Present.Has(i) {
				continue
			}
			value.FieldByIndex(f.paths[i]).Set(lowerValue.FieldByIndex(f.paths[i]))
			top.SetPlace(i, place.Line, place.Column)
			if at := top.field(f.keys[i]); at.From == nil {
				at.From = cmp.Or(place.From, from)
			}
		}
		unset = append(unset, lower.Unset...)
	}
	if top.Present.Has(f.extra) {
		value.FieldByIndex(f.paths[f.extra]).Set(reflect.ValueOf(extra))
	}
	return &top
}

func extraOf(f *fields, value reflect.Value) map[string]any {
	extra, _ := value.FieldByIndex(f.paths[f.extra]).Interface().(map[string]any)
	return extra
}

func mergeExtra(upper, lower map[string]any, unset []string) map[string]any {
	if upper == nil {
		upper = make(map[string]any, len(lower))
	}
	for key, v := range lower {
		if _, stated := upper[key]; !stated && !slices.Contains(unset, "extra."+key) {
			upper[key] = v
		}
	}
	return upper
}

// complete returns the merged record with what its kind cannot do without, or nil
// and a diagnostic where that is missing.
func complete[T Entity](merged *Record[T], group []*Record[T], ds *diag.List) *Record[T] {
	f := fieldsFor[T]()
	missing := ""
	for _, i := range f.required {
		if !merged.Present.Has(i) {
			missing = f.keys[i]
		}
	}
	if a, ok := any(&merged.Value).(*scholar.Author); ok && a.Display == "" {
		if full := a.Name.Complete().Display; full != "" {
			named := *merged
			any(&named.Value).(*scholar.Author).Display = full
			return &named
		}
		missing = "name"
	}
	if missing == "" {
		return merged
	}
	d := diag.Diagnostic{Severity: diag.Error, Code: "missing-key", Place: merged.Place,
		Message: fmt.Sprintf("the record %q has no %s, in no layer", merged.ID, missing),
		Hint:    fmt.Sprintf("add %s = \"...\"", missing)}
	if strings.HasSuffix(merged.Place.File, ".md") {
		d.Hint += " between two lines of +++ at the top of the file"
	}
	if !slices.ContainsFunc(group, func(r *Record[T]) bool { return !r.Layer.Imported() }) {
		d.Severity = diag.Warning
		d.Message += ": it was set aside"
	}
	ds.Add(d)
	return nil
}
