package generator

import (
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

const withAPI = `
-- site.toml --
title = "Laboratory"
base_url = "https://example.org/lab/"
preset = "institution"
[api]
works = true
authors = true
-- content/authors/ada.toml --
id = "ada"
name = "Ada Exemplar"
orcid = "0000-0002-1825-0097"
email = "ada@example.org"
phone = "+1 555 0100"
public = ["email"]
other_names = [{ name = "Ada Former" }, { name = "A. Shown", show = true }]
-- content/authors/shy.toml --
id = "shy"
name = "Shy Person"
noindex = true
-- content/authors/gone.toml --
id = "gone"
name = "Gone Person"
hidden = true
-- content/works/works.toml --
[[work]]
id = "one"
title = "A work on $E = mc^2$"
authors = [{ id = "ada" }, "Somebody Else"]
date = "2024-05-06"
doi = "10.5555/one"
topics = ["echoes"]
abstract = "About \\emph{echoes}."
[[work]]
id = "secret"
title = "Secret"
authors = ["Ada Exemplar"]
hidden = true
-- content/topics/echoes.toml --
id = "echoes"
name = "Echoes"
`

// The API says what the pages say, as its schemas describe, and of nobody who is hidden,
// not for search engines, or to be reached.
func TestAPI(t *testing.T) {
	s := newSite(t, withAPI)
	s.build()
	published := s.published()
	files := map[string]any{}
	for name, text := range published {
		if strings.HasPrefix(name, "api/") {
			v, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			files[name] = v
		}
	}
	want := []string{"author/ada", "authors/page-1", "index", "schema/author", "schema/index", "schema/institution", "schema/page", "schema/topic", "schema/venue", "schema/work",
		"topics/page-1", "work/one", "works/page-1"}
	for i := range want {
		want[i] = "api/v1/" + want[i] + ".json"
	}
	if got := slices.Sorted(maps.Keys(files)); !slices.Equal(got, want) {
		t.Fatalf("files: %v\nwant %v", got, want)
	}
	valid := func(schema string, v any) {
		t.Helper()
		c := jsonschema.NewCompiler()
		c.AssertFormat()
		name := "api/v1/schema/" + schema + ".json"
		if err := c.AddResource(name, files[name]); err != nil {
			t.Fatal(err)
		}
		compiled, err := c.Compile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := compiled.Validate(v); err != nil {
			t.Errorf("%s: %v", schema, err)
		}
	}
	valid("index", files["api/v1/index.json"])
	valid("work", files["api/v1/work/one.json"])
	valid("author", files["api/v1/author/ada.json"])
	for _, one := range []string{"work", "author", "topic"} {
		page := files["api/v1/"+one+"s/page-1.json"]
		valid("page", page)
		items := page.(map[string]any)["items"].([]any)
		if len(items) != 1 {
			t.Errorf("%d objects of %ss", len(items), one)
		}
		for _, item := range items {
			valid(one, item)
			address := item.(map[string]any)["url"].(string)
			if path := strings.TrimPrefix(address, "https://example.org/lab/") + "index.html"; published[path] == "" {
				t.Errorf("%s leads to %s, where there is no page", one, address)
			}
		}
	}
	for name, text := range published {
		for _, bad := range []string{"ada@example.org", "555 0100", "Ada Former", "Gone Person", "Shy Person", "Secret"} {
			if strings.HasPrefix(name, "api/") && strings.Contains(text, bad) {
				t.Errorf("%s says %q", name, bad)
			}
		}
	}
	var one struct {
		Title, Abstract string
		Authors         []struct{ Name, ID, ORCID string }
	}
	if err := json.Unmarshal([]byte(published["api/v1/work/one.json"]), &one); err != nil {
		t.Fatal(err)
	}
	if one.Title != "A work on E = mc²" || one.Abstract != "About echoes." || len(one.Authors) != 2 || one.Authors[0].ID != "ada" || one.Authors[1].ID != "" {
		t.Errorf("the work is %+v", one)
	}
	for page, want := range map[string]string{
		"works/one/index.html":   `rel="describedby" href="https://example.org/lab/api/v1/work/one.json"`,
		"authors/ada/index.html": `rel="describedby" href="https://example.org/lab/api/v1/author/ada.json"`,
		"index.html":             `rel="service-desc" href="https://example.org/lab/api/v1/index.json"`,
	} {
		if !strings.Contains(published[page], want) {
			t.Errorf("%s lacks %s", page, want)
		}
	}
}

// A newer work changes the last page of works and its author's; the older ones stay.
func TestAPIIsIncremental(t *testing.T) {
	var works strings.Builder
	for i := range 250 {
		fmt.Fprintf(&works, "[[work]]\nid = \"w%03d\"\ntitle = \"Work %d\"\nauthors = [\"Ada Exemplar\"]\ndate = \"%d-%02d-01\"\n", i, i, 1995+i/12, 1+i%12)
	}
	s := newSite(t, strings.Replace(withAPI, "works = true\nauthors = true", "lists = true", 1)+"-- content/works/many.toml --\n"+works.String())
	s.build()
	s.write("content/works/newest.toml", "id = \"newest\"\ntitle = \"Newest\"\nauthors = [\"Ada Exemplar\"]\ndate = \"2026\"\n")
	var got []string
	for _, name := range s.build().Written {
		if strings.HasPrefix(name, "api/") {
			got = append(got, name)
		}
	}
	if want := []string{"api/v1/authors/page-1.json", "api/v1/works/page-3.json"}; !slices.Equal(got, want) {
		t.Errorf("written: %v, want %v", got, want)
	}
}

// The link sets of works and authors say what their pages do, and lead back.
func TestLinksets(t *testing.T) {
	s := newSite(t, strings.Replace(withAPI, "[api]", "[outputs]\nlinksets = true\nexports = { works = true, min_works = 1 }\n[api]", 1)+"-- content/works/one.pdf --\n%PDF\n")
	s.edit("content/works/works.toml", "id = \"one\"", "id = \"one\"\npdf = \"one.pdf\"")
	s.build()
	published := s.published()
	for file, wants := range map[string][]string{
		"works/one/index.html": {`<link rel="linkset" href="https://example.org/lab/works/one/linkset.json" type="application/linkset+json">`,
			`<link rel="linkset" href="https://example.org/lab/works/one/linkset.txt" type="application/linkset">`},
		"authors/ada/index.html": {`href="https://example.org/lab/authors/ada/linkset.json"`},
		"works/one/linkset.json": {`"anchor": "https://example.org/lab/works/one/"`, `"href": "https://orcid.org/0000-0002-1825-0097"`,
			`"anchor": "https://example.org/lab/works/one/one.pdf",`, `"anchor": "https://example.org/lab/api/v1/work/one.json",`,
			`"anchor": "https://example.org/lab/works/one/cite.bib",`, `"describes"`, `"collection"`},
		"works/one/linkset.txt":    {`<https://example.org/lab/works/one/one.pdf>; rel="item"; anchor="https://example.org/lab/works/one/"; type="application/pdf",`},
		"authors/ada/linkset.json": {`"href": "https://example.org/lab/api/v1/author/ada.json"`, `"href": "https://example.org/lab/authors/ada/works.bib"`},
	} {
		for _, want := range wants {
			if text := html.UnescapeString(published[file]); !strings.Contains(text, want) {
				t.Errorf("%s lacks %s:\n%.1200s", file, want, text)
			}
		}
	}
}

// Switched off, there is none of it.
func TestNoAPI(t *testing.T) {
	s := newSite(t, strings.Replace(withAPI, "works = true\nauthors = true", "lists = false", 1))
	s.build()
	for name, text := range s.published() {
		if strings.HasPrefix(name, "api/") || strings.Contains(text, "api/v1") {
			t.Errorf("%s has something of the API", name)
		}
	}
}

// A name that works carry has no profile: that is for people of the site.
func TestMereCoauthorsHaveNoProfile(t *testing.T) {
	s := newSite(t, strings.Replace(demo, "preset =", "author_pages = \"all\"\npreset =", 1))
	s.build()
	profiles := map[bool]int{}
	for name, text := range s.published() {
		if strings.HasPrefix(name, "authors/") && strings.Contains(text, `"mainEntity":{"@type":"Person"`) {
			profiles[strings.Contains(text, `"@type":"ProfilePage"`)]++
		}
	}
	if profiles[true] != 3 || profiles[false] == 0 {
		t.Errorf("%d profiles, %d other pages of people", profiles[true], profiles[false])
	}
}
