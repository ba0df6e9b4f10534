package config

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"lectern/generator/decode"
	"lectern/generator/diag"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("site.json", asJSON(t, Schema())); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile("site.json")
	if err != nil {
		t.Fatal(err)
	}
	return compiled
}

// plainTOML reads TOML as the values a schema is for.
func plainTOML(t *testing.T, src string) any {
	t.Helper()
	ds := new(diag.List)
	root, ok := decode.TOML("x.toml", []byte(src), ds)
	if !ok {
		t.Fatal(ds.Sorted())
	}
	return asJSON(t, decode.Plain(root))
}

func asJSON(t *testing.T, v any) any {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	return value
}
