package publication

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/bidi"

	"lectern/generator/catalog"
	"lectern/generator/page/card"
	"lectern/generator/page/card/evidence"
	"lectern/generator/page/key"
	"lectern/generator/page/script"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

// From so many authors on, the list is folded behind a byline, and is a crowd, whose
// markup is scant: of 3,000 names each byte stands on the page 3,000 times.
const (
	foldedMin = 25
	crowdMin  = 500
)

// namesMax is how many names stand behind one role, or one kind of evidence; the rest
// is counted.
const namesMax = 30

// people fills in all authors, whatever their number, with numbered affiliations.
func (p Page) people(v *view.Work) {
	d, w := p.Deck, p.Work
	a := affiliations{deck: d, number: map[string]int{}}
	first, _ := p.portion(1)
	v.Authors, v.Further = a.names(first), p.crowdLinks(1)
	v.Editors = a.names(w.EditorsOf)
	v.Translators = a.names(w.Translated)
	v.Affiliations = a.links
	v.AuthorsTotal = len(w.Authorships)
	v.Folded = v.AuthorsTotal >= foldedMin
	v.Crowd = v.AuthorsTotal >= crowdMin
	for _, n := range v.Authors {
		v.HasEqual = v.HasEqual || n.Equal
		v.HasCorrespnd = v.HasCorrespnd || n.Corresponding
	}
	v.Roles = p.roles()
	v.Linked = p.linked(v.Card.Plain)
}

// affiliations numbers institutions in the order of their first mention.
type affiliations struct {
	deck   *card.Deck
	number map[string]int // by what stands in the list
	links  []view.Link
}

func (a *affiliations) names(people []catalog.Authorship) []view.Name {
	if len(people) == 0 {
		return nil
	}
	out := make([]view.Name, 0, len(people))
	for i := range people {
		n := a.deck.Name(&people[i], nil)
		n.Isolate = isolate(a.deck, n.Label)
		if orcid := card.ORCID(&people[i]); orcid != "" {
			n.ORCID = scholar.Identifier{Scheme: "orcid", Value: orcid}.URL()
		}
		for j := range people[i].Authorship.Affiliations {
			n.Notes = append(n.Notes, a.note(Affiliation(a.deck, &people[i], j)))
		}
		out = append(out, n)
	}
	return out
}

// isolate reports whether a part of a name runs against the page's direction.
func isolate(d *card.Deck, name string) bool {
	rtl := script.Direction(d.Lang) == "rtl"
	return strings.ContainsFunc(name, func(r rune) bool {
		props, _ := bidi.LookupRune(r)
		switch props.Class() {
		case bidi.R, bidi.AL:
			return !rtl
		case bidi.L:
			return rtl
		}
		return false
	})
}

func (a *affiliations) note(l view.Link) int {
	id := l.Label + "\x00" + l.Href
	if n, known := a.number[id]; known {
		return n
	}
	a.links = append(a.links, l)
	a.number[id] = len(a.links)
	return len(a.links)
}

// Affiliation returns one of the affiliations of an author on a work: the
// institution, or the words of the record.
func Affiliation(d *card.Deck, a *catalog.Authorship, at int) view.Link {
	if at < len(a.Affiliations) && a.Affiliations[at] != nil {
		return d.Institution(a.Affiliations[at])
	}
	return view.Link{Label: a.Authorship.Affiliations[at]}
}

// credit are the roles of CRediT (ANSI/NISO Z39.104-2022), in its order, as records
// hold them. Each has a string, see creditKey.
var credit = []string{
	"Conceptualization", "Data curation", "Formal analysis", "Funding acquisition", "Investigation", "Methodology",
	"Project administration", "Resources", "Software", "Supervision", "Validation", "Visualization",
	"Writing – original draft", "Writing – review & editing",
}

// creditKey returns the key of a role's string: "credit_writing-original-draft".
func creditKey(role string) string {
	return "credit_" + strings.ToLower(strings.NewReplacer(" – ", "-", " & ", "-", " ", "-").Replace(role))
}

// roles says who did what, as far as the record states it: CRediT's roles in its
// order, then others as they are met.
func (p Page) roles() []view.RoleNames {
	index := map[string]int{}
	var others []string
	names := map[string][]string{}
	for _, a := range p.Work.Authorships {
		for _, role := range a.Roles {
			if _, known := index[role]; !known {
				index[role] = len(index)
				if !slices.Contains(credit, role) {
					others = append(others, role)
				}
			}
			if said := names[role]; len(said) == 0 || said[len(said)-1] != a.Printed {
				names[role] = append(said, a.Printed)
			}
		}
	}
	var out []view.RoleNames
	for i, role := range slices.Concat(credit, others) {
		all := names[role]
		if len(all) == 0 {
			continue
		}
		shown := min(len(all), namesMax)
		r := view.RoleNames{Label: role, Names: all[:shown], More: len(all) - shown}
		if i < len(credit) {
			r.Key, r.Label = creditKey(role), ""
		}
		out = append(out, r)
	}
	return out
}

// witnesses calls found for each name that is linked, with the file of the record
// that says so: the work's, where it gives an id or ORCID, else the author's, whose
// name it is.
func (p Page) witnesses(found func(a *catalog.Authorship, file string)) {
	w := p.Work
	for i, people := range [...][]catalog.Authorship{w.Authorships, w.EditorsOf, w.Translated} {
		if len(people) == 0 {
			continue
		}
		stated := w.FileOf([...]string{"authors", "editors", "translators"}[i])
		for j := range people {
			a := &people[j]
			switch {
			case evidence.Key(a.Evidence) == "" || p.Deck.NameHref(a.Author) == "":
			case evidence.IsName(a.Evidence):
				found(a, a.Author.FileOf("name"))
			default:
				found(a, stated)
			}
		}
	}
}

// linked says why names are linked, the strongest evidence first.
func (p Page) linked(title string) []view.Linked {
	var groups [catalog.ByID + 1]view.Linked
	seen := 0
	p.witnesses(func(a *catalog.Authorship, file string) {
		g := &groups[a.Evidence]
		if len(g.Names) == namesMax {
			g.More++
			return
		}
		g.Key, g.Alone = evidence.Key(a.Evidence), evidence.IsName(a.Evidence)
		g.Names = append(g.Names, view.LinkedName{Label: a.Printed, Isolate: isolate(p.Deck, a.Printed), File: file,
			Disown: p.Desk.Disown(a.Author, p.Work, title, seen)})
		seen++
	})
	var out []view.Linked
	for _, g := range slices.Backward(groups[:]) {
		if len(g.Names) == 0 {
			continue
		}
		if file := g.Names[0].File; !slices.ContainsFunc(g.Names, func(n view.LinkedName) bool { return n.File != file }) {
			g.File = file
			for i := range g.Names {
				g.Names[i].File = ""
			}
		}
		out = append(out, g)
	}
	return out
}

// hashLinked adds the files that linked names come from. The names and the evidence
// are in the digest of the work's card.
func (p Page) hashLinked(h *key.Hasher) {
	var said [catalog.ByID + 1]int
	p.witnesses(func(a *catalog.Authorship, file string) {
		if said[a.Evidence]++; said[a.Evidence] <= namesMax {
			h.Str(file)
		}
	})
}
