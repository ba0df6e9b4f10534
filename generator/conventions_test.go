package generator_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lectern/generator"
)

// TestConventions holds the rules of the scholarly web that concern the heads of pages,
// by their names in content/pages/docs/conventions.md, over the example site under a
// base path.
func TestConventions(t *testing.T) {
	out := t.TempDir()
	report, err := generator.Build(t.Context(), generator.Options{Dir: "..", Out: out, BaseURL: "https://example.org/lab/", Full: true})
	if err != nil || report.Errors > 0 {
		t.Fatal(err, report)
	}
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	work, author := read("works/imaginary-rooms/index.html"), read("authors/ada-quill/index.html")
	home, topic, org := read("index.html"), read("topics/room-acoustics/index.html"), read("institutions/institute-imaginary-sciences/index.html")
	rules := []struct {
		id, page string
		want     []string // what stands on the page
	}{
		{"G2", work, []string{`rel="canonical" href="https://example.org/lab/works/imaginary-rooms/"`}},
		{"G10", work, []string{`property="og:title"`, `property="og:url" content="https://example.org/lab/works/imaginary-rooms/"`,
			`property="og:image" content="https://example.org/lab/cover.png"`, `property="og:locale" content="en_US"`, `name="twitter:card" content="summary_large_image"`}},
		{"H1", home, []string{`"@type":"WebSite","@id":"https://example.org/lab/#website"`}},
		{"H2", home, []string{`"@type":"ResearchOrganization"`}},
		{"P1", author, []string{`"@type":"ProfilePage"`, `"mainEntity":{"@type":"Person"`}},
		{"P5", work, []string{`"@id":"https://example.org/lab/authors/ada-quill/#person"`}},
		{"P6", author, []string{`"propertyID":"https://registry.identifiers.org/registry/orcid"`}},
		{"P8", author, []string{`property="og:type" content="profile"`, `property="profile:last_name" content="Quill"`}},
		{"P9", author, []string{`rel="me"`}},
		{"P10", author, []string{`h-card`, `class="u-url u-uid" value="https://example.org/lab/authors/ada-quill/"`}},
		{"P11", author, []string{`class="h-cite"`, `class="Z3988" title="ctx_ver=Z39.88-2004&amp;rft_val_fmt=info:ofi/fmt:kev:mtx:`}},
		{"W2", work, []string{`name="citation_title"`, `name="citation_author"`, `name="citation_publication_date"`}},
		{"W3", work, []string{`name="citation_journal_title"`}},
		{"W4", work, []string{`name="citation_abstract"`}},
		{"W7", work, []string{`"@type":"ScholarlyArticle"`, `"headline":`}},
		{"W8", work, []string{`"@type":"BreadcrumbList"`, `"position":3`}},
		{"W9", work, []string{`rel="type" href="https://schema.org/AboutPage"`}},
		{"W10", work, []string{`rel="related" href="https://doi.org/`}},
		{"W16", work, []string{`rel="schema.DC"`, `name="DC.title"`, `name="prism.publicationName"`}},
		{"W17", work, []string{`property="og:type" content="article"`, `property="article:author" content="https://example.org/lab/authors/`}},
		{"W19", work, []string{`class="work h-cite"`, `class="p-name"`}},
		{"T1", topic, []string{`"@type":"CollectionPage"`, `"about":{"@type":"DefinedTerm"`, `"mainEntity":{"@type":"ItemList"`}},
		{"O1", org, []string{`"@type":"ResearchOrganization"`}},
	}
	for _, rule := range rules {
		t.Run(rule.id, func(t *testing.T) {
			for _, want := range rule.want {
				if !strings.Contains(rule.page, want) {
					t.Errorf("no %s", want)
				}
			}
		})
	}
	if strings.Contains(work, `rel="cite-as"`) {
		t.Error("W10: a publisher's DOI is said to lead here")
	}
	data := regexp.MustCompile(`(?s)<script type="?application/ld\+json"?>(.*?)</script>`)
	for _, page := range []string{work, author, home, topic, org} {
		found := data.FindStringSubmatch(page)
		if found == nil || !json.Valid([]byte(found[1])) {
			t.Error("a page without sound structured data")
		}
	}
}
