package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"maps"
	"net/http"
	"path"
	"slices"
	"strings"
	"testing"

	"lectern/generator/page"
)

// snapshot is a site of these files: path to text. A text "panic" panics, a text
// "error" fails. Keys are of the text and, but for files, of the
// style, as in real sites.
func snapshot(root, style string, files map[string]string) *Snapshot {
	pages := map[string]*page.Page{}
	snap := &Snapshot{Root: root, Stylesheet: style, Find: func(name string) *page.Page { return pages[name] }}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		text := strings.ReplaceAll(files[name], "STYLE", style)
		kind := page.Text
		switch {
		case name == "404.html":
			kind = page.NotFound
		case strings.HasPrefix(path.Base(name), "feed"):
			kind = page.Feed
		case path.Ext(name) != ".html":
			kind = page.File
		}
		ingredients := text + style
		if kind == page.File {
			ingredients = text
		}
		sum := sha256.Sum256([]byte(ingredients))
		pages[name] = &page.Page{Path: name, Kind: kind, Key: page.Key(sum[:16]), View: func() any {
			if text == "panic" {
				panic("a <view> panics")
			}
			return text
		}}
	}
	snap.Render = func(buf *bytes.Buffer, p page.Page) error {
		text := p.View().(string)
		if text == "error" {
			return errors.New("a <template> fails")
		}
		buf.WriteString(text)
		return nil
	}
	return snap
}

// policy is that of the default theme.
const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'">`

// doc is an HTML page with a stylesheet.
func doc(body string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8">` + policy +
		`<title>x</title><link rel="stylesheet" href="STYLE"></head><body>` + body + `</body></html>`
}

// start serves until the test ends, and returns the address of the server without a
// slash at its end.
func start(t *testing.T, s *Server) string {
	t.Helper()
	base, stop := startUntil(t, s)
	t.Cleanup(stop)
	return base
}

func startUntil(t *testing.T, s *Server) (base string, stop func()) {
	t.Helper()
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(ctx, l) }()
	stopped := false
	return strings.TrimSuffix(l.URL("/"), "/"), func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-ended; err != nil {
			t.Errorf("Serve: %v", err)
		}
	}
}

// client does not follow redirects.
func client(t *testing.T) *http.Client {
	t.Helper()
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

// ask makes a request and returns the answer with its body.
func ask(t *testing.T, c *http.Client, method, address string, header ...string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest(method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
		if header[i] == "Host" {
			req.Host = header[i+1]
		}
	}
	resp, err := c.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, string(text)
}
