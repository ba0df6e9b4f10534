package escape

import (
	"html/template"
	"strings"
	"testing"
)

// chains returns every chain there is a probe for, by its key.
func chains(t testing.TB) map[string]*Chain {
	t.Helper()
	all := map[string]*Chain{}
	for key := range probes {
		c, err := New(names(key))
		if err != nil {
			t.Fatal(err)
		}
		all[key] = c
	}
	return all
}

func names(key string) []string {
	var all []string
	for _, name := range strings.Fields(key) {
		all = append(all, prefix+name)
	}
	return all
}

// Each probe gets from html/template the escapers that it is named by.
func TestProbes(t *testing.T) {
	for key, c := range chains(t) {
		if c.probe.once.Do(c.probe.ready); c.probe.err != nil {
			t.Errorf("%s: %v", key, c.probe.err)
		}
	}
}

var samples = []string{
	"", "plain", "<b title='x>y'>bold</b> & &amp; \"quoted\" it's 1+1=2 `x`", "\x00\xff\xc3(\ufdd0\ufdef\uffff\ufffd\ufff0é☃\U0001F600\u2028",
	"javascript:alert(1)", "JavaScript:x", "HTTP://Example.org/a b?q=1&r=%20%zz%4#f", "https://x/(y)[z]", "mailto:a@b", "doi:10.1/x", "/a:b", "//x", ":", "a/b:c",
	"%", "%4", "%41", "%4g", "<!-- c --> <script>x</script>", "</title><a", "a\tb\nc\vd\fe\rf", "1 2x, /y.png 2x", "on", "href", "Title", "-1.5e+10", "<", ">", "<a",
}

// values are what a string may come as.
func values(s string) []any {
	return []any{
		s, template.HTML(s), template.URL(s), template.HTMLAttr(s), template.JS(s), template.JSStr(s), template.CSS(s), template.Srcset(s), &s,
		len(s), -len(s), int8(5), uint(7), 1.5, 2e30, len(s) > 3, nil, (*string)(nil), []string{s}, struct{ S string }{s},
	}
}

func agree(t *testing.T, key string, c *Chain, s string) {
	t.Helper()
	for _, v := range values(s) {
		want := string(c.probe.append([]byte("x"), v))
		if got := string(c.Value([]byte("x"), v)); got != want {
			t.Errorf("%s: %T %q: got %q, want %q", key, v, s, got, want)
		}
	}
	want := string(c.probe.append(nil, s))
	if got := string(c.Bytes(nil, []byte(s))); got != want {
		t.Errorf("%s: bytes %q: got %q, want %q", key, s, got, want)
	}
	if got, want := string(c.Int(nil, -int64(len(s)))), string(c.probe.append(nil, -len(s))); got != want {
		t.Errorf("%s: number: got %q, want %q", key, got, want)
	}
}

func TestAgainstHTMLTemplate(t *testing.T) {
	for key, c := range chains(t) {
		for _, s := range samples {
			agree(t, key, c, s)
		}
	}
}

func TestUnknownChain(t *testing.T) {
	if _, err := New(names("attrescaper htmlescaper")); err == nil {
		t.Error("a chain that is not known must be an error")
	}
	if !Escaper("_html_template_attrescaper") || Escaper("html") {
		t.Error("names of escapers")
	}
}

// What the templates escape themselves passes as it is.
func TestNoEscapers(t *testing.T) {
	c, err := New(nil)
	if err != nil || string(c.String(nil, "<&amp;>")) != "<&amp;>" {
		t.Error(err)
	}
}

func FuzzEscape(f *testing.F) {
	all := chains(f)
	for _, s := range samples {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for key, c := range all {
			agree(t, key, c, s)
		}
	})
}
