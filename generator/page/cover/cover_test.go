package cover

import (
	"bytes"
	"image/png"
	"os"
	"strings"
	"testing"
)

func drawn(t *testing.T, w Words) []byte {
	t.Helper()
	data, err := Draw(w)
	if err != nil {
		t.Fatal(err)
	}
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width != Width || config.Height != Height {
		t.Fatalf("%v: %d by %d", err, config.Width, config.Height)
	}
	return data
}

func TestCover(t *testing.T) {
	w := Words{Title: "Institute for Imaginary Sciences", Text: "People and works of an invented institute.", Foot: "example.org/lab"}
	first := drawn(t, w)
	if !bytes.Equal(first, drawn(t, w)) {
		t.Error("the same words give other bytes")
	}
	if len(first) > 30_000 {
		t.Errorf("%d bytes", len(first))
	}
	if name := os.Getenv("LECTERN_COVER"); name != "" { // to look at it
		if err := os.WriteFile(name, first, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	other := w
	other.Title = "Ἀριστοτέλης"
	if bytes.Equal(first, drawn(t, other)) {
		t.Error("other words give the same bytes")
	}
}

// No words are too long or too strange to draw.
func TestHostileWords(t *testing.T) {
	for _, s := range []string{"", " ", "\x00\xff", strings.Repeat("word ", 5000), strings.Repeat("W", 5000), "静けさ", "الصمت", "a\nb\tc"} {
		drawn(t, Words{Title: s, Text: s, Foot: "example.org"})
		drawn(t, Words{Title: "x", Foot: s})
	}
}

func TestDrawable(t *testing.T) {
	for s, want := range map[string]bool{"Żółć Müller Ørsted": true, "Αθήνα, Москва": true, "静けさ": false, "الصمت": false, "": true} {
		if Drawable(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for b.Loop() {
		if _, err := Draw(Words{Title: "Institute for Imaginary Sciences", Text: "People and works of an invented institute.", Foot: "example.org"}); err != nil {
			b.Fatal(err)
		}
	}
}
