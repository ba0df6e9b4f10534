package generator_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestBrowserExplorer walks through the explorer as a reader does, under a base path: a
// deep link opens its node, a click opens a neighbour, the search finds somebody without
// their accents, the filters leave out what they say, the keyboard goes where the mouse
// goes, and nothing is loaded from elsewhere or against the page's own policy.
func TestBrowserExplorer(t *testing.T) {
	ctx := browser(t)
	root := example(t, "https://example.org/lab/")
	server := httptest.NewServer(http.StripPrefix("/lab/", http.FileServer(http.Dir(root))))
	defer server.Close()
	ask := func(script string) string {
		t.Helper()
		out, err := chromedp.Run(ctx, chromedp.Evaluate[string](script))
		if err != nil {
			t.Fatalf("%s: %v", script, err)
		}
		return out
	}
	// until waits for the page to say what is wanted.
	until := func(what, script, want string) {
		t.Helper()
		got := ""
		for range 100 {
			if got = ask(script); got == want {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Fatalf("%s: %s gives %q, want %q", what, script, got, want)
	}
	const name = `document.querySelector('[data-part=name]').textContent`
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 900), chromedp.Navigate(server.URL+"/lab/explore/#author:ada-quill")); err != nil {
		t.Fatal(err)
	}
	until("a deep link", name, "Ada Quill")
	until("its page", `new URL(document.querySelector('[data-part=page]').href).pathname`, "/lab/authors/ada-quill/")

	before := ask(`document.querySelectorAll('[data-part=marks] > g').length + ''`)
	ask(`(document.querySelector('g[data-id="author:jan-van-der-voorbeeld"]').dispatchEvent(new MouseEvent('click', {bubbles: true})), '')`)
	until("a click", name, "Jan van der Voorbeeld")
	until("the address", `location.hash`, "#author:jan-van-der-voorbeeld")
	until("more is shown", `document.querySelectorAll('[data-part=marks] > g').length > `+before+` ? 'more' : 'as before'`, "more")
	until("what is shown is said", `/\d+.*\d+/.test(document.querySelector('[role=status]').textContent) ? 'said' : ''`, "said")

	ask(`(document.querySelector('[name=q]').focus(), '')`)
	if err := chromedp.Do(ctx, chromedp.KeyEvent("maria mue")); err != nil {
		t.Fatal(err)
	}
	until("the search", `[...document.querySelectorAll('[data-part=found] button')].map(b => b.textContent).join()`, "María de la Muestra")
	if err := chromedp.Do(ctx, chromedp.KeyEvent("\r")); err != nil {
		t.Fatal(err)
	}
	until("what was found", name, "María de la Muestra")

	for _, c := range []struct{ change, none string }{
		{`document.querySelector('[name=kind][value="1"]').click()`, `.k1`},
		{`(document.querySelector('[name=from]').value = '2998', document.querySelector('[name=from]').dispatchEvent(new Event('change', {bubbles: true})))`, `.k0:not(.focus):not(.leaf)`},
	} {
		ask(`(` + c.change + `, '')`)
		until(c.change, `document.querySelectorAll('[data-part=marks] > `+c.none+`').length + ''`, "0")
	}
	ask(`(document.querySelector('[name=kind][value="1"]').click(), document.querySelector('[name=from]').value = '', document.querySelector('[name=from]').dispatchEvent(new Event('change', {bubbles: true})), '')`)

	until("the keyboard's place", `document.querySelectorAll('[data-part=marks] > g[tabindex="0"]').length + ''`, "1")
	ask(`(document.querySelector('[data-part=marks] > g[tabindex="0"]').focus(), '')`)
	at := func() string { return ask(`document.activeElement.dataset.id || ''`) }
	first := at()
	moved := ""
	for _, key := range []string{"ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"} {
		ask(`(document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '` + key + `', bubbles: true})), '')`)
		if moved = at(); moved != first {
			break
		}
	}
	if moved == first || moved == "" {
		t.Fatalf("the arrows stay at %q", first)
	}
	label := ask(`document.activeElement.querySelector('title').textContent`)
	ask(`(document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true})), '')`)
	until("Enter", name, label)

	overlaps := ask(`(() => {
		const boxes = [...document.querySelectorAll('[data-part=marks] > g:not(.quiet) > text')].map(e => [e.textContent, e.getBoundingClientRect()]);
		return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([, q]) => p.left < q.right && q.left < p.right && p.top + 2 < q.bottom && q.top + 2 < p.bottom).map(([b]) => a + ' on ' + b)).join('; ');
	})()`)
	if overlaps != "" {
		t.Errorf("labels lie on each other: %s", overlaps)
	}
	if foreign := ask(`performance.getEntriesByType('resource').map(r => r.name).filter(n => !n.startsWith(location.origin + '/lab/')).join()`); strings.Trim(foreign, " ") != "" {
		t.Errorf("the explorer loads %s", foreign)
	}
}
