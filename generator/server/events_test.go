package server

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"lectern/generator/diag"
)

// stream listens as a browser does that shows a page.
type stream struct {
	t      *testing.T
	events chan string // "name data", closed at the end
	close  func()
}

var shows = regexp.MustCompile(`data-looks="([^"]*)" data-style="([^"]*)"`)

// visit opens a page, and says what its script would ask for.
func visit(t *testing.T, base, path string) (query string) {
	t.Helper()
	_, text := ask(t, client(t), "GET", base+path)
	m := shows.FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("%s has no script:\n%s", path, text)
	}
	return url.Values{"path": {path}, "looks": {m[1]}, "style": {m[2]}}.Encode()
}

func listen(t *testing.T, base, query string) *stream {
	t.Helper()
	c := client(t)
	resp, err := c.Get(base + "/.lectern/events?" + query)
	if err != nil {
		t.Fatal(err)
	}
	if resp.StatusCode != 200 || resp.Header.Get("Content-Type") != "text/event-stream" {
		t.Fatalf("events: %d %v", resp.StatusCode, resp.Header)
	}
	s := &stream{t, make(chan string, 100), func() { resp.Body.Close() }}
	t.Cleanup(s.close)
	go func() {
		defer close(s.events)
		var name string
		for lines := bufio.NewScanner(resp.Body); lines.Scan(); {
			if event, is := strings.CutPrefix(lines.Text(), "event: "); is {
				name = event
			} else if data, is := strings.CutPrefix(lines.Text(), "data: "); is {
				s.events <- strings.TrimSuffix(name+" "+data, " 0")
			}
		}
	}()
	return s
}

// expect fails unless these events come next.
func (s *stream) expect(events ...string) {
	s.t.Helper()
	for _, want := range events {
		select {
		case got, more := <-s.events:
			if !more {
				got = "the end"
			}
			if got != want {
				s.t.Fatalf("event %q, want %q", got, want)
			}
		case <-time.After(30 * time.Second):
			s.t.Fatalf("no event, want %q", want)
		}
	}
}

func site(edits map[string]string) map[string]string {
	files := map[string]string{
		"index.html":   doc("home"),
		"a/index.html": doc("a"),
		"b/index.html": doc(`b <img src="/b/photo.jpg">`),
		"b/photo.jpg":  "photo",
		"404.html":     doc("nothing"),
	}
	maps.Copy(files, edits)
	return files
}

func TestOnlyChangedPagesReload(t *testing.T) {
	s := New(nil)
	base := start(t, s)
	show := func(edits map[string]string) { s.Show(snapshot("/", "/style.1.css", site(edits))) }
	show(nil)
	a, b, none := listen(t, base, visit(t, base, "/a/")), listen(t, base, visit(t, base, "/b/")), listen(t, base, visit(t, base, "/new/"))
	a.expect("clear")
	b.expect("clear")
	none.expect("clear")

	show(map[string]string{"a/index.html": doc("A")})
	a.expect("content")
	// The others hear nothing of that: their next event is that of the next change.
	show(map[string]string{"a/index.html": doc("A"), "b/photo.jpg": "another photo"})
	b.expect("reload")
	show(map[string]string{"a/index.html": doc("A"), "b/photo.jpg": "another photo", "new/index.html": doc("new")})
	none.expect("reload")
	show(nil)
	a.expect("content")
	b.expect("reload")
	none.expect("reload")
	show(map[string]string{"404.html": doc("nothing at all"), "a.html": doc("not a/")})
	none.expect("content")
	files := site(nil)
	delete(files, "a/index.html")
	s.Show(snapshot("/", "/style.1.css", files))
	a.expect("reload")
	if n := len(a.events) + len(b.events); n > 0 {
		t.Errorf("%d events that nobody expected", n)
	}
}

func TestStyleIsExchangedAlone(t *testing.T) {
	s := New(nil)
	base := start(t, s)
	s.Show(snapshot("/", "/style.1.css", site(nil)))
	a := listen(t, base, visit(t, base, "/a/"))
	a.expect("clear")
	s.Show(snapshot("/", "/style.2.css", site(nil)))
	a.expect(`style {"href":"/style.2.css"}`)
	s.Show(snapshot("/", "/style.3.css", site(map[string]string{"a/index.html": doc("A")})))
	a.expect("reload")
	s.Show(snapshot("/", "/style.3.css", site(map[string]string{"a/index.html": doc("A"), "b/index.html": doc("B")})))
	s.Show(snapshot("/", "/style.4.css", site(map[string]string{"a/index.html": doc("A")})))
	a.expect(`style {"href":"/style.4.css"}`)
}

func TestTroubleIsToldAndCleared(t *testing.T) {
	s := New(func(file string) ([]byte, error) { return []byte("id = \"x\"\ntitle = <7\n"), nil })
	base := start(t, s)
	s.Show(snapshot("/", "", site(nil)))
	a := listen(t, base, visit(t, base, "/a/"))
	a.expect("clear")
	at := diag.Place{File: "content/works/x.toml", Line: 2, Column: 9}
	s.Complain([]diag.Diagnostic{
		{Severity: diag.Warning, Code: "w", Message: "beside the point"},
		{Severity: diag.Error, Code: "bad-toml", Place: at, Message: "<7 is no value", Hint: "write it in quotes"},
	})
	got := <-a.events
	var r report
	if err := json.Unmarshal([]byte(strings.TrimPrefix(got, "trouble ")), &r); err != nil {
		t.Fatalf("%q: %v", got, err)
	}
	want := fault{"error", "content/works/x.toml:2:9", "<7 is no value", "write it in quotes", "title = <7\n        ^"}
	if r.Errors != 1 || r.Warnings != 1 || r.More != 0 || len(r.Items) != 1 || r.Items[0] != want {
		t.Errorf("trouble is %+v, want one of %+v", r, want)
	}
	if _, text := ask(t, client(t), "GET", base+"/a/"); !strings.Contains(text, "<body>a") {
		t.Errorf("the last good page is gone:\n%s", text)
	}
	late := listen(t, base, visit(t, base, "/a/"))
	if again := <-late.events; again != got {
		t.Errorf("a browser that comes later is told %q, want %q", again, got)
	}
	s.Show(snapshot("/", "", site(map[string]string{"a/index.html": doc("A")})))
	a.expect("clear", "content")
	var many []diag.Diagnostic
	for i := range 50 {
		many = append(many, diag.Diagnostic{Severity: diag.Warning, Code: "w", Message: fmt.Sprint(i)})
	}
	if err := json.Unmarshal(s.describe(many), &r); err != nil || r.Warnings != 50 || len(r.Items) != 20 || r.More != 30 {
		t.Errorf("of 50 warnings %d are shown, and %d more: %v", len(r.Items), r.More, err)
	}
}

// What a browser shows is in its question, so a server that never saw it knows what
// to tell.
func TestReconnecting(t *testing.T) {
	first := New(nil)
	base, stop := startUntil(t, first)
	first.Show(snapshot("/", "/style.1.css", site(nil)))
	a, b := visit(t, base, "/a/"), visit(t, base, "/b/")
	open := listen(t, base, a)
	open.expect("clear")
	stop()
	open.expect("the end")

	second := New(nil)
	base = start(t, second)
	empty := listen(t, base, visit(t, base, "/a/"))
	empty.expect("clear")
	second.Show(snapshot("/", "/style.2.css", site(map[string]string{"a/index.html": doc("A")})))
	empty.expect("reload")
	listen(t, base, a).expect("clear", "reload")
	listen(t, base, b).expect("clear", `style {"href":"/style.2.css"}`)
	listen(t, base, visit(t, base, "/a/")).expect("clear")
}

func TestFailedPagesReloadWhenMended(t *testing.T) {
	s := New(nil)
	base := start(t, s)
	s.Show(snapshot("/lab/", "", map[string]string{"a/index.html": "panic"}))
	a := listen(t, base, visit(t, base, "/lab/a/"))
	a.expect("clear")
	s.Show(snapshot("/lab/", "", map[string]string{"a/index.html": doc("a")}))
	a.expect("reload")
	s.Show(snapshot("/", "", map[string]string{"a/index.html": doc("a")}))
	a.expect("reload")
}

func TestHeartbeat(t *testing.T) {
	s := New(nil)
	s.beat = time.Millisecond
	base := start(t, s)
	listen(t, base, "path=/").expect("clear", "beat", "beat")
}

func TestWhoMayListen(t *testing.T) {
	s := New(nil)
	base, c := start(t, s), client(t)
	for from, status := range map[string]int{"cross-site": 403, "same-site": 403} {
		if resp, _ := ask(t, c, "GET", base+"/.lectern/events?path=/", "Sec-Fetch-Site", from); resp.StatusCode != status {
			t.Errorf("from %s: %d", from, resp.StatusCode)
		}
	}
	if resp, _ := ask(t, c, "HEAD", base+"/.lectern/events?path=/"); resp.StatusCode != 200 {
		t.Errorf("HEAD: %d", resp.StatusCode)
	}
	for range streamsMax {
		s.streams <- struct{}{}
	}
	if resp, _ := ask(t, c, "GET", base+"/.lectern/events?path=/"); resp.StatusCode != 503 {
		t.Errorf("one too many: %d", resp.StatusCode)
	}
}

// A browser that takes nothing holds up neither the builder nor the others, and is
// left alone in the end.
func TestSlowBrowsersAreDropped(t *testing.T) {
	s := New(nil)
	s.patience = 20 * time.Millisecond
	base := start(t, s)
	s.Show(snapshot("/", "", site(nil)))
	address, _ := url.Parse(base)
	conn, err := net.Dial("tcp", address.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	io.WriteString(conn, "GET /.lectern/events?path=/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
	waitFor(t, "the stream to open", func() bool { return len(s.streams) == 1 })
	long := strings.Repeat("x", 32<<20) // more than the system keeps for a reader
	s.Complain([]diag.Diagnostic{{Severity: diag.Error, Code: "long", Message: long}})
	waitFor(t, "the stream to end", func() bool { return len(s.streams) == 0 })
}

// A client that does not finish its headers is left alone.
func TestSlowHeadersAreDropped(t *testing.T) {
	if testing.Short() {
		t.Skip("takes five seconds")
	}
	t.Parallel()
	base := start(t, New(nil))
	address, _ := url.Parse(base)
	conn, err := net.Dial("tcp", address.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	io.WriteString(conn, "GET / HTTP/1.1\r\nHost: loc")
	if _, err := io.ReadAll(conn); err != nil {
		t.Errorf("the connection does not end, but has %v", err)
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	before := runtime.NumGoroutine()
	s := New(nil)
	base, stop := startUntil(t, s)
	s.Show(snapshot("/", "/style.1.css", site(nil)))
	c := &http.Client{Transport: &http.Transport{}}
	for range 20 {
		listen(t, base, visit(t, base, "/a/")).expect("clear")
		ask(t, c, "GET", base+"/b/")
	}
	gone := listen(t, base, "path=/a/")
	gone.expect("clear")
	gone.close()
	waitFor(t, "a closed stream to end", func() bool { return len(s.streams) == 20 })
	stop()
	c.CloseIdleConnections()
	waitFor(t, "all goroutines to end", func() bool { return runtime.NumGoroutine() <= before })
	if _, err := net.Dial("tcp", strings.TrimPrefix(base, "http://")); err == nil {
		t.Error("the port is still open")
	}
}

func waitFor(t *testing.T, what string, done func() bool) {
	t.Helper()
	for range 3000 {
		if done() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	stacks := make([]byte, 1<<16)
	t.Fatalf("waited in vain for %s\n%s", what, stacks[:runtime.Stack(stacks, true)])
}

func TestListen(t *testing.T) {
	taken, err := Listen("localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	if got := taken.URL("/lab/"); !regexp.MustCompile(`^http://localhost:\d+/lab/$`).MatchString(got) {
		t.Errorf("URL is %s", got)
	}
	if _, err := Listen(taken.Addr().String()); err == nil {
		t.Error("a port that was asked for and is in use is no error")
	}
	for range 2 { // the second time the first port is in use
		l, err := Listen("")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		if got := l.URL("/"); !regexp.MustCompile(`^http://127\.0\.0\.1:\d+/$`).MatchString(got) {
			t.Errorf("URL is %s", got)
		}
	}
	for _, addr := range []string{"localhost", "localhost:http:1", ":99999999", "[::1"} {
		if l, err := Listen(addr); err == nil {
			l.Close()
			t.Errorf("Listen(%q) is no error", addr)
		}
	}
	every := &Listener{fixed{&net.TCPAddr{IP: net.IPv6zero, Port: 81}}, ""}
	if got := every.URL("/"); got != "http://localhost:81/" {
		t.Errorf("URL is %s", got)
	}
	if err := Open("file:///etc/passwd"); err == nil {
		t.Error("Open opens anything")
	}
}
