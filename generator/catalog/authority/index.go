package authority

import (
	"slices"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/scholar"
)

// Evidence is what links a name on a work to an author.
type Evidence uint8

// The evidences, weakest first.
const (
	ByNothing    Evidence = iota // a name of its own, unverified
	ByFoldedName                 // one author's name equals it with accents and case folded
	ByName                       // one author's name equals it exactly
	ByORCID                      // the record gives that author's ORCID
	ByID                         // the record gives the author's id
)

// identity is what is known of one author.
type identity struct {
	ids        []string // the present id first, then former ones
	orcid      string   // normalised; may be empty
	names      []string // in full, in the order of reading: the name, other names, the native one
	matchNames bool     // false: never linked by name
}

// answer is who a name on a work is.
type answer struct {
	author   int      // number of the author; -1: nobody who is known
	evidence Evidence // ByNothing where author is -1
	name     string   // the name in full, NFC where it was looked for
	denied   bool     // the id or ORCID leads to an author who says that the work is not theirs
	rivals   []int    // the authors, two or more, whom the name fits, where it was given to none of them
	near     int      // an author without ORCID whom the name would fit, had it no ORCID; else -1
	double   int      // the author whom this name and another one in the list fit, so that they were given to neither; else -1

	// contradicted: the author was named by id, beside an ORCID that is another's.
	contradicted bool
}

// nobody is the answer before anything is known.
func nobody(name string) answer { return answer{author: -1, name: name, near: -1, double: -1} }

// index answers for a fixed set of authors, by the rules of the manual's page
// "Who is who" (content/pages/docs/who-is-who.md).
type index struct {
	authors []identity
	ids     map[string]int
	orcids  map[string]int
	exact   map[string][]int
	folded  map[string][]int
	forms   map[string]form // memo: what is asked of a name again and again

	notMine map[int]map[string]bool // by author: ids of works that are never linked to them
}

// form is what a name as published comes to.
type form struct {
	name     string
	initials bool
	exact    []int
	folded   []int
}

// newIndex indexes the authors. Of two with one id or one ORCID the first has it.
func newIndex(authors []identity) *index {
	x := &index{
		authors: authors,
		ids:     make(map[string]int, len(authors)),
		orcids:  map[string]int{},
		exact:   make(map[string][]int, len(authors)),
		folded:  make(map[string][]int, len(authors)),
		forms:   map[string]form{},
	}
	for i := range authors {
		x.add(i, &authors[i])
	}
	return x
}

// but returns the index with the works that each author denies. It shares the memo, which
// does not depend on them.
func (x *index) but(notMine map[int]map[string]bool) *index {
	with := *x
	with.notMine = notMine
	return &with
}

func (x *index) add(i int, a *identity) {
	for _, id := range a.ids {
		if _, taken := x.ids[id]; !taken {
			x.ids[id] = i
		}
	}
	if _, taken := x.orcids[a.orcid]; !taken && a.orcid != "" {
		x.orcids[a.orcid] = i
	}
	if !a.matchNames {
		return
	}
	for _, name := range a.names {
		name = norm.NFC.String(name)
		insert(x.exact, name, i)
		insert(x.folded, scholar.Fold(name), i)
	}
}

func insert(index map[string][]int, name string, i int) {
	if known := index[name]; name != "" && (len(known) == 0 || known[len(known)-1] != i) {
		index[name] = append(known, i)
	}
}

// resolve answers for each of the names in one role (authors, editors) on a work,
// in order. The rules, in order: the id; the ORCID; one author whose name equals
// it exactly (NFC), then with accents and case folded; else a name of its own.
// Initials alone never match, nor does a name that comes with an id or ORCID: if
// those were the author's, they would have led to them. Nobody stands twice in one
// list by name: two equal names are two people, and a name beside the author's own
// id is somebody else.
func (x *index) resolve(work string, names []scholar.Authorship) []answer {
	answers := make([]answer, len(names))
	byName := 0
	for i := range names {
		answers[i] = x.one(work, &names[i])
		if e := answers[i].evidence; e == ByName || e == ByFoldedName {
			byName++
		}
	}
	if byName > 0 {
		releaseDoubles(answers)
	}
	return answers
}

// releaseDoubles gives names that fit one author twice to nobody. That two of them do
// is worth a word, unless one is the author's own: then the other is somebody else.
func releaseDoubles(answers []answer) {
	count, byName := make(map[int]int, len(answers)), map[int]int{}
	for _, a := range answers {
		if a.author >= 0 {
			count[a.author]++
		}
		if a.evidence == ByName || a.evidence == ByFoldedName {
			byName[a.author]++
		}
	}
	for i, a := range answers {
		if count[a.author] > 1 && (a.evidence == ByName || a.evidence == ByFoldedName) {
			answers[i] = nobody(a.name)
			if byName[a.author] > 1 {
				answers[i].double = a.author
			}
		}
	}
}

func (x *index) one(work string, a *scholar.Authorship) answer {
	if a.Plain {
		return nobody(norm.NFC.String(a.Full()))
	}
	got := nobody("")
	if a.ID != "" {
		i, known := x.ids[a.ID]
		if known && !x.notMine[i][work] {
			got.author, got.evidence, got.name = i, ByID, a.Full()
			got.contradicted = x.contradicts(i, a.ORCID)
			return got
		}
		got.denied = known
	}
	f := x.form(a.Name)
	got.name = f.name
	if a.ORCID != "" {
		i, known := x.orcids[a.ORCID]
		switch {
		case known && !x.notMine[i][work]:
			got.author, got.evidence = i, ByORCID
		case known:
			got.denied = true
		case a.ID == "":
			got.near = x.near(work, f)
		}
		return got
	}
	if a.ID != "" || f.initials {
		return got
	}
	x.match(work, f, &got)
	return got
}

// contradicts reports whether an ORCID is somebody else's than the author's.
func (x *index) contradicts(author int, orcid string) bool {
	if orcid == "" || orcid == x.authors[author].orcid {
		return false
	}
	owner, known := x.orcids[orcid]
	return known && owner != author || x.authors[author].orcid != ""
}

func (x *index) match(work string, f form, got *answer) {
	for _, step := range []struct {
		fits []int
		by   Evidence
	}{{f.exact, ByName}, {f.folded, ByFoldedName}} {
		switch fits := x.willing(work, step.fits); len(fits) {
		case 0:
			continue
		case 1:
			got.author, got.evidence = fits[0], step.by
		default:
			got.rivals = fits
		}
		return
	}
}

// near looks for an author who may have forgotten to state their ORCID.
func (x *index) near(work string, f form) int {
	if fits := x.willing(work, f.exact); len(fits) == 1 && !f.initials && x.authors[fits[0]].orcid == "" {
		return fits[0]
	}
	return -1
}

// willing leaves out those who say that the work is not theirs.
func (x *index) willing(work string, fits []int) []int {
	for i, a := range fits {
		if x.notMine[a][work] {
			rest := slices.Clone(fits[:i])
			for _, b := range fits[i+1:] {
				if !x.notMine[b][work] {
					rest = append(rest, b)
				}
			}
			return rest
		}
	}
	return fits
}

func (x *index) form(n scholar.Name) form {
	plain := n == scholar.Name{Display: n.Display}
	if plain {
		if f, ok := x.forms[n.Display]; ok {
			return f
		}
	}
	full := norm.NFC.String(n.Full())
	f := form{name: full, initials: n.OnlyInitials(), exact: x.exact[full]}
	if f.exact == nil {
		f.folded = x.folded[scholar.Fold(full)]
	}
	if plain {
		x.forms[n.Display] = f
	}
	return f
}

// byID returns the author of a present or former id, or -1.
func (x *index) byID(id string) int {
	if i, ok := x.ids[id]; ok {
		return i
	}
	return -1
}

// byName returns the one author whom a name outside any work fits, or -1.
func (x *index) byName(name string) int {
	got := answer{author: -1}
	if f := x.form(scholar.Name{Display: name}); !f.initials {
		x.match("", f, &got)
	}
	return got.author
}
