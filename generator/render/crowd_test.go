package render

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"lectern/generator/page"
	"lectern/generator/view"
)

// Of a crowd each name costs little more than itself and its address: the page of a
// work with 3,000 authors stays below 150 kB.
func TestCrowdIsScant(t *testing.T) {
	const people = 3000
	v := &view.Work{Frame: view.Frame{Site: &view.Site{}, Lang: "en", Dir: "ltr", Title: "T"}, Folded: true, Crowd: true,
		AuthorsTotal: people, Affiliations: []view.Link{{Label: "Institute"}}}
	own := 0
	for i := range people {
		n := view.Name{Label: fmt.Sprint("Person ", i), Href: fmt.Sprint("/authors/person-", i, "/"), Notes: []int{1}, Evidence: "evidence_id", ORCID: "https://orcid.org/x"}
		n.Isolate = i == 7
		own += len(n.Label) + len(n.Href)
		v.Authors = append(v.Authors, n)
	}
	var buf bytes.Buffer
	if err := New(only(defaultTheme(t, true)), nil).Render(&buf, page.Page{Path: "x.html", Kind: page.Work, View: func() any { return v }}); err != nil {
		t.Fatal(err)
	}
	if each := (buf.Len() - own) / people; each > 20 {
		t.Errorf("%d bytes of markup for each name", each)
	}
	text := buf.String()
	for _, want := range []string{`<a href="/authors/person-6/">Person 6</a> 1, <a href="/authors/person-7/"><bdi>Person 7</bdi></a> 1, `, ">Person 2999</a> 1<"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s", want)
		}
	}
}
