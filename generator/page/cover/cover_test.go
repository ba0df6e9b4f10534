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

// However long its parts are, what stands on a cover stands above its foot.
func TestNothingOverlaps(t *testing.T) {
	for n := range 40 {
		many := strings.Repeat("Words ", n)
		for _, w := range []Words{{Title: many}, {Title: many, Text: many, Place: many}, {Title: "A", Text: many, Place: many}, {Title: many, Text: "A", Place: "B"}} {
			b, err := newSheet().arrange(w)
			if err != nil || b.height() > footTop-bodyTop {
				t.Errorf("%d words: %d pixels of %d (%v)", n, b.height(), footTop-bodyTop, err)
			}
			if n > 0 && (len(b.title.lines) == 0 || w.Text != "" && len(b.text.lines) == 0 || w.Place != "" && len(b.place.lines) == 0) {
				t.Errorf("%d words: something is left out", n)
			}
		}
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

func BenchmarkDrawable(b *testing.B) {
	for b.Loop() {
		Drawable("Ludwig van Beethoven")
	}
}
