package server

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"lectern/generator/chromium"
	"lectern/generator/diag"
)

// long is a page that must be scrolled, with something above what is looked at.
func long(above, marked string) string {
	var b strings.Builder
	b.WriteString("<main id=main><h1>Long</h1>" + above + "<details><summary>More</summary>open</details><input name=q>")
	for i := range 100 {
		fmt.Fprintf(&b, `<p id="p%d">Paragraph %d</p>`, i, i)
	}
	return doc(b.String() + `<p id="marked">` + marked + `</p></main>`)
}

func js[T any](t *testing.T, ctx context.Context, code string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](code))
	if err != nil {
		t.Fatalf("%s: %v", code, err)
	}
	return v
}

// until waits for an expression to be true in the page, which may be another
// document by the next look.
func until(t *testing.T, ctx context.Context, code string) {
	t.Helper()
	for range 6000 {
		if yes, err := chromedp.Run(ctx, chromedp.Evaluate[bool](code)); err == nil && yes {
			return
		} else if ctx.Err() != nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("waited in vain for %s; the page is:\n%s", code, js[string](t, ctx, "document.documentElement.outerHTML.slice(0, 2000)"))
}

// A page under the theme's own policy is edited while somebody reads it. Its content is
// exchanged, or it is reloaded because of a script that does not say that it may run again.
func TestBrowserKeepsItsPlace(t *testing.T) {
	for script, survives := range map[string]string{"": "true", `<script src="/lab/foreign.js"></script>`: "false"} {
		t.Run("same document "+survives, func(t *testing.T) { keepsItsPlace(t, script, survives) })
	}
}

func keepsItsPlace(t *testing.T, script, survives string) {
	ctx := chromium.Start(t, 2*time.Minute)
	s := New(nil)
	base := start(t, s)
	show := func(above, marked string) {
		s.Show(snapshot("/lab/", "/lab/style.red.css", map[string]string{
			"index.html": long(above, marked+script), "foreign.js": "1",
			"style.red.css": "html{scroll-behavior:smooth} p{margin:0;height:30px;color:red}",
		}))
	}
	show("", "one")
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(800, 600), chromedp.Navigate(base+"/lab/")); err != nil {
		t.Fatal(err)
	}
	const top = "Math.round(document.getElementById('p50').getBoundingClientRect().top)"
	js[bool](t, ctx, `window.old = document.querySelector('details').open = true;
		document.querySelector('input').value = 'typed'; document.querySelector('input').focus({preventScroll: true});
		document.getElementById('p50').scrollIntoView({behavior: 'instant'}); scrollBy({top: -7, behavior: 'instant'}); true`)
	if got := js[int](t, ctx, top); got != 7 {
		t.Fatalf("scrolled to %d", got)
	}

	show("", "two")
	until(t, ctx, "document.getElementById('marked')?.textContent === 'two' && document.readyState === 'complete'")
	if got := js[int](t, ctx, top); got != 7 {
		t.Errorf("after an edit the reader is at %d", got)
	}
	show("<p>And something above</p><p>that makes the page longer</p>", "three")
	until(t, ctx, "document.getElementById('marked')?.textContent === 'three' && document.readyState === 'complete'")
	if got := js[int](t, ctx, top); got != 7 {
		t.Errorf("after a page has grown the reader is at %d", got)
	}
	const kept = "[window.old === true, document.querySelector('details').open, document.activeElement.name, document.activeElement.value, history.scrollRestoration].join(' ')"
	if got := js[string](t, ctx, kept); got != survives+" true q typed auto" {
		t.Errorf("same document, details, focus, value, restoration: %s", got)
	}
}

// What is exchanged is the whole document: head, attributes, and what its scripts do.
func TestBrowserExchangesContent(t *testing.T) {
	ctx := chromium.Start(t, 2*time.Minute)
	s := New(nil)
	base := start(t, s)
	show := func(lang, title, head, body string) {
		page := strings.NewReplacer(`lang="en"`, lang, "<title>x</title>", "<title>"+title+"</title>"+head).Replace(doc(body))
		s.Show(snapshot("/lab/", "/lab/style.css", map[string]string{
			"index.html": page, "again.js": "document.querySelector('h1').append('!'); window.runs = (window.runs ?? 0) + 1", "style.css": "p{color:red}",
		}))
	}
	const script = `<script src="/lab/again.js" defer data-again></script>`
	show(`lang="en" class="a"`, "One", `<meta name="description" content="1"><link rel="canonical" href="c">`+script, "<h1>One</h1>")
	if err := chromedp.Do(ctx, chromedp.Navigate(base+"/lab/")); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, "window.runs === 1")
	show(`lang="de"`, "Two", `<link rel="canonical" href="c">`+script+`<script type="application/ld+json">{}</script>`, "<h1>Two</h1>")
	until(t, ctx, "window.runs === 2 && document.querySelector('h1').textContent === 'Two!'")
	const got = "[document.title, document.documentElement.lang, document.documentElement.className, " +
		"[...document.head.children].map((e) => e.localName).sort().join(' '), document.querySelectorAll('body > script').length].join('|')"
	if got := js[string](t, ctx, got); got != "Two|de||link link meta meta script script title|1" {
		t.Errorf("after an exchange: %s", got)
	}
	show(`lang="de"`, "Three", `<link rel="canonical" href="c">`+script, "<h1>Three</h1>")
	until(t, ctx, "window.runs === 3 && document.querySelector('h1').textContent === 'Three!'")
	show(`lang="de"`, "Four", `<meta http-equiv="content-language" content="de">`+script, "<h1>Four</h1>")
	until(t, ctx, "document.querySelector('h1').textContent === 'Four!' && window.runs === 1") // what a document is told for good is told to a new one
}

func TestBrowserExchangesStyle(t *testing.T) {
	ctx := chromium.Start(t, 2*time.Minute)
	s := New(nil)
	base := start(t, s)
	show := func(css string) {
		s.Show(snapshot("/lab/", "/lab/style."+css+".css", map[string]string{
			"index.html": doc("<p>Text</p>"), "style." + css + ".css": "p{color:" + css + "}",
		}))
	}
	show("red")
	if err := chromedp.Do(ctx, chromedp.Navigate(base+"/lab/")); err != nil {
		t.Fatal(err)
	}
	js[int](t, ctx, "window.survives = 1")
	const colour = "getComputedStyle(document.querySelector('p')).color === "
	until(t, ctx, colour+"'rgb(255, 0, 0)'")
	show("lime")
	until(t, ctx, colour+"'rgb(0, 255, 0)' && document.querySelectorAll('link').length === 1")
	show("blue")
	show("red")
	show("aqua")
	until(t, ctx, colour+"'rgb(0, 255, 255)' && document.querySelectorAll('link').length === 1")
	if got := js[int](t, ctx, "window.survives ?? 0"); got != 1 {
		t.Error("the page was loaded again for a change of style")
	}
}

// dark emulates a reader who prefers it.
func dark(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
	_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}},
	})
	return chromedp.Void{}, err
}

func TestBrowserShowsTrouble(t *testing.T) {
	ctx := chromium.Start(t, 2*time.Minute)
	s := New(func(string) ([]byte, error) { return []byte("title = <7"), nil })
	base := start(t, s)
	complain := func(message string) {
		s.Complain([]diag.Diagnostic{{Severity: diag.Error, Code: "x", Message: message, Hint: "in <quotes>",
			Place: diag.Place{File: "content/x.toml", Line: 1, Column: 9}}})
	}
	complain("<script>alert(1)</script>")
	if err := chromedp.Do(ctx, chromedp.Navigate(base+"/")); err != nil {
		t.Fatal(err)
	}
	const shadow = "document.querySelector('lectern-trouble')?.shadowRoot.querySelector('[role=alert]')"
	const gone = "!document.querySelector('lectern-trouble')"
	until(t, ctx, shadow+"?.textContent.includes('<script>alert(1)</script>')") // before the first site, too
	s.Show(snapshot("/lab/", "", map[string]string{"index.html": doc("<h1>Good</h1>")}))
	until(t, ctx, "location.pathname === '/lab/' && document.querySelector('h1').textContent === 'Good' && "+gone)

	complain("first")
	until(t, ctx, shadow+"?.textContent.includes('first')")
	text := js[string](t, ctx, shadow+".innerText")
	for _, want := range []string{"1 error", "content/x.toml:1:9", "title = <7\n        ^", "in <quotes>"} {
		if !strings.Contains(text, want) {
			t.Errorf("the overlay does not say %q:\n%s", want, text)
		}
	}
	until(t, ctx, "getComputedStyle("+shadow+").borderTopWidth === '4px'") // its style came through the policy
	const ground = "getComputedStyle(" + shadow + ").backgroundColor"
	light := js[string](t, ctx, ground)
	if err := chromedp.Do(ctx, dark); err != nil {
		t.Fatal(err)
	}
	if got := js[string](t, ctx, ground); got == light {
		t.Errorf("the ground is %s in the dark, too", got)
	}
	if err := chromedp.Do(ctx, chromedp.KeyEvent("\x1b")); err != nil {
		t.Fatal(err)
	}
	until(t, ctx, gone)
	complain("second")
	until(t, ctx, shadow+"?.textContent.includes('second')")
	s.Show(snapshot("/lab/", "", map[string]string{"index.html": doc("<h1>Good</h1>")}))
	until(t, ctx, gone+" && document.querySelector('h1').textContent === 'Good'")
}

// A page that went to sleep in the back-forward cache, and one whose server was
// started again, catch up.
func TestBrowserCatchesUp(t *testing.T) {
	ctx := chromium.Start(t, 2*time.Minute)
	files := map[string]string{"index.html": doc("<h1>One</h1>"), "other/index.html": doc("<h1>Other</h1>")}
	first := New(nil)
	first.Show(snapshot("/", "", files))
	base, stop := startUntil(t, first)
	defer stop()
	if err := chromedp.Do(ctx, chromedp.Navigate(base+"/"), chromedp.Navigate(base+"/other/")); err != nil {
		t.Fatal(err)
	}
	files["index.html"] = doc("<h1>Two</h1>")
	first.Show(snapshot("/", "", files))
	js[bool](t, ctx, "history.back(), true")
	until(t, ctx, "location.pathname === '/' && document.querySelector('h1')?.textContent === 'Two'")
	stop()

	files["index.html"] = doc("<h1>Three</h1>")
	second := New(nil)
	second.Show(snapshot("/", "", files))
	l, err := Listen(strings.TrimPrefix(base, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	again, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- second.Serve(again, l) }()
	until(t, ctx, "document.querySelector('h1')?.textContent === 'Three'")
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}
