package markdown

import (
	"strings"
	"testing"

	dom "golang.org/x/net/html"
)

func files(name string) (File, bool) {
	switch name {
	case "me.jpg":
		return File{"/lab/authors/me/me.jpg", 400, 300}, true
	case "cv.pdf":
		return File{URL: "/lab/authors/me/cv.pdf"}, true
	}
	return File{}, false
}

var options = Options{Root: "/lab/", File: files}

func TestHTML(t *testing.T) {
	for in, want := range map[string]string{
		"":                                   "",
		"Plain & *simple*":                   "<p>Plain &amp; <em>simple</em></p>",
		"a  \nb":                             "<p>a<br>\nb</p>",
		"~~old~~ https://x.org":              `<p><del>old</del> <a href="https://x.org">https://x.org</a></p>`,
		"[page](/works/)":                    `<p><a href="/lab/works/">page</a></p>`,
		"[page](works/?q=1#top)":             `<p><a href="/lab/works/?q=1#top">page</a></p>`,
		"[out](../../etc/passwd)":            `<p><a href="/lab/etc/passwd">out</a></p>`,
		"[cv](cv.pdf)":                       `<p><a href="/lab/authors/me/cv.pdf">cv</a></p>`,
		"[js](javascript:alert(1))":          "<p>js</p>",
		"[mail](mailto:a@x.org)":             `<p><a href="mailto:a@x.org">mail</a></p>`,
		"![Me](me.jpg)":                      `<p><img src="/lab/authors/me/me.jpg" alt="Me" width="400" height="300" loading="lazy"></p>`,
		"![](other.png)":                     `<p><img src="/lab/other.png" alt="" loading="lazy"></p>`,
		"![far](https://x.org/a.png)":        `<p><a href="https://x.org/a.png">far</a></p>`,
		"[![far](https://x.org/a.png)](/x/)": `<p><a href="/lab/x/">far</a></p>`,
		"<b>open":                            "<p><b>open</b></p>",
		"<script>alert(1)</script>x":         "x",
		`<p style="color:red" onclick="x()" id="a:b">t</p>`: `<p id="a-b">t</p>`,
		`<iframe src="https://x.org"></iframe>t`:            "t",
		"```go\nx < y\n```":                                 "<pre tabindex=\"0\"><code class=\"language-go\">x &lt; y\n</code></pre>",
		"\u202Eabc\x00":                                     "<p>abc</p>",
	} {
		got, _ := HTML(in, options)
		if got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
}

func TestHeadings(t *testing.T) {
	h, headings := HTML("### First\n\n##### Deep\n\n### First\n\n# Über *alles*\n\n## 2. Ю\n\n####### none\n\n# ", Options{})
	want := []Heading{{2, "first", "First"}, {3, "deep", "Deep"}, {2, "first-2", "First"}, {2, "uber-alles", "Über alles"}, {3, "section-2-iu", "2. Ю"}}
	if len(headings) != len(want) {
		t.Fatalf("%+v", headings)
	}
	for i := range want {
		if headings[i] != want[i] {
			t.Errorf("heading %d: %+v, want %+v", i, headings[i], want[i])
		}
		if !strings.Contains(h, ` id="`+want[i].ID+`">`) {
			t.Errorf("no id %s in %s", want[i].ID, h)
		}
	}
}

func TestTablesAndNotes(t *testing.T) {
	h, _ := HTML("| a | b |\n|---|--:|\n| 1 | 2 |\n\nText[^1].\n\n[^1]: A note.\n", Options{})
	for _, want := range []string{
		`<div class="table" tabindex="0"><table>`, `<td class="align-right">2</td>`, `href="#fn-1"`, `id="fnref-1"`, `<li id="fn-1">`, `role="doc-endnotes"`,
	} {
		if !strings.Contains(h, want) {
			t.Errorf("no %s in %s", want, h)
		}
	}
	if strings.Contains(h, "style") || strings.Contains(h, "align=") || strings.Contains(h, "/>") {
		t.Error(h)
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"# Title\n\nShe *works* on [maps](/x/).\n\n- one\n- two\n\n```\ncode\n```": "Title She works on maps. one two",
		"a <script>x</script> &amp; b":                                             "a & b",
		"":                                                                         "",
	} {
		if got := Plain(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

var elements = strings.Fields(`a p br hr div span blockquote pre code kbd samp em strong i b s del ins u mark small sup sub abbr cite q dfn var ul ol li dl dt dd
	figure figcaption details summary time bdi table thead tbody tfoot tr th td caption img h2 h3 h4 h5 h6`)

var attributes = strings.Fields(`id lang dir title class role colspan rowspan scope start open datetime href src alt width height loading tabindex`)

// mathematical reports whether an element is one of MathML that cannot lead anywhere or
// run anything.
func mathematical(token dom.Token) bool {
	for _, a := range token.Attr {
		if a.Key == "href" || a.Key == "src" || a.Key == "style" || strings.HasPrefix(a.Key, "on") || strings.Contains(a.Key, ":") {
			return false
		}
	}
	switch token.Data {
	case "math", "semantics", "annotation", "mrow", "mi", "mo", "mn", "mtext", "mspace", "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup",
		"munder", "mover", "munderover", "mmultiscripts", "mprescripts", "mtable", "mtr", "mtd", "mpadded", "mphantom", "mstyle":
		return true
	}
	return false
}

// FuzzHTML holds what is true of any text: only known elements and attributes, no
// scripts, nothing that a parser would repair.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{"# a\n\n*b*", "<b><i>x</b>", "[a](javascript:x)", "<svg onload=x>", strings.Repeat("> ", 600) + "x", strings.Repeat("<b>", 700),
		"| a |\n|---|\n| <script> |", "[^1]\n\n[^1]: x", "<a href='x'><a href='y'>z", "<table><td>x<h1>y", "<p><p><h1><h2>", "<img src=//x.org/a>", "![a](//x.org/b)", "a $x<y$ b", "$$\\sum_{i}^n \\frac{i}{\\text{<b>}}$$"} {
		f.Add(s)
	}
	allowed := func(list []string, s string) bool {
		for _, x := range list {
			if x == s {
				return true
			}
		}
		return false
	}
	f.Fuzz(func(t *testing.T, s string) {
		h, _ := HTML(s, options)
		Plain(s)
		z := dom.NewTokenizer(strings.NewReader(h))
		formula := false // mathematics is made by package formula, of elements and attributes of its own
		for {
			kind := z.Next()
			token := z.Token()
			if token.Data == "math" {
				formula = kind == dom.StartTagToken
			}
			if formula && (kind == dom.StartTagToken || kind == dom.SelfClosingTagToken) {
				if !mathematical(token) {
					t.Fatalf("%q: %v in %s", s, token, h)
				}
				continue
			}
			switch kind {
			case dom.ErrorToken:
				return
			case dom.CommentToken, dom.DoctypeToken:
				t.Fatalf("%q: %v in %s", s, token, h)
			case dom.StartTagToken, dom.SelfClosingTagToken:
				if !allowed(elements, token.Data) {
					t.Fatalf("%q: %v in %s", s, token, h)
				}
				for _, a := range token.Attr {
					address := strings.ToLower(strings.TrimSpace(a.Val))
					if !allowed(attributes, a.Key) || (a.Key == "href" || a.Key == "src") && (strings.HasPrefix(address, "javascript:") || strings.HasPrefix(address, "data:")) ||
						a.Key == "src" && (strings.Contains(address, "://") || strings.HasPrefix(address, "//")) {
						t.Fatalf("%q: %v in %s", s, token, h)
					}
				}
			}
		}
	})
}

func TestRelativeLinksStartFromThePage(t *testing.T) {
	opt := Options{Root: "/lab/", Page: "/lab/docs/quick-start/"}
	for in, want := range map[string]string{
		"../records/":          "/lab/docs/records/",
		"more/":                "/lab/docs/quick-start/more/",
		"../../../../outside/": "/lab/outside/",
		"/works/":              "/lab/works/",
		"https://example.com/": "https://example.com/",
		"#below":               "#below",
	} {
		if got, _ := HTML("[x]("+in+")", opt); !strings.Contains(got, `href="`+want+`"`) {
			t.Errorf("%s became %s, want %s", in, got, want)
		}
	}
}

// TestManyHeadingsOfOneTitle: each has an id of its own, found without trying all
// numbers again.
func TestManyHeadingsOfOneTitle(t *testing.T) {
	_, headings := HTML(strings.Repeat("# One\n\n", 5000)+"# One 2\n", Options{})
	ids := map[string]bool{}
	for _, h := range headings {
		ids[h.ID] = true
	}
	if len(headings) != 5001 || len(ids) != len(headings) {
		t.Errorf("%d ids for %d headings", len(ids), len(headings))
	}
}
