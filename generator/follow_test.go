package generator_test

import (
	"context"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// until evaluates an expression in the page until it is true.
func until(ctx context.Context, t *testing.T, what, expression string) {
	t.Helper()
	for range 100 {
		if is, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression)); err != nil {
			t.Fatalf("%s: %v", what, err)
		} else if is {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	text, _ := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelector("main").innerText.slice(0, 500)`))
	t.Fatalf("%s: never, on a page that says %q", what, text)
}

// evaluate runs a statement in the page.
func evaluate(ctx context.Context, t *testing.T, statement string) {
	t.Helper()
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("(() => { "+statement+"; return true })()")); err != nil {
		t.Fatal(statement, err)
	}
}

func visit(ctx context.Context, t *testing.T, address string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
}

// withoutNewest leaves out the newest item of a JSON feed, as the feed was before, and
// returns that item's title.
func withoutNewest(t *testing.T, feed []byte) (before []byte, title string) {
	t.Helper()
	var f map[string]any
	if err := json.Unmarshal(feed, &f); err != nil {
		t.Fatal(err)
	}
	items := f["items"].([]any)
	f["items"] = items[1:]
	before, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return before, items[0].(map[string]any)["title"].(string)
}

// TestBrowserFollow follows a profile, sees a work that came later on the page of what is
// new, once, saves the list, and stops following, in a site below a path.
func TestBrowserFollow(t *testing.T) {
	ctx := browser(t)
	root := example(t, "https://example.org/lab/")
	feed, err := os.ReadFile(filepath.Join(root, "authors", "junjie-yan", "feed.json"))
	if err != nil {
		t.Fatal(err)
	}
	before, title := withoutNewest(t, feed)
	var early atomic.Bool
	early.Store(true)
	files := http.FileServer(http.Dir(root))
	server := httptest.NewServer(http.StripPrefix("/lab/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		if r.URL.Path == "authors/junjie-yan/feed.json" && early.Load() {
			w.Write(before)
			return
		}
		r.URL.Path = "/" + r.URL.Path
		files.ServeHTTP(w, r)
	})))
	defer server.Close()
	profile, following := server.URL+"/lab/authors/junjie-yan/", server.URL+"/lab/following/"
	const kept = `(JSON.parse(localStorage.getItem("lectern:following:/lab/") || "{}").feeds || [])`

	visit(ctx, t, following)
	until(ctx, t, "nothing followed", `document.querySelector("#following [role=status]").textContent.includes("nothing yet") && document.querySelector("#following section").hidden`)
	visit(ctx, t, profile)
	until(ctx, t, "a button", `document.querySelector(".links button[aria-pressed=false]")?.textContent === "Follow"`)
	evaluate(ctx, t, `document.querySelector(".links button").click()`)
	until(ctx, t, "followed", `document.querySelector(".links button[aria-pressed=true]")?.textContent === "Following" && `+kept+`[0]?.seen?.length > 5`)
	until(ctx, t, "a link to what is new", `document.querySelector(".links button + a").checkVisibility() && document.querySelector(".links button + a").href === "`+following+`"`)

	visit(ctx, t, following)
	until(ctx, t, "nothing new", `document.querySelector("#following [role=status]").textContent.startsWith("Nothing new since")`)
	early.Store(false)
	visit(ctx, t, following)
	quoted, _ := json.Marshal(title)
	until(ctx, t, "the new work", `[...document.querySelectorAll("#following .works a")].map(a => a.textContent).join() === `+string(quoted))
	visit(ctx, t, following)
	until(ctx, t, "new once", `document.querySelector("#following [role=status]").textContent.startsWith("Nothing new since") && !document.querySelector("#following .works a")`)

	evaluate(ctx, t, `const make = URL.createObjectURL; URL.createObjectURL = b => { b.text().then(s => window.saved = s); return make.call(URL, b) }; document.querySelector("[data-opml]").click()`)
	until(ctx, t, "a saved list", `!!window.saved`)
	saved, err := chromedp.Run(ctx, chromedp.Evaluate[string]("window.saved"))
	if err != nil {
		t.Fatal(err)
	}
	var opml struct {
		Version  string `xml:"version,attr"`
		Title    string `xml:"head>title"`
		Outlines []struct {
			Type string `xml:"type,attr"`
			Text string `xml:"text,attr"`
			XML  string `xml:"xmlUrl,attr"`
			HTML string `xml:"htmlUrl,attr"`
		} `xml:"body>outline"`
	}
	if err := xml.Unmarshal([]byte(saved), &opml); err != nil || len(opml.Outlines) != 1 || opml.Version != "2.0" || opml.Title == "" ||
		opml.Outlines[0].Type != "rss" || opml.Outlines[0].Text != "Junjie Yan" || opml.Outlines[0].XML != profile+"feed.xml" || opml.Outlines[0].HTML != profile {
		t.Errorf("%v %+v\n%s", err, opml, saved)
	}

	evaluate(ctx, t, `document.querySelector(".followed button").click()`)
	until(ctx, t, "not followed", kept+`.length === 0 && document.querySelector("#following section").hidden`)
	visit(ctx, t, profile)
	until(ctx, t, "a button again", `document.querySelector(".links button[aria-pressed=false]")?.textContent === "Follow"`)

	evaluate(ctx, t, `localStorage.setItem("lectern:following:/lab/", JSON.stringify({feeds: [{json: "https://elsewhere.example/f.json", xml: "/lab/x", page: "/lab/", name: "X"}, {json: "/other/f.json", xml: "/lab/x", page: "javascript:alert(1)", name: "Y"}, 7, null]}))`)
	visit(ctx, t, following)
	until(ctx, t, "strangers dropped", `document.querySelector("#following [role=status]").textContent.includes("nothing yet")`)
}

// Without JavaScript the button is the link to the feed; pages that cannot be followed
// load no script, and a site without the switch has neither.
func TestFollowWithoutScript(t *testing.T) {
	root := example(t, "https://example.org/lab/")
	page := func(name string) string {
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name), "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	for _, name := range []string{"authors/junjie-yan", "de/topics/imaginary-acoustics", "institutions/institute-imaginary-sciences"} {
		text := page(name)
		folder := "/lab/" + strings.TrimPrefix(name, "de/") + "/"
		if !strings.Contains(text, `<a href="`+folder+`feed.xml" data-follow="`+folder+`feed.json"`) || !strings.Contains(text, "assets/follow.") {
			t.Errorf("%s cannot be followed", name)
		}
	}
	for _, name := range []string{"works", "news", "", "works/imaginary-rooms"} {
		if text := page(name); strings.Contains(text, "data-follow") || strings.Contains(text, "assets/follow.") {
			t.Errorf("%s can be followed", name)
		}
	}
	if text := page("following"); !strings.Contains(text, "<noscript>") || !strings.Contains(text, `content="noindex"`) {
		t.Error("the page of what is new says nothing without JavaScript, or is for search engines")
	}
}
