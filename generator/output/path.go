package output

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
)

// tempPrefix begins the names of half-written replacements, in the top folder. No
// planned path may begin so.
const tempPrefix = ".lectern-new-"

// checkPath refuses paths that could leave the folder, that some operating system
// reads in another way, or that a line of the manifest cannot hold. Its answer is
// the same on all systems but for names that only Windows reserves.
func checkPath(p string) error {
	bad := func(r rune) bool { return r < ' ' || r == 0x7f || r == '\\' || r == '\uFFFD' }
	switch {
	case !fs.ValidPath(p) || p == ".":
		return fmt.Errorf("%q is not a path inside the site", p)
	case strings.ContainsFunc(p, bad):
		return fmt.Errorf("%q holds a character that file names cannot have everywhere", p)
	case strings.HasPrefix(p, tempPrefix):
		return fmt.Errorf("%q begins as Lectern's own temporary files do", p)
	}
	if _, err := filepath.Localize(p); err != nil {
		return fmt.Errorf("%q is not a file name on this system", p)
	}
	return nil
}

// fold is the form under which file systems that ignore case take two paths for
// one.
func fold(p string) string { return strings.ToLower(p) }

// parents yields the folders above a path, the innermost first, without the top.
func parents(p string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for d := path.Dir(p); d != "." && yield(d); d = path.Dir(d) {
		}
	}
}
