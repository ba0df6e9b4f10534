package network

import "testing"

func TestFaults(t *testing.T) {
	for weight, wrong := range map[float64]bool{0: false, 0.5: false, 1: false, -0.1: true, 1e9: true} {
		if got := (Graph{Close: weight}).Fault(); (got != "") != wrong {
			t.Errorf("%v: %q", weight, got)
		}
	}
	for kind, wrong := range map[string]bool{"author": false, "institution": false, "venue": true, "": true} {
		if _, err := Kind(kind); (err != nil) != wrong {
			t.Errorf("%q: %v", kind, err)
		}
	}
	if g := (Graph{Pages: []string{"work"}}); !g.Draws("work") || g.Draws("author") {
		t.Error("what is drawn")
	}
}
