package generator_test

import (
	"context"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"lectern/generator"
	"lectern/generator/chromium"
)

// browser starts headless Chromium, or skips the test where there is none.
func browser(t testing.TB) context.Context {
	t.Helper()
	return chromium.Start(t, 3*time.Minute)
}

// example builds a copy of the example site.
func example(t *testing.T, baseURL string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "content"), os.DirFS("../content")); err != nil {
		t.Fatal(err)
	}
	settings, err := os.ReadFile("../site.toml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "site.toml"), settings, 0o644); err != nil {
		t.Fatal(err)
	}
	report, err := generator.Build(context.Background(), generator.Options{Dir: dir, BaseURL: baseURL, Jobs: 2})
	if err != nil {
		t.Fatal(err)
	}
	if report.Failed(false) {
		t.Fatalf("the example site has errors: %v", report.Diags)
	}
	return report.Out
}

// prefer emulates the reader's preference for a colour scheme.
func prefer(scheme string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, target *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, target, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return chromedp.Void{}, err
	}
}

var bodyClass = regexp.MustCompile(`<body class="page-([a-z0-9]+)"`)

// onePageOfEachKind walks a built site and returns the address of the largest
// page of each kind.
func onePageOfEachKind(t *testing.T, root string) map[string]string {
	t.Helper()
	paths, sizes := map[string]string{}, map[string]int{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".html") {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		m := bodyClass.FindSubmatch(text)
		if m == nil {
			return nil
		}
		kind := string(m[1])
		if len(text) > sizes[kind] && kind != "redirect" {
			rel, _ := filepath.Rel(root, path)
			sizes[kind], paths[kind] = len(text), strings.TrimSuffix(filepath.ToSlash(rel), "index.html")
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// TestBrowserReflow opens the largest page of each kind at the widths of a phone,
// a tablet and a desk, under a base path: nothing may stick out sideways (WCAG
// 1.4.10), the stylesheet must have loaded under the page's own policy, and
// nothing may come from elsewhere.
func TestBrowserReflow(t *testing.T) {
	ctx := browser(t)
	root := example(t, "https://example.org/lab/")
	server := httptest.NewServer(http.StripPrefix("/lab/", http.FileServer(http.Dir(root))))
	defer server.Close()
	const look = `(() => {
		const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
		const foreign = performance.getEntriesByType('resource').map(r => r.name).filter(n => !n.startsWith(location.origin));
		const styled = getComputedStyle(document.body).maxWidth !== 'none';
		return [wide > 0 ? 'sticks out by ' + wide + 'px' : '', foreign.length ? 'loads ' + foreign : '', styled ? '' : 'has no style'].filter(s => s).join('; ');
	})()`
	kinds := onePageOfEachKind(t, root)
	if len(kinds) < 15 {
		t.Fatalf("the example site shows only %d kinds of page: %v", len(kinds), kinds)
	}
	for kind, path := range kinds {
		for _, width := range []int64{320, 768, 1440} {
			if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(server.URL+"/lab/"+path)); err != nil {
				t.Fatal(err)
			}
			complaint, err := chromedp.Run(ctx, chromedp.Evaluate[string](look))
			if err != nil {
				t.Fatal(err)
			}
			if complaint != "" {
				t.Errorf("%s page %s at %d px: %s", kind, path, width, complaint)
			}
		}
	}
}

// TestBrowserKeyboard reaches the skip link with the first press of Tab and sees
// that every link after it shows where the focus is.
func TestBrowserKeyboard(t *testing.T) {
	ctx := browser(t)
	root := example(t, "")
	server := httptest.NewServer(http.FileServer(http.Dir(root)))
	defer server.Close()
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(server.URL+"/")); err != nil {
		t.Fatal(err)
	}
	for i := range 8 {
		if err := chromedp.Do(ctx, chromedp.KeyEvent("\t")); err != nil {
			t.Fatal(err)
		}
		got, err := chromedp.Run(ctx, chromedp.Evaluate[string](`(() => {
			const e = document.activeElement, s = getComputedStyle(e);
			return [e.getAttribute('href'), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 ? 'seen' : 'unseen'].join(' ');
		})()`))
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 && got != "#main seen" {
			t.Errorf("the first Tab leads to %q, want the skip link", got)
		}
		if !strings.HasSuffix(got, " seen") {
			t.Errorf("Tab %d leads to %s: its focus is not visible", i+1, got)
		}
	}
}

// TestBrowserDark sees that a reader who prefers the dark gets another ground and
// ink, and that light text on dark ground it is.
func TestBrowserDark(t *testing.T) {
	ctx := browser(t)
	root := example(t, "")
	server := httptest.NewServer(http.FileServer(http.Dir(root)))
	defer server.Close()
	const ground = `getComputedStyle(document.documentElement).backgroundColor + ' ' + getComputedStyle(document.body).color`
	seen := map[string]bool{}
	for _, scheme := range []string{"light", "dark"} {
		if err := chromedp.Do(ctx, prefer(scheme), chromedp.Navigate(server.URL+"/")); err != nil {
			t.Fatal(err)
		}
		colours, err := chromedp.Run(ctx, chromedp.Evaluate[string](ground))
		if err != nil {
			t.Fatal(err)
		}
		var p, i [3]int
		if _, err := fmt.Sscanf(colours, "rgb(%d, %d, %d) rgb(%d, %d, %d)", &p[0], &p[1], &p[2], &i[0], &i[1], &i[2]); err != nil {
			t.Fatalf("%s: %v", colours, err)
		}
		if dark := p[0]+p[1]+p[2] < i[0]+i[1]+i[2]; dark != (scheme == "dark") {
			t.Errorf("%s: paper and ink are %s", scheme, colours)
		}
		seen[colours] = true
	}
	if len(seen) != 2 {
		t.Errorf("light and dark look the same: %v", seen)
	}
}
