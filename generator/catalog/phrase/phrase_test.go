package phrase

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"lectern/generator/scholar/fold"
)

func find(m *matcher, text string) []int {
	var out []int
	m.find(text, func(i int) {
		if !slices.Contains(out, i) {
			out = append(out, i)
		}
	})
	slices.Sort(out)
	return out
}

func TestFind(t *testing.T) {
	phrases := []string{
		0:  "neural network",
		1:  "network",
		2:  "C++",
		3:  "Gödel",
		4:  "",
		5:  "机器翻译",
		6:  "he",
		7:  "she",
		8:  "hers",
		9:  "  Graph   theory ",
		10: "3D",
		11: "समाचार",
	}
	m := newMatcher(phrases)
	for text, want := range map[string][]int{
		"A Neural Network for it":     {0, 1},
		"neural networks":             nil,
		"network":                     {1},
		"subnetwork":                  nil,
		"a network-like thing":        {1},
		"in C++, or in C+":            {2},
		"GODEL numbers":               {3},
		"Gödels Satz":                 nil,
		"本文研究机器翻译的方法":                 {5},
		"she and hers, he and ushers": {6, 7, 8},
		"graph\n theory":              {9},
		"3d 13d":                      {10},
		"13d":                         nil,
		"हिंदी समाचार संग्रह": {11},
		"": nil,
	} {
		if got := find(m, text); !slices.Equal(got, want) {
			t.Errorf("Find(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestNoPhrases(t *testing.T) {
	if got := find(newMatcher(nil), "anything"); got != nil {
		t.Errorf("found %v", got)
	}
}

// FuzzFind compares the automaton with a search for each phrase by itself.
func FuzzFind(f *testing.F) {
	f.Add("neural network", "net", "a neural network")
	f.Add("aa", "aaa", "aaaa aa")
	f.Add("é", "e", "É e")
	f.Fuzz(func(t *testing.T, a, b, text string) {
		got := find(newMatcher([]string{a, b}), text)
		var want []int
		for i, p := range []string{a, b} {
			if contains(fold.String(text), fold.String(p)) {
				want = append(want, i)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("phrases %q, %q in %q: found %v, want %v", a, b, text, got, want)
		}
	})
}

func contains(text, phrase string) bool {
	first, _ := utf8.DecodeRuneInString(phrase)
	last, _ := utf8.DecodeLastRuneInString(phrase)
	for from := 0; phrase != ""; {
		i := strings.Index(text[from:], phrase)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:from+i])
		after, _ := utf8.DecodeRuneInString(text[from+i+len(phrase):])
		if !(letter(first) && letter(before)) && !(letter(last) && letter(after)) {
			return true
		}
		from += i + 1
	}
	return false
}

func BenchmarkFind(b *testing.B) {
	var phrases []string
	for _, x := range strings.Fields("neural deep graph language speech image sparse dense robust open") {
		for _, y := range strings.Fields("network model parser translation recognition retrieval summary corpus") {
			phrases = append(phrases, x+" "+y)
		}
	}
	m := newMatcher(phrases)
	text := strings.Repeat("We present a corpus and a neural model for robust translation of speech. ", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		m.find(text, func(int) {})
	}
}
