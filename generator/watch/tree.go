package watch

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// tree knows which paths below a site's folder belong to the site, and where symbolic
// links in it lead.
type tree struct {
	dir   string              // absolute
	links map[string][]string // folders and files outside or elsewhere, absolute: the names under which the site has them
	real  map[string]bool     // folders that are watched, without symbolic links
}

func newTree(dir string) *tree {
	t := &tree{dir: dir}
	t.forget()
	return t
}

// forget drops what walks have found.
func (t *tree) forget() { t.links, t.real = map[string][]string{}, map[string]bool{} }

// stamp tells one state of a file from another.
type stamp struct {
	size     int64
	modified time.Time
	mode     fs.FileMode
}

// tops are the entries of the site's folder that a site is made from.
func tops() []string { return []string{"site.toml", "content", "theme"} }

// concerns reports whether a name, relative to the site, is of concern.
func concerns(name string) bool {
	top, _, _ := strings.Cut(name, "/")
	return slices.Contains(tops(), top) && !slices.ContainsFunc(strings.Split(name, "/"), ignored)
}

// ignored reports whether a file or folder is hidden or an editor's own: as package
// source does, and what editors write for a moment only.
func ignored(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || base == "4913" ||
		strings.HasPrefix(base, "#") && strings.HasSuffix(base, "#") ||
		slices.Contains([]string{".swp", ".swo", ".swx", ".swpx", ".tmp", ".bak", ".orig", ".rej"}, strings.ToLower(path.Ext(base))) ||
		strings.HasSuffix(base, "___jb_tmp___") || strings.HasSuffix(base, "___jb_old___")
}

// names returns the names, relative to the site, under which a path is part of it.
func (t *tree) names(path string) []string {
	var out []string
	add := func(name string) {
		if name = filepath.ToSlash(name); concerns(name) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if rel, err := filepath.Rel(t.dir, path); err == nil && filepath.IsLocal(rel) {
		add(rel)
	}
	for at, rest := path, ""; ; at, rest = filepath.Dir(at), filepath.Join(filepath.Base(at), rest) {
		for _, name := range t.links[at] {
			add(filepath.Join(filepath.FromSlash(name), rest))
		}
		if filepath.Dir(at) == at {
			return out
		}
	}
}

// walk visits what is below a path: each folder to be watched once, and each file of
// concern under its name. The site's own folder is entered for its tops only. What
// vanishes on the way is left out: an event tells of it.
func (t *tree) walk(path string, folder func(path string) error, file func(name string, s stamp)) error {
	rel, err := filepath.Rel(t.dir, path)
	if err != nil {
		return nil
	}
	name := filepath.ToSlash(rel)
	if name == "." {
		if err := folder(t.dir); err != nil {
			return err
		}
		for _, top := range tops() {
			if err := t.walk(filepath.Join(t.dir, top), folder, file); err != nil {
				return err
			}
		}
		return nil
	}
	if !concerns(name) {
		return nil
	}
	return t.enter(path, name, folder, file)
}

// enter visits a file or folder and, where it is a symbolic link, what it leads to.
func (t *tree) enter(path, name string, folder func(string) error, file func(string, stamp)) error {
	info, err := os.Lstat(path)
	if err != nil {
		return nil
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		target, err := filepath.EvalSymlinks(path)
		if err != nil {
			return nil
		}
		if info, err = os.Stat(target); err != nil {
			return nil
		}
		if !slices.Contains(t.links[target], name) {
			t.links[target] = append(t.links[target], name)
		}
		if path = target; !info.IsDir() {
			if err := folder(filepath.Dir(target)); err != nil {
				return err
			}
		} else if t.real[target] {
			return nil // seen under another name, or a circle
		}
	}
	if !info.IsDir() {
		file(name, stamp{info.Size(), info.ModTime(), info.Mode()})
		return nil
	}
	t.real[path] = true
	if err := folder(path); err != nil {
		return err
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return nil
	}
	for _, e := range entries {
		if ignored(e.Name()) {
			continue
		}
		if err := t.enter(filepath.Join(path, e.Name()), name+"/"+e.Name(), folder, file); err != nil {
			return err
		}
	}
	return nil
}

// stamps looks at all files.
func (t *tree) stamps() map[string]stamp {
	t.forget()
	all := map[string]stamp{}
	_ = t.walk(t.dir, func(string) error { return nil }, func(name string, s stamp) { all[name] = s })
	return all
}
