package explore

import (
	"cmp"
	"slices"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/card/count"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

// rows is how many people, topics and institutions the tables name.
const rows = 12

// Title returns the page's name.
func (e *Explorer) Title() string { return e.deck.Text("explorer") }

// Description returns a sentence.
func (e *Explorer) Description() string {
	return markup.Excerpt(e.deck.Text("explorer_lead"), card.DescriptionMax)
}

// Parents returns nothing.
func (e *Explorer) Parents() []view.Link { return nil }

// most returns the first of some things by a number, the greatest first.
func most[E any](all []E, number func(E) int) []E {
	list := slices.DeleteFunc(slices.Clone(all), func(one E) bool { return number(one) == 0 })
	slices.SortStableFunc(list, func(x, y E) int { return cmp.Compare(number(y), number(x)) })
	return list[:min(len(list), rows)]
}

// connected are those with most to explore: authors by coauthors, topics by works,
// institutions by people. Those without a page are left out.
func (e *Explorer) connected() (people []*catalog.Author, topics []*catalog.Topic, institutions []*catalog.Institution) {
	book := e.deck.Book
	people = e.sociable()
	topics = most(e.catalog.Topics, func(t *catalog.Topic) int { return shown(book.Topic(t), len(t.Works)) })
	institutions = most(e.catalog.Institutions, func(i *catalog.Institution) int { return shown(book.Institution(i), len(i.Works)) })
	return people, topics, institutions
}

// sociable are the people with most coauthors. They are counted of those only who can have
// so many, by the names on their works.
func (e *Explorer) sociable() []*catalog.Author {
	type candidate struct{ rank, names, coauthors int }
	var all []candidate
	for rank, a := range e.catalog.Authors {
		names := 0
		for _, w := range a.Works {
			names += len(w.Authorships)
		}
		if shown(e.deck.Book.Author(a), names) > 0 {
			all = append(all, candidate{rank, names, 0})
		}
	}
	slices.SortFunc(all, func(x, y candidate) int { return cmp.Compare(y.names, x.names) })
	first := make([]candidate, 0, rows+1) // the most coauthors first, and the catalog's order among equals
	for _, c := range all {
		if len(first) == rows && c.names < first[rows-1].coauthors {
			break
		}
		if c.coauthors = len(e.catalog.Authors[c.rank].Facts().Coauthors); c.coauthors == 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(first, c, func(x, y candidate) int {
			return cmp.Or(cmp.Compare(y.coauthors, x.coauthors), cmp.Compare(x.rank, y.rank))
		})
		first = slices.Insert(first, at, c)
		first = first[:min(len(first), rows)]
	}
	out := make([]*catalog.Author, len(first))
	for i, c := range first {
		out[i] = e.catalog.Authors[c.rank]
	}
	return out
}

func shown(href string, n int) int {
	if href == "" {
		return 0
	}
	return n
}

// View makes a *view.Explore.
func (e *Explorer) View(frame view.Frame) any {
	d := e.deck
	v := &view.Explore{Frame: frame, Root: d.Book.Home(), Data: e.folder, Nodes: e.nodeFiles, Words: e.wordFiles}
	people, topics, institutions := e.connected()
	for _, a := range people {
		v.People = append(v.People, count.Of(d.Author(a), len(a.Facts().Coauthors), d.Book.Author(a)+"#coauthors"))
	}
	for _, t := range topics {
		v.Topics = append(v.Topics, count.Of(d.Topic(t), len(t.Works), d.Book.Topic(t)+card.WorksAnchor))
	}
	for _, i := range institutions {
		v.Institutions = append(v.Institutions, count.Of(d.Institution(i), len(i.Works), d.Book.Institution(i)+card.WorksAnchor))
	}
	v.Start = e.start(people, topics)
	for _, section := range [...]string{"people", "topics", "institutions", "works"} {
		if href := d.Book.List(section); href != "" {
			v.Lists = append(v.Lists, view.Link{Label: d.Text(section), Href: href})
		}
	}
	return v
}

// start is the node that the explorer opens with: the person whose site it is, else
// whoever has most coauthors, else the largest topic.
func (e *Explorer) start(people []*catalog.Author, topics []*catalog.Topic) string {
	switch person := e.deck.Book.Person(); {
	case person != nil:
		return e.atlas.ID(person)
	case len(people) > 0:
		return e.atlas.ID(people[0])
	case len(topics) > 0:
		return e.atlas.ID(topics[0])
	}
	return ""
}

// Hash adds what the page is made of.
func (e *Explorer) Hash(h *key.Hasher) {
	h.Str(e.folder)
	h.Int(e.nodeFiles, e.wordFiles)
	people, topics, institutions := e.connected()
	h.Str(e.start(people, topics))
	h.Int(len(people), len(topics), len(institutions))
	for _, a := range people {
		card.HashLink(h, e.deck.Author(a))
		h.Int(len(a.Facts().Coauthors))
	}
	for _, t := range topics {
		card.HashLink(h, e.deck.Topic(t))
		h.Int(len(t.Works))
	}
	for _, i := range institutions {
		card.HashLink(h, e.deck.Institution(i))
		h.Int(len(i.Works))
	}
}
