package site

import (
	"lectern/generator/decode"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Roles are the lists of names on a work.
func Roles() []string { return []string{"authors", "editors", "translators"} }

// EachName edits those names on a hand-written work that are wanted. The steps lead
// from the record to the name.
func (s *Site) EachName(r *record.Record[scholar.Work], wanted func(*scholar.Authorship) bool, edit func(h *Handle, steps ...any) error) error {
	if r.Layer.Imported() {
		return nil
	}
	for n, list := range [][]scholar.Authorship{r.Value.Authors, r.Value.Editors, r.Value.Translators} {
		for i := range list {
			if !wanted(&list[i]) {
				continue
			}
			h, err := s.Open("work", r.ID, r.Place.File, r.Place.Line)
			if err != nil {
				return err
			}
			role := Roles()[n]
			if written := h.Get(role); written == nil || written.Kind != decode.List || len(written.Elements) != len(list) {
				return Refuse("%s: the %s of %q are written in a way that cannot be edited in place", r.Place, role, r.ID)
			}
			if err := edit(h, role, i); err != nil {
				return err
			}
		}
	}
	return nil
}
