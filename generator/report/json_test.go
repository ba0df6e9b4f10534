package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"testing"
)

// A report is written as encoding/json writes it.
func TestWriteJSON(t *testing.T) {
	full := New()
	full.Out, full.Files, full.Bytes, full.Codes["a"] = "public", 2, 1<<40, 3
	full.Written = []string{"a/<b>.html", "\"c\"\n"}
	full.Causes = map[string][]string{"b": {}, "a/<b>.html": {"work \u2028 x", "y & z"}}
	for _, r := range []*Report{New(), full} {
		var got, want bytes.Buffer
		enc := json.NewEncoder(&want)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		if err := errors.Join(r.WriteJSON(&got), enc.Encode(r)); err != nil || got.String() != want.String() {
			t.Errorf("%v\n%s\nwant\n%s", err, got.String(), want.String())
		}
	}
}

func TestWriteJSONFails(t *testing.T) {
	full := errors.New("full")
	if err := New().WriteJSON(failing{full}); err != full {
		t.Error(err)
	}
}

type failing struct{ with error }

func (f failing) Write([]byte) (int, error) { return 0, f.with }
