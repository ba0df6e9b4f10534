package linkset

import (
	"encoding/json"
	"strings"
	"testing"

	"lectern/generator/diag"
	"lectern/generator/page/key"
	"lectern/generator/view"
)

func TestFiles(t *testing.T) {
	p := Page{URL: "https://example.org/works/x/", Links: []view.HeadLink{
		{Rel: "author", Href: "https://orcid.org/0000-0002-1825-0097"},
		{Rel: "item", Href: "https://example.org/works/x/x.pdf", Type: "application/pdf"},
		{Rel: "describedby", Href: "https://example.org/works/x/cite.bib", Type: "application/x-bibtex"},
		{Rel: "type", Href: "https://schema.org/ScholarlyArticle"}, {Rel: "type", Href: "https://schema.org/AboutPage"},
	}}
	files := Files("works/x/", "work x", diag.Place{}, p)
	if len(files) != 2 || files[0].Path != "works/x/linkset.json" || files[1].Path != "works/x/linkset.txt" {
		t.Fatalf("%+v", files)
	}
	var doc struct {
		Linkset []map[string]json.RawMessage
	}
	if err := json.Unmarshal([]byte(files[0].View().(*view.Plain).Text), &doc); err != nil || len(doc.Linkset) != 3 {
		t.Fatalf("%v %+v", err, doc)
	}
	for i, want := range []map[string]string{
		{"anchor": `"https://example.org/works/x/"`, "author": `[{"href":"https://orcid.org/0000-0002-1825-0097"}]`,
			"type": `[{"href":"https://schema.org/ScholarlyArticle"},{"href":"https://schema.org/AboutPage"}]`},
		{"anchor": `"https://example.org/works/x/x.pdf"`, "collection": `[{"href":"https://example.org/works/x/","type":"text/html"}]`},
		{"anchor": `"https://example.org/works/x/cite.bib"`, "describes": `[{"href":"https://example.org/works/x/","type":"text/html"}]`},
	} {
		for rel, value := range want {
			if got := strings.Join(strings.Fields(string(doc.Linkset[i][rel])), ""); got != value {
				t.Errorf("%d: %s is %s, want %s", i, rel, got, value)
			}
		}
	}
	text := files[1].View().(*view.Plain).Text
	for _, want := range []string{`<https://example.org/works/x/x.pdf>; rel="item"; anchor="https://example.org/works/x/"; type="application/pdf",`,
		`<https://example.org/works/x/>; rel="collection"; anchor="https://example.org/works/x/x.pdf"; type="text/html",`} {
		if !strings.Contains(text, want) {
			t.Errorf("no %s in\n%s", want, text)
		}
	}
	var h key.Hasher
	files[0].Hash(&h)
	first := h.Sum()
	p.Links = p.Links[:4]
	Files("works/x/", "work x", diag.Place{}, p)[0].Hash(&h)
	if h.Sum() == first {
		t.Error("a link fewer, and the same key")
	}
}
