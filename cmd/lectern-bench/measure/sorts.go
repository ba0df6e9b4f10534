package measure

import (
	"io/fs"
	"path/filepath"
	"strings"
)

// The sorts of files that sites of works consist of, in the order of tables.
const (
	WorkPages   = "pages of works"
	AuthorPages = "pages of authors"
	AuthorFeeds = "feeds of authors"
	TopicPages  = "pages of topics"
	Lists       = "lists and their further pages"
	Others      = "other files"
)

// Sorts returns all of them.
func Sorts() []string {
	return []string{WorkPages, AuthorPages, AuthorFeeds, TopicPages, Lists, Others}
}

// CountSorts counts the files of a built site by sort, told by their addresses.
func CountSorts(dir string) (map[string]int, error) {
	counts := map[string]int{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		counts[sortOf(strings.Split(filepath.ToSlash(rel), "/"))]++
		return err
	})
	return counts, err
}

func sortOf(path []string) string {
	section, file := path[0], path[len(path)-1]
	entity := map[string]string{"works": WorkPages, "authors": AuthorPages, "topics": TopicPages}[section]
	switch {
	case entity == "":
		return Others
	case section == "authors" && strings.HasSuffix(file, ".xml") && len(path) == 3:
		return AuthorFeeds
	case file != "index.html":
		return Others
	case len(path) == 3:
		return entity
	}
	return Lists
}
