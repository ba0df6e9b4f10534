package neighbours

import (
	"slices"

	"lectern/generator/catalog"
	"lectern/generator/graph"
	"lectern/generator/page/card"
	"lectern/generator/view"
)

// Author returns who and what stands around an author: the closest coauthors, selected
// and then new works, the most frequent topics, the institutions of the record.
func Author(d *card.Deck, a *catalog.Author) graph.Neighbourhood {
	r := ring{deck: d, people: closest(a.Facts().Coauthors), works: first(d, a), institutions: cut(a.Institutions, institutionsMax)}
	for _, c := range a.Facts().Topics {
		if c.Works > 0 && len(r.topics) < topicsMax {
			r.topics = append(r.topics, c.Topic)
		}
	}
	return r.count(graph.Node{Kind: graph.Person, Label: a.Display}, a.Works)
}

// first returns an author's selected works, and then new ones.
func first(d *card.Deck, a *catalog.Author) []*catalog.Work {
	return fill(d, fill(d, nil, a.Selected, worksMax), a.Works, worksMax)
}

// closest returns the coauthors whose joint works weigh most.
func closest(all []catalog.Coauthor) []*catalog.Author {
	top := make([]catalog.Coauthor, 0, peopleMax+1)
	for _, c := range all {
		if len(top) == peopleMax && c.Weight <= top[peopleMax-1].Weight {
			continue
		}
		at := len(top)
		for at > 0 && top[at-1].Weight < c.Weight {
			at--
		}
		top = cut(slices.Insert(top, at, c), peopleMax)
	}
	out := make([]*catalog.Author, len(top))
	for i, c := range top {
		out[i] = c.Author
	}
	return out
}

// Work returns what stands around a work: its authors, the works that it is joined with,
// its topics, and the institutions of its authors that have a record.
func Work(d *card.Deck, w *catalog.Work) graph.Neighbourhood {
	r := ring{deck: d}
	for i := range w.Authorships {
		a := &w.Authorships[i]
		if w.Coauthors && !a.Author.Hidden && len(r.people) < peopleMax && !slices.Contains(r.people, a.Author) {
			r.people = append(r.people, a.Author)
		}
		for _, place := range a.Affiliations {
			if place.Recorded && len(r.institutions) < institutionsMax && !slices.Contains(r.institutions, place) {
				r.institutions = append(r.institutions, place)
			}
		}
	}
	for _, l := range w.Topics[:min(len(w.Topics), topicsMax)] {
		r.topics = append(r.topics, l.Topic)
	}
	r.works = joined(d, w)
	n := r.count(centre(graph.Work, d.WorkLink(w)), r.works)
	for i := range n.Around {
		n.Around[i].N = 1
	}
	return n
}

// joined returns the works around a work.
func joined(d *card.Deck, w *catalog.Work) []*catalog.Work {
	var out []*catalog.Work
	for _, works := range [...][]*catalog.Work{{w.Published, w.Volume}, w.Preprints, w.CitedBy, w.References, w.Parts} {
		out = fill(d, out, works, worksMax)
	}
	return out
}

// Topic returns what stands around a topic: who published most on it, its most cited
// works, the topics beside it, and institutions.
func Topic(d *card.Deck, t *catalog.Topic) graph.Neighbourhood {
	r := ring{deck: d, works: cited(d, t.Works)}
	found := survey(t.Works)
	for _, a := range found.people.ranked() {
		if !a.Hidden && len(r.people) < peopleMax {
			r.people = append(r.people, a)
		}
	}
	if t.Broader != nil {
		r.topics = append(r.topics, t.Broader)
	}
	r.topics = cut(append(r.topics, t.Narrower...), topicsMax)
	for _, other := range found.topics.ranked() {
		if other != t && len(r.topics) < topicsMax && !slices.Contains(r.topics, other) {
			r.topics = append(r.topics, other)
		}
	}
	r.institutions = cut(found.institutions.ranked(), institutionsMax)
	return r.count(centre(graph.Topic, d.Topic(t)), t.Works)
}

// Institution returns what stands around an institution: its people with the most works,
// its most cited works, their topics, and the institutions beside it.
func Institution(d *card.Deck, i *catalog.Institution) graph.Neighbourhood {
	r := ring{deck: d, works: cited(d, i.Works)}
	found := survey(i.Works)
	members := make(map[*catalog.Author]bool, len(i.People))
	for _, m := range i.People {
		members[m.Author] = !m.Author.Hidden
	}
	for _, a := range found.people.ranked() {
		if members[a] && len(r.people) < peopleMax {
			r.people = append(r.people, a)
		}
	}
	r.topics = cut(found.topics.ranked(), topicsMax)
	if i.Parent != nil {
		r.institutions = append(r.institutions, i.Parent)
	}
	r.institutions = cut(append(r.institutions, i.Parts...), institutionsMax)
	for _, other := range found.institutions.ranked() {
		if other != i && len(r.institutions) < institutionsMax && !slices.Contains(r.institutions, other) {
			r.institutions = append(r.institutions, other)
		}
	}
	return r.count(centre(graph.Institution, d.Institution(i)), i.Works)
}

func centre(k graph.Kind, l view.Link) graph.Node {
	return graph.Node{Kind: k, Label: l.Label, Lang: l.Lang}
}

// cited returns the works that others on the site cite most, the newest among equals.
func cited(d *card.Deck, works []*catalog.Work) []*catalog.Work {
	top := make([]*catalog.Work, 0, worksMax+1)
	for _, w := range works {
		if d.Book.Work(w) == "" || len(top) == worksMax && len(w.CitedBy) <= len(top[worksMax-1].CitedBy) {
			continue
		}
		at := len(top)
		for at > 0 && len(top[at-1].CitedBy) < len(w.CitedBy) {
			at--
		}
		top = cut(slices.Insert(top, at, w), worksMax)
	}
	return top
}

// fill adds works that have a page to others, until there are so many.
func fill(d *card.Deck, to, works []*catalog.Work, most int) []*catalog.Work {
	for _, w := range works {
		if len(to) == most {
			break
		}
		if w != nil && d.Book.Work(w) != "" && !slices.Contains(to, w) {
			to = append(to, w)
		}
	}
	return to
}

func cut[T any](s []T, n int) []T { return s[:min(len(s), n)] }
