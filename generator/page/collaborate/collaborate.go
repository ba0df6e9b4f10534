// Package collaborate says who is open to collaborate: on a profile what for and how to
// reach its author, on a topic's page who they are. Only what a record declares is said,
// and of the ways to reach somebody only those that it makes public.
package collaborate

import (
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/markup"
	"lectern/generator/page/card"
	"lectern/generator/page/key"
	"lectern/generator/page/script"
	"lectern/generator/view"
)

// Anchor is that of the wishes on a profile.
const Anchor = "#collaborate"

// peopleShown is how many people a topic's page names.
const peopleShown = 20

// Fill adds an author's wishes to their profile.
func Fill(v *view.Author, d *card.Deck, a *catalog.Author) {
	if !open(a) {
		return
	}
	c := a.Collaboration
	v.Open = true
	if !c.For.IsZero() {
		v.OpenFor = markup.HTML(c.For.In(d.Lang))
	}
	for _, tag := range c.Languages {
		v.OpenLanguages = append(v.OpenLanguages, script.Name(tag, d.Lang))
	}
	if !secret(a, c.Reach) {
		v.OpenReach = way(c.Reach)
	}
}

// open reports whether an author can be asked.
func open(a *catalog.Author) bool { return a.OpenToCollab && a.Status != "deceased" }

// secret reports whether a way to reach an author tells what their record keeps to
// itself.
func secret(a *catalog.Author, reach string) bool {
	for field, value := range map[string]string{"email": a.Email, "phone": a.Phone, "room": a.Room} {
		if value != "" && strings.Contains(reach, value) && !slices.Contains(a.Public, field) {
			return true
		}
	}
	return false
}

func way(reach string) view.Link {
	switch {
	case card.IsURL(reach):
		return view.Link{Label: card.Bare(reach), Href: reach}
	case strings.Contains(reach, "@") && !strings.ContainsAny(reach, " \t\n"):
		return view.Link{Label: reach, Href: "mailto:" + reach}
	}
	return view.Link{Label: reach}
}

// OnTopic names those who declare a topic, or published on it, and are open to
// collaborate, with what for. They link to where their profiles say so.
func OnTopic(d *card.Deck, t *catalog.Topic) []view.Willing {
	var out []view.Willing
	for _, a := range people(d, t) {
		w := view.Willing{Link: view.Link{Label: a.Display, Href: d.Book.Author(a) + Anchor}}
		if !a.Collaboration.For.IsZero() {
			w.For = markup.HTML(a.Collaboration.For.In(d.Lang))
		}
		out = append(out, w)
	}
	return out
}

// HashTopic adds what OnTopic is made of, beside the topic's works: the records of all who
// may be named, one as often as they published on it.
func HashTopic(h *key.Hasher, d *card.Deck, t *catalog.Topic) {
	add := func(a *catalog.Author) {
		if open(a) {
			h.Bool(true)
			h.Str(a.Display, d.Book.Author(a))
			h.Digest(a.Digest)
		}
	}
	for _, a := range t.Declared {
		add(a)
	}
	for _, w := range t.Works {
		for i := range w.Authorships {
			add(w.Authorships[i].Author)
		}
	}
	h.Bool(false) // the last
}

func people(d *card.Deck, t *catalog.Topic) []*catalog.Author {
	var out []*catalog.Author
	for _, c := range t.Facts().Authors {
		if open(c.Author) && d.Book.Author(c.Author) != "" && len(out) < peopleShown {
			out = append(out, c.Author)
		}
	}
	return out
}
