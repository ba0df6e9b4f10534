// Package again makes a catalog of another where records of works have changed in nothing
// that relations depend on: in a title, an abstract, a link. It does not know how relations
// are found.
package again

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"lectern/generator/catalog/entity"
	"lectern/generator/catalog/merge"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Made is a catalog with what it was made from. The zero value is none.
type Made struct {
	Catalog *entity.Catalog
	Set     record.Set
	Works   merge.WorkRecords
	Merging []diag.Diagnostic // what was said of the merging of works
	Diags   []diag.Diagnostic // what was said in all
	Config  config.Config
}

// few is how many records may have changed; read is how many may have been read again, since
// the lines beside those that somebody edits are.
const (
	few  = 8
	read = 128
)

// With returns the catalog that is to be made of something else, where it is the last one
// but for a few records of works. digest is of a work's record. What is to be said of it is
// what was said of the last one.
func (m *Made) With(of *Made, digest func(*record.Record[scholar.Work]) [16]byte) (*entity.Catalog, bool) {
	if m.Catalog == nil || len(of.Works.Records) != len(m.Works.Records) || !m.alike(of) {
		return nil, false
	}
	phrases := slices.ContainsFunc(m.Catalog.Topics, func(t *entity.Topic) bool { return len(t.Match) > 0 })
	var edits []entity.Edit
	looks := 0
	for i, is := range of.Works.Records {
		was := m.Works.Records[i]
		if was == is {
			continue
		}
		if looks++; looks > read {
			return nil, false
		}
		if equal(was, is) {
			continue
		}
		if len(edits) == few || !related(was, is, phrases) || !m.silent(was, is) {
			return nil, false
		}
		edits = append(edits, entity.Edit{Was: was, Is: is, Digest: digest(is)})
	}
	return m.Catalog.With(edits), true
}

// alike reports whether the same was said of the merging, and all but works is the same.
func (m *Made) alike(of *Made) bool {
	return maps.Equal(of.Works.Aliases, m.Works.Aliases) && slices.Equal(of.Merging, m.Merging) && slices.Equal(of.Set.Authors, m.Set.Authors) &&
		slices.Equal(of.Set.Topics, m.Set.Topics) && slices.Equal(of.Set.Institutions, m.Set.Institutions) && slices.Equal(of.Set.Venues, m.Set.Venues) &&
		slices.Equal(of.Set.Pages, m.Set.Pages) && reflect.DeepEqual(of.Config, m.Config)
}

// related reports whether two records of a work say the same but for what no relation
// depends on. Phrases of topics are looked for in some of that.
func related(was, is *record.Record[scholar.Work], phrases bool) bool {
	a, b := was.Value, is.Value
	for _, w := range []*scholar.Work{&a, &b} {
		if !phrases {
			w.Title, w.Abstract, w.Keywords = scholar.Text{}, scholar.Text{}, nil
		}
		w.Summary, w.Note, w.Notice = scholar.Text{}, scholar.Text{}, scholar.Text{}
		w.URL, w.PDF, w.Image, w.License, w.Links = "", "", "", "", nil
		w.Awards, w.Funding, w.Citations, w.Extra = nil, nil, 0, nil
	}
	return was.ID == is.ID && *was.Layer == *is.Layer && reflect.DeepEqual(a, b)
}

// equal reports whether two records of a work are one, read twice.
func equal(was, is *record.Record[scholar.Work]) bool {
	return was.ID == is.ID && *was.Layer == *is.Layer && was.Folder == is.Folder && was.Place == is.Place && was.Present == is.Present &&
		slices.Equal(was.Fields, is.Fields) && slices.Equal(was.Unset, is.Unset) && reflect.DeepEqual(was.Value, is.Value)
}

// silent reports whether nothing that was said names a place that has moved.
func (m *Made) silent(was, is *record.Record[scholar.Work]) bool {
	if was.Place == is.Place && slices.Equal(was.Fields, is.Fields) {
		return true
	}
	return !slices.ContainsFunc(m.Diags, func(d diag.Diagnostic) bool {
		return d.Place.File == was.Place.File || strings.Contains(d.Message+d.Hint, was.Place.File)
	})
}
