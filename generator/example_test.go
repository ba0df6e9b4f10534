package generator

import (
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lectern/generator/config"
	"lectern/generator/diag"
	rec "lectern/generator/record"
	"lectern/generator/scholar"
	"lectern/generator/source"
)

// The records of the example site use every field that records have, those of the tables
// within them too.
func TestExampleUsesEveryField(t *testing.T) {
	var ds diag.List
	cfg, err := config.Load(os.DirFS(".."), config.Overrides{}, &ds)
	if err != nil {
		t.Fatal(err)
	}
	content, err := source.Load(os.DirFS(".."), cfg, &ds)
	if err != nil || ds.HasErrors() {
		t.Fatal(err, ds.Sorted())
	}
	used := map[string]bool{}
	see(used, "work", content.Records.Works)
	see(used, "author", content.Records.Authors)
	see(used, "topic", content.Records.Topics)
	see(used, "institution", content.Records.Institutions)
	see(used, "venue", content.Records.Venues)
	asAuthor := strings.NewReplacer("editors.", "authors.", "translators.", "authors.") // the same table
	all := 0
	for folder, typ := range entities() {
		kind := strings.TrimSuffix(folder, "s")
		for _, f := range everyField(typ) {
			f = asAuthor.Replace(f)
			if all++; !used[kind+"."+f] {
				t.Errorf("no record of content/ has %s.%s", kind, f)
			}
		}
	}
	if all < 150 {
		t.Errorf("only %d fields were looked for", all)
	}
}

// see notes which fields of the records hold something.
func see[T rec.Entity](used map[string]bool, kind string, all []*rec.Record[T]) {
	for _, r := range all {
		for i, key := range rec.Keys[T]() {
			if r.Present.Has(i) {
				used[kind+"."+key] = true
			}
		}
		filled(reflect.ValueOf(r.Value), kind, used)
	}
}

// filled notes the fields below a value that are not empty.
func filled(v reflect.Value, above string, used map[string]bool) {
	switch {
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			filled(v.Index(i), above, used)
		}
	case isTable(v.Type()):
		for i := range v.NumField() {
			key, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("key"), ",")
			switch {
			case option == "inline":
				filled(v.Field(i), above, used)
			case key != "" && key != "-" && !v.Field(i).IsZero():
				used[above+"."+key] = true
				filled(v.Field(i), above+"."+key, used)
			}
		}
	}
}

// everyField lists the keys of a kind of record, with those of the tables in it.
func everyField(typ reflect.Type) []string {
	var all []string
	for i := range typ.NumField() {
		f := typ.Field(i)
		key, option, _ := strings.Cut(f.Tag.Get("key"), ",")
		if option == "inline" {
			all = append(all, everyField(f.Type)...)
			continue
		}
		if key == "" || key == "-" {
			continue
		}
		all = append(all, key)
		inner := f.Type
		if inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		if isTable(inner) {
			for _, below := range everyField(inner) {
				all = append(all, key+"."+below)
			}
		}
	}
	return slices.Compact(all)
}

// isTable reports whether values of the type are written as tables of named fields.
func isTable(typ reflect.Type) bool {
	return typ.Kind() == reflect.Struct && typ != reflect.TypeFor[scholar.Text]() && typ != reflect.TypeFor[scholar.Markdown]() &&
		typ != reflect.TypeFor[scholar.Date]()
}
