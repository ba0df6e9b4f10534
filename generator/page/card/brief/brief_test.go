package brief

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestOf(t *testing.T) {
	for title, want := range map[string]string{
		"":                      "",
		"Dice that remember":    "Dice that remember",
		strings.Repeat("a", 40): strings.Repeat("a", 40),
		"Supervision Exists Everywhere: A Data Efficient Contrastive Language-Image Pre-training Paradigm": "Supervision Exists Everywhere: A Data…",
		"On imaginary rooms (with an appendix that is also imaginary, and no end)":                         "On imaginary rooms (with an appendix…",
		"Nine words of which the last one is the end":                                                      "Nine words of which the last one is the end",
		strings.Repeat("静", 39): strings.Repeat("静", 39),
		strings.Repeat("静", 60): strings.Repeat("静", 40) + "…",
		strings.Repeat("a", 60): strings.Repeat("a", 40) + "…",
	} {
		got := Of(title)
		if got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
		if n := utf8.RuneCountInString(got); n > Most+Most/8 {
			t.Errorf("%q has %d characters", got, n)
		}
	}
}
