package generator

import (
	"slices"
	"strings"
	"testing"
)

const bilingual = `
-- site.toml --
title = "Laboratory"
base_url = "https://example.org/lab/"
languages = ["en", "de"]
preset = "institution"
as_of = "2026-01-01"
[trust]
show = "level"
[[menu.main]]
label = "About"
url = "/about/"
[[menu.footer]]
label = "Statutes"
url = "/statutes.pdf"
[[translations]]
language = "de"
title = "Labor"
menu = { About = "Über uns" }
-- content/authors/ada.toml --
id = "ada"
name = "Ada Exemplar"
bio = { en = "Studies things.", de = "Untersucht Dinge, siehe [hier](/about/) und [dort](/statutes.pdf)." }
photo = "ada.png"
-- content/authors/ada.png --
no picture
-- content/works/one.toml --
id = "one"
title = { en = "A work", de = "Ein Werk" }
authors = ["Ada Exemplar"]
date = "2024-05-06"
pdf = "one.pdf"
-- content/works/one.pdf --
%PDF
-- content/works/two.toml --
id = "two"
title = "Zweites"
language = "de"
authors = ["Ada Exemplar"]
date = "2023"
-- content/pages/about.md --
+++
title = "About"
+++
In English.
-- content/pages/about.de.md --
+++
title = "Über uns"
+++
Auf Deutsch.
-- content/pages/only.md --
+++
title = "Only English"
+++
Nothing else.
-- content/static/statutes.pdf --
%PDF
`

// Each page stands in each language, with the words, texts and links of that language;
// files stand once.
func TestLanguages(t *testing.T) {
	s := newSite(t, bilingual)
	s.build()
	published := s.published()
	for file, wants := range map[string][]string{
		"de/index.html": {`lang="de"`, "<title>Labor</title>", `href="/lab/de/about/"`, "Über uns", `href="/lab/statutes.pdf"`,
			`<link rel="alternate" hreflang="en" href="https://example.org/lab/">`, `href="/lab/de/works/one/"`},
		"index.html":                {`lang="en"`, `hreflang="de" href="https://example.org/lab/de/"`, `href="/lab/de/"`, "English", `href="/lab/works/one/"`},
		"de/authors/ada/index.html": {"Untersucht Dinge", `href="/lab/authors/ada/trust.json"`, `href="/lab/de/about/"`, `href="/lab/statutes.pdf"`},
		"authors/ada/index.html":    {"Studies things."},
		"de/works/one/index.html":   {"Ein Werk", `href="/lab/works/one/one.pdf"`, `<link rel="canonical" href="https://example.org/lab/de/works/one/">`},
		"works/one/index.html":      {"A work"},
		"works/two/index.html":      {`<h1 class="p-name" lang="de" dir="auto">Zweites`},
		"de/works/two/index.html":   {`<h1 class="p-name">Zweites`},
		"de/about/index.html":       {"Auf Deutsch.", "<h1>Über uns</h1>"},
		"about/index.html":          {"In English."},
		"de/only/index.html":        {`<div class="prose" lang="en">`},
		"sitemap.xml":               {"https://example.org/lab/de/works/one/", "https://example.org/lab/works/one/"},
		"feed.xml":                  {`xml:lang="en"`},
		"works/one/one.pdf":         {"%PDF"},
		"statutes.pdf":              {"%PDF"},
	} {
		got := published[file]
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s lacks %s:\n%.1500s", file, want, got)
			}
		}
	}
	for file := range published {
		if strings.HasPrefix(file, "de/") && !strings.HasSuffix(file, ".html") || strings.Contains(file, "about.de") || file == "de/404.html" {
			t.Errorf("%s does not vary by language", file)
		}
	}
}

// An edition follows the change: of its translation, and of a text in its language.
func TestLanguagesAreIncremental(t *testing.T) {
	s := newSite(t, bilingual)
	s.build()
	s.write("content/pages/about.de.md", "+++\ntitle = \"Über uns\"\n+++\nAnders.\n")
	if got := s.build().Written; !slices.Equal(got, []string{"about/index.html", "de/about/index.html"}) && !slices.Equal(got, []string{"de/about/index.html"}) {
		t.Errorf("written: %v", got)
	}
}

// A site speaks all the languages of the default theme: each page in its language and
// direction, the words in their plural forms, and no language lacks any.
func TestEveryLanguage(t *testing.T) {
	tags := []string{"en", "ar", "de", "es", "fr", "it", "ja", "pt", "ru", "zh"}
	s := newSite(t, strings.Replace(bilingual, `languages = ["en", "de"]`, `languages = ["`+strings.Join(tags, `", "`)+`"]`, 1))
	report := s.build()
	for _, d := range report.Diags {
		t.Errorf("%s: %s: %s", d.Place, d.Code, d.Message)
	}
	published := s.published()
	for lang, want := range map[string]string{
		"en": "2 publications", "ar": "منشوران", "de": "2 Publikationen", "es": "2 publicaciones", "fr": "2 publications",
		"it": "2 pubblicazioni", "ja": "2 件", "pt": "2 publicações", "ru": "2 публикации", "zh": "2 篇论著",
	} {
		prefix, dir := lang+"/", "ltr"
		if lang == "en" {
			prefix = ""
		}
		if lang == "ar" {
			dir = "rtl"
		}
		page := published[prefix+"authors/ada/index.html"]
		if head := `<html lang="` + lang + `" dir="` + dir + `">`; !strings.Contains(strings.ReplaceAll(page, `"`, ""), strings.ReplaceAll(head, `"`, "")) {
			t.Errorf("%s: no %s in %.200s", lang, head, page)
		}
		if !strings.Contains(page, want) {
			t.Errorf("%s: the profile does not say %q: %.400s", lang, want, page)
		}
		for _, other := range tags {
			if !strings.Contains(page, "hreflang="+other) && !strings.Contains(page, `hreflang="`+other+`"`) {
				t.Errorf("%s: no link to the page in %s", lang, other)
			}
		}
	}
}
