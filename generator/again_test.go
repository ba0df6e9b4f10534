package generator

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// A build from the bytes of the last one does nothing and says what the last one said;
// anything else that is changed, by whomever, is seen.
func TestSameInputsNeedNoBuild(t *testing.T) {
	s := newSite(t, demo)
	s.write("content/works/warned.toml", "id = \"warned\"\ntitle = \"Warned\"\ncolour = \"red\"\n")
	s.write("theme/partials/slots/footer.html", "<p>Foot</p>")
	first := s.build()
	again := func(what string, want bool) {
		t.Helper()
		r := s.build()
		if got := len(r.Stages) == 1; got != want {
			t.Errorf("%s: nothing was to be done: %v, want %v", what, got, want)
		}
		if want && (!reflect.DeepEqual(r.Diags, first.Diags) || r.Warnings != first.Warnings || r.Files != first.Files || r.Bytes != first.Bytes ||
			!reflect.DeepEqual(r.Records, first.Records) || !reflect.DeepEqual(r.Pages, first.Pages) || r.Unchanged != r.Files) {
			t.Errorf("%s: said %+v\nafter %+v", what, r, first)
		}
	}
	again("nothing", true)
	for _, change := range [][3]string{
		{"content/static/files/data.txt", "as it is", "as it was"},
		{"content/works/one.toml", "First", "Foremost"},
		{"theme/partials/slots/footer.html", "Foot", "Feet"},
		{"site.toml", `"Demo"`, `"Dema"`},
	} {
		s.edit(change[0], change[1], change[2])
		again(change[0], false)
		s.edit(change[0], change[2], change[1])
		again(change[0]+" as before", false)
		again(change[0]+" twice", true)
	}
	s.opt.AsOf = "2020-01-01"
	again("another day", false)
	s.opt.AsOf = ""
	again("the first day", false)
	s.opt.Full = true
	again("all files", false)
	s.opt.Full = false
	again("after all files", true)

	s.opt.Strict = true
	if r, err := s.try(); err != nil || !r.Failed(true) {
		t.Errorf("a warning was no error: %v", err)
	}
	s.opt.Strict = false
	if err := os.RemoveAll(filepath.Join(s.dir, "public", "works")); err != nil {
		t.Fatal(err)
	}
	again("a folder gone", false)
	if err := os.Remove(filepath.Join(s.dir, ".lectern", "stamp")); err != nil {
		t.Fatal(err)
	}
	again("no stamp", false)
	s.write(".lectern/stamp", "{}")
	again("a damaged stamp", false)
	again("a new stamp", true)
}
