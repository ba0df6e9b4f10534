package authority

import (
	"slices"

	"lectern/generator/catalog/complain"
	"lectern/generator/catalog/lookup"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// ambiguous reports a name on a work that fits several authors, and notes it under
// the name if two of them at least are known by it.
func (r *Resolver) ambiguous(number int, w *record.Record[scholar.Work], key string, got answer) {
	complain.About(r.desk, w, key, diag.Warning, "ambiguous-name", "state id or orcid beside the name",
		"%q fits %q and %q: it was given to neither", got.name, r.authors[got.rivals[0]].ID, r.authors[got.rivals[1]].ID)
	name := lookup.Exact(got.name)
	if !r.looked[name] {
		r.looked[name] = true
		r.addBearers(name, got.rivals)
	}
	if entry := r.shared[name]; entry != nil && (len(entry.Works) == 0 || entry.Works[len(entry.Works)-1] != number) {
		entry.Works = append(entry.Works, number)
	}
}

// addBearers notes those of the rivals who are known by the name with accents and
// case folded.
func (r *Resolver) addBearers(name string, rivals []int) {
	folded := scholar.Fold(name)
	entry := r.shared[name]
	if entry == nil {
		entry = &Shared{Name: name}
	}
	for _, i := range rivals {
		known := slices.ContainsFunc(r.publicNames(i), func(n string) bool { return scholar.Fold(n) == folded })
		if _, listed := slices.BinarySearch(entry.Authors, i); known && !listed {
			entry.Authors = append(entry.Authors, i)
		}
	}
	slices.Sort(entry.Authors)
	if len(entry.Authors) > 1 {
		r.shared[name] = entry
	}
}
