package source

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/generator/diag"
	"lectern/generator/source/suppress"
)

// recordFile is a file of records, not read yet.
type recordFile struct {
	name  string // below content/
	kind  string // of the records; "" in content/imported/
	layer string // "" is hand-written
}

// tree is what lies in content/, not read yet.
type tree struct {
	records []recordFile
	static  []string // below content/
	sizes   map[string]int64
	ds      *diag.List
}

// folders maps the folders of content/ to the kind of records in them.
var folders = map[string]string{
	"authors": "author", "works": "work", "topics": "topic", "institutions": "institution", "venues": "venue",
	"pages": "page", "imported": "", "static": "",
}

// companions are the endings of files that lie beside records without being any:
// pictures, documents, tables, sound and film, which records and Markdown name.
var companions = []string{
	".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico", ".pdf", ".ps", ".djvu", ".epub", ".pptx", ".ppt", ".odp", ".key",
	".mp3", ".ogg", ".opus", ".wav", ".mp4", ".webm", ".mov", ".vtt", ".zip", ".gz", ".xz", ".tar", ".ipynb", ".csv", ".tsv",
}

// walk lists content/ in the order of names.
func walk(root fs.FS, ds *diag.List) (*tree, error) {
	t := &tree{sizes: map[string]int64{}, ds: ds}
	err := fs.WalkDir(root, "content", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && name == "content":
			ds.Add(diag.Diagnostic{Severity: diag.Error, Code: "no-content", Place: diag.Place{File: name},
				Message: "the site has no folder content/", Hint: "lectern new makes a site to start from"})
			return fs.SkipAll
		case err != nil:
			return err
		case name == "content":
			return nil
		case ignored(path.Base(name)):
			return skip(entry)
		case !portable(name):
			ds.Warnf("bad-file-name", diag.Place{File: path.Dir(name)}, "the file name %q holds what names cannot have everywhere: it is left out", path.Base(name))
			return skip(entry)
		case entry.IsDir():
			return t.folder(name)
		}
		return t.file(root, name, entry)
	})
	if err != nil {
		return nil, fmt.Errorf("reading content/: %w", err)
	}
	return t, nil
}

// portable reports whether a file name is Unicode text without characters that it
// cannot be published with.
func portable(name string) bool {
	return utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsControl(r) || r == '\\' || r == utf8.RuneError })
}

func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// ignored reports whether a file or folder is hidden or an editor's own.
func ignored(base string) bool {
	return strings.HasPrefix(base, ".") || strings.HasSuffix(base, "~") || base == "4913" ||
		strings.HasPrefix(base, "#") && strings.HasSuffix(base, "#") ||
		slices.Contains([]string{".swp", ".swo", ".tmp", ".bak", ".orig", ".rej"}, strings.ToLower(path.Ext(base))) ||
		base == "Thumbs.db" || base == "desktop.ini"
}

func (t *tree) folder(name string) error {
	below := strings.TrimPrefix(name, "content/")
	if _, known := folders[below]; known || strings.Contains(below, "/") {
		return nil
	}
	names := []string{"authors", "works", "topics", "institutions", "venues", "pages", "imported", "static"}
	t.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "unknown-folder", Place: diag.Place{File: name},
		Message: "no records are read from this folder", Hint: near(below, names)})
	return nil
}

// file puts one file where it belongs.
func (t *tree) file(root fs.FS, name string, entry fs.DirEntry) error {
	info, err := entry.Info()
	if err != nil {
		return err
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		info, err = fs.Stat(root, name) // follows it, inside the site's folder
	}
	if err != nil || !info.Mode().IsRegular() {
		t.ds.Warnf("no-file", diag.Place{File: name}, "this is a link that leads out of the site or to a folder, or no file at all: it is left out")
		return nil
	}
	below := strings.TrimPrefix(name, "content/")
	top, _, nested := strings.Cut(below, "/")
	t.sizes[below] = info.Size()
	kind, known := folders[top]
	switch {
	case name == suppress.File:
	case !nested || !known:
		if known || !nested {
			t.unread(name, top)
		}
	case top == "static":
		t.static = append(t.static, below)
	default:
		t.record(name, below, top, kind, info.Size())
	}
	return nil
}

// record takes a file of one of the folders of records.
func (t *tree) record(name, below, top, kind string, size int64) {
	layer := ""
	if top == "imported" || top == "works" && exchanged(name) != nil {
		layer = strings.TrimPrefix(below, top+"/")
		layer = layer[:len(layer)-len(ending(name))]
	}
	switch {
	case !readable(top, name):
		t.unread(name, top)
	case size > maxFile:
		severity := diag.Error
		if layer != "" {
			severity = diag.Warning
		}
		t.ds.Add(diag.Diagnostic{Severity: severity, Code: "file-too-large", Place: diag.Place{File: name},
			Message: "the file has more than 1 GiB and is not read", Hint: "divide it"})
	default:
		t.records = append(t.records, recordFile{below, kind, layer})
	}
}

// readable reports whether records are read from a file.
func readable(top, name string) bool {
	ending := ending(name)
	switch top {
	case "pages":
		return ending == ".md"
	case "imported":
		return ending == ".jsonl" || exchanged(name) != nil
	case "works":
		return slices.Contains([]string{".toml", ".json", ".jsonl"}, ending) || exchanged(name) != nil
	case "authors":
		return slices.Contains([]string{".toml", ".json", ".jsonl", ".md"}, ending)
	}
	return slices.Contains([]string{".toml", ".json", ".jsonl"}, ending)
}

// unread warns of a file that nothing reads.
func (t *tree) unread(name, top string) {
	ending := strings.ToLower(path.Ext(name))
	at := diag.Place{File: name}
	switch {
	case !slices.Contains(companions, ending):
		t.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: "unread-file", Place: at,
			Message: "nothing reads this file", Hint: "records are .toml, .json or .jsonl; works also .bib, .ris and .csl.json, authors and pages .md; content/imported/ holds .jsonl, .bib, .ris and .csl.json"})
	}
}
