package config

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"lectern/generator/config/network"
	"lectern/generator/config/sentence"
	"lectern/generator/diag"
)

// load reads a site.toml and returns what was wrong with it, a line each.
func load(t *testing.T, src string, o Overrides) (*Config, []string) {
	t.Helper()
	ds := new(diag.List)
	cfg, err := Load(fstest.MapFS{"site.toml": {Data: []byte(src)}}, o, ds)
	if err != nil {
		t.Fatal(err)
	}
	var wrong []string
	for _, d := range ds.Sorted() {
		line := fmt.Sprintf("%s: %s: %s: %s", d.Place, d.Severity, d.Code, d.Message)
		if d.Hint != "" {
			line += " (" + d.Hint + ")"
		}
		wrong = append(wrong, line)
	}
	return cfg, wrong
}

const head = "title = \"T\"\nbase_url = \"https://example.org/\"\n"

func TestDefaultsAndPresets(t *testing.T) {
	cfg, wrong := load(t, head, Overrides{})
	if wrong != nil {
		t.Fatal(wrong)
	}
	want := &Config{Title: "T", BaseURL: "https://example.org/", Language: "en", Languages: []string{"en"}, PageSize: 30, CoauthorsMax: 50,
		PruneLimit: 20, MatchNames: true, Outputs: Outputs{Topics: true, Venues: true, Institutions: true, Years: true, Redirects: true, Sitemap: true, Manifest: true, LLMs: true,
			Exports: Exports{true, true, true, true, true, true, false, 3, "bibtex", false, false}}, Feeds: Feeds{true, true, true, true, true, true, 3, 50, true},
		Trust:     Trust{"off", TrustWeights{12, 15, 12, 13, 10, 8, 5, 5, 5, 5, 5, 5}, TrustLevels{20, 40, 60, 80}},
		Profile:   Profile{Correct: true, Collaboration: true, VCard: true, Filters: true, Follow: true},
		Graph:     network.Graph{Close: 1, CloseMax: 8, Pages: []string{"author", "work", "topic", "institution"}, Explorer: true},
		Citations: Citations{[]string{"apa", "mla", "chicago"}, true}, Metadata: Metadata{true, true, true, true, true},
		API: API{Lists: true}, Repository: Repository{Branch: "main"}, Origins: cfg.Origins}
	if diff := cmp.Diff(want, cfg); diff != "" {
		t.Error(diff)
	}
	for preset, check := range map[string]func(*Config) bool{
		"person": func(c *Config) bool {
			return c.PageSize == 30 && !c.Outputs.Institutions && c.Outputs.Years && c.Profile == Profile{Collaboration: true, VCard: true, Filters: true}
		},
		"institution": func(c *Config) bool {
			return c.AuthorPages == AuthorPages{} && c.Profile.Maintained && c.Profile.Correct && !c.Profile.Claim
		},
		"anthology": func(c *Config) bool { return c.AuthorPages.All && c.Profile.Claim && c.Profile.Correct },
	} {
		cfg, wrong := load(t, head+"preset = \""+preset+"\"", Overrides{})
		if wrong != nil || !check(cfg) || cfg.Preset != preset {
			t.Errorf("%s: %v %+v", preset, wrong, cfg)
		}
		if got := cfg.Origins["page_size"].From; got != "default" {
			t.Error(got)
		}
	}
}

func TestOrigins(t *testing.T) {
	cfg, wrong := load(t, head+`preset = "person"
page_size = 40
[addresses]
work = "/papers/{slug}/"
[outputs]
years = false
[params]
deep.er = 1
`, Overrides{BaseURL: "http://localhost:8080/lab", AsOf: "2026-01-02"})
	if wrong != nil {
		t.Fatal(wrong)
	}
	for key, want := range map[string]string{
		"title": "site.toml@site.toml:1:9", "base_url": "--base-url@--base-url", "as_of": "--as-of@--as-of",
		"page_size": "site.toml@site.toml:4:13", "outputs.years": "site.toml@site.toml:8:9", "outputs.institutions": "preset person@",
		"outputs.topics": "default@", "addresses": "site.toml@site.toml:5:1", "addresses.work": "site.toml@site.toml:6:8",
		"params.deep": "site.toml@site.toml:10:1", "person": "default@", "menu.main": "default@", "trust.show": "default@", "languages": "default@",
	} {
		o, ok := cfg.Origins[key]
		if got := o.From + "@" + o.Place.String(); !ok || got != want {
			t.Errorf("%s comes from %s, want %s", key, got, want)
		}
	}
	if cfg.BaseURL != "http://localhost:8080/lab/" || cfg.AsOf != "2026-01-02" {
		t.Error(cfg.BaseURL, cfg.AsOf)
	}
}

func TestMistakes(t *testing.T) {
	for _, test := range []struct {
		src  string
		want []string
	}{
		{"", []string{
			`site.toml:1:1: error: missing-key: the address where the site will stand is missing: feeds, the sitemap and citations need it (add base_url = "https://example.org/", or build with --base-url)`,
			`site.toml:1:1: error: missing-key: the site has no title (add title = "…")`}},
		{"title = x", []string{`site.toml:1:9: error: syntax: "x" is no value (text stands in quotes: "x")`}},
		{head + "preset = \"institutes\"", []string{"site.toml:3:10: error: unknown-preset: no preset is called \"institutes\" (did you mean `institution`?)"}},
		{head + "preset = \"blog\"", []string{`site.toml:3:10: error: unknown-preset: no preset is called "blog" (the presets are person, institution, anthology)`}},
		{head + "page_syze = 3", []string{"site.toml:3:1: warning: unknown-key: unknown key \"page_syze\" (did you mean `page_size`?)"}},
		{head + "[outputs]\nyear = true", []string{"site.toml:4:1: warning: unknown-key: unknown key \"year\" (did you mean `years`?)"}},
		{head + "page_size = 4", []string{`site.toml:3:13: error: out-of-range: 4 is too small: at least 5`}},
		{head + "prune_limit = 101", []string{`site.toml:3:15: error: out-of-range: 101 is too large: at most 100`}},
		{head + "feeds.limit = 9999999", []string{`site.toml:3:15: error: out-of-range: 9999999 is too large: at most 1000000`}},
		{head + "author_pages = \"some\"", []string{`site.toml:3:16: error: wrong-type: the text "some" where which authors have a page is wanted (write "recorded", "all" or a number of works)`}},
		{head + "author_pages = 0", []string{`site.toml:3:16: error: out-of-range: authors with 0 works cannot be told apart: from 1 to 1000000`}},
		{head + "as_of = 2026-11-01T00:00:00Z", []string{`site.toml:3:9: error: bad-value: "2026-11-01T00:00:00Z" is no day: write it like 2026-11-01`}},
		{head + "as_of = \"2026-02-30\"", []string{`site.toml:3:9: error: bad-value: "2026-02-30" is no day: write it like 2026-11-01`}},
		{head + "language = \"english language\"", []string{`site.toml:3:12: error: bad-value: "english language" is no language tag: write it like en, de or pt-BR`}},
		{head + "languages = [\"en\", \"xx-yy-zz-1\"]", []string{`site.toml:3:20: error: bad-value: "xx-yy-zz-1" is no language tag: write it like en, de or pt-BR`}},
		{head + "languages = [\"en\", \"de\", \"en\"]", []string{`site.toml:3:13: error: bad-value: the language "en" stands twice in languages`}},
		{head + "language = \"de\"\nlanguages = [\"en\", \"de\"]", []string{`site.toml:3:12: error: bad-value: language is not the first of languages (put it first there, or leave language out)`}},
		{head + "[menu]\nmain = [{label = \"x\"}, {label = \"y\", url = \"javascript:alert(1)\"}]", []string{
			`site.toml:4:9: error: missing-key: key "url" is missing (add url = …)`,
			`site.toml:4:44: error: bad-value: "javascript:alert(1)" is no link: write a path on this site (/about/) or a web address`}},
		{head + "deploy.host = \"gitlap\"", []string{`site.toml:3:15: error: bad-value: the host "gitlap" is not known: did you mean gitlab?`}},
		{head + "deploy.domain = \"https://x.org\"", []string{`site.toml:3:17: error: bad-value: "https://x.org" is no domain name: write it like people.example.org`}},
		{head + "outputs.opensearch = \"/search/\"", []string{`site.toml:3:22: error: bad-value: "/search/" is no address of a search: write it like /search/?q={searchTerms}`}},
		{head + "security.contact = [\"me\"]\nsecurity.expires = \"2027\"", []string{
			`site.toml:3:21: error: bad-value: "me" is no contact: write mailto:, tel: or https: and what follows it`,
			`site.toml:4:20: error: bad-value: "2027" is no instant: write it like 2027-06-30T00:00:00Z`}},
		{head + "security.contact = [\"mailto:a@example.org\"]", []string{
			`site.toml:3:20: error: missing-key: security.txt has to say when it expires (RFC 9116) (add expires = "2027-06-30T00:00:00Z", less than a year ahead)`}},
		{"title = \"T\"\nbase_url = \"https://example.org/lab/\"\nas_of = \"2027-01-01\"\nsecurity.contact = [\"mailto:a@example.org\"]\nsecurity.expires = \"2026-12-31T00:00:00Z\"", []string{
			"site.toml:4:20: warning: security-txt: security.txt is read at the root of a host alone, and this site stands below it (put the file there by hand)",
			"site.toml:5:20: warning: security-txt: security.txt has expired by the day of the site (set expires to a day to come)"}},
		{head + "trust.show = \"stars\"", []string{`site.toml:3:14: error: bad-value: "stars" is no way to show trust: write one of off, level, score`}},
		{head + "[trust.weights]\nwork = 3", []string{"site.toml:4:1: warning: unknown-key: unknown key \"work\" (did you mean `works`?)"}},
		{head + "[trust.weights]\nproof = -1", []string{`site.toml:4:9: error: out-of-range: -1 is too small: at least 0`}},
		{head + "[trust.weights]\nworks = 16", []string{`site.toml:4:9: error: out-of-range: 16 is too large: at most 15`}},
		{head + "[trust.weights]\nreview = 4\nproof = 20", []string{
			"site.toml:4:10: error: trust-weights: the weights of trust sum up to 104, not to 100 (`lectern config` shows all of them, those that have their default too)"}},
		{head + "[trust.weights]\nproof = 14\nworks = 6", []string{
			"site.toml:4:9: error: trust-weights: works, topics and collaborators weigh 16 together, more than 15 (a record is not better evidenced because there is more of it)"}},
		{head + "trust.levels.strong = 80", []string{
			"site.toml:3:23: error: trust-levels: the levels of trust do not rise: emerging 20, established 40, strong 80, exemplary 80 (give each a higher score than the one before it)"}},
		{head + "repository.url = \"https://git.example.com/x\"", []string{
			`site.toml:3:18: warning: unknown-forge: nobody knows from its address what the repository at git.example.com is, so no page links to it (say repository.kind: github, gitlab, forgejo)`}},
		{head + "repository.kind = \"svn\"", []string{`site.toml:3:19: error: bad-value: the addresses of a "svn" are not known: write one of github, gitlab, forgejo`}},
		{head + "repository.folder = \"../x\"", []string{`site.toml:3:21: error: bad-value: the folder "../x" has empty or dotted parts`}},
		{head + "repository.contact = \"A <a@b.c>\"", []string{`site.toml:3:22: error: bad-value: "A <a@b.c>" is no email address: write it like records@example.org`}},
		{head + "repository.url = \"git@x.org:a\"", []string{`site.toml:3:18: error: bad-value: "git@x.org:a" is no web address: write it like https://example.org/`}},
	} {
		if _, got := load(t, test.src, Overrides{}); !cmp.Equal(got, test.want) {
			t.Errorf("%q\n%s", test.src, cmp.Diff(test.want, got))
		}
	}
}

func TestAbsentSite(t *testing.T) {
	ds := new(diag.List)
	cfg, err := Load(fstest.MapFS{}, Overrides{}, ds)
	if err != nil || cfg.PageSize != 30 || ds.Len() != 1 || !strings.Contains(ds.Sorted()[0].Hint, "lectern new") {
		t.Error(cfg, err, ds.Sorted())
	}
	if _, err := Load(fstest.MapFS{"site.toml/x": {}}, Overrides{}, ds); err == nil {
		t.Error("a folder was read as site.toml")
	}
}

func TestBaseURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org": "https://example.org/", "https://example.org/lab": "https://example.org/lab/", "http://localhost:8080/a/b/": "http://localhost:8080/a/b/",
		"https://example.org/m%C3%BCll": "https://example.org/m%C3%BCll/", "https://example.org/müll/": "https://example.org/m%C3%BCll/",
		"": "", "example.org": "", "/lab/": "", "ftp://example.org/": "", "https:///x": "", "https://:80/": "", "https://example.org/?q": "", "https://example.org/?": "",
		"https://example.org/#": "", "https://u:p@example.org/": "", "https://example.org/a/../b": "", "https://example.org//a": "", "https://example.org/a//": "",
		"https://exa mple.org/": "", "https://müll.example/": "", "https://example.org/%zz": "", "https://example.org/a%2F..%2F": "",
	} {
		got, err := baseURL(in)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q gives %q, %v", in, got, err)
		}
	}
	if _, wrong := load(t, "title = \"T\"\nbase_url = \"x\"", Overrides{BaseURL: "nowhere"}); len(wrong) != 2 || !strings.HasPrefix(wrong[0], "--base-url: error: bad-flag") {
		t.Error(wrong)
	}
	if _, wrong := load(t, "title = \"T\"", Overrides{BaseURL: "https://example.org/"}); wrong != nil {
		t.Error(wrong)
	}
}

func TestLanguages(t *testing.T) {
	cfg, wrong := load(t, head+"languages = [\"DE\", \"pt_br\"]", Overrides{})
	if wrong != nil || cfg.Language != "de" || !reflect.DeepEqual(cfg.Languages, []string{"de", "pt-BR"}) || cfg.Origins["language"].From != File {
		t.Error(cfg, wrong)
	}
}

// What `lectern config` prints is a site.toml that gives the same settings.
func TestDescribeRoundTrip(t *testing.T) {
	for _, src := range []string{head, head + "preset = \"person\"", head + `
description = "a \"b\"\n\t<é> \\ \u007f"
as_of = 2026-11-01
languages = ["de", "en"]
author_pages = 7
addresses = { work = "/w/{slug}/", "a b" = "x" }
menu.main = [{label = "<&>", url = "/x/"}, {label = "M", url = "mailto:a@b.c"}]
menu.footer = []
sources.order = ["b", "a"]
params = { f = 2.0, g = 1e30, i = -3, b = true, l = [1, "x", {y = inf}], "k.k" = {} }
deploy = { host = "github", domain = "a.example.org" }
trust = { show = "level", weights = { proof = 14, review = 6 }, levels = { strong = 61 } }
[repository]
url = "https://git.example.com/x"
kind = "forgejo"
folder = "/site/"
contact = "a@b.example"
`} {
		first, wrong := load(t, src, Overrides{})
		if wrong != nil && !strings.Contains(src, "u007f") {
			t.Fatal(wrong)
		}
		var again strings.Builder
		for _, s := range first.Describe() {
			if s.Origin == "" {
				t.Errorf("%s comes from nowhere", s.Key)
			}
			fmt.Fprintf(&again, "%s = %s\n", s.Key, s.Value)
		}
		second, wrong := load(t, again.String(), Overrides{})
		if wrong != nil {
			t.Fatal(wrong, again.String())
		}
		first.Origins, second.Origins = nil, nil
		if len(first.Menu.Footer) == 0 {
			first.Menu.Footer = nil
		}
		if diff := cmp.Diff(first, second); diff != "" {
			t.Error(diff)
		}
	}
}

// Every key has one sentence, and no sentence is of a key that does not exist.
func TestSentences(t *testing.T) {
	sentences := sentence.All()
	keys := map[string]bool{"": true}
	var walk func(path string, t reflect.Type)
	walk = func(path string, t reflect.Type) {
		for f := range fieldsOf(t) {
			key := path + keyOf(f)
			keys[key] = true
			inner := f.Type
			if inner.Kind() == reflect.Slice {
				inner = inner.Elem()
			}
			if isSection(inner) {
				walk(key+".", inner)
			}
		}
	}
	walk("", reflect.TypeFor[Config]())
	one := regexp.MustCompile(`^[A-Z][^\n]*\.$`)
	for key := range keys {
		if s := sentences[key]; !one.MatchString(s) || strings.Contains(s, ". ") {
			t.Errorf("%q is described as %q", key, s)
		}
	}
	for key := range sentences {
		if !keys[key] {
			t.Errorf("%q is described and does not exist", key)
		}
	}
}

// The settings of the example site and of what `lectern new` makes are free of
// mistakes and valid under the schema.
func TestShippedSettings(t *testing.T) {
	files, _ := filepath.Glob("../../cmd/lectern/new/*/site.toml")
	compiled := compileSchema(t)
	for _, file := range append(files, "../../site.toml") {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if _, wrong := load(t, string(src), Overrides{}); wrong != nil {
			t.Error(file, wrong)
		}
		if err := compiled.Validate(plainTOML(t, string(src))); err != nil {
			t.Error(file, err)
		}
	}
}

func TestSchemaRefuses(t *testing.T) {
	compiled := compileSchema(t)
	for _, bad := range []string{"title = 1", "base_url = \"x\"", head + "preset = \"x\"", head + "author_pages = 0", head + "outputs.year = true", head + "menu.main = [{label = \"x\"}]"} {
		if compiled.Validate(plainTOML(t, bad)) == nil {
			t.Errorf("%q is valid under the schema", bad)
		}
	}
}

// The kind of a repository is known by its host, or said.
func TestRepositoryKinds(t *testing.T) {
	for src, want := range map[string]string{
		"url = \"https://github.com/a/b\"":                              "github",
		"url = \"https://gitlab.com/a/b\"":                              "gitlab",
		"url = \"https://gitlab.example.org/a/b\"":                      "gitlab",
		"url = \"https://codeberg.org/a/b\"":                            "forgejo",
		"url = \"https://git.example.org/a/b\"\nkind = \"gitlab\"":      "gitlab",
		"url = \"https://github.com.example.org/\"\nkind = \"forgejo\"": "forgejo",
		"contact = \"a@b.example\"":                                     "",
	} {
		cfg, wrong := load(t, head+"[repository]\n"+src, Overrides{})
		if wrong != nil || cfg.Repository.Kind != want {
			t.Errorf("%s: %q %v, want %q", src, cfg.Repository.Kind, wrong, want)
		}
	}
}
