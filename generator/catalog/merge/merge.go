// Package merge makes one record an entity of those of all layers, joined where they
// describe one thing, for a catalog to be made of. It knows nothing of relations.
package merge

import (
	"slices"
	"strings"

	"lectern/generator/catalog/join"
	"lectern/generator/catalog/naming"
	"lectern/generator/catalog/order"
	"lectern/generator/catalog/translate"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Memo keeps what was merged for the next catalog. The zero value knows nothing.
type Memo struct {
	works   step[scholar.Work, WorkRecords]
	authors step[scholar.Author, AuthorRecords]
}

// WorkRecords is one record a work, newest first, and what the ids of those that were
// joined to others lead to. It is not to be written to.
type WorkRecords struct {
	Records []*record.Record[scholar.Work]
	Aliases map[string]string
}

// Works merges the records of works.
func (m *Memo) Works(records []*record.Record[scholar.Work], ds *diag.List) WorkRecords {
	if edited, ok := m.edited(records); ok {
		m.works.value.Records, m.works.of = edited, records
	}
	return m.works.get(records, ds, func(ds *diag.List) WorkRecords {
		joined, aliases := join.Works(records, ds)
		works := record.Merge(joined, ds)
		order.Newest(works, func(r *record.Record[scholar.Work]) *scholar.Work { return &r.Value })
		return WorkRecords{works, aliases}
	})
}

// edited returns what was merged last with a few edited works in it, where that is the same
// as to merge all again: where each edited record was and is alone with its id, is found
// by the same identifiers, stands in the same place, and nothing was said of it.
func (m *Memo) edited(records []*record.Record[scholar.Work]) (merged []*record.Record[scholar.Work], ok bool) {
	const few = 8
	changed := m.works.changed(records, few)
	if len(changed) == 0 {
		return nil, false
	}
	merged = slices.Clone(m.works.value.Records)
	for _, i := range changed {
		was, is := m.works.of[i], records[i]
		at := slices.Index(merged, was) // the record itself: not one of several
		if at < 0 || was.ID != is.ID || *was.Layer != *is.Layer || !join.SameWork(&was.Value, &is.Value) ||
			order.NewestFirst(&was.Value, &is.Value) != 0 || !whole(is) || len(m.works.diags) > 0 && !(whole(was) && join.Alone(records, i)) {
			return nil, false
		}
		merged[at] = is
	}
	return merged, true
}

// whole reports whether nothing is to be said of a record or added to it.
func whole(r *record.Record[scholar.Work]) bool {
	var ds diag.List
	alone := record.Merge([]*record.Record[scholar.Work]{r}, &ds)
	return len(alone) == 1 && alone[0] == r && ds.Len() == 0
}

// AuthorRecords is one record an author, by id, and each author as pages print the name.
// It is not to be written to.
type AuthorRecords struct {
	Records []*record.Record[scholar.Author]
	Printed []*scholar.Author
}

// Authors merges the records of authors.
func (m *Memo) Authors(records []*record.Record[scholar.Author], ds *diag.List) AuthorRecords {
	return m.authors.get(records, ds, func(ds *diag.List) AuthorRecords {
		merged := record.Merge(join.Authors(records), ds)
		printed := make([]*scholar.Author, len(merged))
		for i, r := range merged {
			printed[i] = naming.Printable(&r.Value)
		}
		return AuthorRecords{merged, printed}
	})
}

// Pages merges the records of free pages, with those in the site's further languages, and
// returns the ones that are shown, by path.
func Pages(records []*record.Record[scholar.FreePage], further []string, ds *diag.List) []*record.Record[scholar.FreePage] {
	shown := slices.DeleteFunc(translate.Join(record.Merge(records, ds), further), func(r *record.Record[scholar.FreePage]) bool { return r.Value.Hidden })
	slices.SortFunc(shown, func(x, y *record.Record[scholar.FreePage]) int { return strings.Compare(x.Value.Path, y.Value.Path) })
	return shown
}

// Entities makes one entity a record, in the same order.
func Entities[E any, T record.Entity](records []*record.Record[T], fill func(e *E, i int, r *record.Record[T])) []*E {
	slab := make([]E, len(records))
	out := make([]*E, len(records))
	for i, r := range records {
		fill(&slab[i], i, r)
		out[i] = &slab[i]
	}
	return out
}
