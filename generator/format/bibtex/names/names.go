// Package names reads the names of people as BibTeX and BibLaTeX write them, and
// writes them so. It knows nothing of the fields they stand in.
package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/generator/scholar"
)

// Read reads a list of names joined by "and". The function turns LaTeX into plain
// text. "others" is left out.
//
//	First von Last    von Last, First    von Last, Jr, First    {A Group}
//	family=Last, given=First, prefix=von, suffix=Jr
//
// The words from the first to the last in small letters are the particle; braces make
// one word of several.
func Read(list string, plain func(string) string) []scholar.Name {
	var out []scholar.Name
	for _, s := range Split(list) {
		if strings.EqualFold(s, "others") {
			continue
		}
		if n := one(s, plain); n.Display != "" {
			out = append(out, n)
		}
	}
	return out
}

// Split divides a list at the word "and" outside of braces: of names, publishers,
// places.
func Split(list string) []string {
	var out []string
	var item []string
	for _, w := range words(list, false) {
		if strings.EqualFold(w, "and") {
			out = append(out, strings.Join(item, " "))
			item = nil
		} else {
			item = append(item, w)
		}
	}
	out = append(out, strings.Join(item, " "))
	n := 0
	for _, s := range out {
		if s != "" {
			out[n] = s
			n++
		}
	}
	return out[:n]
}

func one(s string, plain func(string) string) scholar.Name {
	if inner, whole := group(s); whole {
		literal := plain(inner)
		return scholar.Name{Display: literal, Literal: literal}
	}
	parts := cut(s, ',')
	for len(parts) > 1 && strings.TrimSpace(parts[len(parts)-1]) == "" {
		parts = parts[:len(parts)-1]
	}
	if n, ok := keyed(parts, plain); ok {
		return n
	}
	var n scholar.Name
	text := func(words []string) string { return plain(strings.Join(words, " ")) }
	switch len(parts) {
	case 1:
		all := words(parts[0], true)
		if len(all) < 2 {
			return scholar.ParseName(text(all)) // which knows names that are written in one
		}
		from, to := particle(all)
		if from == to {
			from, to = len(all)-1, len(all)-1
		}
		n.Given, n.Particles, n.Family = text(all[:from]), text(all[from:to]), text(all[to:])
	case 2:
		n = family(parts[0], text)
		n.Given = text(words(parts[1], true))
	default:
		n = family(parts[0], text)
		n.Suffix, n.Given = text(words(parts[1], true)), text(words(strings.Join(parts[2:], " "), true))
	}
	if n.Display = n.Complete().Display; n.Family == "" { // of braces around nothing
		n = scholar.Name{Display: n.Display, Literal: n.Display}
	}
	return n
}

// family reads "von Last".
func family(s string, text func([]string) string) scholar.Name {
	all := words(s, true)
	from, to := particle(all)
	if from > 0 {
		from, to = 0, 0 // "Ortega y Gasset": the particle comes first, or there is none
	}
	return scholar.Name{Particles: text(all[from:to]), Family: text(all[to:])}
}

// keyed reads the extended format of BibLaTeX.
func keyed(parts []string, plain func(string) string) (scholar.Name, bool) {
	var n scholar.Name
	for _, part := range parts {
		key, value, ok := strings.Cut(strings.Trim(strings.TrimSpace(part), `"`), "=")
		if !ok {
			return n, false
		}
		if inner, whole := group(strings.TrimSpace(value)); whole {
			value = inner
		}
		value = plain(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "family":
			n.Family = value
		case "given":
			n.Given = value
		case "prefix":
			n.Particles = value
		case "suffix":
			n.Suffix = value
		case "given-i", "family-i", "prefix-i", "suffix-i", "useprefix", "nosort", "sortingnamekeytemplatename", "id", "hash", "juniorcomma":
		default:
			return n, false
		}
	}
	n.Display = n.Complete().Display
	return n, n.Display != ""
}

// particle returns where the words in small letters begin and end; the last word is
// never one.
func particle(all []string) (from, to int) {
	for i := 0; i < len(all)-1; i++ {
		if small(all[i]) {
			if to == 0 {
				from = i
			}
			to = i + 1
		}
	}
	return from, to
}

// small reports whether the first letter of a word that counts is a small one: the
// first outside of braces, or that of an accent's command in braces.
func small(word string) bool {
	for i := 0; i < len(word); {
		r, size := utf8.DecodeRuneInString(word[i:])
		switch {
		case r == '{' && strings.HasPrefix(word[i:], `{\`):
			inner := strings.TrimLeft(word[i+2:], "`'^\"~=.{")
			r, _ = utf8.DecodeRuneInString(inner)
			return unicode.IsLower(r)
		case r == '{':
			depth := 0
			for ; i < len(word); i++ {
				if word[i] == '{' {
					depth++
				} else if word[i] == '}' {
					if depth--; depth == 0 {
						break
					}
				}
			}
			i++
		case r == '\\' && i+1 < len(word) && !unicode.IsLetter(rune(word[i+1])):
			i += 2 // \'e
		case unicode.IsLetter(r):
			return unicode.IsLower(r)
		default:
			i += size
		}
	}
	return false
}

// group reports whether s is one group in braces, and returns what is in it.
func group(s string) (string, bool) {
	if len(s) < 2 || s[0] != '{' || s[1] == '\\' && len(s) < 12 && !strings.Contains(s, " ") {
		return s, false
	}
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return s[1:i], i == len(s)-1
			}
		}
	}
	return s, false
}

// words divides at white space outside of braces, and at ties where they count.
func words(s string, ties bool) []string {
	var out []string
	from, depth := -1, 0
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch c {
		case '{':
			depth++
		case '}':
			depth = max(depth-1, 0)
		}
		if depth == 0 && (c <= ' ' || ties && c == '~' && (i == 0 || s[i-1] != '\\')) {
			if from >= 0 {
				out = append(out, s[from:i])
			}
			from = -1
		} else if from < 0 {
			from = i
		}
	}
	if from >= 0 {
		out = append(out, s[from:])
	}
	return out
}

// cut divides at a byte outside of braces.
func cut(s string, at byte) []string {
	var out []string
	from, depth := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth = max(depth-1, 0)
		case at:
			if depth == 0 {
				out = append(out, s[from:i])
				from = i + 1
			}
		}
	}
	return append(out, s[from:])
}
