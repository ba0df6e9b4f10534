package join

import (
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Authors lays imported records under the hand-written one that calls their id a
// former id: when two records are merged or an id is changed, the next import still
// brings the old id. Where the same layer also has a record of the present id, the
// one of the former id is left out. The given records are not written to.
func Authors(records []*record.Record[scholar.Author]) []*record.Record[scholar.Author] {
	former := map[string]string{}
	for _, r := range records {
		for _, id := range r.Value.FormerIDs {
			if !r.Layer.Imported() {
				former[id] = r.ID
			}
		}
	}
	if len(former) == 0 {
		return records
	}
	type layered struct {
		id    string
		layer *record.Layer
	}
	chosen := make(map[layered]string, len(records)) // of the old ids in one layer, the smallest
	for _, r := range records {
		if !r.Layer.Imported() {
			delete(former, r.ID) // in use, which is reported
		}
		chosen[layered{r.ID, r.Layer}] = r.ID
	}
	for _, r := range records {
		at := layered{former[r.ID], r.Layer}
		if other := chosen[at]; at.id != "" && other != at.id && (other == "" || r.ID < other) {
			chosen[at] = r.ID
		}
	}
	out := make([]*record.Record[scholar.Author], 0, len(records))
	for _, r := range records {
		id, old := former[r.ID]
		switch {
		case !old:
			out = append(out, r)
		case chosen[layered{id, r.Layer}] == r.ID:
			copied := *r
			copied.ID, copied.Value.ID = id, id
			out = append(out, &copied)
		}
	}
	return out
}
