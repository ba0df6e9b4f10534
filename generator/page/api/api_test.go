package api

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// Each field has a sentence in its schema, and each sentence a field.
func TestSchemasNameEveryField(t *testing.T) {
	for name, v := range map[string]any{"work": work{}, "author": author{}, "topic": topic{}, "venue": venue{}, "institution": institution{}} {
		text, err := schemaFiles.ReadFile("schema/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var schema struct {
			Properties map[string]struct{ Description string }
			Required   []string
		}
		if err := json.Unmarshal(text, &schema); err != nil {
			t.Fatal(err)
		}
		fields := reflect.TypeOf(v)
		for i := range fields.NumField() {
			field, rest, _ := strings.Cut(fields.Field(i).Tag.Get("json"), ",")
			if schema.Properties[field].Description == "" {
				t.Errorf("%s: %s is not described", name, field)
			}
			if required := slices.Contains(schema.Required, field); required == (rest == "omitempty") {
				t.Errorf("%s: %s is required: %v", name, field, required)
			}
		}
		if len(schema.Properties) != fields.NumField() {
			t.Errorf("%s: %d fields, %d described", name, fields.NumField(), len(schema.Properties))
		}
	}
	if files := schemas(); len(files) != len(schemaNames()) {
		t.Errorf("%d schemas, want %d", len(files), len(schemaNames()))
	}
}

// What is divided by its ids stays on its page when others come.
func TestDivide(t *testing.T) {
	var objects []object
	for i := range 150 {
		objects = append(objects, object{id: fmt.Sprint("author-", i)})
	}
	at := func(pages [][]object, id string) int {
		return slices.IndexFunc(pages, func(p []object) bool { return slices.ContainsFunc(p, func(o object) bool { return o.id == id }) })
	}
	few, more := divide(objects[:140]), divide(objects)
	if len(few) != 2 || len(more) != 2 || len(divide(nil)) != 1 {
		t.Fatalf("%d and %d pages", len(few), len(more))
	}
	total := 0
	for _, p := range more {
		total += len(p)
		if len(p) < 40 {
			t.Errorf("a page of %d", len(p))
		}
	}
	if total != len(objects) {
		t.Errorf("%d of %d are on a page", total, len(objects))
	}
	for _, o := range objects[:140] {
		if at(few, o.id) != at(more, o.id) {
			t.Errorf("%s has moved", o.id)
		}
	}
}
