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
	people = most(e.catalog.Authors, func(a *catalog.Author) int { return shown(book.Author(a), len(a.Facts().Coauthors)) })
	topics = most(e.catalog.Topics, func(t *catalog.Topic) int { return shown(book.Topic(t), len(t.Works)) })
	institutions = most(e.catalog.Institutions, func(i *catalog.Institution) int { return shown(book.Institution(i), len(i.Works)) })
	return people, topics, institutions
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
