package suspect

import (
	"fmt"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/catalog/parallel"
	"lectern/generator/diag"
	"lectern/generator/scholar"
)

const (
	worksMin   = 8  // of an author: fewer tell nothing of what is usual
	restShare  = 60 // per cent of the works that hang together, at least
	periodSpan = 10 // years in which a shared topic or venue says something
	namedMost  = 3  // works that a note names
)

// conflations reports works that share nobody, no topic and no venue with the rest of
// their author's. Where most of somebody's works have nothing to do with each other,
// that says something about the records and nothing about the person.
func conflations(cat *catalog.Catalog, t titles, ds *diag.List) {
	parallel.Ranges(len(cat.Authors), func(from, to int) {
		for _, a := range cat.Authors[from:to] {
			if len(a.Works) >= worksMin && !a.Hidden {
				conflation(a, t, ds)
			}
		}
	})
}

func conflation(a *catalog.Author, t titles, ds *diag.List) {
	groups := newGroups(a)
	main, size := groups.largest()
	if size == len(a.Works) || size*100 < len(a.Works)*restShare {
		return
	}
	rest := groups.members(main)
	circle := circle(a, rest)
	for _, part := range groups.others(main) {
		if w := part[0]; doubtful(a, part) && !acquainted(a, part, circle) && !t.sameField(part, rest) {
			note(ds, "conflation", w.Origin.Place, remedy(a, part),
				"%s%s by %s shares no coauthor, topic or venue with their other %d works: perhaps it is a namesake's",
				title(w), more(part), a.Display, len(a.Works)-len(part))
		}
	}
}

// doubtful reports whether a group of works may be a namesake's: not where an ORCID iD
// says whose they are, where the author chose one of them, or where the author's record
// was reviewed when they were there already. A thesis stands by itself anyway.
func doubtful(a *catalog.Author, part []*catalog.Work) bool {
	for _, w := range part {
		for _, s := range a.Selected {
			if s == w {
				return false
			}
		}
		sure := false
		people(w, func(b *catalog.Author, e catalog.Evidence) { sure = sure || a == b && e == catalog.ByORCID })
		if sure || w.Type == scholar.TypeThesis || reviewed(a, w) {
			return false
		}
	}
	return true
}

// reviewed reports whether somebody read the author's record when it had the work.
func reviewed(a *catalog.Author, w *catalog.Work) bool {
	since := w.Added
	if since.IsZero() {
		since = w.When()
	}
	return !a.Reviewed.IsZero() && !since.IsZero() && since.Last().Compare(a.Reviewed.Last()) <= 0
}

// circle is everybody on works, but their author.
func circle(a *catalog.Author, works []*catalog.Work) map[*catalog.Author]bool {
	all := map[*catalog.Author]bool{}
	for _, w := range works {
		people(w, func(b *catalog.Author, _ catalog.Evidence) { all[b] = a != b })
	}
	return all
}

// acquainted reports whether somebody on the works wrote elsewhere with somebody of a
// circle: namesakes of other fields have other acquaintances.
func acquainted(a *catalog.Author, part []*catalog.Work, circle map[*catalog.Author]bool) bool {
	met := false
	for _, w := range part {
		people(w, func(b *catalog.Author, _ catalog.Evidence) {
			met = met || a != b && slices.ContainsFunc(b.Facts().Coauthors, func(c catalog.Coauthor) bool { return circle[c.Author] })
		})
	}
	return met
}

func more(part []*catalog.Work) string {
	if len(part) == 1 {
		return ""
	}
	return fmt.Sprintf(" (and %d more)", len(part)-1)
}

func remedy(a *catalog.Author, part []*catalog.Work) string {
	ids := make([]string, 0, namedMost)
	for _, w := range part[:min(namedMost, len(part))] {
		ids = append(ids, fmt.Sprintf("%q", w.ID))
	}
	if len(part) > namedMost {
		ids = append(ids, "…")
	}
	if !a.Recorded {
		return "if so, make a record of each of them, with their ORCID iDs on the works"
	}
	return "if so, not_mine = [" + strings.Join(ids, ", ") + "] in their record, or lectern author split"
}

// groups divides an author's works into those that hang together, by union and find.
type groups struct {
	works  []*catalog.Work
	parent []int
}

func newGroups(a *catalog.Author) *groups {
	g := &groups{works: a.Works, parent: make([]int, len(a.Works))}
	last := map[any]int{} // the latest work that somebody, a topic or a venue was met on
	for i, w := range a.Works {
		g.parent[i] = i
		people(w, func(b *catalog.Author, _ catalog.Evidence) {
			if a != b {
				g.meet(last, b, i, false)
			}
		})
		for _, at := range places(a, w) {
			g.meet(last, at, i, true)
		}
		for _, t := range w.Topics {
			if !t.ByRule {
				g.meet(last, t.Topic, i, true)
			}
		}
		if w.Venue != nil {
			g.meet(last, w.Venue, i, true)
		}
		g.meet(last, w, i, false)
		for _, v := range slices.Concat(w.References, w.CitedBy, []*catalog.Work{w.Volume, w.Published}) {
			if v != nil {
				g.meet(last, v, i, false)
			}
		}
	}
	return g
}

// places are the institutions that a work states for its author.
func places(a *catalog.Author, w *catalog.Work) []*catalog.Institution {
	var out []*catalog.Institution
	for i := range w.Authorships {
		if w.Authorships[i].Author == a {
			out = append(out, w.Authorships[i].Affiliations...)
		}
	}
	return out
}

// meet joins a work with the last one that shares something with it; of topics and
// venues only where they are of one period.
func (g *groups) meet(last map[any]int, what any, i int, period bool) {
	j, met := last[what]
	last[what] = i
	if met && (!period || near(g.works[i], g.works[j], periodSpan)) {
		g.parent[g.root(i)] = g.root(j)
	}
}

// near reports whether two works are of years that lie close together; of a work
// without a year nobody knows.
func near(v, w *catalog.Work, years int) bool {
	x, y := v.Year(), w.Year()
	return x == 0 || y == 0 || max(x, y)-min(x, y) <= years
}

func (g *groups) root(i int) int {
	for g.parent[i] != i {
		g.parent[i] = g.parent[g.parent[i]]
		i = g.parent[i]
	}
	return i
}

// largest returns the root of the largest group, and its size; of equal ones the first.
func (g *groups) largest() (root, size int) {
	sizes := make([]int, len(g.works))
	for i := range g.works {
		sizes[g.root(i)]++
	}
	for i := range g.works {
		if r := g.root(i); sizes[r] > size {
			root, size = r, sizes[r]
		}
	}
	return root, size
}

// members returns the works of a group.
func (g *groups) members(root int) []*catalog.Work {
	var out []*catalog.Work
	for i, w := range g.works {
		if g.root(i) == root {
			out = append(out, w)
		}
	}
	return out
}

// others returns the groups but one, each in the order of the works.
func (g *groups) others(main int) [][]*catalog.Work {
	at := map[int]int{}
	var out [][]*catalog.Work
	for i, w := range g.works {
		r := g.root(i)
		if r == main {
			continue
		}
		k, known := at[r]
		if !known {
			k = len(out)
			at[r] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], w)
	}
	return out
}
