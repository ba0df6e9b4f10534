// Package digest gives a record's value a short name: equal values have equal
// digests, whatever file, format or layer they came from. It knows nothing of what
// the values mean, but for Text, whose tree follows from its source.
package digest

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"strings"

	"lectern/generator/scholar"
)

// Digester computes digests of values of one struct type. Its plan is compiled once;
// it may be used by one goroutine at a time.
type Digester[T any] struct {
	plan   encoder
	buffer []byte
}

// New compiles the plan for T. A type that no record can hold (a channel, a
// function) counts as nothing.
func New[T any]() *Digester[T] {
	return &Digester[T]{plan: plans{}.compile(reflect.TypeFor[T]())}
}

// Of returns the first half of the SHA-256 of the value's canonical encoding: each
// field that is not empty, by its number and with its length, in order; maps by
// sorted keys; numbers by their value, so that 1 of TOML and 1.0 of JSON are one.
// Unexported fields and the trees of texts are left out.
func (d *Digester[T]) Of(v *T) [16]byte {
	d.buffer = d.plan(d.buffer[:0], reflect.ValueOf(v).Elem())
	sum := sha256.Sum256(d.buffer)
	return [16]byte(sum[:16])
}

// Each computes the digests of a list's records; parts says which record an entity is
// of, and where its digest goes.
func Each[E, T any, D ~[16]byte](list []*E, parts func(*E) (*T, *D)) {
	d := New[T]()
	for _, e := range list {
		value, out := parts(e)
		*out = d.Of(value)
	}
}

// encoder appends the encoding of a value, and nothing where the value is empty.
type encoder func(b []byte, v reflect.Value) []byte

// plans holds the encoders of the structs met so far: Markdown holds Markdown.
type plans map[reflect.Type]*encoder

func (p plans) compile(t reflect.Type) encoder {
	if t == reflect.TypeFor[scholar.Text]() {
		return encodeText
	}
	switch t.Kind() {
	case reflect.String:
		return func(b []byte, v reflect.Value) []byte { return append(b, v.String()...) }
	case reflect.Bool:
		return encodeBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return func(b []byte, v reflect.Value) []byte { return appendInt(b, v.Int()) }
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return func(b []byte, v reflect.Value) []byte { return appendInt(b, int64(v.Uint())) }
	case reflect.Float32, reflect.Float64:
		return func(b []byte, v reflect.Value) []byte { return appendFloat(b, v.Float()) }
	case reflect.Pointer:
		return pointer(p.compile(t.Elem()))
	case reflect.Slice, reflect.Array:
		return list(p.compile(t.Elem()))
	case reflect.Struct:
		return p.structure(t)
	case reflect.Map, reflect.Interface:
		return func(b []byte, v reflect.Value) []byte {
			if v.IsNil() || v.Kind() == reflect.Map && v.Len() == 0 {
				return b
			}
			return appendAny(b, v.Interface())
		}
	}
	return func(b []byte, _ reflect.Value) []byte { return b }
}

// structure encodes the fields that are not empty, each as its number and a part.
func (p plans) structure(t reflect.Type) encoder {
	if made, ok := p[t]; ok {
		return func(b []byte, v reflect.Value) []byte { return (*made)(b, v) }
	}
	type field struct {
		index  int
		encode encoder
	}
	var fields []field
	encode := encoder(func(b []byte, v reflect.Value) []byte {
		for _, f := range fields {
			start := len(b)
			b = append(b, byte(f.index>>8), byte(f.index), 0, 0, 0, 0)
			b = closePart(f.encode(b, v.Field(f.index)), start+2)
			if len(b) == start+6 {
				b = b[:start]
			}
		}
		return b
	})
	p[t] = &encode
	for i := range t.NumField() {
		if t.Field(i).IsExported() {
			fields = append(fields, field{i, p.compile(t.Field(i).Type)})
		}
	}
	return encode
}

// list encodes every element, empty ones too: their number counts.
func list(element encoder) encoder {
	return func(b []byte, v reflect.Value) []byte {
		for i := range v.Len() {
			start := len(b)
			b = closePart(element(append(b, 0, 0, 0, 0), v.Index(i)), start)
		}
		return b
	}
}

func pointer(element encoder) encoder {
	return func(b []byte, v reflect.Value) []byte {
		if v.IsNil() {
			return b
		}
		return element(append(b, 1), v.Elem()) // so that a pointer to false is not nil
	}
}

// encodeText leaves out the tree, by far the largest part, which markup makes of
// the source, by its notation, and of nothing else.
func encodeText(b []byte, v reflect.Value) []byte {
	return appendText(b, v.Addr().Interface().(*scholar.Text))
}

func appendText(b []byte, t *scholar.Text) []byte {
	if t.IsZero() {
		return b
	}
	b = appendString(appendString(b, t.Source), t.Lang)
	if t.LaTeX {
		b = append(b, 'l')
	}
	for i := range t.Others {
		b = appendText(b, &t.Others[i])
	}
	return b
}

func encodeBool(b []byte, v reflect.Value) []byte {
	if v.Bool() {
		return append(b, 1)
	}
	return b
}

func appendInt(b []byte, n int64) []byte {
	if n == 0 {
		return b
	}
	return binary.BigEndian.AppendUint64(b, uint64(n))
}

func appendFloat(b []byte, f float64) []byte {
	if f == math.Trunc(f) && math.Abs(f) < 1<<53 {
		return appendInt(b, int64(f))
	}
	return append(binary.BigEndian.AppendUint64(b, math.Float64bits(f)), 'f')
}

func appendString(b []byte, s string) []byte {
	return append(binary.BigEndian.AppendUint32(b, uint32(len(s))), s...)
}

// closePart writes the length of what was appended since start into the four bytes
// kept for it there.
func closePart(b []byte, start int) []byte {
	binary.BigEndian.PutUint32(b[start:], uint32(len(b)-start-4))
	return b
}

// appendAny encodes free values (`extra`), each with a letter for its kind.
func appendAny(b []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(b, 'n')
	case map[string]any:
		return appendMap(append(b, 'm'), v)
	case map[string]string:
		return appendMap(append(b, 'm'), v)
	case []any:
		b = append(b, 'l')
		for _, element := range v {
			at := len(b)
			b = closePart(appendAny(append(b, 0, 0, 0, 0), element), at)
		}
		return b
	case string:
		return append(append(b, 's'), v...)
	case bool:
		return encodeBool(append(b, 'b'), reflect.ValueOf(v))
	}
	rest := reflect.ValueOf(v)
	switch rest.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return appendInt(append(b, 'd'), rest.Int())
	case reflect.Float32, reflect.Float64:
		return appendFloat(append(b, 'd'), rest.Float())
	case reflect.Slice, reflect.Array:
		return list(plans{}.compile(rest.Type().Elem()))(append(b, 'l'), rest)
	}
	if s, ok := v.(interface{ String() string }); ok { // dates and times of TOML
		return append(append(b, 's'), s.String()...)
	}
	return b
}

type entry struct {
	key   string
	value any
}

func appendMap[V any](b []byte, m map[string]V) []byte {
	entries := make([]entry, 0, len(m))
	for key, value := range m {
		entries = append(entries, entry{key, value})
	}
	slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.key, b.key) })
	for _, e := range entries {
		b = appendString(b, e.key)
		at := len(b)
		b = closePart(appendAny(append(b, 0, 0, 0, 0), e.value), at)
	}
	return b
}
