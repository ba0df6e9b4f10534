// Package shape describes the files that records stand in, as JSON Schema: one
// record, many under their kind's key, or a list. It knows nothing of the fields of
// records.
package shape

// Schema makes the schema of all files of a kind from that of one record. The schema
// of the record becomes a part of the result. Where many stand in one file, each
// states its id; a record that stands alone may leave it to the file's name.
func Schema(kind string, record map[string]any) map[string]any {
	one := map[string]any{"$ref": "#/$defs/record"}
	many := map[string]any{"type": "array", "items": map[string]any{"allOf": []any{one, map[string]any{"required": []any{"id"}}}}}
	out := map[string]any{"$defs": map[string]any{"record": record}}
	for _, key := range [...]string{"$schema", "title", "description"} {
		if value, ok := record[key]; ok {
			out[key] = value
			delete(record, key)
		}
	}
	out["anyOf"] = []any{
		one,
		map[string]any{
			"description": "Many records, each under [[" + kind + "]].",
			"type":        "object", "required": []any{kind}, "additionalProperties": false,
			"properties": map[string]any{kind: map[string]any{"anyOf": []any{many, one}}},
		},
		many,
	}
	return out
}
