package generator_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"lectern/generator"
	"lectern/generator/decode"
	"lectern/generator/diag"
)

// TestSchemasAcceptTheExampleSite compiles every schema that Lectern prints and
// holds the example site to them, record by record: an editor that checks with a
// schema must not mark what the program reads without a word.
func TestSchemasAcceptTheExampleSite(t *testing.T) {
	schemas := compileSchemas(t)
	site := os.DirFS("..")
	n := map[string]int{}
	check := func(kind, place string, value any) {
		n[kind]++
		schema := schemas[kind]
		if schema == nil {
			t.Errorf("%s: there is no schema of %q", place, kind)
		} else if err := schema.Validate(throughJSON(t, value)); err != nil {
			t.Errorf("%s: %v", place, err)
		}
	}
	check("site", "site.toml", plainTable(t, site, "site.toml"))
	for folder, kind := range map[string]string{
		"works": "work", "authors": "author", "topics": "topic", "institutions": "institution",
		"venues": "venue", "pages": "page", "imported": "",
	} {
		walkRecords(t, site, "content/"+folder, func(place string, record map[string]any) {
			of := kind
			if folder == "imported" {
				of = "work"
				if said, ok := record["kind"].(string); ok {
					of = said
					delete(record, "kind") // the key of the line, not of the record
				}
			}
			check(of, place, record)
		})
	}
	for _, kind := range generator.SchemaKinds() {
		if n[kind] == 0 {
			t.Errorf("the example site has no %s to hold to its schema", kind)
		}
	}
}

// compileSchemas compiles the schemas as JSON Schema 2020-12, formats included.
func compileSchemas(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	compiled := map[string]*jsonschema.Schema{}
	for _, kind := range generator.SchemaKinds() {
		schema := generator.Schema(kind)
		if got := schema["$schema"]; got != "https://json-schema.org/draft/2020-12/schema" {
			t.Errorf("%s: $schema is %v", kind, got)
		}
		compiler := jsonschema.NewCompiler()
		compiler.AssertFormat()
		if err := compiler.AddResource(kind+".json", throughJSON(t, schema)); err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		s, err := compiler.Compile(kind + ".json")
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		compiled[kind] = s
	}
	return compiled
}

// walkRecords hands on the records of a folder, in whatever form they are written.
func walkRecords(t *testing.T, site fs.FS, folder string, each func(place string, record map[string]any)) {
	t.Helper()
	err := fs.WalkDir(site, folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		for i, value := range readRecords(t, site, name) {
			record, ok := value.(map[string]any)
			if !ok {
				t.Fatalf("%s: record %d is no table", name, i+1)
			}
			each(fmt.Sprintf("%s, record %d", name, i+1), record)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// readRecords reads the records of one file; other files have none.
func readRecords(t *testing.T, site fs.FS, name string) []any {
	t.Helper()
	src, err := fs.ReadFile(site, name)
	if err != nil {
		t.Fatal(err)
	}
	switch path.Ext(name) {
	case ".toml":
		return many(plainTable(t, site, name))
	case ".md":
		ds := new(diag.List)
		meta, _, _, ok := decode.FrontMatter(name, src, ds)
		if !ok {
			t.Fatal(ds.Sorted())
		}
		return []any{decode.Plain(meta)}
	case ".json":
		if value := fromJSON(t, name, src); value != nil {
			if list, ok := value.([]any); ok {
				return list
			}
			return many(value.(map[string]any))
		}
	case ".jsonl":
		var records []any
		for line := range strings.Lines(string(src)) {
			if strings.TrimSpace(line) != "" {
				records = append(records, fromJSON(t, name, []byte(line)))
			}
		}
		return records
	}
	return nil
}

// many takes a file apart that holds its records under [[work]] and the like.
func many(root map[string]any) []any {
	if len(root) == 1 {
		for key, value := range root {
			if list, ok := value.([]any); ok && slices.Contains(generator.SchemaKinds(), key) {
				return list
			}
		}
	}
	return []any{root}
}

func plainTable(t *testing.T, site fs.FS, name string) map[string]any {
	t.Helper()
	src, err := fs.ReadFile(site, name)
	if err != nil {
		t.Fatal(err)
	}
	ds := new(diag.List)
	root, ok := decode.TOML(name, src, ds)
	if !ok {
		t.Fatal(ds.Sorted())
	}
	table, ok := decode.Plain(root).(map[string]any)
	if !ok {
		t.Fatalf("%s is no table", name)
	}
	return table
}

func fromJSON(t *testing.T, name string, src []byte) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return value
}

// throughJSON makes of Go values the ones that a validator reads.
func throughJSON(t *testing.T, value any) any {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return fromJSON(t, "value", text)
}
