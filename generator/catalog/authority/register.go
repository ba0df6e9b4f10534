package authority

import (
	"maps"
	"slices"

	"lectern/generator/catalog/lookup"
	"lectern/generator/markup"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Memo keeps what one resolver found out for the next: what is known of the authors alone,
// as long as they have the same records, and the answers about works that did not change,
// as long as nobody denies other ones. The zero value knows nothing.
type Memo struct {
	register   *register
	matchNames bool
	notMine    map[int]map[string]bool
	answers    map[*scholar.Authorship]answered
}

// answered is the answers about the names in one role on a work. The first of the names
// stands for all, since records are never written to.
type answered struct {
	work    string
	answers []answer
}

// turn begins a resolver. It returns the register of its authors and the answers that hold,
// and keeps those that will be given now.
func (m *Memo) turn(authors []*record.Record[scholar.Author], matchNames bool, notMine map[int]map[string]bool) (r *register, before, now map[*scholar.Authorship]answered) {
	if m.register == nil || m.matchNames != matchNames || !slices.Equal(m.register.authors, authors) {
		m.register, m.answers = newRegister(authors, matchNames), nil
	}
	if !maps.EqualFunc(m.notMine, notMine, maps.Equal) {
		m.answers = nil
	}
	before, now = m.answers, make(map[*scholar.Authorship]answered, len(m.answers))
	m.matchNames, m.notMine, m.answers = matchNames, notMine, now
	return m.register, before, now
}

// register is what is known of the authors with records, whatever the works say.
type register struct {
	authors  []*record.Record[scholar.Author]
	names    *index                  // as nobody has denied a work
	replaced map[int]map[string]bool // by author: the names that give way to the present one
	bearers  map[string][]int        // the names that several authors are known by, on pages
}

func newRegister(authors []*record.Record[scholar.Author], matchNames bool) *register {
	r := &register{authors: authors, replaced: map[int]map[string]bool{}}
	known := make([]identity, len(authors))
	for i, a := range authors {
		known[i] = r.identify(i, &a.Value)
		known[i].matchNames = matchNames
		if a.Value.MatchNames != nil {
			known[i].matchNames = *a.Value.MatchNames
		}
	}
	r.names = newIndex(known)
	r.shareNames()
	return r
}

func (r *register) identify(i int, a *scholar.Author) identity {
	known := identity{ids: append([]string{a.ID}, a.FormerIDs...), orcid: a.ORCID, names: []string{a.Full()}}
	for _, other := range a.OtherNames {
		full := otherName(other)
		known.names = append(known.names, full)
		if other.Replace {
			if r.replaced[i] == nil {
				r.replaced[i] = map[string]bool{}
			}
			r.replaced[i][lookup.Exact(full)] = true
		}
	}
	for native := range a.NativeName.Each() {
		known.names = append(known.names, markup.Plain(native))
	}
	return known
}

// shareNames finds the names that several authors are known by. Only names that
// pages print count: a former name that is not shown must not lead to its owner.
func (r *register) shareNames() {
	r.bearers = make(map[string][]int, len(r.authors))
	for i := range r.authors {
		for _, name := range r.publicNames(i) {
			insert(r.bearers, lookup.Exact(name), i)
		}
	}
	for name, authors := range r.bearers {
		if len(authors) < 2 {
			delete(r.bearers, name)
		}
	}
}

// publicNames returns the names under which pages may print an author; none for a
// hidden one.
func (r *register) publicNames(author int) []string {
	a := &r.authors[author].Value
	if a.Hidden {
		return nil
	}
	names := []string{a.Full()}
	for _, other := range a.OtherNames {
		if other.Show {
			names = append(names, otherName(other))
		}
	}
	return names
}
