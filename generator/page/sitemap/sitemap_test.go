package sitemap

import (
	"fmt"
	"strings"
	"testing"

	"lectern/generator/page/key"
	"lectern/generator/view"
)

func absolute(href string) string {
	return "https://example.org/lab/" + strings.TrimPrefix(href, "/lab/")
}

// More addresses than one sitemap may hold stand in several, each address once, under an
// index that names them.
func TestLargeSite(t *testing.T) {
	const total = 120_001
	hrefs := make([]string, total)
	for i := range hrefs {
		hrefs[total-1-i] = fmt.Sprintf("/lab/works/w%06d/", i)
	}
	files := Files("/lab/", hrefs, absolute)
	if len(files) != 4 {
		t.Fatalf("%d files", len(files))
	}
	seen := map[string]bool{}
	for i, f := range files[:3] {
		v := f.View().(*view.Sitemap)
		if want := fmt.Sprintf("sitemap-%d.xml", i+1); f.Path != want || v.Index || len(v.Locs) > addressesMax {
			t.Errorf("%s: index %v, %d addresses", f.Path, v.Index, len(v.Locs))
		}
		for _, loc := range v.Locs {
			seen[loc] = true
		}
	}
	if len(seen) != total || !seen["https://example.org/lab/works/w120000/"] {
		t.Errorf("%d addresses, want %d", len(seen), total)
	}
	index := files[3].View().(*view.Sitemap)
	want := "https://example.org/lab/sitemap-1.xml https://example.org/lab/sitemap-2.xml https://example.org/lab/sitemap-3.xml"
	if files[3].Path != "sitemap.xml" || !index.Index || strings.Join(index.Locs, " ") != want {
		t.Errorf("%s: %v", files[3].Path, index)
	}
}

func TestSmallSite(t *testing.T) {
	files := Files("/lab/", []string{"/lab/b/", "/lab/"}, absolute)
	v := files[0].View().(*view.Sitemap)
	if len(files) != 1 || v.Index || strings.Join(v.Locs, " ") != "https://example.org/lab/ https://example.org/lab/b/" {
		t.Errorf("%d files, %v", len(files), v)
	}
	var h key.Hasher
	files[0].Hash(&h)
	first := h.Sum()
	Files("/lab/", []string{"/lab/"}, absolute)[0].Hash(&h)
	if h.Sum() == first {
		t.Error("one page fewer, and the same key")
	}
}

// Long addresses are cut by their bytes.
func TestLongAddresses(t *testing.T) {
	hrefs := []string{strings.Repeat("a", 300), strings.Repeat("b", 300), strings.Repeat("c", 300)}
	if parts := divide(hrefs, 20, 10, 800); len(parts) != 2 || len(parts[0]) != 2 {
		t.Errorf("%d parts", len(parts))
	}
	if parts := divide(hrefs, 20, 10, 100); len(parts) != 3 {
		t.Errorf("%d parts of addresses that are too long each", len(parts))
	}
}
