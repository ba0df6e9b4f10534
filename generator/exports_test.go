package generator

import (
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// citing is the demo with a work by a crowd, and one of a volume; and with files beside
// each work.
var citing = demo + `
-- content/works/volume.toml --
[[work]]
id = "vol"
title = "Proceedings of Demos"
type = "proceedings"
date = "2020-05-06"
publisher = "Demo Press"
editors = ["Ed Itor"]

[[work]]
id = "part"
title = "A Part of Demos"
type = "conference-paper"
part_of = "vol"
pages = "1-9"
authors = [{id = "ada"}]
cite_key = "Quill:2020"
doi = "10.5555/part"

[[work]]
id = "crowd"
title = "By Many"
type = "article"
year = 2019
venue = "journal"
authors = [` + manyNames() + `{id = "ada"}]
`

func manyNames() string {
	var b strings.Builder
	for i := range 120 {
		fmt.Fprintf(&b, "\"Bea%c%c Name%c%c\", ", 'a'+i%26, 'a'+i/26, 'a'+i%26, 'a'+i/26)
	}
	return b.String()
}

// What the conventions of the scholarly web ask of citations and exports, by the names of
// the rules.
func TestExportConventions(t *testing.T) {
	s := newSite(t, strings.Replace(citing, "prune_limit = 100\n", "prune_limit = 100\n[outputs.exports]\nworks = true\n", 1))
	s.build()
	files := s.published()
	work, author := html.UnescapeString(files["works/part/index.html"]), html.UnescapeString(files["authors/ada/index.html"])
	for _, rule := range []struct{ id, page, want string }{
		{"P12", author, `rel="alternate" href="https://example.org/authors/ada/works.bib" type="application/x-bibtex" title="BibTeX"`},
		{"P12", author, `rel="alternate" href="https://example.org/authors/ada/works.csl.json" type="application/vnd.citationstyles.csl+json"`},
		{"W9", work, `rel="describedby" href="https://example.org/works/part/cite.bib" type="application/x-bibtex"`},
		{"W12", work, `rel="describedby" href="https://example.org/works/part/cite.ris" type="application/x-research-info-systems"`},
		{"W14", files["works/part/cite.bib"], "doi = {10.5555/part}"},
		{"W14", files["works/part/cite.ris"], "DO  - 10.5555/part\r\n"},
		{"W20", work, `href="/works/part/cite.bib" type="application/x-bibtex" download`},
		{"W20", work, "@inproceedings{Quill:2020,\n  author = {Exemplar, Ada},\n  editor = {Itor, Ed},"},
		{"F10", files["works/part/cite.bib"], "booktitle = {Proceedings of Demos},"},
		{"F11", files["works/part/cite.ris"], "T2  - Proceedings of Demos\r\n"},
		{"F12", files["works/part/cite.csl.json"], `"container-title": "Proceedings of Demos"`},
		{"F13", files["works/one/cite.csl.json"], `"abstract": "An abstract with x² and 100 % of the truth."`},
	} {
		if !strings.Contains(rule.page, rule.want) {
			t.Errorf("%s: no %s", rule.id, rule.want)
		}
	}
	if strings.Contains(files["authors/ada/works.bib"], "abstract") {
		t.Error("a list holds abstracts")
	}
	keys := []string{}
	for _, m := range regexp.MustCompile(`(?m)^@\w+\{([^,]*),`).FindAllStringSubmatch(files["works/works.bib"], -1) {
		if slices.Contains(keys, m[1]) || !regexp.MustCompile(`^[A-Za-z0-9:_-]+$`).MatchString(m[1]) {
			t.Errorf("F10: the key %q", m[1])
		}
		keys = append(keys, m[1])
	}
	var items []struct{ ID string }
	if err := json.Unmarshal([]byte(files["works/works.csl.json"]), &items); err != nil {
		t.Fatal(err)
	}
	ris := regexp.MustCompile(`(?m)^ID  - (.*)\r$`).FindAllStringSubmatch(files["works/works.ris"], -1)
	if len(keys) != 7 || len(items) != 7 || len(ris) != 7 {
		t.Fatalf("%d entries, %d items, %d references", len(keys), len(items), len(ris))
	}
	for i, key := range keys {
		if items[i].ID != key || ris[i][1] != key {
			t.Errorf("one work, three keys: %s, %s, %s", key, items[i].ID, ris[i][1])
		}
	}
}

// The names of a crowd do not stand on the page again, but in files beside it, whatever
// the settings; whoever has too few works has no files.
func TestWhereExportsAre(t *testing.T) {
	s := newSite(t, citing)
	s.build()
	files := s.published()
	if page := files["works/crowd/index.html"]; strings.Contains(page, "@article") || !strings.Contains(page, `href="/works/crowd/cite.bib"`) {
		t.Error("the citation of a crowd stands on its page, or nowhere")
	}
	for name, want := range map[string]bool{
		"works/crowd/cite.ris": true, "works/one/cite.bib": false, "authors/ada/works.bib": true, "authors/cy/works.bib": false,
		"years/2024/works.ris": true, "topics/imports/works.bib": false, "works/works.csl.json": true,
	} {
		if _, have := files[name]; have != want {
			t.Errorf("%s: %t, want %t", name, have, want)
		}
	}
	if !strings.Contains(files["works/one/index.html"], "@article{exemplar2024first-") {
		t.Error("no citation on a work's page")
	}
}

// No other record changes the key of a work, nor the files of lists that it is not in.
func TestKeysAreTheWorksOwn(t *testing.T) {
	s := newSite(t, citing)
	s.build()
	before := s.published()["years/2024/works.bib"]
	s.write("content/works/twin.toml", "id = \"twin\"\ntitle = \"The First Example\"\ntype = \"article\"\ndate = \"2023-03-01\"\nvenue = \"journal\"\nauthors = [\"Ada Exemplar\"]\n")
	s.build()
	if after := s.published()["years/2024/works.bib"]; before == "" || after != before {
		t.Errorf("have %s\nwant %s", after, before)
	}
}
