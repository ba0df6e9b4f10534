package generator_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestBrowserGraphs opens pages with drawings at the widths of a phone and a desk: as
// the browser measures them, no label lies on another or sticks out of its drawing, none
// is smaller than 11 pixels, and no mark lies outside.
func TestBrowserGraphs(t *testing.T) {
	ctx := browser(t)
	root := example(t, "")
	server := httptest.NewServer(http.FileServer(http.Dir(root)))
	defer server.Close()
	const look = `(() => {
		const svg = document.querySelector('.graph svg'), frame = svg.getBoundingClientRect(), out = [];
		const scale = frame.width / svg.viewBox.baseVal.width;
		const labels = [...svg.querySelectorAll('text')].map(e => [e.textContent, e.getBBox(), parseFloat(getComputedStyle(e).fontSize) * scale]);
		for (const [i, [text, a, size]] of labels.entries()) {
			if (a.x < 0 || a.x + a.width > svg.viewBox.baseVal.width || a.y < 0 || a.y + a.height > svg.viewBox.baseVal.height) out.push(text + ' sticks out');
			if (size < 11) out.push(text + ' is ' + size + ' px');
			for (const [other, b] of labels.slice(i + 1))
				if (a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height) out.push(text + ' lies on ' + other);
		}
		for (const mark of svg.querySelectorAll('.mark')) {
			const a = mark.getBBox();
			if (a.x < 0 || a.y < 0 || a.y + a.height > svg.viewBox.baseVal.height) out.push('a mark sticks out');
		}
		if (labels.length < 4) out.push('only ' + labels.length + ' labels');
		return out.join('; ');
	})()`
	found := 0
	for _, pattern := range []string{"authors/*", "works/*", "topics/*", "institutions/*"} {
		pages, _ := filepath.Glob(filepath.Join(root, pattern, "index.html"))
		drawn := 0
		for _, page := range pages {
			text, err := os.ReadFile(page)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(text), `class="graph"`) && !strings.Contains(string(text), "class=graph") {
				continue
			}
			if drawn++; drawn > 6 {
				break
			}
			path, _ := filepath.Rel(root, filepath.Dir(page))
			for _, width := range []int64{320, 1440} {
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 900), chromedp.Navigate(server.URL+"/"+filepath.ToSlash(path)+"/")); err != nil {
					t.Fatal(err)
				}
				complaint, err := chromedp.Run(ctx, chromedp.Evaluate[string](look))
				if err != nil {
					t.Fatal(err)
				}
				if complaint != "" {
					t.Errorf("%s at %d px: %s", path, width, complaint)
				}
			}
		}
		if drawn == 0 {
			t.Errorf("no page of %s has a drawing", pattern)
		}
		found += drawn
	}
	if found < 12 {
		t.Errorf("only %d drawings", found)
	}
}
