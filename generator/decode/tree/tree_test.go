package tree

import (
	"strings"
	"testing"

	"lectern/generator/diag"
)

// Positions agrees with counting, whatever the order of the questions.
func TestPositions(t *testing.T) {
	text := "\nab\r\n\n  é\nlast"
	for _, start := range [][2]int{{1, 1}, {7, 5}} {
		p := NewPositions(text, start[0], start[1])
		for _, step := range []int{1, -1, 5} {
			for i := range 2 * len(text) {
				offset := (i*step%(len(text)+1) + len(text) + 1) % (len(text) + 1)
				before := text[:offset]
				line := start[0] + strings.Count(before, "\n")
				column := offset - strings.LastIndexByte(before, '\n')
				if line == start[0] {
					column += start[1] - 1
				}
				if l, c := p.At(offset); int(l) != line || int(c) != column {
					t.Fatalf("offset %d at %d:%d, want %d:%d", offset, l, c, line, column)
				}
			}
		}
		p.NextLine()
		if l, c := p.At(0); int(l) != start[0]+1 || int(c) != start[1] {
			t.Errorf("next line: %d:%d", l, c)
		}
	}
}

func TestCheck(t *testing.T) {
	for src, want := range map[string]int{
		"": -1, "a\tb\r\nc\n": -1, "\uFFFD": -1, "\u0085": -1, "a\xff": 1, "ab\x00": 2, "\x7f": 0, "a\r": 1, "a\rb": 1, "\xed\xa0\x80": 0,
	} {
		got := -1
		if m := Check(src); m != nil {
			got = m.Offset
		}
		if got != want {
			t.Errorf("%q: %d, want %d", src, got, want)
		}
	}
}

func TestClean(t *testing.T) {
	for src, want := range map[string]string{"": "", "a\tb\r\nc": "a\tb\r\nc", "a\x00b\x7fc\u0080d\u009fe": "abcde", "é©\u00a0": "é©\u00a0", "\x1b": ""} {
		ds := new(diag.List)
		n := Node{Kind: String, Str: src, Line: 2, Column: 3}
		Clean(&n, true, "f", ds)
		if n.Str != want || (ds.Len() == 1) != (src != want) || ds.HasErrors() {
			t.Errorf("%q gives %q, %v", src, n.Str, ds.Sorted())
		}
	}
	// Without escapes only what both syntaxes allow bare is looked for.
	n := Node{Kind: String, Str: "a\u0092b"}
	Clean(&n, false, "f", new(diag.List))
	if n.Str != "ab" {
		t.Errorf("%q", n.Str)
	}
}
