package source

import (
	"path"
	"slices"
	"strings"

	"lectern/generator/diag"
	"lectern/generator/format/bibtex"
	"lectern/generator/format/csljson"
	"lectern/generator/format/native"
	"lectern/generator/format/ris"
	"lectern/generator/record"
)

// exchange is a format in which other programs keep works. Its files are read where they
// lie, in content/works/ and content/imported/, as layers below what is written by hand.
type exchange struct {
	ending string
	decode func(in native.Input, src []byte, exists func(string) bool, set *record.Set, ds *diag.List)
}

var exchanges = []exchange{
	{".bib", bibtex.Decode},
	{".ris", func(in native.Input, src []byte, _ func(string) bool, set *record.Set, ds *diag.List) {
		ris.Decode(in, src, set, ds)
	}},
	{".csl.json", func(in native.Input, src []byte, _ func(string) bool, set *record.Set, ds *diag.List) {
		csljson.Decode(in, src, set, ds)
	}},
}

// exchanged returns the format of a file that another program keeps, or nil.
func exchanged(name string) *exchange {
	name = strings.ToLower(path.Base(name))
	i := slices.IndexFunc(exchanges, func(e exchange) bool { return strings.HasSuffix(name, e.ending) && name != e.ending })
	if i < 0 {
		return nil
	}
	return &exchanges[i]
}

// ending returns what the name of a file says of its format, in small letters: ".toml",
// ".csl.json".
func ending(name string) string {
	if e := exchanged(name); e != nil {
		return e.ending
	}
	return strings.ToLower(path.Ext(name))
}

// file decodes a whole file by the format that its ending names.
func (r *reader) file(in native.Input, src []byte, set *record.Set, ds *diag.List) {
	if e := exchanged(in.File); e != nil {
		e.decode(in, src, r.exists, set, ds)
		return
	}
	r.Decode(in, src, set, ds)
}
