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
	var out []string
	for _, n := range nodes {
		s := fmt.Sprint(n.Label, n.N)
		if len(n.Kids) > 0 {
			s += "(" + tree(n.Kids) + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
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
	if len(list) != 1 || list[0].People != 2 || list[0].List != "/institutions/whole/#people" || list[0].Place != "X, Y" || len(list[0].Kids) != 1 {
		t.Errorf("list: %+v", list)
	}
}
