package group

import (
	"fmt"
	"strings"
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/page/card"
	"lectern/generator/scholar"
	"lectern/generator/view"
)

func newDeck(t *testing.T, cat *catalog.Catalog) *card.Deck {
	t.Helper()
	var ds diag.List
	outputs := config.Outputs{Topics: true, Venues: true, Institutions: true, Years: true}
	book := address.New(cat, &config.Config{BaseURL: "https://example.org/", Outputs: outputs}, &ds)
	return card.New(card.Entries{Catalog: cat, Book: book, Lang: "en", PageSize: 10, Text: func(key string, args ...any) string {
		return strings.TrimSpace(fmt.Sprintln(append([]any{key}, args...)...))
	}})
}

func name(s string) scholar.Text { return scholar.Text{Source: s} }

// tree writes topics as "a(b c)".
func tree(nodes []view.TopicNode) string {
	var out strings.Builder
	for i, n := range nodes {
		if i > 0 && !nodes[i-1].Opens {
			out.WriteString(" ")
		}
		fmt.Fprint(&out, n.Label, n.N)
		if n.Opens {
			out.WriteString("(")
		}
		out.WriteString(strings.Repeat(")", n.Closes))
	}
	return out.String()
}

func TestTopicsAreTreesWithoutEmptyBranches(t *testing.T) {
	works := []*catalog.Work{{Work: &scholar.Work{ID: "w"}}}
	wide := &catalog.Topic{Topic: &scholar.Topic{ID: "wide", Name: name("wide")}}
	narrow := &catalog.Topic{Topic: &scholar.Topic{ID: "narrow", Name: name("narrow")}, Broader: wide, Works: works}
	empty := &catalog.Topic{Topic: &scholar.Topic{ID: "empty", Name: name("empty")}, Broader: wide}
	lone := &catalog.Topic{Topic: &scholar.Topic{ID: "lone", Name: name("lone")}, Works: works}
	wide.Narrower = []*catalog.Topic{empty, narrow}
	cat := &catalog.Catalog{Works: works, Topics: []*catalog.Topic{empty, lone, narrow, wide}}
	d := newDeck(t, cat)
	if got := tree(NewTopics(d, cat.Topics).View(view.Frame{}).(*view.Topics).Topics); got != "lone1 wide0(narrow1)" {
		t.Errorf("tree: %s", got)
	}
	at := Topic{Deck: d, Topic: narrow, Number: 1}
	if got := at.Parents(); len(got) != 2 || got[0].Href != "/topics/wide/" || got[1].Href != "/topics/narrow/" {
		t.Errorf("above a numbered page: %+v", got)
	}
}

// The topics of a circle, which the catalog reports, do not hang the plan.
func TestCirclesEnd(t *testing.T) {
	works := []*catalog.Work{{Work: &scholar.Work{ID: "w"}}}
	a := &catalog.Topic{Topic: &scholar.Topic{ID: "a", Name: name("a")}, Works: works}
	b := &catalog.Topic{Topic: &scholar.Topic{ID: "b", Name: name("b")}, Broader: a, Narrower: []*catalog.Topic{a}, Works: works}
	a.Broader, a.Narrower = b, []*catalog.Topic{b}
	d := newDeck(t, &catalog.Catalog{Works: works, Topics: []*catalog.Topic{a, b}})
	if got := len(Topic{Deck: d, Topic: a}.Parents()); got != chainMax {
		t.Errorf("%d parents", got)
	}
}

func member(id string, state catalog.State, at *catalog.Institution, department string) catalog.Member {
	a := &catalog.Author{Author: &scholar.Author{ID: id, Name: scholar.Name{Display: id}}, Recorded: true, Slug: id}
	return catalog.Member{Author: a, State: state, Affiliation: &catalog.Affiliation{Institution: at, State: state,
		Affiliation: &scholar.Affiliation{Department: department, Role: name("Professor"), Start: scholar.Date{Year: 2019}}}}
}

func TestInstitutionTellsFormerMembersApart(t *testing.T) {
	part := &catalog.Institution{Institution: &scholar.Institution{ID: "part", Name: name("Part")}, Recorded: true}
	whole := &catalog.Institution{Institution: &scholar.Institution{ID: "whole", Name: name("Whole"), City: "X", Country: "Y"}, Recorded: true}
	part.Parent, whole.Parts = whole, []*catalog.Institution{part}
	whole.People = []catalog.Member{member("ada", catalog.Current, part, ""), member("bo", catalog.Unknown, whole, "Physics"), member("cy", catalog.Former, whole, "")}
	d := newDeck(t, &catalog.Catalog{Institutions: []*catalog.Institution{part, whole}})
	v := Institution{Deck: d, Institution: whole}.View(view.Frame{}).(*view.Institution)
	var got []string
	for _, c := range append(v.People, v.Former...) {
		got = append(got, c.Name+"/"+c.Role+"/"+c.Unit+"/"+c.Period)
	}
	if want := "ada/Professor/Part/period_since 2019 bo/Professor/Physics/period_since 2019 cy/Professor//period_since 2019"; strings.Join(got, " ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, " "), want)
	}
	list := NewInstitutions(d, []*catalog.Institution{part, whole}).View(view.Frame{}).(*view.Institutions).Institutions
	if len(list) != 2 || list[0].People != 2 || list[0].List != "/institutions/whole/#people" || list[0].Place != "X, Y" || !list[0].Opens || list[1].Closes != 1 {
		t.Errorf("list: %+v", list)
	}
}

// A tree of any depth is whole; what is deeper than lists may nest stands in the
// deepest list.
func TestDeepTrees(t *testing.T) {
	works := []*catalog.Work{{Work: &scholar.Work{ID: "w"}}}
	cat := &catalog.Catalog{Works: works}
	for i := range 100 {
		at := &catalog.Topic{Topic: &scholar.Topic{ID: fmt.Sprint("t", i), Name: name("T")}, Works: works}
		if i > 0 {
			at.Broader = cat.Topics[i-1]
			cat.Topics[i-1].Narrower = []*catalog.Topic{at}
		}
		cat.Topics = append(cat.Topics, at)
	}
	list := NewTopics(newDeck(t, cat), cat.Topics).View(view.Frame{}).(*view.Topics).Topics
	opened, closed := 0, 0
	for i, n := range list {
		if n.Href != fmt.Sprintf("/topics/t%d/", i) {
			t.Errorf("node %d is %s", i, n.Href)
		}
		if n.Opens {
			opened++
		}
		closed += n.Closes
	}
	if len(list) != 100 || opened != nestMax-1 || closed != opened {
		t.Errorf("%d nodes, %d lists begin, %d end", len(list), opened, closed)
	}
}

// A topic that nobody has published on has a page that lists those who declare it.
func TestDeclaredTopic(t *testing.T) {
	ada := &catalog.Author{Author: &scholar.Author{ID: "ada", Name: scholar.Name{Display: "Ada"}}, Recorded: true, Slug: "ada"}
	topic := &catalog.Topic{Topic: &scholar.Topic{ID: "tea", Name: name("Tea")}, Declared: []*catalog.Author{ada}}
	d := newDeck(t, &catalog.Catalog{Authors: []*catalog.Author{ada}, Topics: []*catalog.Topic{topic}})
	v := Topic{Deck: d, Topic: topic}.View(view.Frame{}).(*view.Group)
	if len(v.Groups) != 0 || len(v.Authors) != 1 || v.Authors[0].Href != "/authors/ada/" || v.Authors[0].N != 0 || v.AuthorsMore != 0 {
		t.Errorf("%+v", v)
	}
}
