package entity

import (
	"slices"
	"sync"

	"lectern/generator/catalog/circle"
	"lectern/generator/catalog/count"
	"lectern/generator/scholar"
)

// Facts is what is counted of the works of an author, a topic or a venue.
type Facts struct {
	Coauthors []Coauthor    // of an author: most joint works first, then by sort name
	Authors   []AuthorCount // of a topic or venue: most works first, then by sort name; those who declare the topic before all, perhaps without works
	Topics    []TopicCount  // of an author or venue: most works first, then by name; those that the author declares before all, in the record's order, perhaps without works
	Venues    []VenueCount  // of an author: most works first, then by name
	Years     []YearCount   // oldest first, without gaps between the first and the last; undated works left out
	Types     []TypeCount   // of an author: most works first, then by type
}

// counted is facts that are counted when they are asked for, since those of all authors
// are as large as their records. It is nil of an entity that belongs to no catalog.
type counted struct {
	facts   count.OnDemand[Facts]
	tallies *sync.Pool // of *tally
}

func (c *counted) get(count func(t *tally, f *Facts)) *Facts {
	if c == nil {
		return &Facts{}
	}
	return c.facts.Get(func(f *Facts) {
		t := c.tallies.Get().(*tally)
		defer c.tallies.Put(t)
		count(t, f)
	})
}

// Facts returns what is counted of the author's works, which is not to be written to. It
// may be called by many goroutines.
func (a *Author) Facts() *Facts {
	return a.counted.get(func(t *tally, f *Facts) { t.author(a, f) })
}

// Facts returns what is counted of the topic's works.
func (t *Topic) Facts() *Facts {
	if t.counted == nil {
		return &Facts{Authors: t.authors(nil)}
	}
	return t.counted.get(func(tally *tally, f *Facts) {
		f.Years, f.Authors = YearsOf(t.Works), t.authors(tally.authorsOf(t.Works))
	})
}

// authors puts those who declare the topic before those who were counted.
func (t *Topic) authors(counted []AuthorCount) []AuthorCount {
	return count.Ahead(t.Declared, counted, func(c AuthorCount) *Author { return c.Author }, func(a *Author) AuthorCount { return AuthorCount{Author: a} })
}

// Facts returns what is counted of the venue's works.
func (v *Venue) Facts() *Facts {
	return v.counted.get(func(t *tally, f *Facts) {
		f.Years, f.Authors, f.Topics = YearsOf(v.Works), t.authorsOf(v.Works), t.topicsOf(v.Works)
	})
}

// tally counts with one number for each author, topic and venue, used again and
// again: no map, and time by what is counted only.
type tally struct {
	catalog *Catalog
	authors *circle.Company
	topics  *count.Counter
	venues  *count.Counter
}

func newTally(c *Catalog) *tally {
	return &tally{c, circle.NewCompany(len(c.Authors)), count.New(len(c.Topics)), count.New(len(c.Venues))}
}

func (t *tally) author(a *Author, f *Facts) {
	f.Years = YearsOf(a.Works)
	f.Types = TypesOf(a.Works)
	f.Topics = count.Ahead(a.Declared, t.topicsOf(a.Works), func(c TopicCount) *Topic { return c.Topic }, func(t *Topic) TopicCount { return TopicCount{Topic: t} })
	for _, w := range a.Works {
		if w.Venue != nil {
			t.venues.Add(w.Venue.Rank)
		}
		if w.Coauthors && slices.ContainsFunc(w.Authorships, func(x Authorship) bool { return x.Author == a }) {
			t.visit(w, a.Rank)
		}
	}
	f.Venues = count.Take(t.venues, func(rank, works int) VenueCount { return VenueCount{t.catalog.Venues[rank], works} })
	f.Coauthors = circle.Take(t.authors, func(rank, works int, weight circle.Weight) Coauthor {
		return Coauthor{t.catalog.Authors[rank], works, weight}
	})
}

// visit counts the authors of a work. Hidden ones have no rank and are left out.
func (t *tally) visit(w *Work, but int) {
	t.authors.Meet(len(w.Authorships), but, func(i int) int { return w.Authorships[i].Author.Rank })
}

func (t *tally) authorsOf(works []*Work) []AuthorCount {
	for _, w := range works {
		t.visit(w, -1)
	}
	return circle.Take(t.authors, func(rank, works int, _ circle.Weight) AuthorCount { return AuthorCount{t.catalog.Authors[rank], works} })
}

func (t *tally) topicsOf(works []*Work) []TopicCount {
	for _, w := range works {
		for _, l := range w.Topics {
			t.topics.Add(l.Topic.Rank)
		}
	}
	return count.Take(t.topics, func(rank, n int) TopicCount { return TopicCount{t.catalog.Topics[rank], n} })
}

// Count lets facts be counted, once the works of everybody are linked and all ranks are set.
func (c *Catalog) Count() {
	tallies := &sync.Pool{New: func() any { return newTally(c) }}
	for _, a := range c.Authors {
		a.counted = &counted{tallies: tallies}
	}
	for _, t := range c.Topics {
		t.counted = &counted{tallies: tallies}
	}
	for _, v := range c.Venues {
		v.counted = &counted{tallies: tallies}
	}
}

// YearsOf counts works by year.
func YearsOf(works []*Work) []YearCount {
	return count.Years(len(works), func(i int) int { return works[i].Year() })
}

// TypesOf counts works by type.
func TypesOf(works []*Work) []TypeCount {
	return count.Types(len(works), func(i int) scholar.WorkType { return works[i].Type })
}
