package paths

import (
	"io/fs"
	"testing"
)

// Paths of harmless characters are taken without a closer look: none that the closer look
// refuses.
func TestPlainPathsAreGood(t *testing.T) {
	for p, want := range map[string]bool{
		"index.html": true, "authors/a-b_c.d/index.html": true, "A/1/x.": true,
		"": false, "/": false, "a/": false, "/a": false, "a//b": false, ".": false, "..": false, "a/../b": false, "a/.b": false, ".lectern-new-1": false,
		"a b": false, "ä": false, "a\\b": false, "a\x00": false, "-a": false,
	} {
		if got := plain(p); got != want {
			t.Errorf("%q: %v", p, got)
		} else if got && !fs.ValidPath(p) {
			t.Errorf("%q is no path", p)
		}
	}
	for _, p := range []string{"", "/", "a/", "a//b", "..", "a/../b", ".lectern-new-1", "a\\b", "a\x00", "."} {
		if Check(p) == nil {
			t.Errorf("%q passes", p)
		}
	}
	for _, p := range []string{".nojekyll", "a b/ä.txt", ".well-known/x"} {
		if err := Check(p); err != nil {
			t.Error(err)
		}
	}
}

func TestClashes(t *testing.T) {
	for _, c := range []struct {
		paths []string
		clash bool
	}{
		{[]string{"a", "a-b", "a.b/c", "ab/c", "b/c", "b/d/e", "b0"}, false},
		{[]string{"a", "a-b", "a/b"}, true},
		{[]string{"A", "a/b/c"}, true},
		{[]string{"b", "A/b/c", "a"}, true},
		{[]string{"x/Ä", "x/b", "x/ä"}, true},
		{[]string{"Zebra", "a", "zebra-1/x", "zebra.d"}, false},
		{nil, false},
	} {
		if err := Clash(c.paths); (err != nil) != c.clash {
			t.Errorf("%q: %v", c.paths, err)
		}
	}
}
