// Package place finds the folders that a build reads and writes, and refuses those in
// which a site would be written over itself. Of files it reads the running program's.
package place

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Error says that a build was called with folders that cannot be.
type Error struct{ Message string }

// Error returns the message.
func (e *Error) Error() string { return e.Message }

// Folders are the places that a build reads and writes, absolute.
type Folders struct {
	Site, Out, State string
	Shown            string // the output folder as the caller knows it
}

// Find finds the folders of the site in dir (empty: the present one) and of its output
// (empty: public/ in it). It refuses an output folder in which the site itself would be
// written over, with an *Error.
func Find(dir, out string) (Folders, error) {
	var f Folders
	if dir == "" {
		dir = "."
	}
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return f, &Error{fmt.Sprintf("there is no folder %s", dir)}
	case err == nil && !info.IsDir():
		return f, &Error{fmt.Sprintf("%s is not a folder", dir)}
	case err != nil:
		return f, err
	}
	if f.Site, err = real(dir); err != nil {
		return f, err
	}
	f.Shown = out
	if out == "" {
		f.Shown = filepath.Join(dir, "public")
	}
	if f.Out, err = real(f.Shown); err != nil {
		return f, err
	}
	if within(f.Out, f.Site) {
		return f, &Error{fmt.Sprintf("the site in %s cannot be written over itself into %s", dir, f.Shown)}
	}
	for _, own := range []string{"content", "theme", ".lectern"} {
		if folder, err := real(filepath.Join(f.Site, own)); err != nil || within(folder, f.Out) || within(f.Out, folder) {
			return f, &Error{fmt.Sprintf("the site cannot be written into %s, where its %s folder is", f.Shown, own)}
		}
	}
	f.State = stateFolder(f.Site, f.Out)
	return f, nil
}

// real is the absolute path of a folder without symbolic links, as far as it exists.
func real(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	rest := ""
	for at := abs; ; {
		resolved, err := filepath.EvalSymlinks(at)
		if err == nil {
			return filepath.Join(resolved, rest), nil
		}
		up := filepath.Dir(at)
		if !errors.Is(err, fs.ErrNotExist) || up == at {
			return "", err
		}
		at, rest = up, filepath.Join(filepath.Base(at), rest)
	}
}

// within reports whether a folder holds another, or is it. Case is ignored, as some
// file systems do.
func within(outer, inner string) bool {
	rel, err := filepath.Rel(strings.ToLower(outer), strings.ToLower(inner))
	return err == nil && filepath.IsLocal(rel)
}

// stateFolder is where manifest and journal of an output folder lie: for public/ in
// .lectern/ itself, for any other in a folder of its own there, so that a site can
// be built into several. A path relative to the site survives a move of both.
func stateFolder(site, out string) string {
	state := filepath.Join(site, ".lectern")
	rel, err := filepath.Rel(site, out)
	if err != nil {
		rel = out
	}
	if rel = filepath.ToSlash(rel); rel == "public" {
		return state
	}
	sum := sha256.Sum256([]byte(rel))
	return filepath.Join(state, fmt.Sprintf("out-%x", sum[:6]))
}
