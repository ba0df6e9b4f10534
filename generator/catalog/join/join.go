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
	all := claims(records)
	g := groups{ds: ds, leader: map[string]string{}, members: members(records, all)}
	for _, claim := range all {
		g.settle(claim)
	}
	if len(g.leader) == 0 {
		return records, nil
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

// members returns the records of each id that stands in a claim.
func members(records []*Record, claims []claim) map[string][]*Record {
	out := map[string][]*Record{}
	for _, c := range claims {
		for _, r := range c.records {
			out[r.ID] = nil
		}
	}
	for _, r := range records {
		if list, claimed := out[r.ID]; claimed {
			out[r.ID] = append(list, r)
		}
	}
	return out
}

// claim is one identifier with the records that state it.
type claim struct {
	identifier
	key     string // the field, for places; of two the first by name
	records []*Record
}

// identifier is a scheme, as messages call it, and a value: "DOI", "10.1000/1".
type identifier struct{ scheme, value string }

func (i identifier) String() string { return i.scheme + " " + i.value }

// claims returns the identifiers that two or more ids state, in a fixed order, the
// records of each the strongest first.
func claims(records []*Record) []claim {
	type stating struct {
		record *Record
		key    string
	}
	first := make(map[identifier]stating, len(records)) // nearly all are stated once
	shared := map[identifier]*claim{}
	var buffer [4]statement
	for _, r := range records {
		for _, s := range stated(buffer[:0], &r.Value) {
			one, claimed := first[s.identifier]
			if !claimed {
				first[s.identifier] = stating{r, s.key}
				continue
			}
			c := shared[s.identifier]
			if c == nil {
				c = &claim{s.identifier, one.key, []*Record{one.record}}
				shared[s.identifier] = c
			}
			c.key, c.records = min(c.key, s.key), append(c.records, r)
		}
	}
	var out []claim
	for _, c := range shared {
		slices.SortFunc(c.records, strongest)
		if slices.ContainsFunc(c.records, func(r *Record) bool { return r.ID != c.records[0].ID }) {
			out = append(out, *c)
		}
	}
	slices.SortFunc(out, func(a, b claim) int { return strings.Compare(a.String(), b.String()) })
	return out
}

func strongest(a, b *Record) int {
	return cmp.Or(cmp.Compare(b.Layer.Rank, a.Layer.Rank), strings.Compare(a.ID, b.ID), a.Place.Compare(b.Place))
}

type statement struct {
	key string
	identifier
}

// stated appends the identifiers of a work that stand for the work itself. A DOI of
// arXiv's is the arXiv number that it holds.
func stated(out []statement, w *scholar.Work) []statement {
	const arXiv = "arXiv number"
	if w.DOI != "" {
		doi := strings.ToLower(w.DOI)
		if number, ok := strings.CutPrefix(doi, "10.48550/arxiv."); ok {
			out = append(out, statement{"doi", identifier{arXiv, number}})
		} else {
			out = append(out, statement{"doi", identifier{"DOI", doi}})
		}
	}
	if w.ArXiv != "" {
		number := identifier{arXiv, strings.ToLower(w.ArXiv)}
		if len(out) == 0 || out[0].identifier != number {
			out = append(out, statement{"arxiv", number})
		}
	}
	if w.PMID != "" {
		out = append(out, statement{"pmid", identifier{"PMID", w.PMID}})
	}
	if w.OpenAlex != "" {
		out = append(out, statement{"openalex", identifier{"OpenAlex id", w.OpenAlex}})
	}
	return out
}

// SameWork reports whether two states of a record are joined to the same others.
func SameWork(a, b *scholar.Work) bool {
	return a.VersionOf == b.VersionOf && slices.Equal(stated(nil, a), stated(nil, b))
}

// Alone reports whether no other record has the id or states an identifier of the one at i.
func Alone(records []*Record, i int) bool {
	var buffer, others [4]statement
	own := stated(buffer[:0], &records[i].Value)
	for n, r := range records {
		if n == i {
			continue
		}
		if r.ID == records[i].ID {
			return false
		}
		if len(own) == 0 {
			continue
		}
		for _, s := range stated(others[:0], &r.Value) {
			if slices.ContainsFunc(own, func(o statement) bool { return o.identifier == s.identifier }) {
				return false
			}
		}
	}
	return true
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
		Message: fmt.Sprintf("the %s is also that of %q at %s", c.identifier, first.ID, first.PlaceOf(c.key)),
		Hint:    "make one record of both, or say version_of",
	})
}
