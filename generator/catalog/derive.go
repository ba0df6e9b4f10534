package catalog

import (
	"cmp"
	"slices"

	"lectern/generator/catalog/circle"
	"lectern/generator/catalog/count"
	"lectern/generator/catalog/parallel"
	"lectern/generator/catalog/period"
	"lectern/generator/scholar"
)

// derive counts what follows from the links: who works with whom, on what, where and
// when. The works of everybody are linked by now, newest first, and all ranks are set.
func (b *builder) derive() {
	b.gatherWorks()
	b.gatherMembers()
	b.gatherYears()
	c := b.cat
	for _, a := range c.Authors {
		for _, topic := range a.declared {
			topic.Declared = append(topic.Declared, a)
		}
	}
	parallel.Ranges(len(c.Authors), func(from, to int) {
		t := newTally(c)
		for _, a := range c.Authors[from:to] {
			t.author(a)
		}
	})
	t := newTally(c)
	for _, topic := range c.Topics {
		topic.Years = yearCounts(topic.Works)
		topic.Authors = count.Ahead(topic.Declared, t.authorsOf(topic.Works), func(c AuthorCount) *Author { return c.Author }, func(a *Author) AuthorCount { return AuthorCount{Author: a} })
	}
	for _, v := range c.Venues {
		v.Years = yearCounts(v.Works)
		v.Authors = t.authorsOf(v.Works)
		v.Topics = t.topicsOf(v.Works)
	}
	for _, i := range c.Institutions {
		i.Years = yearCounts(i.Works)
	}
}

// gatherYears lists the works of each year; undated ones come last.
func (b *builder) gatherYears() {
	var year *Year
	for _, w := range b.cat.Works {
		if year == nil || year.Year != w.Year() {
			year = &Year{Year: w.Year()}
			b.cat.Years = append(b.cat.Years, year)
		}
		year.Works = append(year.Works, w)
	}
	for _, y := range b.cat.Years {
		y.Types = typeCounts(y.Works)
	}
}

func yearCounts(works []*Work) []YearCount {
	return count.Years(len(works), func(i int) int { return works[i].Year() })
}

func typeCounts(works []*Work) []TypeCount {
	return count.Types(len(works), func(i int) scholar.WorkType { return works[i].Type })
}

// tally counts with one number for each author, topic and venue, used again and
// again: no map, and time by what is counted only.
type tally struct {
	catalog *Catalog
	authors *count.Counter
	topics  *count.Counter
	venues  *count.Counter
	weights []circle.Weight // by author, of what was counted; zero between counts
	met     []int           // by author: the last visit on which they were counted
	visits  int             // of works: each work counts its authors once a visit
}

func newTally(c *Catalog) *tally {
	return &tally{
		catalog: c,
		authors: count.New(len(c.Authors)),
		topics:  count.New(len(c.Topics)),
		venues:  count.New(len(c.Venues)),
		weights: make([]circle.Weight, len(c.Authors)),
		met:     make([]int, len(c.Authors)),
	}
}

func (t *tally) author(a *Author) {
	a.Years = yearCounts(a.Works)
	a.Types = typeCounts(a.Works)
	a.Topics = count.Ahead(a.declared, t.topicsOf(a.Works), func(c TopicCount) *Topic { return c.Topic }, func(t *Topic) TopicCount { return TopicCount{Topic: t} })
	for _, w := range a.Works {
		if w.Venue != nil {
			t.venues.Add(w.Venue.rank)
		}
		if w.Coauthors && slices.ContainsFunc(w.Authorships, func(x Authorship) bool { return x.Author == a }) {
			t.visit(w, a)
		}
	}
	a.Venues = count.Take(t.venues, func(rank, works int) VenueCount { return VenueCount{t.catalog.Venues[rank], works} })
	a.Coauthors = count.Take(t.authors, t.coauthor)
}

// visit counts each author of a work once, but for one, who may be nil. Hidden ones
// have no rank and are left out.
func (t *tally) visit(w *Work, but *Author) {
	share := circle.Share(len(w.Authorships))
	t.visits++
	for i := range w.Authorships {
		a := w.Authorships[i].Author
		if a != but && a.rank >= 0 && t.met[a.rank] != t.visits {
			t.met[a.rank] = t.visits
			t.authors.Add(a.rank)
			t.weights[a.rank] += share
		}
	}
}

func (t *tally) coauthor(rank, works int) Coauthor {
	weight := t.weights[rank]
	t.weights[rank] = 0
	return Coauthor{t.catalog.Authors[rank], works, weight}
}

func (t *tally) authorsOf(works []*Work) []AuthorCount {
	for _, w := range works {
		t.visit(w, nil)
	}
	return count.Take(t.authors, func(rank, n int) AuthorCount {
		t.weights[rank] = 0
		return AuthorCount{t.catalog.Authors[rank], n}
	})
}

func (t *tally) topicsOf(works []*Work) []TopicCount {
	for _, w := range works {
		for _, l := range w.Topics {
			t.topics.Add(l.Topic.rank)
		}
	}
	return count.Take(t.topics, func(rank, n int) TopicCount { return TopicCount{t.catalog.Topics[rank], n} })
}

// gatherMembers lists the people of each institution and its parts. An author
// stands once in a list, with the first of their affiliations there.
func (b *builder) gatherMembers() {
	for _, a := range b.cat.Authors {
		var told []*Institution
		for i := range a.Affiliations {
			s := &a.Affiliations[i]
			for place := s.Institution; place != nil; place = place.Parent {
				if !slices.Contains(told, place) {
					told = append(told, place)
					place.People = append(place.People, Member{Author: a, Affiliation: s, State: s.State})
				}
			}
		}
	}
	for _, i := range b.cat.Institutions {
		slices.SortStableFunc(i.People, func(x, y Member) int {
			return cmp.Compare(period.Standing(x.Affiliation.Affiliation, x.State), period.Standing(y.Affiliation.Affiliation, y.State))
		})
	}
}

// gatherWorks lists the works of each institution and its parts: those whose authors
// were there when they published, and those of a school or publisher.
func (b *builder) gatherWorks() {
	houses := map[string]*Institution{}
	for _, w := range b.cat.Works {
		for _, list := range [][]Authorship{w.Authorships, w.EditorsOf, w.Translated} {
			for _, a := range list {
				for _, place := range a.Affiliations {
					place.publish(w)
				}
			}
		}
		for v := w; v != nil; v = v.Volume {
			for _, name := range []string{v.School, v.Publisher} {
				house, known := houses[name]
				if !known && name != "" {
					house, _ = b.findInstitution.Find(name)
					houses[name] = house
				}
				if house != nil && house.Recorded {
					house.publish(w)
				}
			}
		}
	}
}

// publish adds a work to the institution and to those it is a part of.
func (i *Institution) publish(w *Work) {
	for ; i != nil; i = i.Parent {
		if n := len(i.Works); n == 0 || i.Works[n-1] != w {
			i.Works = append(i.Works, w)
		}
	}
}
