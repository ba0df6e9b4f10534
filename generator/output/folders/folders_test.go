package folders

import (
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
)

// Many files at once find their folders, however deep, and nothing lies outside.
func TestMake(t *testing.T) {
	dir := t.TempDir()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var set Set
	files := []string{"a", "top/b", "top/c/d", "top/c/e/f/g", "other/c/d", "top/c/h"}
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for _, file := range files {
				at, rest, err := set.Make(root, file)
				if err == nil {
					err = at.WriteFile(rest+strconv.Itoa(i), nil, 0o600)
				}
				if err != nil {
					t.Error(file, err)
				}
			}
		})
	}
	wg.Wait()
	for _, file := range files {
		if _, err := os.Stat(filepath.Join(dir, file+"7")); err != nil {
			t.Error(err)
		}
	}
	if err := set.Close(); err != nil {
		t.Error(err)
	}
	if err := os.Symlink(t.TempDir(), filepath.Join(dir, "away")); err != nil {
		t.Skipf("needs symbolic links: %v", err)
	}
	if _, _, err := new(Set).Make(root, "away/file"); err == nil {
		t.Error("a folder outside the root is opened")
	}
}
