package record

import (
	"reflect"
	"slices"
	"strings"

	"lectern/generator/diag"
	"lectern/generator/scholar"
)

// A field's index is its number among the keys of its entity, in the order of the
// struct, counting the keys of an inlined struct (Author.Name) one by one: so
// `name` in one layer and `family` in another are two fields, and each is merged
// by itself. Fields whose key is "-" have no index.

// fields describes the keys of one entity type.
type fields struct {
	keys     []string
	paths    [][]int // for reflect.Value.FieldByIndex
	required []int   // indexes of the keys that a complete record must have
	index    map[string]int
	extra    int
}

// The tables, compiled once and never written again.
var (
	workFields        = fieldsOf[scholar.Work]()
	authorFields      = fieldsOf[scholar.Author]()
	topicFields       = fieldsOf[scholar.Topic]()
	institutionFields = fieldsOf[scholar.Institution]()
	venueFields       = fieldsOf[scholar.Venue]()
	pageFields        = fieldsOf[scholar.FreePage]()
)

func fieldsFor[T Entity]() *fields {
	switch any((*T)(nil)).(type) {
	case *scholar.Work:
		return workFields
	case *scholar.Author:
		return authorFields
	case *scholar.Topic:
		return topicFields
	case *scholar.Institution:
		return institutionFields
	case *scholar.Venue:
		return venueFields
	}
	return pageFields
}

func fieldsOf[T Entity]() *fields {
	f := &fields{index: map[string]int{}}
	f.add(reflect.TypeFor[T](), nil)
	f.extra = f.index["extra"]
	return f
}

func (f *fields) add(t reflect.Type, path []int) {
	for i := range t.NumField() {
		field := t.Field(i)
		key, options, _ := strings.Cut(field.Tag.Get("key"), ",")
		at := append(slices.Clone(path), i)
		switch {
		case options == "inline":
			f.add(field.Type, at)
			continue
		case key == "-" || key == "":
			continue
		case options == "complete":
			f.required = append(f.required, len(f.keys))
		}
		f.index[key] = len(f.keys)
		f.keys = append(f.keys, key)
		f.paths = append(f.paths, at)
	}
}

// Keys returns the keys of T in the order of their indexes. The caller must not
// write to it.
func Keys[T Entity]() []string { return fieldsFor[T]().keys }

// Index returns the index of a key of T.
func Index[T Entity](key string) (int, bool) {
	i, ok := fieldsFor[T]().index[key]
	return i, ok
}

// Has reports whether the record states the field of that key.
func (r *Record[T]) Has(key string) bool {
	i, ok := Index[T](key)
	return ok && r.Present.Has(i)
}

// PlaceOf returns where the value of a key stands; the record's place when it does
// not state the key.
func (r *Record[T]) PlaceOf(key string) diag.Place {
	f := r.field(key)
	if f == nil {
		return r.Place
	}
	at := diag.Place{File: r.Place.File, Line: int(f.Line), Column: int(f.Column)}
	if f.From != nil {
		at.File = f.From.File
	}
	return at
}

// LayerOf returns the layer that the value of a key came from; the record's own
// when it does not state the key.
func (r *Record[T]) LayerOf(key string) *Layer {
	if f := r.field(key); f != nil && f.From != nil {
		return f.From.Layer
	}
	return r.Layer
}

// FolderOf returns what the files named by a key's value are relative to, relative
// to content/.
func (r *Record[T]) FolderOf(key string) string {
	if f := r.field(key); f != nil && f.From != nil {
		return f.From.Folder
	}
	return r.Folder
}

// SetPlace notes that the record states the key of index i, and where.
func (r *Record[T]) SetPlace(i int, line, column int32) {
	r.Present.Set(i)
	place := FieldPlace{Index: uint8(i), Line: line, Column: column}
	at, found := slices.BinarySearchFunc(r.Fields, i, compareIndex)
	if found {
		r.Fields[at] = place
		return
	}
	r.Fields = slices.Insert(r.Fields, at, place)
}

func (r *Record[T]) field(key string) *FieldPlace {
	i, ok := Index[T](key)
	if !ok {
		return nil
	}
	at, found := slices.BinarySearchFunc(r.Fields, i, compareIndex)
	if !found {
		return nil
	}
	return &r.Fields[at]
}

func compareIndex(f FieldPlace, i int) int { return int(f.Index) - i }
