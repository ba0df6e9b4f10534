package host

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"lectern/generator/diag"
)

func TestHostLimits(t *testing.T) {
	many := func(n int, name string) []File {
		files := make([]File, n)
		for i := range files {
			files[i] = File{fmt.Sprintf(name, i), 10}
		}
		return files
	}
	for _, c := range []struct {
		host  string
		files []File
		want  string // part of the message; empty: the site fits
	}{
		{"github", []File{{"a", 1 << 30}}, ""},
		{"github", []File{{"a", 1 << 30}, {"b", 1}}, "the site has 1025 MiB; github accepts 1024 MiB"},
		{"github", many(300_000, "w/%d/index.html"), ""},
		{"gitlab", many(99_998, "w/%d/index.html"), ""},
		{"gitlab", many(100_000, "w/%d/index.html"), "200001 files and folders"},
		{"cloudflare", many(20_000, "%d"), ""},
		{"cloudflare", many(20_001, "%d"), "the site has 20001 files; cloudflare accepts 20000"},
		{"cloudflare", []File{{"a/b.pdf", 25<<20 + 1}}, "a/b.pdf has 26 MiB; cloudflare accepts 25 MiB a file"},
		{"netlify", many(54_001, "w/%d/index.html"), ""},
		{"netlify", many(54_001, "w/%d.html"), "the folder /w has 54001 files"},
		{"netlify", many(54_001, "%d.html"), "the folder / has 54001 files"},
	} {
		var ds diag.List
		Check(c.host, c.files, &ds)
		all := ds.Sorted()
		switch {
		case c.want == "" && len(all) == 0:
		case c.want != "" && len(all) == 1 && strings.Contains(all[0].Message, c.want) && all[0].Severity == diag.Error:
		default:
			t.Errorf("%s, %d files: %v, want %q", c.host, len(c.files), all, c.want)
		}
	}
	if !slices.Contains(Names(), "github") {
		t.Errorf("the hosts are %v", Names())
	}
}
