package retraction

import (
	"strings"
	"testing"

	"lectern/generator/scholar"
)

func TestTitle(t *testing.T) {
	text := func(key string, args ...any) string {
		words := map[string]string{"retracted_title": "Retracted: {0}", "withdrawn_title": "{0} (withdrawn)"}
		return strings.ReplaceAll(words[key], "{0}", args[0].(string))
	}
	for status, want := range map[scholar.WorkStatus]string{
		"": "On {0}", scholar.StatusPublished: "On {0}", scholar.StatusAccepted: "On {0}", scholar.StatusInPress: "On {0}",
		scholar.StatusRetracted: "Retracted: On {0}", scholar.StatusWithdrawn: "On {0} (withdrawn)",
	} {
		if got := Title(text, status, "On {0}"); got != want {
			t.Errorf("%q: %q, want %q", status, got, want)
		}
	}
}

// A string without a place for the title does not swallow it.
func TestTitleIsNeverLost(t *testing.T) {
	text := func(string, ...any) string { return "Retracted. " }
	if got := Title(text, scholar.StatusRetracted, "T"); got != "Retracted. T" {
		t.Errorf("got %q", got)
	}
}
