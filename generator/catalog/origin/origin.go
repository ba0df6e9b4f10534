// Package origin says where the record of an entity stands, and its fields, which
// layers may have brought from several files. It knows nothing of what they say.
package origin

import (
	"lectern/generator/diag"
	"lectern/generator/record"
)

// Origin is where an entity's record stands, for diagnostics and edit links.
type Origin struct {
	Place  diag.Place // zero for entities without a record
	Folder string     // of the record's file, relative to content/; its files are relative to it

	Imported bool // no layer of the record is hand-written

	of fields // the record; nil without one
}

// fields is a record of any kind.
type fields interface {
	FolderOf(key string) string
	PlaceOf(key string) diag.Place
}

// Of returns where a record stands.
func Of[T record.Entity](r *record.Record[T]) Origin {
	return Origin{Place: r.Place, Folder: r.Folder, Imported: r.Layer != nil && r.Layer.Imported(), of: r}
}

// FolderOf returns what the files that a key of the record names ("pdf", "photo") are
// relative to, relative to content/: where layers were merged, the folder of the file
// that names them.
func (o Origin) FolderOf(key string) string {
	if o.of == nil {
		return o.Folder
	}
	return o.of.FolderOf(key)
}

// FileOf returns the file that states a key, relative to the site's folder: where
// layers were merged, the one whose value counts. It is "" without a record.
func (o Origin) FileOf(key string) string {
	if o.of == nil {
		return o.Place.File
	}
	return o.of.PlaceOf(key).File
}
