package snapshot

import (
	"slices"

	"lectern/generator/catalog"
	"lectern/generator/page/key"
	"lectern/generator/trust"
)

// jointWorks is how many works somebody has to share with the author to count as a
// collaborator.
const jointWorks = 2

// facts counts what a record and its works give.
func (s *Scale) facts(a *catalog.Author) trust.Facts {
	f := trust.Facts{
		Identifiers: len(trust.Identifiers(a.Author)),
		Imported:    a.Origin.Imported,
		Claimed:     a.Claimed.By != "",
		Affiliation: affiliation(a),
		Reviewed:    a.Reviewed,
		AsOf:        s.asOf,
		Topics:      len(a.Facts().Topics),
	}
	for _, p := range trust.Proofs(a.Author, domains(a)) {
		f.Proofs++
		if p.Mutual {
			f.Mutual++
		}
	}
	for _, w := range a.Works {
		f.AddWork(w.Work, false, w.Origin.Imported)
	}
	f.Linked = len(a.Works) - s.deck.ByName(a)
	for _, c := range a.Facts().Coauthors {
		if c.Works >= jointWorks {
			f.Collaborators++
		}
	}
	return f
}

// affiliation is the best one that is not a former one. A part of an institution has
// the ROR id of the whole.
func affiliation(a *catalog.Author) trust.Affiliation {
	best := trust.Unaffiliated
	for i := range a.Affiliations {
		if a.Affiliations[i].State == catalog.Former {
			continue
		}
		best = max(best, trust.Stated)
		for at := range lineage(a.Affiliations[i].Institution) {
			if at.ROR != "" {
				return trust.Registered
			}
		}
	}
	return best
}

// domains are the hosts of the institutions where the author is, and of what these
// are parts of.
func domains(a *catalog.Author) []string {
	var out []string
	for i := range a.Affiliations {
		if a.Affiliations[i].State == catalog.Former {
			continue
		}
		for at := range lineage(a.Affiliations[i].Institution) {
			if host := trust.Domain(at.URL); host != "" && !slices.Contains(out, host) {
				out = append(out, host)
			}
		}
	}
	return out
}

// lineage yields an institution and what it is a part of, outwards.
func lineage(i *catalog.Institution) func(yield func(*catalog.Institution) bool) {
	return func(yield func(*catalog.Institution) bool) {
		for ; i != nil; i = i.Parent {
			if !yield(i) {
				return
			}
		}
	}
}

// hash adds everything that a snapshot depends on beside the author's own record.
func (s *Scale) hash(h *key.Hasher, a *catalog.Author) {
	f := s.facts(a)
	h.Str(s.method, s.base, a.ID, s.data(a), f.Reviewed.String(), f.AsOf.String())
	h.Bool(f.Imported)
	h.Bool(f.Claimed)
	h.Int(f.Identifiers, f.Proofs, f.Mutual, f.Works, f.Persistent, f.Linked, f.Details, f.DetailsOf, int(f.Affiliation),
		f.Retracted, f.Noticed, f.Topics, f.Collaborators)
	hosts := domains(a)
	h.Int(len(hosts))
	h.Str(hosts...)
	s.hashRules(h)
}

// hashRules adds the site's weights and levels.
func (s *Scale) hashRules(h *key.Hasher) {
	h.Str(s.show)
	for _, name := range trust.Names() {
		h.Int(s.weights[name])
	}
	for _, level := range trust.Levels() {
		h.Int(s.thresholds[level])
	}
}
