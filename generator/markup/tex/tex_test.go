package tex

import (
	"strings"
	"testing"
)

func TestAccent(t *testing.T) {
	for _, c := range []struct{ name, base, want string }{
		{"'", "e", "é"}, {`"`, "u", "ü"}, {"^", `\i`, "î"}, {"c", "C", "Ç"}, {"H", "o", "ő"}, {"v", "S", "Š"}, {"k", "a", "ą"}, {"'", `\o`, "ǿ"},
		{"'", "q", ""}, {"x", "a", ""}, {`"`, "q", ""}, {"'", "", ""},
	} {
		got, ok := Accent(c.name, c.base)
		if ok != (c.want != "") || ok && got != c.want {
			t.Errorf("Accent(%q, %q) = %q, %v", c.name, c.base, got, ok)
		}
	}
}

func TestSymbolPrefix(t *testing.T) {
	for run, want := range map[string]string{
		"rightarrowEn": "→", "alphaNLI": "α", "toFrench": "→", "leftrightarrowEnglish": "↔", "parallelel": "∥",
		"tool": "", "temp": "", "input": "", "alpha": "", "x": "", "": "",
	} {
		got, n := SymbolPrefix(run)
		if got != want || (n > 0) != (want != "") {
			t.Errorf("SymbolPrefix(%q) = %q, %d", run, got, n)
		}
	}
}

func TestAlphabet(t *testing.T) {
	for _, c := range [][3]string{{"mathbb", "RA1", "ℝ𝔸𝟙"}, {"mathcal", "EO", "ℰ𝒪"}, {"mathfrak", "gC", "𝔤ℭ"}} {
		if got, ok := Alphabet(c[0], c[1]); !ok || got != c[2] {
			t.Errorf("%v: %q", c, got)
		}
	}
}

func TestTables(t *testing.T) {
	for name, s := range symbols {
		if len(name) > longestSymbol || s == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
			t.Errorf("a word too many or too few near %q %q", name, s)
		}
	}
	for name, a := range alphabets {
		if len(a.from) != len([]rune(a.to)) {
			t.Errorf("%s: exceptions do not match", name)
		}
	}
}
