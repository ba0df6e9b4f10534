package native

import (
	_ "embed"
	"maps"
	"reflect"
	"strings"

	"lectern/generator/decode"
	"lectern/generator/format/native/shape"
	"lectern/generator/scholar"
)

//go:embed fields.txt
var fieldsText string

// sentences are the lines of fields.txt by their path.
var sentences = readSentences(fieldsText)

func readSentences(text string) map[string]string {
	out := map[string]string{}
	for line := range strings.Lines(text) {
		name, sentence, found := strings.Cut(strings.TrimSpace(line), " ")
		if found && name != "#" {
			out[name] = strings.TrimSpace(sentence)
		}
	}
	return out
}

// describe returns one sentence about a kind ("work") or a field ("work.title",
// "work.authors.orcid"); "" for what does not exist.
func describe(path string) string {
	name, rest, nested := strings.Cut(path, ".")
	k, ok := findKind(name)
	if !ok || !nested {
		return sentences[path]
	}
	owner, t := name, k.entity
	for nested {
		name, rest, nested = strings.Cut(rest, ".")
		if t = fieldType(t, name); t == nil {
			return ""
		}
		if nested {
			owner = strings.ToLower(t.Name())
		}
	}
	return sentences[owner+"."+name]
}

// fieldType returns the type of the value, or of the list's elements, under a key of a
// struct; nil where there is none.
func fieldType(t reflect.Type, name string) reflect.Type {
	if t.Kind() != reflect.Struct {
		return nil
	}
	for i := range t.NumField() {
		f := t.Field(i)
		own, option, _ := strings.Cut(f.Tag.Get("key"), ",")
		switch {
		case option == "inline":
			if inner := fieldType(f.Type, name); inner != nil {
				return inner
			}
		case own == name && own != "-" && own != "" && f.Type.Kind() == reflect.Slice:
			return f.Type.Elem()
		case own == name && own != "-" && own != "":
			return f.Type
		}
	}
	return nil
}

// Schema returns the JSON Schema (2020-12) of the files of a kind, see package shape;
// nil for an unknown kind. It asks for no key but the id: a record may leave out what
// a lower layer has. A line of a .jsonl file is a record alone.
func Schema(name string) map[string]any {
	k, ok := findKind(name)
	if !ok {
		return nil
	}
	values := valueSchemas()
	schemas := maps.Clone(values)
	for t, key := range shorthand() {
		table := decode.Schema(t, "", func(path string) string {
			if path == "" {
				return ""
			}
			return sentences[strings.ToLower(t.Name())+"."+path]
		}, values)
		delete(table, "$schema")
		delete(table, "title")
		short := map[string]any{"type": "string", "description": "the " + key}
		schemas[t] = map[string]any{"anyOf": []any{short, table}}
	}
	schema := decode.Schema(k.entity, name, func(path string) string {
		return describe(strings.TrimSuffix(name+"."+path, "."))
	}, schemas)
	properties, ok := schema["properties"].(map[string]any)
	if !ok || name == "page" { // front matter is the only form that a free page has
		return schema
	}
	delete(schema, "required")
	properties["kind"] = map[string]any{"const": name, "description": "What the record is, in imported files."}
	properties["unset"] = map[string]any{"type": "array", "items": map[string]any{"type": "string"},
		"description": "Keys whose values in imported layers are removed."}
	return shape.Schema(name, schema)
}

// valueSchemas describes what the hooks of values read.
func valueSchemas() map[reflect.Type]map[string]any {
	words := func(list []string) map[string]any {
		var all []any
		for _, w := range list {
			all = append(all, w)
		}
		return map[string]any{"type": "string", "enum": all}
	}
	text := map[string]any{"anyOf": []any{
		map[string]any{"type": "string"},
		map[string]any{"type": "object", "description": "the text by language", "additionalProperties": map[string]any{"type": "string"}},
	}}
	return map[reflect.Type]map[string]any{
		reflect.TypeFor[scholar.Text]():     text,
		reflect.TypeFor[scholar.Markdown](): text,
		reflect.TypeFor[scholar.Date](): {"anyOf": []any{
			map[string]any{"type": "string", "pattern": `^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$`},
			map[string]any{"type": "integer", "minimum": 1000, "maximum": 9999},
		}},
		reflect.TypeFor[scholar.WorkType]():   words(workTypes()),
		reflect.TypeFor[scholar.WorkStatus](): words(statuses()),
	}
}
