package card

import (
	"lectern/generator/catalog"
	"lectern/generator/scholar"
)

// Container returns the name of what a work appeared in, plain; "" for a work that
// stands alone.
func (d *Deck) Container(w *catalog.Work) string {
	switch {
	case !w.ContainerTitle.IsZero():
		return d.Label(w.ContainerTitle).Label
	case w.Venue != nil && !alone(w.Type):
		return d.Venue(w.Venue).Label
	case w.Volume != nil:
		return d.WorkLink(w.Volume).Label
	case !w.Event.Name.IsZero() && !alone(w.Type):
		return d.Label(w.Event.Name).Label
	}
	return ""
}

// alone reports whether works of a type are published on their own, though they may
// belong to a series.
func alone(t scholar.WorkType) bool {
	switch t {
	case "book", "thesis", "report", "proceedings", "dataset", "software", "standard", "patent":
		return true
	}
	return false
}
