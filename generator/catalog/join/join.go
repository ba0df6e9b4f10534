// Package join finds out which records of different layers describe one work
// although their ids differ, since they share an identifier. It knows nothing of
// how records are merged.
package join

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Record is the record of a work.
type Record = record.Record[scholar.Work]

// Works gives the records of one work one id: that of the highest layer, a
// hand-written one if there is any; of the smallest id and place where layers are
// equal. Records that share a DOI, arXiv number, PMID or OpenAlex id are one work if
// they lie in different layers; in one layer they stay apart, with a warning. The
// given records are not written to. aliases leads from the ids that were given up
// to those that stand for them.
func Works(records []*Record, ds *diag.List) (joined []*Record, aliases map[string]string) {
	g := groups{ds: ds, leader: map[string]string{}, members: map[string][]*Record{}}
	for _, r := range records {
		g.members[r.ID] = append(g.members[r.ID], r)
	}
	for _, claim := range claims(records) {
		g.settle(claim)
	}
	joined = slices.Clone(records)
	for i, r := range joined {
		if id := g.find(r.ID); id != r.ID {
			copied := *r
			copied.ID, copied.Value.ID = id, id
			joined[i] = &copied
		}
	}
	aliases = make(map[string]string, len(g.leader))
	for id := range g.leader {
		aliases[id] = g.find(id)
	}
	return joined, aliases
}

// claim is one identifier with the records that state it.
type claim struct {
	label   string // as messages call it: "DOI 10.1000/1"
	key     string // the field, for places
	records []*Record
}

// claims returns the identifiers that two or more ids state, in a fixed order, the
// records of each the strongest first.
func claims(records []*Record) []claim {
	byValue := make(map[string]*claim, len(records))
	var shared []string
	for _, r := range records {
		for _, s := range stated(&r.Value) {
			c := byValue[s.label]
			if c == nil {
				c = &claim{label: s.label, key: s.key}
				byValue[s.label] = c
			} else if len(c.records) == 1 {
				shared = append(shared, s.label)
			}
			c.records = append(c.records, r)
		}
	}
	slices.Sort(shared)
	var out []claim
	for _, label := range shared {
		c := byValue[label]
		slices.SortFunc(c.records, strongest)
		if slices.ContainsFunc(c.records, func(r *Record) bool { return r.ID != c.records[0].ID }) {
			out = append(out, *c)
		}
	}
	return out
}

func strongest(a, b *Record) int {
	return cmp.Or(cmp.Compare(b.Layer.Rank, a.Layer.Rank), strings.Compare(a.ID, b.ID), a.Place.Compare(b.Place))
}

type statement struct{ key, label string }

// stated lists the identifiers of a work that stand for the work itself. A DOI of
// arXiv's is the arXiv number that it holds.
func stated(w *scholar.Work) []statement {
	out := make([]statement, 0, 4)
	if w.DOI != "" {
		doi := strings.ToLower(w.DOI)
		if number, ok := strings.CutPrefix(doi, "10.48550/arxiv."); ok {
			out = append(out, statement{"doi", "arXiv number " + number})
		} else {
			out = append(out, statement{"doi", "DOI " + doi})
		}
	}
	if w.ArXiv != "" {
		s := statement{"arxiv", "arXiv number " + strings.ToLower(w.ArXiv)}
		if len(out) == 0 || out[0].label != s.label {
			out = append(out, s)
		}
	}
	if w.PMID != "" {
		out = append(out, statement{"pmid", "PMID " + w.PMID})
	}
	if w.OpenAlex != "" {
		out = append(out, statement{"openalex", "OpenAlex id " + w.OpenAlex})
	}
	return out
}

// groups joins ids into works (union-find by the leader of each id).
type groups struct {
	ds      *diag.List
	leader  map[string]string // absent: the id leads itself
	members map[string][]*Record
}

func (g *groups) find(id string) string {
	for {
		next, ok := g.leader[id]
		if !ok {
			return id
		}
		id = next
	}
}

func (g *groups) settle(c claim) {
	first := c.records[0]
	for _, r := range c.records[1:] {
		a, b := g.find(first.ID), g.find(r.ID)
		switch {
		case a == b:
		case r.Layer.Rank == first.Layer.Rank:
			g.warn(c, first, r)
		default:
			if clash := g.sameLayer(a, b); clash != nil {
				g.warn(c, clash, r)
				continue
			}
			g.unite(a, b)
		}
	}
}

// sameLayer returns a record of work a that lies in one layer with one of work b.
func (g *groups) sameLayer(a, b string) *Record {
	for _, r := range g.members[a] {
		for _, s := range g.members[b] {
			if r.Layer.Rank == s.Layer.Rank {
				return r
			}
		}
	}
	return nil
}

func (g *groups) unite(a, b string) {
	all := slices.Concat(g.members[a], g.members[b])
	slices.SortFunc(all, strongest)
	if all[0].ID == b || g.find(all[0].ID) == b {
		a, b = b, a
	}
	g.leader[b] = a
	g.members[a] = all
	delete(g.members, b)
}

func (g *groups) warn(c claim, first, second *Record) {
	if first.Value.VersionOf == second.ID || second.Value.VersionOf == first.ID {
		return // two versions that say so may share the number of the preprint
	}
	g.ds.Add(diag.Diagnostic{
		Severity: diag.Warning, Code: "shared-identifier", Place: second.PlaceOf(c.key),
		Message: fmt.Sprintf("the %s is also that of %q at %s", c.label, first.ID, first.PlaceOf(c.key)),
		Hint:    "make one record of both, or say version_of",
	})
}
