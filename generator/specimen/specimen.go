// Package specimen makes small sites for the tests of pages.
package specimen

import (
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/record"
)

// Recorded is a record in which all fields are present.
func Recorded[T record.Entity](id string, value T) *record.Record[T] {
	r := &record.Record[T]{ID: id, Value: value, Layer: &record.Layer{}}
	for field := range record.Keys[T]() {
		r.SetPlace(field, 1, 1)
	}
	return r
}

// Site makes the catalog of records, and the deck of its cards. Strings are their keys;
// the mark of decimals is a point.
func Site(t testing.TB, set *record.Set, cfg *config.Config) (*catalog.Catalog, *card.Deck) {
	t.Helper()
	var ds diag.List
	cat := catalog.New(set, cfg, &ds)
	book := address.New(cat, cfg, &ds)
	if ds.HasErrors() {
		t.Fatal(ds.Sorted())
	}
	return cat, card.New(card.Entries{Catalog: cat, Book: book, Lang: "en", PageSize: 10, Text: func(key string, _ ...any) string {
		if key == "decimal" {
			return "."
		}
		return key
	}})
}
