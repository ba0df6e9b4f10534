package fold

import (
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestString(t *testing.T) {
	for in, want := range map[string]string{
		"":                     "",
		"Müller":               "muller",
		"MÜLLER":               "muller",
		"Mu\u0308ller":         "muller",
		"Mueller":              "mueller",
		"Łukasz Kaiser":        "lukasz kaiser",
		"Søren Đỗ Þór":         "soren do thor",
		"STRASSE":              "strasse",
		"Straße":               "strasse",
		"İstanbul ıI":          "istanbul ii",
		"  a \t\u00a0 b\u3000": "a b",
		"O’Brien O'Brien":      "o'brien o'brien",
		"Jean‑Pierre":          "jean-pierre",
		"ﬁne ＡＢＣ":              "fine abc",
		"Σίσυφος ΣΊΣΥΦΟΣ":      "σισυφοσ σισυφοσ",
		"Ёлкин":                "елкин",
		"مُحَمَّد":             "محمد",
		"שָׁלוֹם":              "שלום",
		"हिन्दी":               "हिन्दी",
		"がく":                   "がく",
		"한글":                   "한글",
		"a\u200bb":             "ab",
	} {
		if got := String(in); got != want {
			t.Errorf("String(%q) = %q, want %q", in, got, want)
		}
	}
}

// FuzzString: folding is idempotent, valid, and blind to Unicode's own forms.
func FuzzString(f *testing.F) {
	for _, s := range []string{"Ǆ", "ς", "ﬀ", "A\u0328\u0300", "각", "\u1e9e", "ŉ", "\xff", " \u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		once := String(s)
		if !utf8.ValidString(once) {
			t.Fatalf("String(%q) is invalid UTF-8: %q", s, once)
		}
		if twice := String(once); twice != once {
			t.Errorf("String(%q) = %q, and again %q", s, once, twice)
		}
		if utf8.ValidString(s) {
			if nfd := String(norm.NFD.String(s)); nfd != once {
				t.Errorf("String(%q) = %q, of its NFD %q", s, once, nfd)
			}
		}
	})
}
