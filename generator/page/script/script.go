// Package script says which way languages are written, and what they are called.
package script

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// Name returns what a language is called in another: "Arabic" for ar in English. It is
// the tag itself where nobody knows.
func Name(tag, in string) string {
	of, err := language.Parse(tag)
	names := display.Tags(language.Make(in))
	if err != nil || names == nil {
		return tag
	}
	return cmp.Or(names.Name(of), tag)
}

// Direction returns how text in a language runs: "rtl" or "ltr". A script subtag
// decides, else the language.
func Direction(tag string) string {
	parts := strings.FieldsFunc(strings.ToLower(tag), func(r rune) bool { return r == '-' || r == '_' })
	if len(parts) == 0 {
		return "ltr"
	}
	for _, part := range parts[1:] {
		if len(part) == 4 {
			return direction(part, "arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg", "mand", "samr")
		}
	}
	return direction(parts[0], "ar", "arc", "ckb", "dv", "fa", "he", "iw", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi")
}

func direction(s string, rtl ...string) string {
	if slices.Contains(rtl, s) {
		return "rtl"
	}
	return "ltr"
}
