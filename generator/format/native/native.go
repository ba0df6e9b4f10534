// Package native reads records as Lectern's own format writes them: TOML, JSON,
// JSONL, and Markdown with front matter. It says what each field may hold, turns
// texts, dates and identifiers into their parsed forms, and describes all fields.
// It knows nothing of folders, of other records or of what pages are made of them.
//
// # Files
//
// A .toml or .json file holds one record, or many: in TOML under the kind's key
// ([[work]], [[author]], ...), in JSON as an array or under the same key. A .jsonl
// file holds one record a line; empty lines are skipped. A .md file holds one
// author or free page: TOML between two lines of +++, then the biography or the
// page in Markdown. A file with one record need not give its id: it is the file's
// name without ending, or the folder's for a file called index (authors/ada.toml,
// authors/ada/index.md).
//
// In imported files a line may say what it is ("kind": "author"); without that it
// is a work.
//
// # Mistakes
//
// What is wrong in a hand-written record is an error. An imported record with such
// a mistake is set aside, with one warning that says why.
package native

import (
	"path"
	"reflect"
	"strings"

	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/generator/format/native/foreign"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Input says what a file is.
type Input struct {
	Kind   string // of its records: one of Kinds; "" where each record says so itself
	File   string // for diagnostics: relative to the site's folder
	Folder string // relative to content/: what the records' file names are relative to
	Layer  *record.Layer
}

// Decoder reads files of records. It may be used by many goroutines.
type Decoder struct {
	binder *decode.Binder
	exists func(name string) bool
}

// New returns a decoder. The function tells whether there is a file of that path
// below content/, for fields that name files; nil takes every file to exist.
func New(exists func(name string) bool) *Decoder {
	d := &Decoder{exists: exists}
	d.binder = decode.NewBinder(d.hooks())
	d.binder.Also = []string{"kind", "unset"}
	d.binder.Foreign = foreign.Keys()
	return d
}

// kind is one kind of record.
type kind struct {
	name   string
	entity reflect.Type
	decode func(d *Decoder, in Input, n *decode.Node, set *record.Set, ds *diag.List)
}

// kinds is the table of all kinds, in the order in which documentation lists them.
var kinds = []kind{
	{"work", reflect.TypeFor[scholar.Work](), func(d *Decoder, in Input, n *decode.Node, set *record.Set, ds *diag.List) {
		set.Works = decodeRecord(d, in, n, set.Works, ds)
	}},
	{"author", reflect.TypeFor[scholar.Author](), func(d *Decoder, in Input, n *decode.Node, set *record.Set, ds *diag.List) {
		set.Authors = decodeRecord(d, in, n, set.Authors, ds)
	}},
	{"institution", reflect.TypeFor[scholar.Institution](), func(d *Decoder, in Input, n *decode.Node, set *record.Set, ds *diag.List) {
		set.Institutions = decodeRecord(d, in, n, set.Institutions, ds)
	}},
	{"topic", reflect.TypeFor[scholar.Topic](), func(d *Decoder, in Input, n *decode.Node, set *record.Set, ds *diag.List) {
		set.Topics = decodeRecord(d, in, n, set.Topics, ds)
	}},
	{"venue", reflect.TypeFor[scholar.Venue](), func(d *Decoder, in Input, n *decode.Node, set *record.Set, ds *diag.List) {
		set.Venues = decodeRecord(d, in, n, set.Venues, ds)
	}},
	{"page", reflect.TypeFor[scholar.FreePage](), func(d *Decoder, in Input, n *decode.Node, set *record.Set, ds *diag.List) {
		set.Pages = decodeRecord(d, in, n, set.Pages, ds)
	}},
}

// Kinds returns the kinds of records: work, author, institution, topic, venue, page.
func Kinds() []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return names
}

func findKind(name string) (kind, bool) {
	for _, k := range kinds {
		if k.name == name {
			return k, true
		}
	}
	return kind{}, false
}

// idOfFile returns the id of a record that stands alone in a file and states none.
func idOfFile(file string) string {
	name := strings.TrimSuffix(path.Base(file), path.Ext(file))
	if name == "index" {
		return path.Base(path.Dir(file))
	}
	return name
}
