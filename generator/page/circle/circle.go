// Package circle says on a profile who its author works with: close collaborators with
// their joint works, years and topics, then everybody else. It can hash the ingredients
// without making the views. It knows nothing of the rest of the profile.
package circle

import (
	"cmp"
	"slices"
	"strings"

	"lectern/generator/catalog"
	"lectern/generator/catalog/circle"
	"lectern/generator/config/network"
	"lectern/generator/page/card"
	"lectern/generator/page/card/count"
	"lectern/generator/page/card/retraction"
	"lectern/generator/view"
)

const (
	leastWorks  = 2  // joint ones of close collaborators: one work makes nobody close
	shown       = 20 // people, close ones among them
	topicsShown = 2  // of the joint works
	worksShown  = 40 // joint ones; the others are among the profile's works
	barMax      = 56 // length of the longest bar, in CSS pixels
)

// Rule says who is close.
type Rule struct {
	Least circle.Weight
	Most  int // people who are shown as close
}

// NewRule returns the rule that a site states.
func NewRule(g network.Graph) Rule { return Rule{circle.Of(g.Close), g.CloseMax} }

// Circle is who an author works with.
type Circle struct {
	Rule  Rule
	Close []Companion             // the greatest weight first
	Rest  []catalog.Coauthor      // as in the catalog
	known map[*catalog.Author]int // index in Close
}

// Companion is a close collaborator with the joint works.
type Companion struct {
	catalog.Coauthor
	Joint  []*catalog.Work  // newest first
	Topics []*catalog.Topic // of the most joint works first
}

// Of divides an author's coauthors into close ones and others.
func (r Rule) Of(a *catalog.Author) Circle {
	c := Circle{Rule: r}
	var near []catalog.Coauthor
	for _, x := range a.Facts().Coauthors { // the most joint works first
		if x.Works < leastWorks {
			break
		}
		if x.Weight >= r.Least {
			near = append(near, x)
		}
	}
	slices.SortStableFunc(near, func(x, y catalog.Coauthor) int { return cmp.Compare(y.Weight, x.Weight) })
	near = near[:min(len(near), r.Most)]
	if len(near) == 0 {
		c.Rest = a.Facts().Coauthors
		return c
	}
	c.known = make(map[*catalog.Author]int, len(near))
	for i, x := range near {
		c.Close = append(c.Close, Companion{Coauthor: x})
		c.known[x.Author] = i
	}
	for _, x := range a.Facts().Coauthors {
		if _, close := c.known[x.Author]; !close {
			c.Rest = append(c.Rest, x)
		}
	}
	c.gather(a)
	return c
}

// gather finds the joint works, and what they are about.
func (c *Circle) gather(a *catalog.Author) {
	for _, w := range a.Works {
		if !w.Coauthors || !slices.ContainsFunc(w.Authorships, func(x catalog.Authorship) bool { return x.Author == a }) {
			continue
		}
		for i := range w.Authorships {
			at, close := c.known[w.Authorships[i].Author]
			if !close {
				continue
			}
			if joint := &c.Close[at].Joint; len(*joint) == 0 || (*joint)[len(*joint)-1] != w { // once, though named twice
				*joint = append(*joint, w)
			}
		}
	}
	for i := range c.Close {
		c.Close[i].Topics = frequent(c.Close[i].Joint)
	}
}

// frequent returns the topics of most of the works, those of newer works first among
// equals.
func frequent(works []*catalog.Work) []*catalog.Topic {
	var all []catalog.TopicCount
	for _, w := range works {
		for _, t := range w.Topics {
			at := slices.IndexFunc(all, func(c catalog.TopicCount) bool { return c.Topic == t.Topic })
			if at < 0 {
				at = len(all)
				all = append(all, catalog.TopicCount{Topic: t.Topic})
			}
			all[at].Works++
		}
	}
	slices.SortStableFunc(all, func(x, y catalog.TopicCount) int { return cmp.Compare(y.Works, x.Works) })
	var out []*catalog.Topic
	for _, c := range all[:min(len(all), topicsShown)] {
		out = append(out, c.Topic)
	}
	return out
}

// rest returns those of the others whom the profile shows.
func (c Circle) rest() []catalog.Coauthor {
	return c.Rest[:min(len(c.Rest), shown-min(len(c.Close), shown))]
}

// View makes what the profile shows of the circle; list is the address of its works.
func (c Circle) View(d *card.Deck, list string) view.Circle {
	v := view.Circle{Least: written(d, c.Rule.Least), LeastWorks: leastWorks}
	for _, x := range c.Close {
		v.Close = append(v.Close, x.view(d, c.Close[0].Weight))
	}
	others := c.rest()
	v.Others = make([]view.Count, len(others))
	for i, x := range others {
		v.Others[i] = count.Of(d.Author(x.Author), x.Works, list)
	}
	v.More = len(c.Rest) - len(others)
	return v
}

func (x Companion) view(d *card.Deck, greatest circle.Weight) view.Close {
	v := view.Close{
		Link:   d.Author(x.Author),
		Anchor: "with-" + x.Author.Slug,
		N:      len(x.Joint),
		Weight: written(d, x.Weight),
		Bar:    max(1, int(x.Weight)*barMax/max(1, int(greatest))),
	}
	v.List = "#" + v.Anchor
	for _, t := range x.Topics {
		v.Topics = append(v.Topics, d.Topic(t))
	}
	for _, w := range x.Joint {
		if y := w.Year(); y != 0 {
			v.First = y
			v.Last = max(v.Last, y)
		}
	}
	for _, w := range x.Joint[:min(len(x.Joint), worksShown)] {
		v.Works = append(v.Works, view.WorkLine{Link: d.WorkLink(w), Year: w.Year(), Status: retraction.Status(w.Status)})
	}
	v.More = len(x.Joint) - len(v.Works)
	return v
}

// written writes a weight as the site's language does.
func written(d *card.Deck, w circle.Weight) string {
	return strings.Replace(w.String(), ".", d.Text("decimal"), 1)
}
