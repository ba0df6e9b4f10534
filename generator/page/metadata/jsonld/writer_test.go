package jsonld

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWriter(t *testing.T) {
	var w Writer
	w.Object("", func() {
		w.Type("Thing")
		w.Text("empty", "")
		w.List("none", func() {})
		w.Texts("one", []string{"a"})
		w.Texts("two", []string{"a", "b"})
		w.List("list", func() { w.Object("", func() { w.Int("n", -3) }); w.Bool("", true) })
		w.Object("inner", func() {})
	})
	want := `{"@type":"Thing","one":"a","two":["a","b"],"list":[{"n":-3},true],"inner":{}}`
	if got := w.String(); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}

// Whatever a text holds, it can be read back, and cannot leave a script element.
func FuzzText(f *testing.F) {
	for _, s := range []string{"", "</script><script>alert(1)</script>", "<!--", "a\"b\\c\n\t\x00\x1f", "\u2028\u2029", "\xff\xfe", "😀 & >"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var w Writer
		w.List("", func() { w.Text("", "x"); w.Text("", s) })
		out := w.String()
		if strings.ContainsAny(out, "<>&\n\u2028\u2029") || !utf8.ValidString(out) {
			t.Errorf("%q", out)
		}
		var back []string
		if err := json.Unmarshal(w.Bytes(), &back); err != nil {
			t.Fatal(err)
		}
		if want := strings.ToValidUTF8(s, "\ufffd"); s != "" && utf8.ValidString(s) && back[1] != want {
			t.Errorf("%q came back as %q", s, back[1])
		}
	})
}
