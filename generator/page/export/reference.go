package export

import (
	"html/template"

	"lectern/generator/catalog"
	"lectern/generator/citation/item"
	"lectern/generator/citation/run"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// HashReferences adds what the references of a work's page depend on beside what Hash
// covers.
func (s *Shelf) HashReferences(h *key.Hasher) {
	for _, style := range s.styles {
		h.Str(style.ID)
	}
}

// References returns a work as a formatted reference in each style that the site shows.
// One that was retracted or withdrawn says so before its title, in the words of
// publishers: whoever copies it has to know.
func (s *Shelf) References(w *catalog.Work) []view.Reference {
	if len(s.styles) == 0 {
		return nil
	}
	it := item.Of(s.settle(w), short(w))
	switch w.Status {
	case scholar.StatusRetracted:
		it.Title, it.Status = "Retracted: "+it.Title, ""
	case scholar.StatusWithdrawn:
		it.Title, it.Status = "Withdrawn: "+it.Title, ""
	}
	out := make([]view.Reference, len(s.styles))
	for i, style := range s.styles {
		out[i] = view.Reference{Style: style.Label, HTML: template.HTML(run.HTML(style.Reference(it)))}
	}
	return out
}

// short is the abbreviated name of the venue that a work names as where it appeared.
func short(w *catalog.Work) string {
	if w.Venue == nil || !w.ContainerTitle.IsZero() {
		return ""
	}
	return w.Venue.ShortName
}
