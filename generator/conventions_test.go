package generator_test

import (
	"encoding/json"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"lectern/generator"
)

// conventions are the rules of the scholarly web that content/pages/docs/conventions.md
// lists.
func conventions() []string {
	var all []string
	for _, family := range []struct {
		name string
		last int
	}{{"G", 15}, {"H", 3}, {"P", 14}, {"W", 21}, {"T", 3}, {"O", 2}, {"L", 5}, {"F", 13}, {"M", 4}} {
		for i := range family.last {
			all = append(all, family.name+strconv.Itoa(i+1))
		}
	}
	return append(all, "A9")
}

// The page of the conventions names each rule once: a followed one with tests that there
// are, one that is not applicable with its reason.
func TestConventionsAreHeld(t *testing.T) {
	text, err := os.ReadFile("../content/pages/docs/conventions.md")
	if err != nil {
		t.Fatal(err)
	}
	tests, parts := map[string]bool{}, map[string]bool{}
	for _, dir := range []string{".", "../cmd"} {
		err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, "_test.go") {
				return err
			}
			source, err := os.ReadFile(name)
			for _, m := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllStringSubmatch(string(source), -1) {
				tests[m[1]] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, rule := range rulesOfPages(nil) {
		parts[rule.id] = true
	}
	named := map[string]bool{}
	for _, row := range regexp.MustCompile(`(?m)^\| ([A-Z]\d+) \| (.+) \| (followed|partly|not applicable) \| (.+) \|$`).FindAllStringSubmatch(string(text), -1) {
		id, state, by := row[1], row[3], row[4]
		if named[id] {
			t.Errorf("%s stands twice", id)
		}
		named[id] = true
		found := 0
		for _, name := range regexp.MustCompile(`Test\w+(/\w+)?`).FindAllString(by, -1) {
			test, part, _ := strings.Cut(name, "/")
			if !tests[test] || part != "" && (test != "TestConventions" || !parts[part]) {
				t.Errorf("%s: there is no %s", id, name)
			}
			found++
			delete(parts, part)
		}
		if (state == "followed") != (found > 0) {
			t.Errorf("%s: %s, with %d tests", id, state, found)
		}
	}
	for _, id := range conventions() {
		if !named[id] {
			t.Errorf("%s is not on the page", id)
		}
	}
	if len(named) != len(conventions()) {
		t.Errorf("%d rules on the page, want %d", len(named), len(conventions()))
	}
	for id := range parts {
		t.Errorf("TestConventions/%s is not on the page", id)
	}
}

// rule is a rule that can be read on a page of the example site.
type rule struct {
	id, page string
	want     []string // what stands there
	absent   []string // and what does not
}

// TestConventions holds rules of the scholarly web by their names in
// content/pages/docs/conventions.md, over the example site under a base path.
func TestConventions(t *testing.T) {
	out := t.TempDir()
	report, err := generator.Build(t.Context(), generator.Options{Dir: "..", Out: out, BaseURL: "https://example.org/lab/", Full: true})
	if err != nil || report.Errors > 0 {
		t.Fatal(err, report)
	}
	read := func(name string) string {
		found, err := filepath.Glob(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil || len(found) != 1 {
			t.Fatal(name, found, err)
		}
		data, err := os.ReadFile(found[0])
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	for _, rule := range rulesOfPages(read) {
		t.Run(rule.id, func(t *testing.T) {
			page := html.UnescapeString(rule.page)
			for _, want := range rule.want {
				if !strings.Contains(page, want) {
					t.Errorf("no %s", want)
				}
			}
			for _, bad := range rule.absent {
				if strings.Contains(page, bad) {
					t.Errorf("there is %s", bad)
				}
			}
		})
	}
	data := regexp.MustCompile(`(?s)<script type="?application/ld\+json"?>(.*?)</script>`)
	for _, name := range []string{"works/imaginary-rooms/", "authors/ada-quill/", "", "topics/room-acoustics/", "institutions/institute-imaginary-sciences/"} {
		found := data.FindStringSubmatch(read(name + "index.html"))
		if found == nil || !json.Valid([]byte(found[1])) {
			t.Error("a page without sound structured data")
		}
	}
}

// rulesOfPages lists the rules with the pages that they are read on; without a reader, by
// their names alone.
func rulesOfPages(read func(name string) string) []rule {
	if read == nil {
		read = func(string) string { return "" }
	}
	work, author := read("works/imaginary-rooms/index.html"), read("authors/ada-quill/index.html")
	home, topic, org := read("index.html"), read("topics/room-acoustics/index.html"), read("institutions/institute-imaginary-sciences/index.html")
	style, formula, missing, thin := read("assets/style.*.css"), read("works/remnants/index.html"), read("404.html"), read("topics/computer-vision/index.html")
	news, bib, ris, csl := read("news/portal/index.html"), read("works/works.bib"), read("works/works.ris"), read("works/works.csl.json")
	return []rule{
		{"G2", work, []string{`rel="canonical" href="https://example.org/lab/works/imaginary-rooms/"`}, nil},
		{"G10", work, []string{`property="og:title"`, `property="og:url" content="https://example.org/lab/works/imaginary-rooms/"`,
			`property="og:image" content="https://example.org/lab/cover.png"`, `property="og:locale" content="en_US"`, `name="twitter:card" content="summary_large_image"`}, nil},
		{"G10", news, []string{`property="og:type" content="article"`, `property="article:published_time"`}, nil},
		{"H1", home, []string{`"@type":"WebSite","@id":"https://example.org/lab/#website"`}, nil},
		{"H2", home, []string{`"@type":"ResearchOrganization"`}, nil},
		{"P1", author, []string{`"@type":"ProfilePage"`, `"mainEntity":{"@type":"Person"`}, nil},
		{"P5", work, []string{`"@id":"https://example.org/lab/authors/ada-quill/#person"`}, nil},
		{"P6", author, []string{`"propertyID":"https://registry.identifiers.org/registry/orcid"`}, nil},
		{"P8", author, []string{`property="og:type" content="profile"`, `property="profile:last_name" content="Quill"`}, nil},
		{"P9", author, []string{`rel="me"`}, nil},
		{"P10", author, []string{`h-card`, `class="u-url u-uid" value="https://example.org/lab/authors/ada-quill/"`}, nil},
		{"P11", author, []string{`class="h-cite"`, `class="Z3988" title="ctx_ver=Z39.88-2004&rft_val_fmt=info:ofi/fmt:kev:mtx:`}, nil},
		{"W2", work, []string{`name="citation_title"`, `name="citation_author"`, `name="citation_publication_date"`}, nil},
		{"W3", work, []string{`name="citation_journal_title"`}, nil},
		{"W4", work, []string{`name="citation_abstract"`}, nil},
		{"W7", work, []string{`"@type":"ScholarlyArticle"`, `"headline":`}, nil},
		{"W8", work, []string{`"@type":"BreadcrumbList"`, `"position":3`}, nil},
		{"W9", work, []string{`rel="type" href="https://schema.org/AboutPage"`}, nil},
		{"W10", work, []string{`rel="related" href="https://doi.org/`}, []string{`rel="cite-as"`}},
		{"W16", work, []string{`rel="schema.DC"`, `name="DC.title"`, `name="prism.publicationName"`}, nil},
		{"W17", work, []string{`property="og:type" content="article"`, `property="article:author" content="https://example.org/lab/authors/`}, nil},
		{"W19", work, []string{`class="work h-cite"`, `class="p-name"`}, nil},
		{"T1", topic, []string{`"@type":"CollectionPage"`, `"about":{"@type":"DefinedTerm"`, `"mainEntity":{"@type":"ItemList"`}, nil},
		{"O1", org, []string{`"@type":"ResearchOrganization"`}, nil},
		{"G1", work, []string{"<!doctype html><html lang=\"en\" dir=\"ltr\">", `<meta charset="utf-8">`, "<title>On the acoustics of imaginary rooms"}, nil},
		{"G5", work, nil, []string{`src="http`, `src="//`, `rel="preconnect"`, `rel="dns-prefetch"`, "fonts.g"}},
		{"G6", work, nil, []string{"<style", " style=", " onclick=", "<script>"}},
		{"G7", work, []string{`http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'`, "connect-src 'self'", "base-uri 'none'"}, []string{"unsafe-inline"}},
		{"G12", style, []string{"@media print", "break-inside:avoid", "attr(href)"}, nil},
		{"G13", work, []string{`datetime="2022-03-14"`}, []string{`datetime="2016-01-01"`}},
		{"G14", author, nil, []string{"interactionStatistic", "aggregateRating", "not imported"}},
		{"G15", author, []string{`type="application/atom+xml" href="/lab/authors/ada-quill/feed.xml"`, `type="application/feed+json" href="/lab/authors/ada-quill/feed.json"`}, nil},
		{"P3", author, []string{`"image":"https://example.org/lab/authors/ada-quill/ada-quill-320.png"`}, []string{`"image":"https://example.org/lab/cover.png"`}},
		{"P4", author, nil, []string{"interactionStatistic", "FollowAction"}},
		{"P7", author, []string{`href="https://orcid.org/0000-0002-1825-0097" rel="me">https://orcid.org/0000-0002-1825-0097</a>`}, []string{"iD_icon", "http://orcid.org"}},
		{"P12", author, []string{`rel="describedby" href="https://example.org/lab/authors/ada-quill/trust.json"`, `works.bib" type="application/x-bibtex"`,
			`works.ris" type="application/x-research-info-systems"`, `works.csl.json" type="application/vnd.citationstyles.csl+json"`}, nil},
		{"W5", formula, []string{`name="citation_title" content="The H₂O echo`}, []string{`content="The H$`, `\textit`, "&lt;sub"}},
		{"W6", work, []string{"A room is called <em>imaginary</em>"}, []string{`<details class="abstract"`}},
		{"W12", work, []string{`rel="item" href="https://example.org/lab/works/imaginary-rooms/imaginary-rooms.pdf" type="application/pdf"`}, nil},
		{"W14", work, []string{`href="https://doi.org/10.5555/jia.2022.0312">https://doi.org/10.5555/jia.2022.0312</a>`}, []string{"dx.doi.org", "http://doi.org"}},
		{"W20", work, []string{"@article{", "TY  - JOUR", `"type": "article-journal"`}, nil},
		{"T3", thin, []string{`<meta name="robots" content="noindex">`}, nil},
		{"L3", missing, []string{`<meta name="robots" content="noindex">`, `href="/lab/assets/`}, []string{`rel="canonical"`}},
		{"F10", bib, []string{"@article{", "author = {Quill, Ada", "doi = {10.5555/jia.2022.0312}"}, []string{"month = {"}},
		{"F11", ris, []string{"TY  - JOUR\r\n", "AU  - Quill, Ada\r\n", "ER  - \r\n"}, nil},
		{"F12", csl, []string{`"type": "article-journal"`, `"date-parts"`, `"DOI": "10.5555/jia.2022.0312"`}, nil},
	}
}
