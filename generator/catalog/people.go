package catalog

import (
	"slices"

	"lectern/generator/catalog/authority"
	"lectern/generator/catalog/complain"
	"lectern/generator/catalog/digest"
	"lectern/generator/catalog/lookup"
	"lectern/generator/catalog/naming"
	"lectern/generator/catalog/order"
	"lectern/generator/catalog/period"
	"lectern/generator/diag"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// meetAuthors finds out by what names the authors are known.
func (b *builder) meetAuthors() {
	records := make([]*record.Record[scholar.Author], len(b.authors))
	for i, a := range b.authors {
		records[i] = a.Rec
	}
	b.who = authority.New(&b.memo.Who, records, b.cfg.MatchNames, func(i int) map[string]bool { return b.notMine(b.authors[i]) }, b.desk)
}

// nameAuthors resolves every name on every work, in the order of works, so that the
// lists of works are in that order too.
func (b *builder) nameAuthors() {
	total := 0
	for _, w := range b.cat.Works {
		total += len(w.Authors) + len(w.Editors) + len(w.Translators)
	}
	slab := make([]Authorship, 0, total)
	var decisions []authority.Decision
	for n, w := range b.cat.Works {
		w.Coauthors = len(w.Authors) <= b.cfg.CoauthorsMax
		for _, role := range []struct {
			key   string
			names []scholar.Authorship
			out   *[]Authorship
		}{{"authors", w.Authors, &w.Authorships}, {"editors", w.Editors, &w.EditorsOf}, {"translators", w.Translators, &w.Translated}} {
			decisions = b.who.Decide(decisions[:0], n, w.Rec, role.key, role.names)
			start := len(slab)
			for _, d := range decisions {
				slab = append(slab, b.authorship(w, role.key, d))
			}
			if len(slab) > start {
				*role.out = slab[start:len(slab):len(slab)]
			}
		}
	}
}

// authorship turns a decision into a link, on both sides.
func (b *builder) authorship(w *Work, key string, d authority.Decision) Authorship {
	author := b.authorOf(d.Author)
	if n := len(author.Works); n == 0 || author.Works[n-1] != w { // once, in whatever roles
		author.Works = append(author.Works, w)
	}
	out := Authorship{Authorship: d.Authorship, Author: author, Evidence: d.Evidence, Printed: d.Printed}
	if names := d.Authorship.Affiliations; len(names) > 0 {
		out.Affiliations = make([]*Institution, len(names))
		for i, s := range names {
			out.Affiliations[i] = institution(b, w.Rec, key, s)
		}
	}
	return out
}

// authorOf returns the author of a number of the resolver's.
func (b *builder) authorOf(n int) *Author {
	n -= len(b.authors)
	if n < 0 {
		return b.authors[n+len(b.authors)]
	}
	known := b.who.Strangers()
	for len(b.strangers) <= n {
		stranger := known[len(b.strangers)]
		a := &Author{Author: &stranger.Author, Slug: stranger.Slug, Rank: -1}
		if b.strangers = append(b.strangers, a); a.ID != "" {
			b.cat.ByID.Authors[a.ID] = a
		}
	}
	return b.strangers[n]
}

func (b *builder) notMine(a *Author) map[string]bool {
	var out map[string]bool
	for _, id := range a.NotMine {
		if w := b.knownWork(a, "not_mine", id); w != nil {
			if out == nil {
				out = map[string]bool{}
			}
			out[w.ID] = true
		}
	}
	return out
}

// knownWork returns the work that a field of an author's record names.
func (b *builder) knownWork(a *Author, key, id string) *Work {
	w := b.cat.ByID.Works[id]
	if w == nil {
		complain.Unknown(b.desk, a.Rec, key, diag.Warning, "unknown-work", id, b.cat.ByID.Works)
	}
	return w
}

// institution resolves a string that names an institution: an id, a ROR id, a name or
// an acronym.
func institution[T record.Entity](b *builder, r *record.Record[T], key, s string) *Institution {
	if i := b.places[s]; i != nil {
		return i
	}
	name := s
	if b.cat.ByID.Institutions[s] == nil {
		name = b.memo.Place(s)
	}
	b.places[s] = naming.One(naming.Kind[*Institution]{Plural: "institutions", Find: b.findInstitution, Create: b.unrecordedInstitution}, b.desk, r, key, name)
	return b.places[s]
}

// linkAuthors resolves what the records of authors name, after all works are known.
func (b *builder) linkAuthors() {
	d := digest.New[scholar.Author]()
	for _, a := range b.strangers {
		a.Digest = d.Of(a.Author)
	}
	for _, a := range b.authors {
		a.Slug = scholar.Slug(a.ID)
		b.affiliate(a)
		b.selectWorks(a)
		b.advise(a)
	}
	b.selectMarked()
	for _, a := range b.authors {
		slices.SortFunc(a.Advisees, func(x, y *Author) int { return x.Rank - y.Rank })
	}
}

func (b *builder) affiliate(a *Author) {
	for i := range a.Author.Affiliations {
		stated := &a.Author.Affiliations[i]
		a.Affiliations = append(a.Affiliations, Affiliation{
			Affiliation: stated,
			Institution: institution(b, a.Rec, "affiliations", stated.Institution),
			State:       period.Of(a.Author, stated, b.asOf),
		})
	}
	slices.SortStableFunc(a.Affiliations, func(x, y Affiliation) int {
		return period.Compare(x.Affiliation, x.State, y.Affiliation, y.State)
	})
	for _, s := range a.Affiliations {
		if !slices.Contains(a.Institutions, s.Institution) {
			a.Institutions = append(a.Institutions, s.Institution)
		}
	}
}

// selectWorks puts the author's own choice first.
func (b *builder) selectWorks(a *Author) {
	for _, id := range a.Author.Selected {
		if w := b.knownWork(a, "selected", id); w != nil && !w.Hidden && !slices.Contains(a.Selected, w) {
			a.Selected = append(a.Selected, w)
		}
	}
}

// selectMarked adds the works that are marked as selected, for all who are on them.
func (b *builder) selectMarked() {
	for _, w := range b.cat.Works {
		if !w.Work.Selected {
			continue
		}
		for _, list := range [][]Authorship{w.Authorships, w.EditorsOf, w.Translated} {
			for _, on := range list {
				if a := on.Author; a.Recorded && !slices.Contains(a.Selected, w) {
					a.Selected = append(a.Selected, w)
				}
			}
		}
	}
}

func (b *builder) advise(a *Author) {
	for _, s := range a.Author.Advisors {
		i := b.who.Find(s)
		if i < 0 {
			if scholar.Slug(s) == s { // an id, by its form
				complain.Unknown(b.desk, a.Rec, "advisors", diag.Warning, "unknown-author", s, b.cat.ByID.Authors)
			}
			a.Advisors = append(a.Advisors, Person{Name: s})
			continue
		}
		advisor := b.authors[i]
		if advisor.Hidden || advisor == a {
			continue
		}
		a.Advisors = append(a.Advisors, Person{Author: advisor, Name: advisor.Full()})
		if !a.Hidden && !slices.Contains(advisor.Advisees, a) {
			advisor.Advisees = append(advisor.Advisees, a)
		}
	}
}

// gatherShared lists the ambiguous names and tells their bearers, first of all by
// the name that an author is displayed with.
func (b *builder) gatherShared() {
	for _, shared := range b.who.Shared() {
		x := &Ambiguous{Name: shared.Name, Slug: scholar.NameSlug(shared.Name)}
		for _, n := range shared.Authors {
			a := b.authors[n]
			x.Authors = append(x.Authors, a)
			if a.Ambiguous == nil || lookup.Exact(a.Full()) == x.Name {
				a.Ambiguous = x
			}
		}
		slices.SortFunc(x.Authors, func(x, y *Author) int { return x.Rank - y.Rank })
		for _, n := range shared.Works {
			x.Works = append(x.Works, b.cat.Works[n])
		}
		if shared.Own >= 0 {
			b.authorOf(shared.Own).Ambiguous = x
		}
		b.cat.Ambiguous = append(b.cat.Ambiguous, x)
	}
	order.ByName(b.memo.Collation(b.cfg.Language), b.cat.Ambiguous, func(x *Ambiguous) string { return x.Name }, func(x *Ambiguous) string { return x.Name },
		func(*Ambiguous, int) {})
}
