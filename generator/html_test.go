package generator

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// elements yields the elements of an HTML page.
func elements(t *testing.T, text string) []*html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var all []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

func attr(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// checkLinks reports links to addresses of the site that are no file, and to
// anchors that are no id. Root is the site's base path.
func checkLinks(t *testing.T, files map[string]string, root string) {
	t.Helper()
	ids := map[string]map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) != ".html" {
			continue
		}
		ids[name] = map[string]bool{}
		for _, n := range elements(t, files[name]) {
			if id, ok := attr(n, "id"); ok {
				if ids[name][id] {
					t.Errorf("%s has two elements of id %q", name, id)
				}
				ids[name][id] = true
			}
		}
	}
	for name := range ids {
		for _, n := range elements(t, files[name]) {
			for _, key := range []string{"href", "src"} {
				if link, ok := attr(n, key); ok {
					if why := deadLink(files, ids, root, name, link); why != "" {
						t.Errorf("%s: %s %q: %s", name, key, link, why)
					}
				}
			}
		}
	}
}

func deadLink(files map[string]string, ids map[string]map[string]bool, root, from, link string) string {
	u, err := url.Parse(link)
	if err != nil {
		return err.Error()
	}
	if u.Scheme != "" || u.Host != "" {
		return ""
	}
	target := from
	if u.Path != "" {
		inside, ok := strings.CutPrefix(u.Path, root)
		if !ok {
			return "does not begin with " + root
		}
		target = inside
		if target == "" || strings.HasSuffix(target, "/") {
			target += "index.html"
		}
	}
	if _, there := files[target]; !there {
		return "there is no " + target
	}
	if at := u.Query().Get("at"); target == "explore/index.html" && at != "" { // a node of the explorer's data
		for name, text := range files {
			if strings.HasPrefix(name, "explore/nodes/") && strings.Contains(text, `"`+at+`":{`) {
				return ""
			}
		}
		return "there is no such node"
	}
	if u.Fragment != "" && !ids[target][u.Fragment] {
		return "there is no such anchor"
	}
	return ""
}

func TestLinksLeadSomewhere(t *testing.T) {
	for _, base := range []string{"", "https://example.org/lab/"} {
		s := newSite(t, demo)
		s.opt.BaseURL = base
		s.build()
		root := "/"
		if base != "" {
			root = "/lab/"
		}
		checkLinks(t, s.published(), root)
	}
}

// With a base path nothing refers to an address outside of it, in any file.
func TestBasePathIsEverywhere(t *testing.T) {
	s := newSite(t, demo)
	s.opt.BaseURL = "https://example.org/lab/"
	s.build()
	own := regexp.MustCompile(`https://example\.org/[a-z0-9./-]*`)
	for name, text := range s.published() {
		for _, address := range own.FindAllString(text, -1) {
			if !strings.HasPrefix(address, "https://example.org/lab/") && address != "https://example.org/elsewhere" {
				t.Errorf("%s names %s", name, address)
			}
		}
	}
}

// A number with a noun after it counts something, and then it is a link.
func TestEveryNumberIsALink(t *testing.T) {
	s := newSite(t, demo)
	s.build()
	counted := regexp.MustCompile(`^[0-9,]+ (works?|publications?|people|authors?|joint works?)$`)
	found := 0
	for name, text := range s.published() {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, n := range elements(t, text) {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if c.Type != html.TextNode || !counted.MatchString(strings.TrimSpace(c.Data)) {
					continue
				}
				found++
				if !inside(c, "a") && !inside(c, "svg") && !inside(c, "table") {
					t.Errorf("%s: %q is not a link", name, c.Data)
				}
			}
		}
	}
	if found == 0 {
		t.Error("no number was found")
	}
}

func inside(n *html.Node, element string) bool {
	for p := range n.Ancestors() {
		if p.Data == element {
			return true
		}
	}
	return false
}

// hostile is what every text field of the hostile site holds.
const hostile = `<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a>"'` + "`" +
	`}}{{.}} \href{javascript:alert(1)}{y} $x<script>alert(1)</script>$ [z](javascript:alert(1)) ]]> --> <!-- </title></style>&lt;script&gt; <svg onload=alert(1)> ` +
	"\u202e\u0000\u001b[31m\u2028 \U0001F600"

func TestHostileRecords(t *testing.T) {
	q := func(s string) string { return fmt.Sprintf("%q", strings.ReplaceAll(s, "\x00", "")) } // Go's quoting is TOML's, but for \x
	text := strings.NewReplacer(`\x1b`, `\u001b`, `\x00`, `\u0000`).Replace(q(hostile))
	s := newSite(t, demo)
	s.write("content/works/bad.toml", `
id = "bad"
title = `+text+`
abstract = `+text+`
summary = `+text+`
note = `+text+`
notice = `+text+`
status = "retracted"
date = "2024"
authors = [{name = `+text+`, affiliations = [`+text+`]}, {id = "ada"}]
editors = [`+text+`]
container_title = `+text+`
keywords = [`+text+`]
topics = [`+text+`]
publisher = `+text+`
awards = [`+text+`]
volume = `+text+`
pages = `+text+`
source = `+text+`
`)
	s.write("content/authors/bad.toml", `
id = "bad"
name = `+text+`
bio = `+text+`
headline = `+text+`
role = `+text+`
pronouns = `+text+`
expertise = [`+text+`]
affiliations = [{institution = `+text+`, department = `+text+`}]
`)
	s.write("content/topics/bad.toml", "id = \"bad\"\nname = "+text+"\ndescription = "+text+"\n")
	s.write("content/venues/bad.toml", "id = \"bad\"\nname = "+text+"\n")
	s.write("content/institutions/bad.toml", "id = \"bad\"\nname = "+text+"\ndescription = "+text+"\n")
	s.write("content/pages/bad.md", "+++\ntitle = "+text+"\n+++\n\n"+hostile+"\n\n<iframe src=//x></iframe>\n")
	r, err := s.try()
	if err != nil {
		t.Fatal(err)
	}
	if r.Errors > 0 { // control characters are mistakes: without them the site must build
		s2 := newSite(t, demo)
		for _, f := range []string{"works/bad.toml", "authors/bad.toml", "topics/bad.toml", "venues/bad.toml", "institutions/bad.toml", "pages/bad.md"} {
			data := readTree(t, s.dir)["content/"+f]
			s2.write("content/"+f, strings.NewReplacer(`\u001b`, "", "\x1b", "", "\x00", "").Replace(data))
		}
		s2.build()
		s = s2
	}
	files := s.published()
	if files["works/bad/index.html"] == "" || files["authors/bad/index.html"] == "" {
		t.Fatal("the hostile pages are missing")
	}
	for name, text := range files {
		if path.Ext(name) == ".html" {
			checkHarmless(t, name, text)
		}
	}
}

// checkHarmless reports whatever could run on a page.
func checkHarmless(t *testing.T, name, text string) {
	t.Helper()
	for _, n := range elements(t, text) {
		if n.Data == "script" && (isStructuredData(n) || isThemesScript(n)) {
			continue
		}
		if slices.Contains([]string{"script", "style", "iframe", "object", "embed", "base", "form"}, n.Data) {
			t.Errorf("%s has a %s element", name, n.Data)
		}
		for _, a := range n.Attr {
			value := strings.ToLower(strings.Map(func(r rune) rune {
				if r <= ' ' {
					return -1
				}
				return r
			}, a.Val))
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" || a.Key == "srcdoc" {
				t.Errorf("%s: attribute %s=%q", name, a.Key, a.Val)
			}
			for _, scheme := range []string{"javascript:", "data:text", "vbscript:"} {
				if strings.HasPrefix(value, scheme) {
					t.Errorf("%s: attribute %s=%q", name, a.Key, a.Val)
				}
			}
		}
	}
}

// isThemesScript reports whether a script element leads to a script of the theme, and
// holds nothing itself.
func isThemesScript(n *html.Node) bool {
	src, _ := attr(n, "src")
	return n.FirstChild == nil && regexp.MustCompile(`^/([a-z]+/)?assets/[a-z]+\.[0-9a-f]{8}\.js$`).MatchString(src)
}

// isStructuredData reports whether a script element is data that no browser runs, whole
// and sound, and nothing beside.
func isStructuredData(n *html.Node) bool {
	return len(n.Attr) == 1 && n.Attr[0].Key == "type" && n.Attr[0].Val == "application/ld+json" &&
		n.FirstChild != nil && json.Valid([]byte(n.FirstChild.Data)) && !strings.ContainsAny(n.FirstChild.Data, "<>&")
}

func TestHostileIDs(t *testing.T) {
	ids := []string{
		"../../etc/passwd", "..", ".", "/", "a/b", `a\b`, "CON", "nul", "index", "page", "İ", "😀", "  ", "a b", "A", "a",
		"http://example.org/", "%2e%2e", "x" + strings.Repeat("y", 300), "-", "ß", "Ａ", "\u202e", "a\u0301", "á", "con.html", "feed.xml",
	}
	s := newSite(t, demo)
	var works, authors strings.Builder
	for i, id := range ids {
		fmt.Fprintf(&works, "[[work]]\nid = \"\"\"%s\"\"\"\ntitle = \"Work %d\"\n", strings.ReplaceAll(id, `\`, `\\`), i)
		fmt.Fprintf(&authors, "[[author]]\nid = \"\"\"%s\"\"\"\nname = \"Author Number%d\"\n", strings.ReplaceAll(id, `\`, `\\`), i)
	}
	s.write("content/works/hostile.toml", works.String())
	s.write("content/authors/hostile.toml", authors.String())
	parent := readTree(t, s.dir)
	r, err := s.try()
	if err != nil {
		t.Fatal(err)
	}
	for name := range readTree(t, s.dir) {
		if _, before := parent[name]; !before && !strings.HasPrefix(name, "public/") && !strings.HasPrefix(name, ".lectern/") {
			t.Errorf("%s was written", name)
		}
	}
	if r.Errors > 0 {
		for _, d := range r.Diags {
			if d.Place.Line == 0 {
				t.Errorf("a diagnostic without a place: %v", d)
			}
			t.Log(d)
		}
		return
	}
	for i := range ids {
		found := false
		for name, text := range s.published() {
			found = found || strings.HasPrefix(name, "works/") && strings.Contains(text, fmt.Sprintf("<h1>Work %d</h1>", i))
		}
		if !found {
			t.Errorf("no page of the work with id %q", ids[i])
		}
	}
}

func TestHostileIDsOneByOne(t *testing.T) {
	for _, id := range []string{"../../etc/passwd", "..", "a/b", "CON", "İ", "😀", "", "  ", "\\u0000", "x\\ny"} {
		s := newSite(t, demo)
		s.write("content/works/hostile.toml", "id = \""+id+"\"\ntitle = \"Hostile\"\n")
		r, err := s.try()
		if err != nil {
			t.Errorf("%q: %v", id, err)
			continue
		}
		pages := 0
		for name, text := range s.published() {
			if strings.HasPrefix(name, "works/") && strings.Contains(text, ">Hostile</h1>") {
				pages++
			}
		}
		if (r.Errors == 0) != (pages == 1) {
			t.Errorf("%q: %d errors and %d pages", id, r.Errors, pages)
		}
	}
}

func TestManyAuthors(t *testing.T) {
	s := newSite(t, demo)
	var authors strings.Builder
	for i := range 60 {
		fmt.Fprintf(&authors, "\"Person Number%c%c\", ", 'a'+i/10, 'a'+i%10)
	}
	s.write("content/works/many.toml", "id = \"many\"\ntitle = \"Many\"\ndate = \"2024\"\nauthors = ["+authors.String()+"{id = \"cy\"}, {id = \"bo\"}]\n")
	s.build()
	files := s.published()
	if !strings.Contains(files["works/many/index.html"], "Person Numberfj") {
		t.Error("the work's page does not name all")
	}
	for _, n := range elements(t, files["authors/cy/index.html"]) {
		if href, _ := attr(n, "href"); n.Data == "a" && strings.HasSuffix(href, "/authors/bo/") && inside(n, "aside") {
			t.Error("a work with 62 authors made a coauthor link")
		}
	}
	if !strings.Contains(files["authors/bo/index.html"], "Bo Sample") {
		t.Error("no profile")
	}
}

// The names of a work with thousands of authors stand on several pages, none of them
// over 150 kB, which lead to each other.
func TestThousandsOfAuthors(t *testing.T) {
	s := newSite(t, demo)
	s.edit("site.toml", "language = \"en\"", "language = \"en\"\nauthor_pages = \"all\"")
	const people = 2500
	authors := make([]string, people)
	for i := range authors {
		authors[i] = fmt.Sprintf("\"Person %s Exemplarova-Samplinska\"", strings.Map(func(r rune) rune { return r - '0' + 'a' }, fmt.Sprint(1000+i)))
	}
	s.write("content/works/many.toml", "id = \"many\"\ntitle = \"Many\"\ndate = \"2024\"\nauthors = ["+strings.Join(authors, ", ")+"]\n")
	s.build()
	files := s.published()
	checkLinks(t, files, "/")
	var all string
	for _, name := range []string{"works/many/index.html", "works/many/page/2/index.html", "works/many/page/3/index.html"} {
		if len(files[name]) > 150_000 {
			t.Errorf("%s has %d bytes", name, len(files[name]))
		}
		all += files[name]
	}
	for _, name := range authors {
		if !strings.Contains(all, ">"+strings.Trim(name, "\"")+"</a>") {
			t.Fatalf("%s is on no page", name)
		}
	}
	if _, more := files["works/many/page/4/index.html"]; more {
		t.Error("a page without names")
	}
}

// A string that the interface lacks shows as its key: "type_article".
func TestEveryWordOfTheInterfaceIsThere(t *testing.T) {
	s := newSite(t, demo)
	s.build()
	key := regexp.MustCompile(`\b(type|rel|fact|period|status|evidence|types|role|n)_[a-z][a-z_-]*\b`)
	missing := map[string]string{}
	for name, text := range s.published() {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, n := range elements(t, text) {
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				if found := key.FindString(c.Data); c.Type == html.TextNode && found != "" {
					missing[found] = name
				}
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(missing)) {
		t.Errorf("the interface has no string %q, on %s", k, missing[k])
	}
}

// A section is a part with a heading, or one that says its name; all else is a box.
func TestSectionsHaveHeadings(t *testing.T) {
	s := newSite(t, demo)
	s.edit("content/venues/venues.toml", "type = \"journal\"\n", "")
	s.build()
	files := s.published()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, n := range elements(t, files[name]) {
			if _, labelled := attr(n, "aria-label"); n.Data == "section" && !labelled && !hasHeading(n) {
				t.Errorf("%s has a section without a heading", name)
			}
		}
	}
}

func hasHeading(n *html.Node) bool {
	for below := range n.Descendants() {
		if below.Type == html.ElementNode && len(below.Data) == 2 && below.Data[0] == 'h' && below.Data[1] >= '2' && below.Data[1] <= '6' {
			return true
		}
	}
	return false
}
