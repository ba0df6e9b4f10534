// Package script says which way languages are written.
package script

import (
	"slices"
	"strings"
)

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
