package decode

import (
	"maps"
	"reflect"
)

// Schema returns the JSON Schema (2020-12) of the tables that bind to a struct type.
// describe gives a sentence for a key by its path from the outermost table
// ("authors.name"), "" where there is none; hooks give the schemas of types that a
// Binder's hooks read. Unknown keys do not validate, so that editors mark what
// Lectern warns of.
func Schema(t reflect.Type, title string, describe func(path string) string, hooks map[reflect.Type]map[string]any) map[string]any {
	s := schemaWriter{describe, hooks}
	root := s.table(t, "")
	root["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	root["title"] = title
	if sentence := describe(""); sentence != "" {
		root["description"] = sentence
	}
	return root
}

type schemaWriter struct {
	describe func(path string) string
	hooks    map[reflect.Type]map[string]any
}

// table describes a struct.
func (s schemaWriter) table(t reflect.Type, path string) map[string]any {
	properties := map[string]any{}
	out := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	var required []any
	walkFields(t, nil, func(key string, must bool, _ []int, f reflect.StructField) {
		at := key
		if path != "" {
			at = path + "." + key
		}
		property := s.value(f.Type, at, f.Tag)
		if sentence := s.describe(at); sentence != "" {
			property["description"] = sentence
		}
		properties[key] = property
		if must {
			required = append(required, key)
		}
	})
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

// value describes a value of any type that a Binder knows.
func (s schemaWriter) value(t reflect.Type, path string, tag reflect.StructTag) map[string]any {
	if hook, ok := s.hooks[t]; ok {
		return withFormat(maps.Clone(hook), tag)
	}
	switch t.Kind() {
	case reflect.String:
		return withFormat(map[string]any{"type": "string"}, tag)
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Float64:
		return map[string]any{"type": "number"}
	case reflect.Struct:
		return s.table(t, path)
	case reflect.Pointer:
		return s.value(t.Elem(), path, tag)
	case reflect.Slice:
		return map[string]any{"type": "array", "items": s.value(t.Elem(), path, tag)}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": s.value(t.Elem(), path, tag)}
	case reflect.Interface:
		return map[string]any{}
	}
	return map[string]any{"type": "integer"}
}

// withFormat adds what a field's tag says of a text's form.
func withFormat(schema map[string]any, tag reflect.StructTag) map[string]any {
	if schema["type"] != "string" {
		return schema
	}
	switch tag.Get("format") {
	case "url":
		schema["format"] = "uri"
	case "email":
		schema["format"] = "email"
	}
	return schema
}
