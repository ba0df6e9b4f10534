package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// WriteJSON writes the report, indented. A large site has many pages, so that they are
// written one by one and never lie in memory as a whole.
func (r *Report) WriteJSON(w io.Writer) error {
	out := &writer{to: bufio.NewWriter(w)}
	out.text("{")
	v := reflect.ValueOf(r).Elem()
	for i := range v.NumField() {
		name, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if field := v.Field(i); name != "" && name != "-" && (option == "" || !field.IsZero()) {
			out.member(name, field.Interface())
		}
	}
	out.text("\n}\n")
	if out.err != nil {
		return out.err
	}
	return out.to.Flush()
}

// writer writes one object. The first error stays.
type writer struct {
	to    *bufio.Writer
	comma bool
	err   error
}

func (w *writer) text(s string) {
	if w.err == nil {
		_, w.err = w.to.WriteString(s)
	}
}

// member writes a member of the object.
func (w *writer) member(name string, value any) {
	if w.comma {
		w.text(",")
	}
	w.comma = true
	w.text("\n  ")
	w.value("", name)
	w.text(": ")
	switch value := value.(type) {
	case []string:
		w.list("[", "]", len(value), func(i int) { w.value("", value[i]) })
	case map[string][]string:
		keys := slices.Sorted(maps.Keys(value))
		w.list("{", "}", len(keys), func(i int) {
			w.value("", keys[i])
			w.text(": ")
			w.value("    ", value[keys[i]])
		})
	default:
		w.value("  ", value)
	}
}

// list writes what one writes of each of n, a line each.
func (w *writer) list(open, end string, n int, one func(i int)) {
	w.text(open)
	for i := range n {
		if i > 0 {
			w.text(",")
		}
		w.text("\n    ")
		one(i)
	}
	if n > 0 {
		w.text("\n  ")
	}
	w.text(end)
}

// value writes a value, whose further lines are indented by prefix.
func (w *writer) value(prefix string, v any) {
	if w.err != nil {
		return
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, "  ")
	if w.err = enc.Encode(v); w.err == nil {
		w.text(strings.TrimSuffix(b.String(), "\n"))
	}
}
