package server

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func lab() *Snapshot {
	return snapshot("/lab/", "/lab/assets/style.1.css", map[string]string{
		"index.html":               doc("<h1>Home</h1>"),
		"works/index.html":         doc("<h1>Works</h1>"),
		"about.html":               doc("<h1>About</h1>"),
		"old/index.html":           `<!doctype html><meta http-equiv="refresh" content="0; url=/lab/works/"><p>Moved`,
		"404.html":                 doc("<h1>Nothing here</h1>"),
		"panics/index.html":        "panic",
		"fails/index.html":         "error",
		"feed.xml":                 "<feed/>",
		"sitemap.xml":              "<urlset/>",
		"assets/style.1.css":       "body{}",
		"a.js":                     "1",
		"a.svg":                    "<svg/>",
		"a.json":                   "{}",
		"works.bib":                "@misc{x}",
		"works.ris":                "TY  - JOUR",
		"robots.txt":               "User-agent: *",
		"a.PNG":                    "png",
		"a.pdf":                    strings.Repeat("0123456789", 1000),
		"a.webmanifest":            "{}",
		"odd.unknown":              "?",
		"a b/Zürich #1/index.html": doc("<h1>Odd</h1>"),
	})
}

func TestAddressesOfStaticHosts(t *testing.T) {
	s := New(nil)
	s.Show(lab())
	base, c := start(t, s), client(t)
	tests := []struct {
		path     string
		status   int
		media    string // or where a redirect leads
		contains string
	}{
		{"/", 302, "/lab/", ""},
		{"/lab", 301, "/lab/", ""},
		{"/lab?q=1", 301, "/lab/?q=1", ""},
		{"/lab/", 200, "text/html; charset=utf-8", "<h1>Home</h1>"},
		{"/lab/index.html", 200, "text/html; charset=utf-8", "<h1>Home</h1>"},
		{"/lab/works", 301, "/lab/works/", ""},
		{"/lab/works?q=a%20b", 301, "/lab/works/?q=a%20b", ""},
		{"/lab/works/", 200, "text/html; charset=utf-8", "<h1>Works</h1>"},
		{"/lab/about", 200, "text/html; charset=utf-8", "<h1>About</h1>"},
		{"/lab/about.html", 200, "text/html; charset=utf-8", "<h1>About</h1>"},
		{"/lab/about/", 404, "text/html; charset=utf-8", "<h1>Nothing here</h1>"},
		{"/lab/old/", 200, "text/html; charset=utf-8", "url=/lab/works/"},
		{"/lab/none/", 404, "text/html; charset=utf-8", "<h1>Nothing here</h1>"},
		{"/works/", 404, "text/html; charset=utf-8", "<h1>Nothing here</h1>"},
		{"//works", 404, "text/html; charset=utf-8", "<h1>Nothing here</h1>"},
		{"/lab//works", 404, "text/html; charset=utf-8", "<h1>Nothing here</h1>"},
		{"/lab/panics/", 500, "text/html; charset=utf-8", "a &lt;view&gt; panics"},
		{"/lab/fails/", 500, "text/html; charset=utf-8", "a &lt;template&gt; fails"},
		{"/lab/feed.xml", 200, "application/atom+xml; charset=utf-8", "<feed/>"},
		{"/lab/sitemap.xml", 200, "application/xml; charset=utf-8", "<urlset/>"},
		{"/lab/assets/style.1.css", 200, "text/css; charset=utf-8", "body{}"},
		{"/lab/a.js", 200, "text/javascript; charset=utf-8", "1"},
		{"/lab/a.svg", 200, "image/svg+xml; charset=utf-8", "<svg/>"},
		{"/lab/a.json", 200, "application/json; charset=utf-8", "{}"},
		{"/lab/works.bib", 200, "application/x-bibtex; charset=utf-8", "@misc{x}"},
		{"/lab/works.ris", 200, "application/x-research-info-systems; charset=utf-8", "TY"},
		{"/lab/robots.txt", 200, "text/plain; charset=utf-8", "User-agent"},
		{"/lab/a.PNG", 200, "image/png", "png"},
		{"/lab/a.pdf", 200, "application/pdf", "0123"},
		{"/lab/a.webmanifest", 200, "application/manifest+json; charset=utf-8", "{}"},
		{"/lab/odd.unknown", 200, "application/octet-stream", "?"},
		{"/lab/a%20b/Z%C3%BCrich%20%231", 301, "/lab/a%20b/Z%C3%BCrich%20%231/", ""},
		{"/lab/a%20b/Z%C3%BCrich%20%231/", 200, "text/html; charset=utf-8", "<h1>Odd</h1>"},
		{"/.lectern/reload.js", 200, "text/javascript; charset=utf-8", "EventSource"},
		{"/.lectern/overlay.css", 200, "text/css; charset=utf-8", ":host"},
		{"/.lectern/none", 404, "text/plain; charset=utf-8", ""},
	}
	for _, test := range tests {
		for _, method := range []string{"GET", "HEAD"} {
			resp, text := ask(t, c, method, base+test.path)
			got := resp.Header.Get("Content-Type")
			if resp.StatusCode/100 == 3 {
				got = resp.Header.Get("Location")
			}
			if resp.StatusCode != test.status || got != test.media {
				t.Errorf("%s %s: %d %q, want %d %q", method, test.path, resp.StatusCode, got, test.status, test.media)
			}
			if method == "HEAD" && text != "" {
				t.Errorf("HEAD %s has a body", test.path)
			}
			if method == "GET" && !strings.Contains(text, test.contains) {
				t.Errorf("%s does not contain %q:\n%s", test.path, test.contains, text)
			}
			if resp.Header.Get("X-Content-Type-Options") != "nosniff" || resp.Header.Get("Access-Control-Allow-Origin") != "" {
				t.Errorf("%s: headers %v", test.path, resp.Header)
			}
		}
	}
}

func TestPagesHaveTheScript(t *testing.T) {
	s := New(nil)
	base, c := start(t, s), client(t)
	const script = `<script src="/.lectern/reload.js" data-looks="`
	resp, text := ask(t, c, "GET", base+"/lab/")
	if resp.StatusCode != 503 || !strings.Contains(text, script) {
		t.Errorf("before the first site: %d\n%s", resp.StatusCode, text)
	}
	s.Show(lab())
	for path, has := range map[string]int{"/lab/": 1, "/lab/none": 1, "/lab/fails/": 1, "/lab/old/": 1, "/lab/a.js": 0, "/lab/a.svg": 0, "/lab/feed.xml": 0} {
		if _, text := ask(t, c, "GET", base+path); strings.Count(text, script) != has {
			t.Errorf("%s has the script %d times, want %d:\n%s", path, strings.Count(text, script), has, text)
		}
	}
	if _, text := ask(t, c, "GET", base+"/lab/"); !strings.Contains(text, `data-style="/lab/assets/style.1.css"></script></body></html>`) {
		t.Errorf("the script does not end the body:\n%s", text)
	}
}

func TestUnchangedIsNotSentAgain(t *testing.T) {
	s := New(nil)
	s.Show(lab())
	base, c := start(t, s), client(t)
	resp, _ := ask(t, c, "GET", base+"/lab/")
	tag := resp.Header.Get("ETag")
	if resp, _ := ask(t, c, "GET", base+"/lab/", "If-None-Match", tag); tag == "" || resp.StatusCode != 304 {
		t.Errorf("with the tag %s: %d", tag, resp.StatusCode)
	}
	resp, text := ask(t, c, "GET", base+"/lab/a.pdf", "Range", "bytes=11-13")
	if resp.StatusCode != 206 || text != "123" {
		t.Errorf("a range is %d %q", resp.StatusCode, text)
	}
}

func TestOddRequestsGetNowhere(t *testing.T) {
	s := New(nil)
	s.Show(lab())
	base := start(t, s)
	address, _ := url.Parse(base)
	get := func(path string) string { return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n" }
	tests := map[string]struct {
		request string
		status  int
	}{
		"climbing":        {get("/lab/../../etc/passwd"), 400},
		"climbing, coded": {get("/lab/%2e%2e/%2E%2E/etc/passwd"), 400},
		"coded slash":     {get("/lab/..%2f..%2fetc/passwd"), 400},
		"coded slash 2":   {get("/lab/works%2Findex.html"), 400},
		"backslash":       {get(`/lab/..\..\etc`), 400},
		"coded backslash": {get("/lab/..%5c..%5cetc"), 400},
		"NUL":             {get("/lab/index.html%00.png"), 400},
		"line feed":       {get("/lab/%0d%0aX-Evil:%201"), 400},
		"not UTF-8":       {get("/lab/%ff"), 400},
		"no path":         {get("*"), 400},
		"no slash":        {get("lab"), 400},
		"bad escape":      {get("/%zz"), 400},
		"double coded":    {get("/lab/%252e%252e/"), 404},
		"long path":       {get("/" + strings.Repeat("a", 20_000)), 404},
		"huge headers":    {"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + strings.Repeat("a", 64<<10) + "\r\n\r\n", 431},
		"no host":         {"GET /lab/ HTTP/1.1\r\n\r\n", 400},
		"old, no host":    {"GET /lab/ HTTP/1.0\r\n\r\n", 421},
		"two hosts":       {"GET /lab/ HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400},
		"foreign proxy":   {"GET http://evil.example/lab/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 421},
		"own proxy":       {"GET http://localhost HTTP/1.1\r\nHost: evil.example\r\n\r\n", 302},
		"body":            {"GET /lab/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello", 413},
		"chunked body":    {"GET /lab/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 413},
		"tunnel":          {"CONNECT localhost:22 HTTP/1.1\r\nHost: localhost:22\r\n\r\n", 405},
		"star":            {"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
		"post":            {"POST /lab/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n", 405},
		"invented":        {"EXPLODE /lab/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 405},
		"not HTTP":        {"hello\r\n\r\n", 400},
	}
	for name, test := range tests {
		conn, err := net.Dial("tcp", address.Host)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(conn, test.request); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if resp.StatusCode != test.status {
			t.Errorf("%s: status %d, want %d", name, resp.StatusCode, test.status)
		}
		if test.status == 405 && resp.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: Allow is %q", name, resp.Header.Get("Allow"))
		}
		if resp.Header.Get("X-Evil") != "" {
			t.Errorf("%s: a header was written by the request", name)
		}
		conn.Close()
	}
	if resp, _ := ask(t, client(t), "GET", base+"/lab/"); resp.StatusCode != 200 {
		t.Errorf("after all that the home page is %d", resp.StatusCode)
	}
}

func TestForeignNamesAreRefused(t *testing.T) {
	loopback := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080}
	all := &net.TCPAddr{IP: net.IPv6zero, Port: 8080}
	tests := []struct {
		bound   *net.TCPAddr
		given   string
		host    string
		allowed bool
	}{
		{loopback, "127.0.0.1", "127.0.0.1:8080", true},
		{loopback, "127.0.0.1", "127.8.9.1", true},
		{loopback, "127.0.0.1", "localhost:8080", true},
		{loopback, "127.0.0.1", "LOCALHOST.:9", true},
		{loopback, "127.0.0.1", "[::1]:8080", true},
		{loopback, "127.0.0.1", "[::1]", true},
		{loopback, "127.0.0.1", "[::ffff:127.0.0.1]:80", true},
		{loopback, "127.0.0.1", "evil.example", false},
		{loopback, "127.0.0.1", "localhost.evil.example:8080", false},
		{loopback, "127.0.0.1", "127.0.0.1.evil.example", false},
		{loopback, "127.0.0.1", "192.0.2.7:8080", false},
		{loopback, "127.0.0.1", "0.0.0.0:8080", false},
		{loopback, "127.0.0.1", "", false},
		{loopback, "desk.example", "desk.example:8080", true},
		{loopback, "desk.example", "Desk.Example", true},
		{all, "", "192.0.2.7:8080", true}, // the address that the request came to
		{all, "0.0.0.0", "192.0.2.7", true},
		{all, "", "192.0.2.8:8080", false},
		{all, "", "evil.example:8080", false},
		{all, "", ":8080", false},
	}
	for _, test := range tests {
		l := &Listener{fixed{test.bound}, test.given}
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = test.host
		r = r.WithContext(context.WithValue(r.Context(), http.LocalAddrContextKey, net.Addr(&net.TCPAddr{IP: net.IPv4(192, 0, 2, 7), Port: 8080})))
		if got := l.allows(r); got != test.allowed {
			t.Errorf("%v given as %q: Host %q allowed: %v", test.bound, test.given, test.host, got)
		}
	}
	s := New(nil)
	s.Show(lab())
	base := start(t, s)
	for _, path := range []string{"/lab/", "/lab/none", "/.lectern/events?path=/lab/", "/.lectern/reload.js"} {
		if resp, text := ask(t, client(t), "GET", base+path, "Host", "evil.example"); resp.StatusCode != 421 || strings.Contains(text, "Home") {
			t.Errorf("%s as evil.example: %d %s", path, resp.StatusCode, text)
		}
	}
}

// fixed is a listener that has nothing but an address.
type fixed struct{ addr net.Addr }

func (f fixed) Accept() (net.Conn, error) { return nil, net.ErrClosed }
func (f fixed) Close() error              { return nil }
func (f fixed) Addr() net.Addr            { return f.addr }
