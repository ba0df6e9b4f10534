// Package host knows what hosts of static sites accept, and compares a site with it. It
// knows nothing of how sites are made.
package host

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"lectern/generator/diag"
)

// limits are what a host of static sites accepts. Zero means no limit that we know.
type limits struct {
	name       string
	bytes      int64 // of the whole site
	files      int   // of the whole site
	entries    int   // files and folders of the whole site
	fileBytes  int64 // of one file
	folder     int   // files in one folder
	fileNote   string
	entireNote string
}

// hosts are the hosts whose limits we know, with where they say so.
//
//   - github: "GitHub Pages limits" in its documentation: published sites may be no
//     larger than 1 GB. Git itself is not concerned when a workflow deploys.
//   - gitlab: gitlab.com's settings: 1 GB and 200,000 entries a site, folders
//     counted (gitlab-org/gitlab issues 405048 and 500273). Other servers set their own.
//   - cloudflare: "Pages limits": 20,000 files on the free plan, 100,000 on paid ones
//     (changelog of 2026-01-23), 25 MiB a file.
//   - netlify: "Site deploys overview": no more than 54,000 files in one folder.
func hosts() []limits {
	return []limits{
		{name: "github", bytes: 1 << 30, entireNote: "GitHub Pages accepts sites up to 1 GB"},
		{name: "gitlab", bytes: 1 << 30, entries: 200_000, entireNote: "gitlab.com accepts 1 GB and 200,000 files and folders; other servers set their own limits"},
		{name: "cloudflare", files: 20_000, fileBytes: 25 << 20, entireNote: "paid plans accept 100,000 files", fileNote: "link to large files elsewhere"},
		{name: "netlify", folder: 54_000, entireNote: "Netlify accepts 54,000 files in a folder"},
	}
}

// Names returns the hosts whose limits are known.
func Names() []string {
	var names []string
	for _, h := range hosts() {
		names = append(names, h.name)
	}
	return names
}

// File is a file of the site with its size.
type File struct {
	Path string // slash-separated, relative to the output folder
	Size int64  // in bytes
}

// Check compares a rendered site with what a host accepts: what is too much is an error
// of the code host-limit. Of a host that is not known nothing is said.
func Check(name string, files []File, ds *diag.List) {
	i := slices.IndexFunc(hosts(), func(h limits) bool { return h.name == name })
	if i < 0 {
		return
	}
	h := hosts()[i]
	var bytes int64
	folders := map[string]int{}
	for _, f := range files {
		bytes += f.Size
		folders[path.Dir(f.Path)]++
		for dir := path.Dir(f.Path); dir != "."; dir = path.Dir(dir) {
			folders[dir] += 0
		}
		if h.fileBytes > 0 && f.Size > h.fileBytes {
			tooMuch(ds, h.fileNote, "%s has %s; %s accepts %s a file", f.Path, mega(f.Size), name, mega(h.fileBytes))
		}
	}
	if h.bytes > 0 && bytes > h.bytes {
		tooMuch(ds, h.entireNote, "the site has %s; %s accepts %s", mega(bytes), name, mega(h.bytes))
	}
	if h.files > 0 && len(files) > h.files {
		tooMuch(ds, h.entireNote, "the site has %d files; %s accepts %d", len(files), name, h.files)
	}
	if n := len(files) + len(folders); h.entries > 0 && n > h.entries {
		tooMuch(ds, h.entireNote, "the site has %d files and folders; %s accepts %d", n, name, h.entries)
	}
	for dir, n := range folders {
		if h.folder > 0 && n > h.folder {
			tooMuch(ds, h.entireNote, "the folder %s has %d files; %s accepts %d", path.Join("/", dir), n, name, h.folder)
		}
	}
}

// tooMuch reports a limit that a site goes beyond.
func tooMuch(ds *diag.List, hint, format string, args ...any) {
	ds.Add(diag.Diagnostic{
		Severity: diag.Error,
		Code:     "host-limit",
		Place:    diag.Place{File: "site.toml"},
		Message:  fmt.Sprintf(format, args...),
		Hint:     hint,
	})
}

// mega is a size in mebibytes, rounded up.
func mega(n int64) string { return fmt.Sprintf("%d MiB", (n+1<<20-1)>>20) }

// Sizes collects the sizes of rendered files. It may be used by many goroutines.
type Sizes struct {
	mu    sync.Mutex
	files []File
}

// Add takes a file.
func (s *Sizes) Add(path string, size int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files = append(s.files, File{Path: path, Size: int64(size)})
}

// Sorted returns the files by path.
func (s *Sizes) Sorted() []File {
	slices.SortFunc(s.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return s.files
}
