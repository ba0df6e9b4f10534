// Package ties says in one digest what a work tells of who and what belong together: what
// it shows of itself, its people, their institutions, its topics and venue. Whatever is
// counted of works (coauthors, close collaborators, topics, neighbourhoods) follows from
// these digests and the order of the works, so that a key is made of them without counting
// anything; it is made anew a little more often than the count would change. The package
// knows nothing of what is counted.
package ties

import (
	"lectern/generator/catalog"
	"lectern/generator/catalog/parallel"
	"lectern/generator/catalog/roll"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
)

// Ties is the digests of one catalog in one language. It may be used by many goroutines.
type Ties struct {
	deck *card.Deck

	// What was made beforehand; nil where each is made when it is asked for.
	works        *roll.Roll[*catalog.Work, tie]
	people       *roll.Roll[*catalog.Author, key.Key]
	topics       *roll.Roll[*catalog.Topic, key.Key]
	venues       *roll.Roll[*catalog.Venue, key.Key]
	institutions *roll.Roll[*catalog.Institution, key.Key]
}

// tie is what is kept of a work.
type tie struct {
	all    key.Key
	topics key.Key // and the work's address
	bonds  key.Key // what joins it with others: all but what its card shows
}

// New returns the ties of a catalog; with lazy, none is made beforehand: a preview needs
// few.
func New(d *card.Deck, c *catalog.Catalog, lazy bool) *Ties {
	t := &Ties{deck: d}
	if lazy {
		return t
	}
	made := &Ties{deck: d,
		people:       each(c.Authors, func(a *catalog.Author) int { return a.Rank }, t.person),
		topics:       each(c.Topics, func(t *catalog.Topic) int { return t.Rank }, t.topic),
		venues:       each(c.Venues, func(v *catalog.Venue) int { return v.Rank }, t.venue),
		institutions: each(c.Institutions, func(i *catalog.Institution) int { return i.Rank }, t.institution)}
	made.works = each(c.Works, func(w *catalog.Work) int { return w.Rank }, made.work)
	return made
}

// each makes something of each of a list, several at once.
func each[E comparable, D any](list []E, rank func(E) int, of func(h *key.Hasher, e E) D) *roll.Roll[E, D] {
	out := roll.New[E, D](list, rank)
	made := out.Values()
	parallel.Ranges(len(list), func(from, to int) {
		var h key.Hasher
		for i := from; i < to; i++ {
			made[i] = of(&h, list[i])
		}
	})
	return out
}

// known returns what was made of something, or makes it.
func known[E comparable, D any](made *roll.Roll[E, D], e E, of func(h *key.Hasher, e E) D) D {
	if d := made.At(e); d != nil {
		return *d
	}
	return of(new(key.Hasher), e) // also of one that is hidden, and in none of the catalog's lists
}

// Work returns the digest of a work's ties, its card's among them.
func (t *Ties) Work(w *catalog.Work) key.Key { return known(t.works, w, t.work).all }

// HashWorks adds the ties of works, in order.
func (t *Ties) HashWorks(h *key.Hasher, works []*catalog.Work) {
	h.Int(len(works))
	for _, w := range works {
		h.Digest(t.Work(w))
	}
}

// HashBonds adds what joins works with others, in order: who wrote them, where, on what, and
// when. Their titles are not in it.
func (t *Ties) HashBonds(h *key.Hasher, works []*catalog.Work) {
	h.Int(len(works))
	for _, w := range works {
		h.Digest(known(t.works, w, t.work).bonds)
	}
}

// HashTopicsOf adds the addresses of works and their topics, and nothing else of them.
func (t *Ties) HashTopicsOf(h *key.Hasher, works []*catalog.Work) {
	h.Int(len(works))
	for _, w := range works {
		h.Digest(known(t.works, w, t.work).topics)
	}
}

// HashAuthors adds the names and addresses of people, in order.
func (t *Ties) HashAuthors(h *key.Hasher, people []*catalog.Author) {
	h.Int(len(people))
	for _, a := range people {
		t.HashAuthor(h, a)
	}
}

// HashAuthor adds an author's name and address, and their place among others.
func (t *Ties) HashAuthor(h *key.Hasher, a *catalog.Author) { h.Digest(known(t.people, a, t.person)) }

// HashTopics adds the names and addresses of topics, in order.
func (t *Ties) HashTopics(h *key.Hasher, topics []*catalog.Topic) {
	h.Int(len(topics))
	for _, topic := range topics {
		h.Digest(known(t.topics, topic, t.topic))
	}
}

// HashInstitutions adds the names and addresses of institutions, in order; one that is not
// known is nil.
func (t *Ties) HashInstitutions(h *key.Hasher, institutions []*catalog.Institution) {
	h.Int(len(institutions))
	for _, i := range institutions {
		h.Bool(i != nil)
		if i != nil {
			h.Digest(known(t.institutions, i, t.institution))
		}
	}
}

func (t *Ties) work(h *key.Hasher, w *catalog.Work) tie {
	var out tie
	h.Str(t.deck.Book.Work(w))
	h.Int(len(w.Topics))
	for i := range w.Topics {
		h.Digest(known(t.topics, w.Topics[i].Topic, t.topic))
		h.Bool(w.Topics[i].ByRule)
	}
	out.topics = h.Sum()
	h.Digest(out.topics)
	h.Int(w.Year())
	h.Bool(w.Coauthors)
	h.Bool(w.Venue != nil)
	if w.Venue != nil {
		h.Digest(known(t.venues, w.Venue, t.venue))
	}
	h.Int(len(w.Authorships))
	for i := range w.Authorships {
		t.HashAuthor(h, w.Authorships[i].Author)
		t.HashInstitutions(h, w.Authorships[i].Affiliations)
	}
	out.bonds = h.Sum()
	h.Digest(t.deck.WorkDigest(w))
	h.Digest(out.bonds)
	out.all = h.Sum()
	return out
}

// person is who somebody is among others, how they are called, where the name leads, and
// where it stands in lists.
func (t *Ties) person(h *key.Hasher, a *catalog.Author) key.Key {
	card.HashLink(h, t.deck.Author(a))
	h.Str(a.ID, a.Slug, a.SortKey, t.deck.Book.Author(a))
	h.Bool(a.Hidden)
	return h.Sum()
}

func (t *Ties) topic(h *key.Hasher, of *catalog.Topic) key.Key {
	card.HashLink(h, t.deck.Topic(of))
	return t.place(h, of.ID, of.Name)
}

func (t *Ties) venue(h *key.Hasher, v *catalog.Venue) key.Key {
	card.HashLink(h, t.deck.Venue(v))
	return t.place(h, v.ID, v.Name)
}

func (t *Ties) institution(h *key.Hasher, i *catalog.Institution) key.Key {
	card.HashLink(h, t.deck.Institution(i))
	h.Str(t.deck.Book.Institution(i))
	h.Bool(i.Recorded)
	return t.place(h, i.ID, i.Name)
}

// place adds what something is sorted by in its list, and told from others.
func (t *Ties) place(h *key.Hasher, id string, name scholar.Text) key.Key {
	h.Str(id, markup.Plain(name), markup.Plain(name.In(t.deck.Main)))
	return h.Sum()
}
