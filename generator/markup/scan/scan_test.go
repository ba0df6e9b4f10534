package scan

import "testing"

func TestWebAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://x.org/a b":        "https://x.org/a%20b",
		" HTTP://x.org/%7Ea%zz ":   "HTTP://x.org/%7Ea%25zz",
		"www.x.org/[1]":            "https://www.x.org/%5B1%5D",
		"https://x.org/a/[1]":      "https://x.org/a/%5B1%5D",
		"https://[::1]:8080/x":     "https://[::1]:8080/x",
		"https://de.x.org/Müller":  "https://de.x.org/Müller",
		"mailto:a@x.org":           "mailto:a@x.org",
		"mailto:nobody":            "",
		"javascript:alert(1)":      "",
		"java\nscript:alert(1)":    "",
		"data:text/html,x":         "",
		"//x.org":                  "",
		"/relative":                "",
		"https://":                 "",
		"https://x org/":           "",
		`https://x.org\@evil.org/`: "",
		"https://x.org:port/":      "",
		"https://-x.org/":          "",
		"https:x.org":              "",
		"":                         "",
	} {
		got, ok := WebAddress(in)
		if ok != (want != "") || ok && got != want {
			t.Errorf("WebAddress(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestEntityAt(t *testing.T) {
	for in, want := range map[string]string{
		"&lt;": "<", "&amp;lt;": "<", "&amp;amp;amp;lt;": "<", "&amp;": "&", "&amp;x;": "&", "&#65;": "A", "&#x1F600;": "😀", "&hellip;": "…",
		"&nosuch;": "", "&notit;": "", "&copy": "", "& ": "", "&;": "", "&#;": "", "&semi;": ";",
	} {
		if got, _ := New(in).EntityAt(0); got != want {
			t.Errorf("%s: %q, want %q", in, got, want)
		}
	}
}
