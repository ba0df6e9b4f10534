package shape

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func TestSchema(t *testing.T) {
	record := map[string]any{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "cat", "description": "A cat.",
		"type": "object", "additionalProperties": false,
		"properties": map[string]any{"id": map[string]any{"type": "string"}, "lives": map[string]any{"type": "integer"}}}
	text, err := json.Marshal(Schema("cat", record))
	if err != nil {
		t.Fatal(err)
	}
	doc, _ := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("cat.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("cat.json")
	if err != nil {
		t.Fatal(err)
	}
	if schema.Title != "cat" || schema.Description != "A cat." {
		t.Errorf("the schema is called %q, %q", schema.Title, schema.Description)
	}
	for file, valid := range map[string]bool{
		`{"lives": 9}`: true, `{"lives": "9"}`: false, `{"cats": 1}`: false, `9`: false,
		`[]`: true, `[{"id": "tom"}]`: true, `[{"lives": 9}]`: false, `[{"id": "tom", "lives": "9"}]`: false,
		`{"cat": [{"id": "tom"}]}`: true, `{"cat": {"lives": 9}}`: true, `{"cat": [{"lives": 9}]}`: false, `{"cat": 9}`: false,
		`{"cat": [{"id": "tom"}], "id": "x"}`: false, `{"dog": [{"id": "rex"}]}`: false,
	} {
		value, _ := jsonschema.UnmarshalJSON(strings.NewReader(file))
		if err := schema.Validate(value); (err == nil) != valid {
			t.Errorf("%s: %v", file, err)
		}
	}
}
