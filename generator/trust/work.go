package trust

import (
	"slices"

	"lectern/generator/scholar"
)

// AddWork counts a work: linked says that more than the name makes it the author's,
// imported that its record was taken from elsewhere.
func (f *Facts) AddWork(w *scholar.Work, linked, imported bool) {
	f.Works++
	f.Imported = f.Imported || imported || w.Source != ""
	if linked {
		f.Linked++
	}
	if persistent(w) {
		f.Persistent++
	}
	for _, stated := range details(w) {
		f.DetailsOf++
		if stated {
			f.Details++
		}
	}
	if w.Status == scholar.StatusRetracted || w.Status == scholar.StatusWithdrawn {
		f.Retracted++
		if !w.Notice.IsZero() {
			f.Noticed++
		}
	}
}

// persistent reports whether a work has an identifier that its registry promises to
// keep.
func persistent(w *scholar.Work) bool {
	if w.DOI != "" || w.ArXiv != "" || w.PMID != "" || w.PMCID != "" || w.ISBN != "" {
		return true
	}
	return slices.ContainsFunc([]string{"hal", "handle", "ark", "urn", "swhid"}, func(scheme string) bool { return w.Identifiers[scheme] != "" })
}

// details are what a reader needs to find a work and to judge what it is: its type,
// when and where it appeared, and what it says.
func details(w *scholar.Work) [4]bool {
	where := w.Venue != "" || !w.ContainerTitle.IsZero() || w.PartOf != "" || w.Publisher != "" || w.School != "" || !w.Event.Name.IsZero() || w.Source != ""
	return [...]bool{w.Type != "", !w.When().IsZero(), where, !w.Abstract.IsZero() || !w.Summary.IsZero()}
}
