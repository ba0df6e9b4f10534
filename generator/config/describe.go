package config

import (
	"encoding/json"
	"iter"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lectern/generator/config/network"
	"lectern/generator/config/sentence"
	"lectern/generator/decode"
)

// Setting is one effective setting, for people to read.
type Setting struct {
	Key    string // "page_size", "outputs.years"
	Value  string // as site.toml would write it
	Origin string // "default", "preset person", "site.toml:12:9", "--base-url"
}

// Describe lists the effective settings in the order of Config. Texts, lists and free
// tables that are empty are left out. "key = value" of each, a line each, is a
// site.toml that gives the same settings.
func (c *Config) Describe() []Setting {
	var out []Setting
	for s := range c.settings() {
		origin := c.Origins[s.key]
		where := origin.From
		if origin.Place.Line > 0 {
			where = origin.Place.String()
		}
		switch s.value.Kind() {
		case reflect.String, reflect.Slice, reflect.Map:
			if s.value.Len() == 0 {
				continue
			}
		}
		out = append(out, Setting{s.key, literal(s.value), where})
	}
	return out
}

// setting is a key of site.toml with its present value.
type setting struct {
	key   string
	value reflect.Value
}

// settings yields all keys that hold a value, "outputs.years" for keys of tables.
func (c *Config) settings() iter.Seq[setting] {
	return func(yield func(setting) bool) { eachSetting("", reflect.ValueOf(c).Elem(), yield) }
}

func eachSetting(path string, v reflect.Value, yield func(setting) bool) bool {
	for f := range fieldsOf(v.Type()) {
		key, value := keyOf(f), v.FieldByIndex(f.Index)
		if isSection(f.Type) {
			if !eachSetting(path+key+".", value, yield) {
				return false
			}
		} else if !yield(setting{path + key, value}) {
			return false
		}
	}
	return true
}

// fieldsOf yields the fields of a settings struct that have keys.
func fieldsOf(t reflect.Type) iter.Seq[reflect.StructField] {
	return func(yield func(reflect.StructField) bool) {
		for i := range t.NumField() {
			if f := t.Field(i); keyOf(f) != "" && keyOf(f) != "-" && !yield(f) {
				return
			}
		}
	}
}

func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("key"), ",")
	return key
}

// literal writes a value as TOML.
func literal(v reflect.Value) string {
	if pages, ok := v.Interface().(AuthorPages); ok {
		return pages.literal()
	}
	switch v.Kind() {
	case reflect.Interface:
		return literal(v.Elem())
	case reflect.String:
		return quote(v.String())
	case reflect.Slice:
		var parts []string
		for i := range v.Len() {
			parts = append(parts, literal(v.Index(i)))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case reflect.Map:
		var parts []string
		for _, key := range slices.Sorted(maps.Keys(stringKeys(v))) {
			parts = append(parts, bareKey(key)+" = "+literal(v.MapIndex(reflect.ValueOf(key))))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case reflect.Struct:
		var parts []string
		eachSetting("", v, func(s setting) bool {
			parts = append(parts, s.key+" = "+literal(s.value))
			return true
		})
		return "{" + strings.Join(parts, ", ") + "}"
	case reflect.Float64:
		text := strings.ToLower(strconv.FormatFloat(v.Float(), 'g', -1, 64))
		if strings.Trim(text, "-0123456789") == "" {
			text += ".0"
		}
		return text
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	}
	return strconv.FormatInt(v.Int(), 10)
}

func stringKeys(v reflect.Value) map[string]bool {
	keys := map[string]bool{}
	for _, k := range v.MapKeys() {
		keys[k.String()] = true
	}
	return keys
}

func (p AuthorPages) literal() string {
	switch {
	case p.All:
		return `"all"`
	case p.Works > 0:
		return strconv.Itoa(p.Works)
	}
	return `"recorded"`
}

// quote writes a string as TOML, whose escapes hold those of JSON.
func quote(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // strings always encode
	return strings.TrimSuffix(b.String(), "\n")
}

func bareKey(key string) string {
	if regexp.MustCompile(`^[A-Za-z0-9_-]+$`).MatchString(key) {
		return key
	}
	return quote(key)
}

// Sentences says of each key of site.toml in one sentence what it sets.
func Sentences() map[string]string { return sentence.All() }

// Schema returns the JSON Schema of site.toml.
func Schema() map[string]any {
	sentences := sentence.All()
	schema := decode.Schema(reflect.TypeFor[Config](), File, func(path string) string { return sentences[path] },
		map[reflect.Type]map[string]any{reflect.TypeFor[AuthorPages](): {
			"oneOf": []any{map[string]any{"enum": []any{"recorded", "all"}}, map[string]any{"type": "integer", "minimum": 1}},
		}})
	schema["required"] = []any{"title"}
	properties := schema["properties"].(map[string]any)
	properties["preset"].(map[string]any)["enum"] = anys(presetNames())
	deploy := properties["deploy"].(map[string]any)["properties"].(map[string]any)
	deploy["host"].(map[string]any)["enum"] = anys(hosts())
	trust := properties["trust"].(map[string]any)["properties"].(map[string]any)
	trust["show"].(map[string]any)["enum"] = anys(shows())
	graph := properties["graph"].(map[string]any)["properties"].(map[string]any)
	graph["pages"].(map[string]any)["items"].(map[string]any)["enum"] = anys(network.Kinds())
	repository := properties["repository"].(map[string]any)["properties"].(map[string]any)
	repository["kind"].(map[string]any)["enum"] = anys(forges())
	outputs := properties["outputs"].(map[string]any)["properties"].(map[string]any)
	exports := outputs["exports"].(map[string]any)["properties"].(map[string]any)
	exports["bibtex"].(map[string]any)["enum"] = anys(dialects())
	citations := properties["citations"].(map[string]any)["properties"].(map[string]any)
	citations["styles"].(map[string]any)["items"] = map[string]any{"enum": anys(CitationStyles())}
	return schema
}

func anys(words []string) []any {
	out := make([]any, len(words))
	for i, w := range words {
		out[i] = w
	}
	return out
}
