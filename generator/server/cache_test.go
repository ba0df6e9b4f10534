package server

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"lectern/generator/diag"
	"lectern/generator/page"
)

// counted is a snapshot that counts the views that are made.
func counted(files map[string]string, views *atomic.Int64) *Snapshot {
	snap := snapshot("/", "", files)
	render := snap.Render
	snap.Render = func(buf *bytes.Buffer, p page.Page) error {
		views.Add(1)
		return render(buf, p)
	}
	return snap
}

func TestPagesAreRenderedWhenAskedForAndOnce(t *testing.T) {
	var views atomic.Int64
	s := New(nil)
	base := start(t, s)
	s.Show(counted(site(nil), &views))
	if n := views.Load(); n != 0 {
		t.Errorf("%d pages were rendered before anybody asked", n)
	}
	var tabs []*stream
	for range 5 {
		tab := listen(t, base, visit(t, base, "/a/"))
		tab.expect("clear")
		tabs = append(tabs, tab)
	}
	if n := views.Load(); n != 1 {
		t.Errorf("five tabs of a page rendered it %d times", n)
	}
	s.Show(counted(site(map[string]string{"b/index.html": doc("B")}), &views))
	s.Show(counted(site(map[string]string{"a/index.html": doc("A")}), &views))
	for _, tab := range tabs {
		tab.expect("content")
	}
	visit(t, base, "/a/")
	if n := views.Load(); n != 2 {
		t.Errorf("after one change of the page it was rendered %d times, want 2", n)
	}
}

func TestCacheIsBounded(t *testing.T) {
	c := newCache()
	page := func(n, size int) *drawn {
		return c.get(id{path: fmt.Sprint(n)}, func() *drawn { return &drawn{body: make([]byte, size)} })
	}
	for i := range 10 * cachedPages {
		page(i, 10)
	}
	if len(c.all) != cachedPages || len(c.order) != cachedPages || c.bytes != 10*cachedPages {
		t.Errorf("the cache has %d pages in order of %d, %d bytes", len(c.all), len(c.order), c.bytes)
	}
	for i := range 10 {
		if d := page(1e6+i, cachedBytes/2); len(d.body) != cachedBytes/2 {
			t.Errorf("a page of %d bytes", len(d.body))
		}
	}
	if page(-1, 2*cachedBytes); c.bytes > cachedBytes {
		t.Errorf("the cache has %d bytes", c.bytes)
	}
	c.get(id{path: "f"}, func() *drawn { return &drawn{failed: true} })
	if _, kept := c.all[id{path: "f"}]; kept {
		t.Error("a failed page is kept")
	}
}

// For the race detector: builders, readers and listeners all at once.
func TestEverybodyAtOnce(t *testing.T) {
	s := New(nil)
	base := start(t, s)
	s.Show(snapshot("/", "", site(nil)))
	a := listen(t, base, "path=/a/")
	var all sync.WaitGroup
	for n := range 4 {
		c := client(t)
		all.Go(func() {
			for i := range 50 {
				switch n {
				case 0:
					s.Show(snapshot("/", fmt.Sprintf("/s.%d.css", i), site(map[string]string{"a/index.html": doc(fmt.Sprint(i))})))
				case 1:
					s.Complain([]diag.Diagnostic{{Severity: diag.Error, Message: fmt.Sprint(i)}})
				default:
					resp, err := c.Get(base + []string{"/a/", "/b/", "/none", "/b/photo.jpg"}[i%4])
					if err != nil {
						t.Error(err)
						return
					}
					resp.Body.Close()
				}
			}
		})
	}
	all.Wait()
	s.Show(snapshot("/", "/last.css", site(map[string]string{"a/index.html": doc("last")})))
	if _, text := ask(t, client(t), "GET", base+"/a/"); !strings.Contains(text, "<body>last") {
		t.Errorf("the last site is not shown:\n%s", text)
	}
	if len(a.events) == 0 {
		t.Error("the listener heard nothing")
	}
}
