package stamp

import (
	"path/filepath"
	"testing"
	"testing/fstest"

	"lectern/generator/report"
)

// A build after an edit is similar to the last one; one by another program is not.
func TestSimilarBuilds(t *testing.T) {
	file := filepath.Join(t.TempDir(), "stamp")
	site := func(text, program string) *Site {
		return &Site{FS: fstest.MapFS{"content/a": {Data: []byte(text)}}, Names: []string{"content"}, Rest: []string{program, ""},
			Left: func() ([16]byte, bool) { return [16]byte{1}, true }, File: file}
	}
	first := site("one", "p")
	if first.Again() != nil || first.Similar() {
		t.Error("something is known of a first build")
	}
	if err := first.Keep(report.New()); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text, program  string
		again, similar bool
	}{{"one", "p", true, true}, {"two", "p", false, true}, {"one", "q", false, false}} {
		s := site(c.text, c.program)
		if again := s.Again() != nil; again != c.again || s.Similar() != c.similar {
			t.Errorf("%q by %q: again %v, similar %v", c.text, c.program, again, s.Similar())
		}
	}
}
