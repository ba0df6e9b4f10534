package entity

import (
	"sync"

	"lectern/generator/catalog/origin"
	"lectern/generator/record"
	"lectern/generator/scholar"
)

// Edit is one record of a work instead of another that says the same of its relations.
type Edit struct {
	Was, Is *record.Record[scholar.Work]
	Digest  Digest // of what is
}

// With returns a catalog that differs in the records of works, which must be related as
// those were that they replace. Every entity is a new one, as in any catalog; what does not
// belong to a catalog is shared: the values of other records, names, sort keys.
func (c *Catalog) With(edits []Edit) *Catalog {
	m := &mover{works: make([]Work, len(c.Works)), authors: make([]Author, len(c.Authors)), topics: make([]Topic, len(c.Topics)),
		venues: make([]Venue, len(c.Venues)), institutions: make([]Institution, len(c.Institutions)),
		hidden: map[*Work]*Work{}, unlisted: map[*Author]*Author{}, ambiguous: map[*Ambiguous]*Ambiguous{}}
	m.meet(c)
	out := &Catalog{Shape: c.Shape, Works: m.workList(c.Works), Authors: m.authorList(c.Authors), Topics: m.topicList(c.Topics),
		Venues: list(c.Venues, m.venue), Institutions: m.institutionList(c.Institutions), Pages: make([]*FreePage, len(c.Pages)),
		Years: make([]*Year, len(c.Years)), Ambiguous: list(c.Ambiguous, m.shared)}
	for i, p := range c.Pages {
		page := *p
		out.Pages[i] = &page
	}
	for i, y := range c.Years {
		out.Years[i] = &Year{Year: y.Year, Works: m.workList(y.Works), Types: y.Types}
	}
	m.beside(func(m *mover) { m.fillWorks(c) }, func(m *mover) { m.fillAuthors(c); m.fillSubjects(c) }, func(m *mover) {
		out.ByID = Index{Works: table(c.ByID.Works, m.work), Authors: table(c.ByID.Authors, m.author), Topics: table(c.ByID.Topics, m.topic),
			Venues: table(c.ByID.Venues, m.venue), Institutions: table(c.ByID.Institutions, m.institution)}
	})
	for _, e := range edits {
		out.ByID.Works[e.Was.ID].edit(e)
	}
	out.Count()
	return out
}

// edit gives a work another record.
func (w *Work) edit(e Edit) {
	was, is := w.Work, &e.Is.Value
	w.Work, w.Origin, w.Digest, w.Rec = is, origin.Of(e.Is), e.Digest, e.Is
	for _, role := range []struct {
		links   []Authorship
		was, is []scholar.Authorship
	}{{w.Authorships, was.Authors, is.Authors}, {w.EditorsOf, was.Editors, is.Editors}, {w.Translated, was.Translators, is.Translators}} {
		n := 0 // names that are empty have no link
		for i := range role.links {
			for role.links[i].Authorship != &role.was[n] {
				n++
			}
			role.links[i].Authorship = &role.is[n]
		}
	}
}

// mover leads from the entities of one catalog to those of another: by their places in its
// lists, else by what they are. Once it has met all, it may be copied for other goroutines.
type mover struct {
	works        []Work
	authors      []Author
	topics       []Topic
	venues       []Venue
	institutions []Institution
	hidden       map[*Work]*Work
	unlisted     map[*Author]*Author
	ambiguous    map[*Ambiguous]*Ambiguous

	roomForWorks   room[Work]
	roomForAuthors room[Author]
}

// meet makes room for all that stands in no list, or has no place there.
func (m *mover) meet(c *Catalog) {
	for _, w := range c.ByID.Works {
		if w.Rank < 0 && m.hidden[w] == nil {
			m.hidden[w] = &Work{}
			m.meetAuthors(w)
		}
	}
	for _, a := range c.ByID.Authors {
		m.meetAuthor(a)
	}
	for _, w := range c.Works {
		m.meetAuthors(w)
	}
	for _, x := range c.Ambiguous {
		m.ambiguous[x] = &Ambiguous{Name: x.Name, Slug: x.Slug, Authors: m.authorList(x.Authors), Works: m.workList(x.Works)}
	}
}

func (m *mover) meetAuthors(w *Work) {
	for _, role := range [...][]Authorship{w.Authorships, w.EditorsOf, w.Translated} {
		for i := range role {
			m.meetAuthor(role[i].Author)
		}
	}
}

func (m *mover) meetAuthor(a *Author) {
	if a.Rank < 0 && m.unlisted[a] == nil {
		m.unlisted[a] = &Author{}
	}
}

// beside does parts of the work at once.
func (m *mover) beside(parts ...func(m *mover)) {
	var group sync.WaitGroup
	for _, part := range parts {
		own := *m
		own.roomForWorks, own.roomForAuthors = room[Work]{}, room[Author]{}
		group.Go(func() { part(&own) })
	}
	group.Wait()
}

func (m *mover) work(w *Work) *Work {
	switch {
	case w == nil:
		return nil
	case w.Rank >= 0:
		return &m.works[w.Rank]
	}
	return m.hidden[w]
}

func (m *mover) author(a *Author) *Author {
	switch {
	case a == nil:
		return nil
	case a.Rank >= 0:
		return &m.authors[a.Rank]
	}
	return m.unlisted[a]
}

func (m *mover) topic(t *Topic) *Topic {
	if t == nil {
		return nil
	}
	return &m.topics[t.Rank]
}

func (m *mover) venue(v *Venue) *Venue {
	if v == nil {
		return nil
	}
	return &m.venues[v.Rank]
}

func (m *mover) institution(i *Institution) *Institution {
	if i == nil {
		return nil
	}
	return &m.institutions[i.Rank]
}

func (m *mover) shared(x *Ambiguous) *Ambiguous { return m.ambiguous[x] }

func (m *mover) workList(from []*Work) []*Work { return m.roomForWorks.list(from, m.work) }

func (m *mover) authorList(from []*Author) []*Author { return m.roomForAuthors.list(from, m.author) }

func (m *mover) topicList(from []*Topic) []*Topic { return list(from, m.topic) }

func (m *mover) institutionList(from []*Institution) []*Institution { return list(from, m.institution) }

func (m *mover) fillWorks(c *Catalog) {
	for i, w := range c.Works {
		m.fillWork(&m.works[i], w)
	}
	for w, to := range m.hidden {
		m.fillWork(to, w)
	}
}

func (m *mover) fillWork(to, from *Work) {
	*to = *from
	to.Authorships, to.EditorsOf, to.Translated = m.authorships(from.Authorships), m.authorships(from.EditorsOf), m.authorships(from.Translated)
	to.Topics = values(from.Topics, func(l *TopicLink) { l.Topic = m.topic(l.Topic) })
	to.Venue, to.Volume, to.Published = m.venue(from.Venue), m.work(from.Volume), m.work(from.Published)
	to.Parts, to.Preprints = m.workList(from.Parts), m.workList(from.Preprints)
	to.References, to.CitedBy = m.workList(from.References), m.workList(from.CitedBy)
}

func (m *mover) authorships(from []Authorship) []Authorship {
	return values(from, func(a *Authorship) {
		a.Author, a.Affiliations = m.author(a.Author), m.institutionList(a.Affiliations)
	})
}

func (m *mover) fillAuthors(c *Catalog) {
	for i, a := range c.Authors {
		m.fillAuthor(&m.authors[i], a)
	}
	for a, to := range m.unlisted {
		m.fillAuthor(to, a)
	}
}

func (m *mover) fillAuthor(to, from *Author) {
	*to = *from
	to.counted = nil
	to.Works, to.Selected = m.workList(from.Works), m.workList(from.Selected)
	to.Affiliations = values(from.Affiliations, func(a *Affiliation) { a.Institution = m.institution(a.Institution) })
	to.Institutions = m.institutionList(from.Institutions)
	to.Advisors = values(from.Advisors, func(p *Person) { p.Author = m.author(p.Author) })
	to.Advisees, to.Declared, to.Ambiguous = m.authorList(from.Advisees), m.topicList(from.Declared), m.shared(from.Ambiguous)
}

// fillSubjects fills topics, venues and institutions, after the authors.
func (m *mover) fillSubjects(c *Catalog) {
	for i, from := range c.Topics {
		to := &m.topics[i]
		*to = *from
		to.counted = nil
		to.Broader, to.Narrower = m.topic(from.Broader), m.topicList(from.Narrower)
		to.Works, to.Declared = m.workList(from.Works), m.authorList(from.Declared)
	}
	for i, from := range c.Venues {
		to := &m.venues[i]
		*to = *from
		to.counted = nil
		to.Works = m.workList(from.Works)
	}
	for i, from := range c.Institutions {
		to := &m.institutions[i]
		*to = *from
		to.Parent, to.Parts, to.Works = m.institution(from.Parent), m.institutionList(from.Parts), m.workList(from.Works)
		to.People = values(from.People, func(p *Member) {
			n := 0
			for &p.Author.Affiliations[n] != p.Affiliation {
				n++
			}
			p.Author = m.author(p.Author)
			p.Affiliation = &p.Author.Affiliations[n]
		})
	}
}

func list[E any](from []*E, to func(*E) *E) []*E {
	if from == nil {
		return nil
	}
	out := make([]*E, len(from))
	for i, e := range from {
		out[i] = to(e)
	}
	return out
}

// values copies values and lets move change each copy.
func values[E any](from []E, move func(*E)) []E {
	if from == nil {
		return nil
	}
	out := make([]E, len(from))
	for i := range from {
		out[i] = from[i]
		move(&out[i])
	}
	return out
}

func table[E any](from map[string]*E, to func(*E) *E) map[string]*E {
	out := make(map[string]*E, len(from))
	for id, e := range from {
		out[id] = to(e)
	}
	return out
}

// room is memory for many short lists.
type room[E any] struct{ free []*E }

const roomSize = 4096

func (r *room[E]) list(from []*E, to func(*E) *E) []*E {
	n := len(from)
	if n == 0 {
		return from // nil or empty, and nobody's
	}
	if n > len(r.free) {
		r.free = make([]*E, max(n, roomSize))
	}
	out := r.free[:n:n]
	r.free = r.free[n:]
	for i, e := range from {
		out[i] = to(e)
	}
	return out
}
