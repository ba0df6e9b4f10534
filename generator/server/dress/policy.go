package dress

import (
	"slices"
	"strings"
)

// Allow returns a Content-Security-Policy that allows scripts, styles and
// connections of the own origin, and otherwise what it did before (CSP level 3,
// sections 2.2 and 6.8: the directive of an element falls back to the general one,
// and that to default-src). A policy with 'strict-dynamic' still forbids the script.
func Allow(policy string) string {
	var directives [][]string
	for text := range strings.SplitSeq(policy, ";") {
		if words := strings.Fields(text); len(words) > 0 && find(directives, strings.ToLower(words[0])) < 0 {
			words[0] = strings.ToLower(words[0])
			directives = append(directives, words)
		}
	}
	for _, chain := range [][]string{
		{"script-src-elem", "script-src", "default-src"},
		{"style-src-elem", "style-src", "default-src"},
		{"connect-src", "default-src"},
	} {
		directives = allowSelf(directives, chain)
	}
	texts := make([]string, len(directives))
	for i, words := range directives {
		texts[i] = strings.Join(words, " ")
	}
	return strings.Join(texts, "; ")
}

// allowSelf adds 'self' to the directive that is in force: the first of the chain
// that is there. From default-src the directive before it in the chain branches off,
// since others fall back to default-src, too.
func allowSelf(directives [][]string, chain []string) [][]string {
	for n, name := range chain {
		i := find(directives, name)
		if i < 0 {
			continue
		}
		sources := directives[i][1:]
		if slices.ContainsFunc(sources, func(s string) bool { return strings.EqualFold(s, "'self'") }) {
			return directives
		}
		sources = slices.DeleteFunc(slices.Clone(sources), func(s string) bool { return strings.EqualFold(s, "'none'") })
		sources = append(sources, "'self'")
		if name == "default-src" {
			return append(directives, append([]string{chain[n-1]}, sources...))
		}
		directives[i] = append([]string{name}, sources...)
		return directives
	}
	return directives
}

func find(directives [][]string, name string) int {
	return slices.IndexFunc(directives, func(words []string) bool { return words[0] == name })
}
