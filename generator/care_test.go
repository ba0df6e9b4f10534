package generator_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Who answers for a profile is said as its record and the settings have it.
func TestCareOfProfiles(t *testing.T) {
	root := example(t, "")
	for name, want := range map[string]struct{ has, lacks []string }{
		"authors/junjie-yan":            {[]string{"Junjie Yan did not make it.", "Maintained by <a", "Claim this profile", "Correct this record", "mailto:records@iis.example.edu"}, nil},
		"authors/ada-quill":             {[]string{"Maintained by Ada Quill", `<time datetime="2026-09-30">`, "Correct this record"}, []string{"did not make it", "Claim this profile"}},
		"de/authors/junjie-yan":         {[]string{"Junjie Yan hat es nicht selbst angelegt", "Dieses Profil übernehmen"}, nil},
		"works/operator-authentication": {[]string{"Correct this record", "Not my work", "not_mine%20%3D%20%5B%22operator-authentication%22%5D"}, []string{"Claim this profile"}},
	} {
		text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name), "index.html"))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range want.has {
			if !strings.Contains(string(text), s) {
				t.Errorf("%s lacks %q", name, s)
			}
		}
		for _, s := range want.lacks {
			if strings.Contains(string(text), s) {
				t.Errorf("%s has %q", name, s)
			}
		}
	}
	role := `<ul class="positions">`
	text, _ := os.ReadFile(filepath.Join(root, "authors", "ada-quill", "index.html"))
	head, _, found := strings.Cut(string(text), role)
	if _, header, _ := strings.Cut(head, "<h1"); !found || strings.Contains(header, "Director") {
		t.Error("the role stands before the affiliation that says it")
	}
}
