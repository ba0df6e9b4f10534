// Package paths knows which paths a site's files may have, alone and beside each other, on
// any file system. It knows nothing of the files.
package paths

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Temp begins the names of half-written replacements, in the top folder. No
// planned path may begin so.
const Temp = ".lectern-new-"

// Check refuses paths that could leave the folder, that some operating system
// reads in another way, or that a line of the manifest cannot hold. Its answer is
// the same on all systems but for names that only Windows reserves.
func Check(p string) error {
	if filepath.Separator == '/' && plain(p) { // as nearly all are
		return nil
	}
	bad := func(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' || r == '\uFFFD' }
	switch {
	case !fs.ValidPath(p) || p == ".":
		return fmt.Errorf("%q is not a path inside the site", p)
	case strings.ContainsFunc(p, bad):
		return fmt.Errorf("%q holds a character that file names cannot have everywhere", p)
	case strings.HasPrefix(p, Temp):
		return fmt.Errorf("%q begins as Lectern's own temporary files do", p)
	}
	if _, err := filepath.Localize(p); err != nil {
		return fmt.Errorf("%q is not a file name on this system", p)
	}
	return nil
}

// plain reports whether a path is made of a few harmless characters, in parts that begin
// with a letter or a digit.
func plain(p string) bool {
	begins := true
	for i := range len(p) {
		c := p[i]
		switch {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9', 'A' <= c && c <= 'Z':
			begins = false
		case begins:
			return false
		case c == '/':
			begins = true
		case c != '-' && c != '.' && c != '_':
			return false
		}
	}
	return !begins
}

// Fold is the form under which file systems that ignore case take two paths for
// one.
func Fold(p string) string { return strings.ToLower(p) }

// Above yields the folders above a path, the innermost first, without the top.
func Above(p string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for d := path.Dir(p); d != "." && yield(d); d = path.Dir(d) {
		}
	}
}

// Clash says which two of some paths cannot stand beside each other: they are one file where
// case is ignored, or one is a file in the place of the other's folder. Whatever begins
// with a path follows it when sorted.
func Clash(all []string) error {
	type name struct{ folded, path string }
	names := make([]name, len(all))
	for i, p := range all {
		names[i] = name{Fold(p), p}
	}
	byName := func(a, b name) int { return strings.Compare(a.folded, b.folded) }
	if !slices.IsSortedFunc(names, byName) {
		slices.SortStableFunc(names, byName)
	}
	var begun []name // what the present name begins with, the longest last
	for _, n := range names {
		for len(begun) > 0 && !strings.HasPrefix(n.folded, begun[len(begun)-1].folded) {
			begun = begun[:len(begun)-1]
		}
		for _, b := range begun {
			switch {
			case len(b.folded) == len(n.folded):
				return fmt.Errorf("%q and %q would be one file", b.path, n.path)
			case n.folded[len(b.folded)] == '/':
				return fmt.Errorf("%q cannot be a file and the folder of %q", b.path, n.path)
			}
		}
		begun = append(begun, n)
	}
	return nil
}
