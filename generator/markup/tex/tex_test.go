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

func TestMath(t *testing.T) {
	for _, c := range []struct {
		source, text string
		readable     bool
		unknown      string
	}{
		{"E=mc^2", "E = mc2", true, ""},
		{`\frac{a+b}{c}`, "(a + b)/c", true, ""},
		{`O(n\log n)`, "O(n log n)", true, ""},
		{`-1 + -x`, "−1 + −x", true, ""},
		{`48\times`, "48×", true, ""},
		{`f\colon A\to B`, "f: A → B", true, ""},
		{`10{,}000, x`, "10,000, x", true, ""},
		{`\text{if } x>0`, "if x > 0", true, ""},
		{`\left(x\right)`, "(x)", true, ""},
		{`\not= \not\in`, "≠∉", true, ""},
		{`\sqrt[3]{x+1}`, "∛(x + 1)", true, ""},
		{`\hat{\imath}`, "î", true, ""},
		{`360^\circ`, "360°", true, ""},
		{`\foo{x}`, "foox", false, "foo"},
		{`\begin{matrix}a&b\\c\end{matrix}`, "a b; c", false, ""},
		{`x}`, "x", false, ""},
		{`{x`, "x", false, ""},
		{`x^`, "x", false, ""},
		{``, "", true, ""},
		{`\`, "", false, ""},
	} {
		nodes, readable, unknown := Math(c.source)
		if got := strings.TrimSpace(text(nodes)); got != c.text || readable != c.readable || unknown != c.unknown {
			t.Errorf("%s: %q, %v, %q; want %+v", c.source, got, readable, unknown, c)
		}
	}
}

func FuzzMath(f *testing.F) {
	for _, s := range []string{`\frac{a}{b}`, `x_{i}^2`, `\sqrt[3]{x}`, `\text{a $b$}`, `\mathbb{R}^{n}`, `\left(\right.`, `{{}}`, `a'_b`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		nodes, _, _ := Math(s)
		if n := len(text(nodes)); n > 40*len(s)+40 {
			t.Errorf("%d bytes become %d", len(s), n)
		}
	})
}
