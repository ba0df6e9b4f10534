package profile

import (
	"cmp"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// Group is people who stand together in a list, under a label.
type Group struct {
	Label  string
	Anchor string
	People []*catalog.Author
}

// Groups divides a list of people that stands on one page: by the category that
// their records state; where none states one, by initial.
func Groups(people []*catalog.Author, other string) []Group {
	if slices.ContainsFunc(people, func(a *catalog.Author) bool { return a.Category != "" }) {
		return byCategory(people)
	}
	var out []Group
	for _, letter := range letters(entries(people)) {
		g := Group{Label: label(letter.prefix, other), Anchor: "by-" + slugOf(letter.prefix)}
		for _, e := range letter.people {
			g.People = append(g.People, e.author)
		}
		out = append(out, g)
	}
	return out
}

// byCategory orders categories by the smallest `order` of their people, then by
// label; people without a category come last. Within a category, people with an
// order come first.
func byCategory(people []*catalog.Author) []Group {
	index := map[string]int{}
	var out []Group
	for _, a := range people {
		at, known := index[a.Category]
		if !known {
			at = len(out)
			index[a.Category] = at
			g := Group{Label: a.Category}
			if a.Category != "" {
				g.Anchor = "c-" + scholar.Slug(a.Category)
			}
			out = append(out, g)
		}
		out[at].People = append(out[at].People, a)
	}
	rank := map[string]int{}
	for _, g := range out {
		slices.SortStableFunc(g.People, func(a, b *catalog.Author) int { return cmp.Compare(order(a), order(b)) })
		rank[g.Label] = order(g.People[0])
	}
	slices.SortFunc(out, func(a, b Group) int {
		return cmp.Or(
			-compareBool(a.Label != "", b.Label != ""),
			cmp.Compare(rank[a.Label], rank[b.Label]),
			strings.Compare(a.Label, b.Label))
	})
	return out
}

// order sorts people without an order after those with one.
func order(a *catalog.Author) int {
	if a.Order == 0 {
		return 1 << 30
	}
	return a.Order
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// List is one page of the list of people.
type List struct {
	Deck     *card.Deck
	Groups   []Group
	Initials []view.Initial
	Within   []view.Initial
	Initial  string
}

// Title returns the page's name: the section's, with the initial of a divided list.
func (l List) Title() string {
	if l.Initial == "" {
		return l.Deck.Text("people")
	}
	return l.Deck.Text("people_initial", l.Initial)
}

// Description returns nothing: a list speaks for itself.
func (l List) Description() string { return "" }

// Parents returns nothing: the list of people is the section.
func (l List) Parents() []view.Link { return nil }

// View makes a *view.People.
func (l List) View(frame view.Frame) any {
	v := &view.People{Frame: frame, Initials: l.Initials, Within: l.Within, Initial: l.Initial}
	people, photos := 0, 0
	for _, g := range l.Groups {
		group := view.PeopleGroup{Label: g.Label, Anchor: g.Anchor}
		for _, a := range g.People {
			c := l.Deck.Person(a)
			people++
			if c.Photo.Src != "" {
				photos++
			}
			group.People = append(group.People, c)
		}
		v.Groups = append(v.Groups, group)
	}
	v.Photos = photos*2 > people
	if !v.Photos {
		hidePhotos(v.Groups)
	}
	return v
}

// hidePhotos leaves photos out where only a few people have one.
func hidePhotos(groups []view.PeopleGroup) {
	for _, g := range groups {
		for i := range g.People {
			g.People[i].Photo = view.Image{}
		}
	}
}

// Hash adds what the page is made of.
func (l List) Hash(h *key.Hasher) {
	h.Str(l.Initial)
	for _, initials := range [...][]view.Initial{l.Initials, l.Within} {
		h.Int(len(initials))
		for _, i := range initials {
			h.Str(i.Label, i.Href)
			h.Bool(i.Current)
			h.Int(i.N)
		}
	}
	h.Int(len(l.Groups))
	for _, g := range l.Groups {
		h.Str(g.Label, g.Anchor)
		h.Int(len(g.People))
		for _, a := range g.People {
			l.Deck.HashPerson(h, a)
		}
	}
}

// Namesakes is the page of an ambiguous name.
type Namesakes struct {
	Deck *card.Deck
	Name *catalog.Ambiguous
}

// Title returns the page's name.
func (n Namesakes) Title() string { return n.Name.Name }

// Description returns nothing.
func (n Namesakes) Description() string { return "" }

// Parents returns nothing.
func (n Namesakes) Parents() []view.Link { return nil }

// View makes a *view.Ambiguous.
func (n Namesakes) View(frame view.Frame) any {
	v := &view.Ambiguous{Frame: frame, Name: n.Name.Name, Works: n.Deck.Works(n.Name.Works, nil)}
	for _, a := range n.Name.Authors {
		if !a.Hidden {
			v.People = append(v.People, n.Deck.Person(a))
		}
	}
	return v
}

// Hash adds what the page is made of.
func (n Namesakes) Hash(h *key.Hasher) {
	h.Str(n.Name.Name)
	h.Int(len(n.Name.Authors))
	for _, a := range n.Name.Authors {
		h.Bool(a.Hidden)
		n.Deck.HashPerson(h, a)
	}
	n.Deck.HashWorks(h, n.Name.Works)
}
