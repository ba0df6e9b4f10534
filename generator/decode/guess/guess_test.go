package guess

import "testing"

func TestLastOpen(t *testing.T) {
	for text, want := range map[string]struct {
		offset int
		what   string
	}{
		`{"a": [1, 2`: {6, "list"}, `{"a": [1], "b": `: {0, "object"}, `["x", "y`: {6, "string"}, `["]", "\"`: {6, "string"}, `}}`: {2, ""}, ``: {0, ""},
	} {
		if offset, what := LastOpen(text); offset != want.offset || what != want.what {
			t.Errorf("LastOpen(%q) = %d, %q", text, offset, what)
		}
	}
}

func FuzzHints(f *testing.F) {
	f.Add("a b = 1", 2, "at start of value")
	f.Add("- x: “y”", 3, "escape")
	f.Fuzz(func(t *testing.T, src string, at int, why string) {
		at = min(max(at, 0), len(src))
		for _, wanted := range []string{Key, Value, Equals, LineEnd, InList, InTable, ""} {
			TOML(src, at, wanted)
		}
		Scalar(src[at:])
		JSON(src[at:], why)
		if offset, _ := LastOpen(src); offset < 0 || offset > len(src) {
			t.Errorf("LastOpen(%q) = %d", src, offset)
		}
	})
}
