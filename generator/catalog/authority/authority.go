// Package authority decides who is who: which author a name on a work is, and by
// what evidence. It knows nothing of pages, nor of what else authors and works have
// to do with each other.
package authority

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"lectern/generator/catalog/complain"
	"lectern/generator/catalog/lookup"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Decision is who a name on a work is.
type Decision struct {
	Authorship *scholar.Authorship
	Author     int // number of the author's record; from their number on, of the stranger
	Evidence   Evidence
	Printed    string // the name to print: as published, unless the author's record replaces it
}

// Stranger is an author whom works name and no record describes. The first work
// says how they are called.
type Stranger struct {
	Author scholar.Author // ID is what the works state, or empty
	Slug   string
}

// Shared is a name that several authors are known by, on pages.
type Shared struct {
	Name    string // NFC
	Authors []int  // numbers of their records, two at least
	Works   []int  // numbers of the works that carry the name and were given to none of them, in order
	Own     int    // the stranger to whom these were given, numbered as in Decision; else -1
}

// Resolver decides for the works of one site, in a fixed order. It may be used by
// one goroutine.
type Resolver struct {
	*register
	before    map[*scholar.Authorship]answered
	now       map[*scholar.Authorship]answered
	index     *index
	desk      *complain.Desk
	numbers   [3]map[string]int // the strangers by id, by ORCID, by name
	strangers []*Stranger
	shared    map[string]*Shared
	looked    map[string]bool // the names whose bearers among a work's rivals are in shared
	ids       map[string]bool // of the authors with records; nil until asked for
	nudged    map[string]bool // the ORCIDs that an author was told of
}

// New returns a resolver for the authors with records. matchNames holds for those
// whose record does not say; notMine gives the ids of the works that an author
// denies. One ORCID on two authors is reported; the first has it. The memo is of the
// resolver before, for the same site.
func New(m *Memo, authors []*record.Record[scholar.Author], matchNames bool, notMine func(author int) map[string]bool, desk *complain.Desk) *Resolver {
	denied := map[int]map[string]bool{}
	for i := range authors {
		if works := notMine(i); works != nil {
			denied[i] = works
		}
	}
	known, before, now := m.turn(authors, matchNames, denied)
	r := &Resolver{
		register: known, index: known.names.but(denied), before: before, now: now, desk: desk,
		numbers: [3]map[string]int{{}, {}, {}}, shared: map[string]*Shared{}, looked: map[string]bool{}, nudged: map[string]bool{},
	}
	for name, bearers := range r.bearers {
		r.shared[name] = &Shared{Name: name, Authors: slices.Clone(bearers)}
	}
	r.checkORCIDs()
	return r
}

func otherName(n scholar.OtherName) string { return scholar.Name{Display: n.Name}.Full() }

func (r *Resolver) checkORCIDs() {
	first := map[string]*record.Record[scholar.Author]{}
	for _, a := range r.authors {
		orcid := a.Value.ORCID
		if other := first[orcid]; other != nil {
			complain.About(r.desk, a, "orcid", diag.Error, "shared-orcid", "an ORCID iD belongs to one person: correct one of them, or merge the two records",
				"the ORCID iD %s of %q is also that of %q at %s", orcid, a.ID, other.ID, other.PlaceOf("orcid"))
		} else if orcid != "" {
			first[orcid] = a
		}
	}
}

// Decide appends the decisions about one role of a work to out. number is that of
// the work, key the field that holds the names.
func (r *Resolver) Decide(out []Decision, number int, w *record.Record[scholar.Work], key string, names []scholar.Authorship) []Decision {
	if len(names) == 0 {
		return out
	}
	answers := r.answers(w.ID, names)
	r.double(w, key, answers)
	for i, got := range answers {
		a := &names[i]
		if got.name == "" && a.ID == "" && a.ORCID == "" {
			complain.About(r.desk, w, key, diag.Error, "empty-name", "write the name, or remove the entry", "number %d of %s has neither name nor id", i+1, key)
			continue
		}
		d := Decision{Authorship: a, Author: got.author, Evidence: got.evidence, Printed: a.Full()}
		if got.author < 0 {
			d.Author, d.Evidence = r.stranger(w, key, a, got)
		}
		if d.Printed == "" || len(r.replaced[d.Author]) > 0 && r.replaced[d.Author][lookup.Exact(d.Printed)] {
			d.Printed = r.fullName(d.Author)
		}
		if len(got.rivals) > 0 {
			r.ambiguous(number, w, key, got)
		}
		r.nudge(w, key, a, got)
		if got.contradicted {
			r.contradicted(w, key, a, got)
		}
		out = append(out, d)
	}
	return out
}

func (r *Resolver) answers(work string, names []scholar.Authorship) []answer {
	got, known := r.before[&names[0]]
	if !known || got.work != work {
		got = answered{work, r.index.resolve(work, names)}
	}
	r.now[&names[0]] = got
	return got.answers
}

func (r *Resolver) fullName(author int) string {
	if author < len(r.authors) {
		return r.authors[author].Value.Full()
	}
	return r.strangers[author-len(r.authors)].Author.Display
}

// stranger returns the author without a record that a name stands for: the one of
// that id, else of that ORCID, else of exactly that name.
func (r *Resolver) stranger(w *record.Record[scholar.Work], role string, a *scholar.Authorship, got answer) (int, Evidence) {
	key, slug, evidence, numbers := got.name, scholar.NameSlug, ByNothing, r.numbers[2]
	switch {
	case a.Plain:
		key = "\x00" + key // others of the name have nothing to do with them
	case got.denied:
	case a.ID != "":
		key, slug, evidence, numbers = a.ID, scholar.Slug, ByID, r.numbers[0]
	case a.ORCID != "":
		key, evidence, numbers = a.ORCID, ByORCID, r.numbers[1]
	}
	n, known := numbers[key]
	if !known {
		value := scholar.Author{Name: a.Name.Complete()}
		if value.Display == "" {
			r.nameless(w, role, key)
			value.Display = key
		} else if evidence == ByID {
			r.misspelt(w, role, a.ID, value.Display)
		}
		if evidence != ByNothing {
			value.ID, value.ORCID = a.ID, a.ORCID
		}
		value.Hidden = a.Plain
		n = len(r.authors) + len(r.strangers)
		numbers[key] = n
		r.strangers = append(r.strangers, &Stranger{Author: value, Slug: slug(key)})
	}
	return n, evidence
}

// nameless tells of an author whom a work calls by an id, or an ORCID, that no
// record has, and by no name.
func (r *Resolver) nameless(w *record.Record[scholar.Work], role, id string) {
	if r.ids == nil {
		r.ids = make(map[string]bool, len(r.authors))
		for _, a := range r.authors {
			r.ids[a.ID] = true
		}
	}
	hint := cmp.Or(complain.Nearest(r.desk, "unknown-author", id, r.ids), "add the name, or a record to content/authors/")
	complain.About(r.desk, w, role, diag.Warning, "unknown-author", hint, "%s names %q without a name, and no author's record has it", role, id)
}

// misspelt tells of an id that no record has, where an author of the same name has
// one that is nearly the same.
func (r *Resolver) misspelt(w *record.Record[scholar.Work], role, id, name string) {
	i := r.index.byName(name)
	if i < 0 || diag.Nearest(id, []string{r.authors[i].ID}) == "" {
		return
	}
	complain.About(r.desk, w, role, diag.Warning, "unknown-author", fmt.Sprintf("did you mean id = %q?", r.authors[i].ID),
		"%s gives %q the id %q, which no author's record has", role, name, id)
}

// nudge tells of an author who may have forgotten to state their ORCID.
func (r *Resolver) nudge(w *record.Record[scholar.Work], key string, a *scholar.Authorship, got answer) {
	if got.near < 0 || r.nudged[a.ORCID] {
		return
	}
	r.nudged[a.ORCID] = true
	complain.About(r.desk, w, key, diag.Warning, "unknown-orcid", fmt.Sprintf("if they are one, add orcid = %q to the author's record", a.ORCID),
		"%q has the ORCID iD %s here, but the author %q of that name has none: they were not linked", got.name, a.ORCID, r.authors[got.near].ID)
}

// double tells of names in one list that fit one author, and so were given to nobody.
func (r *Resolver) double(w *record.Record[scholar.Work], key string, answers []answer) {
	var told []int
	for i, got := range answers {
		if got.double < 0 || slices.Contains(told, got.double) {
			continue
		}
		told = append(told, got.double)
		quoted := []string{strconv.Quote(got.name)}
		for _, other := range answers[i+1:] {
			if other.double == got.double {
				quoted = append(quoted, strconv.Quote(other.name))
			}
		}
		complain.About(r.desk, w, key, diag.Warning, "double-author", "state the id beside the name that is theirs, or remove the repetition",
			"%s fit the author %q, who is here once at most: they were not linked", strings.Join(quoted, " and "), r.authors[got.double].ID)
	}
}

// contradicted tells of an authorship whose id and ORCID are two people's.
func (r *Resolver) contradicted(w *record.Record[scholar.Work], key string, a *scholar.Authorship, got answer) {
	owner := "somebody else's"
	if i, known := r.index.orcids[a.ORCID]; known {
		owner = fmt.Sprintf("that of %q", r.authors[i].ID)
	}
	complain.About(r.desk, w, key, diag.Warning, "orcid-contradicts-id", "correct one of the two",
		"%q stands with the ORCID iD %s, which is %s: the id counts", a.ID, a.ORCID, owner)
}

// Strangers returns the authors without records, in the order of their numbers. They
// are the caller's once all works are decided.
func (r *Resolver) Strangers() []*Stranger { return r.strangers }

// Find returns the number of the author with a record whom a string outside any
// work names, by id or name; -1 for nobody, or for several.
func (r *Resolver) Find(s string) int {
	if i := r.index.byID(s); i >= 0 {
		return i
	}
	return r.index.byName(s)
}

// Shared returns the names that several authors are known by, by name.
func (r *Resolver) Shared() []*Shared {
	var out []*Shared
	for _, s := range r.shared {
		s.Own = -1
		if n, ok := r.numbers[2][s.Name]; ok {
			s.Own = n
		}
		out = append(out, s)
	}
	slices.SortFunc(out, func(x, y *Shared) int { return strings.Compare(x.Name, y.Name) })
	return out
}
