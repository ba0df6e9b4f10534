package dress

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestTheScriptEndsTheBody(t *testing.T) {
	const tag = "<script></script>"
	for text, want := range map[string]string{
		"":                                   tag,
		"plain":                              "plain" + tag,
		"<p>a</p></body></html>\n":           "<p>a</p>" + tag + "</body></html>\n",
		"<BODY><p>a</BODY >":                 "<BODY><p>a" + tag + "</BODY >",
		"<!-- </body> --><p>a":               "<!-- </body> --><p>a" + tag,
		"<p>a</body><!-- </body> -->":        "<p>a" + tag + "</body><!-- </body> -->",
		"<script>'</body>'</script>b</body>": "<script>'</body>'</script>b" + tag + "</body>",
		"<p title='</body>'>a":               "<p title='</body>'>a" + tag,
		"a <b":                               "a <b" + tag,
	} {
		if got := string(Read([]byte(text)).With(tag)); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

func TestLoads(t *testing.T) {
	p := Read([]byte(`<link rel="stylesheet" href="s.css"><link rel=canonical href=c><link REL="shortcut icon" href="/i.svg">
		<img src="a&amp;b.png" srcset="a.png 1x, /b.png 2x"><script src=j.js></script><video poster=p.jpg></video><a href=no>n</a><img src="">`))
	if got := strings.Join(p.Loads, " "); got != "s.css /i.svg a&b.png a.png /b.png j.js p.jpg" {
		t.Errorf("loads %q", got)
	}
	for href, want := range map[string]string{
		"a.png": "works/x/a.png", "../a.png?v=1#f": "works/a.png", "/lab/a%20b.png": "a b.png", "/a.png": "", "//e.example/lab/a.png": "",
		"https://e.example/lab/a.png": "", "data:image/png;base64,AA": "", "../../../../a.png": "", "%zz": "",
	} {
		if got, ok := Below("/lab/", "works/x/index.html", href); ok != (want != "") || ok && got != want {
			t.Errorf("%s is %q %v, want %q", href, got, ok, want)
		}
	}
}

func TestPolicyAllowsTheScript(t *testing.T) {
	for policy, want := range map[string]string{
		"":                               "",
		"default-src 'self'":             "default-src 'self'",
		"script-src 'self' x.example":    "script-src 'self' x.example",
		"img-src *; base-uri 'none'":     "img-src *; base-uri 'none'",
		"default-src 'none'":             "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'",
		"Default-Src 'NONE'; img-src a;": "default-src 'NONE'; img-src a; script-src 'self'; style-src 'self'; connect-src 'self'",
		"default-src a; script-src 'none'; connect-src b":       "default-src a; script-src 'self'; connect-src b 'self'; style-src a 'self'",
		"script-src a; script-src-elem 'none'; script-src b":    "script-src a; script-src-elem 'self'",
		"default-src 'none'; script-src 'SELF'; style-src-elem": "default-src 'none'; script-src 'SELF'; style-src-elem 'self'; connect-src 'self'",
	} {
		if got := Allow(policy); got != want {
			t.Errorf("%q becomes\n%q, want\n%q", policy, got, want)
		}
	}
	got := string(Read([]byte(`<meta content="default-src &#39;none&#39;" http-equiv=content-security-policy><p>`)).With(""))
	if want := `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;; connect-src &#39;self&#39;"><p>`; got != want {
		t.Errorf("the element becomes\n%s, want\n%s", got, want)
	}
}

// A page without a policy keeps every byte.
func FuzzRead(f *testing.F) {
	f.Add([]byte("<p>a</p></body></html>"))
	f.Add([]byte("<svg><![CDATA[</body>]]></svg><plaintext></body>"))
	f.Add([]byte("</\x00body><script><!--<script></script>"))
	f.Fuzz(func(t *testing.T, text []byte) {
		p := Read(slices.Clone(text))
		if !bytes.Contains(bytes.ToLower(text), []byte("http-equiv")) && !bytes.Equal(p.With(""), text) {
			t.Errorf("%q becomes %q", text, p.With(""))
		}
	})
}
