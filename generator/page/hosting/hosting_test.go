package hosting

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/view"
)

// texts are the files of a site by path.
func texts(t *testing.T, s Site, base string) map[string]string {
	t.Helper()
	s.Config.BaseURL = base
	s.Config.Languages = []string{s.Config.Language}
	s.Book = address.New(&catalog.Catalog{}, s.Config, new(diag.List))
	out := map[string]string{}
	for _, f := range s.Files() {
		if _, twice := out[f.Path]; twice {
			t.Errorf("%s is written twice", f.Path)
		}
		out[f.Path] = f.View().(*view.Plain).Text
	}
	return out
}

func keys(m map[string]string) string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, " ")
}

func TestFilesOfHosts(t *testing.T) {
	moved := []Move{{"/lab/works/b.1/", "/lab/works/c/"}, {"/lab/authors/a/", "/lab/authors/b/"}}
	for host, want := range map[string]string{
		"":           ".nojekyll _headers _redirects robots.txt",
		"github":     ".nojekyll robots.txt",
		"gitlab":     "_redirects robots.txt",
		"cloudflare": "_headers _redirects robots.txt",
		"netlify":    "_headers _redirects robots.txt",
		"apache":     ".htaccess robots.txt",
		"nginx":      "redirects.nginx.map robots.txt",
	} {
		got := texts(t, Site{Config: &config.Config{Language: "en", Deploy: config.Deploy{Host: host}}, Moved: moved}, "https://example.org/lab/")
		if keys(got) != want {
			t.Errorf("%q: %s, want %s", host, keys(got), want)
		}
		for name, lines := range map[string]string{
			"_redirects":          "/lab/authors/a/ /lab/authors/b/ 301\n/lab/works/b.1/ /lab/works/c/ 301\n",
			"redirects.nginx.map": "/lab/authors/a/ /lab/authors/b/;\n/lab/works/b.1/ /lab/works/c/;\n",
			".htaccess":           "<FilesMatch \"\\.csl\\.json$\">\n  ForceType application/vnd.citationstyles.csl+json\n</FilesMatch>\n",
		} {
			if text, there := got[name]; there && !strings.Contains(text, lines) {
				t.Errorf("%q: %s is\n%s", host, name, text)
			}
		}
		for name, lines := range map[string]string{
			".htaccess": "  RedirectMatch 301 \"^/lab/works/b\\.1/$\" \"/lab/works/c/\"\n",
		} {
			if text, there := got[name]; there && !strings.Contains(text, lines) {
				t.Errorf("%q: %s is\n%s", host, name, text)
			}
		}
	}
}

// Cloudflare Pages reads 100 rules of at most 2,000 characters; the others take what
// there is.
func TestRulesOfHeaders(t *testing.T) {
	var contents []Content
	for i := range 150 {
		contents = append(contents, Content{fmt.Sprintf("/works/w%d/w.pdf", i), fmt.Sprintf("https://example.org/works/w%d/", i)})
	}
	for host, want := range map[string]int{"": 100, "cloudflare": 100, "netlify": 157} {
		got := texts(t, Site{Config: &config.Config{Language: "en", Deploy: config.Deploy{Host: host}}, Contents: contents}, "https://example.org/")["_headers"]
		if rules := len(regexp.MustCompile(`(?m)^/`).FindAllString(got, -1)); rules != want {
			t.Errorf("%q: %d rules, want %d", host, rules, want)
		}
		for line := range strings.Lines(got) {
			if len(line) > 2000 {
				t.Errorf("a line of %d characters", len(line))
			}
		}
		for _, want := range []string{"frame-ancestors 'none'", "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n",
			"/*.bib\n  Content-Type: application/x-bibtex\n", "/works/w7/w.pdf\n  Link: <https://example.org/works/w7/>; rel=\"collection\"; type=\"text/html\"\n"} {
			if !strings.Contains(got, want) {
				t.Errorf("no %s", want)
			}
		}
	}
}

func TestDocuments(t *testing.T) {
	cfg := &config.Config{Title: "A & B <lab>", Description: "Two\nlines.", Language: "ar",
		Outputs:  config.Outputs{Sitemap: true, Manifest: true, LLMs: true, OpenSearch: "/search/?q={searchTerms}"},
		Security: config.Security{Contact: []string{"mailto:s@example.org"}, Expires: "2027-06-30T00:00:00Z"},
		Deploy:   config.Deploy{Domain: "example.org"}}
	got := texts(t, Site{Config: cfg, Icon: "/lab/assets/icon.1.svg", Feed: "/lab/feed.xml"}, "https://example.org/lab/")
	if want := ".nojekyll .well-known/security.txt CNAME _headers llms.txt manifest.webmanifest opensearch.xml robots.txt"; keys(got) != want {
		t.Errorf("%s, want %s", keys(got), want)
	}
	if want := "Contact: mailto:s@example.org\nExpires: 2027-06-30T00:00:00Z\nPreferred-Languages: ar\nCanonical: https://example.org/lab/.well-known/security.txt\n"; got[".well-known/security.txt"] != want {
		t.Errorf("security.txt is %q", got[".well-known/security.txt"])
	}
	var manifest map[string]any
	if err := json.Unmarshal([]byte(got["manifest.webmanifest"]), &manifest); err != nil || manifest["name"] != cfg.Title || manifest["dir"] != "rtl" || manifest["start_url"] != "/lab/" {
		t.Errorf("manifest: %v %v", err, manifest)
	}
	var search struct {
		ShortName string
		URL       struct {
			Template string `xml:"template,attr"`
		} `xml:"Url"`
	}
	if err := xml.Unmarshal([]byte(got["opensearch.xml"]), &search); err != nil || search.ShortName != "A & B <lab>" || search.URL.Template != "https://example.org/lab/search/?q={searchTerms}" {
		t.Errorf("OpenSearch: %v %+v", err, search)
	}
	for _, want := range []string{"# A & B <lab>\n\n> Two lines.\n", "](https://example.org/lab/sitemap.xml)", "](https://example.org/lab/feed.xml)"} {
		if !strings.Contains(got["llms.txt"], want) {
			t.Errorf("llms.txt lacks %s:\n%s", want, got["llms.txt"])
		}
	}
	if want := "Sitemap: https://example.org/lab/sitemap.xml\n"; !strings.HasSuffix(got["robots.txt"], want) {
		t.Errorf("robots.txt is %s", got["robots.txt"])
	}
}
