// Package guess says what the author of a mistake in TOML or JSON may have had in
// mind, as a hint. It reads no more than the text around the mistake, and decides
// nothing.
package guess

import (
	"fmt"
	"slices"
	"strings"
)

// straightQuotes is the hint for the quotes of word processors.
const straightQuotes = `write straight quotes: "…"`

// curly reports whether s begins with a quote as word processors write them.
func curly(s string) bool {
	return strings.ContainsRune("“”„‟«»‘’‚‛", firstRune(s))
}

// firstRune returns the first character of s, a space where there is none.
func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return ' '
}

// What a reader of TOML looks for.
const (
	Key     = "a key"
	Value   = "a value"
	Equals  = `"=" after the key`
	LineEnd = "the end of the line"
	InList  = `"," or "]" in the list`
	InTable = `"," or "}" in the table`
)

const (
	yamlHint  = "this looks like YAML: records are written in TOML, key = \"value\""
	jsonHint  = "this looks like JSON: give the file the ending .json"
	bibHint   = "this looks like BibTeX: records are written in TOML, key = \"value\""
	mergeHint = "version control left a conflict here: keep one of the two versions"
)

// TOML guesses why something else than what is wanted stands at the offset.
func TOML(src string, at int, wanted string) string {
	begin := strings.LastIndexByte(src[:at], '\n') + 1
	line, _, _ := strings.Cut(src[begin:], "\n")
	rest := src[at:]
	switch {
	case strings.HasPrefix(line, "<<<<<<<"), strings.HasPrefix(line, "======="), strings.HasPrefix(line, ">>>>>>>"):
		return mergeHint
	case strings.HasPrefix(rest, "//"), strings.HasPrefix(rest, "/*"):
		return "a comment begins with #"
	}
	switch wanted {
	case Key:
		return keyHint(rest)
	case Equals:
		return equalsHint(src[begin:at], rest)
	case Value:
		return "write a value, or leave the key out"
	case InList, InTable:
		return "is a comma missing here, or the closing bracket before it?"
	case LineEnd:
		return lineEndHint(src[begin:at], rest)
	}
	return ""
}

func keyHint(rest string) string {
	switch firstRune(rest) {
	case '{':
		return jsonHint
	case '@':
		return bibHint
	case '“', '”', '„', '‘', '’':
		return straightQuotes
	}
	return ""
}

// equalsHint guesses what stands between a key and its value.
func equalsHint(before, rest string) string {
	key := strings.TrimSpace(before)
	next := firstRune(rest)
	switch {
	case strings.HasPrefix(key, "-"):
		return yamlHint
	case next == ':':
		return fmt.Sprintf("write %s = instead of %s:", key, key)
	case next == '"', next == '\'', next == '[', next == '{':
		return fmt.Sprintf("write %s = …", key)
	case isBare(next) && strings.Contains(rest, "="):
		name, _, _ := strings.Cut(rest, "=")
		if words := strings.Fields(key + " " + name); len(words) <= 4 && !strings.Contains(name, "\n") {
			return fmt.Sprintf("a key has no spaces: write %s =", strings.Join(words, "_"))
		}
	}
	return ""
}

func lineEndHint(before, rest string) string {
	switch {
	case strings.HasPrefix(rest, ","):
		return "remove the comma: each key has a line of its own"
	case strings.HasSuffix(strings.TrimSpace(before), `"`):
		return `the text ends at the quote before it: write \" for a quote within a text`
	case strings.HasSuffix(strings.TrimSpace(before), "'"):
		return `the text ends at the quote before it: put a text with ' in it between "…"`
	}
	return ""
}

// Scalar guesses why a value is none; s begins with it.
func Scalar(s string) string {
	word := s[:WordLength(s)]
	line, _, _ := strings.Cut(s, "\n")
	line = strings.TrimSpace(line)
	switch {
	case word == "":
		return ""
	case curly(word):
		return straightQuotes
	case slices.Contains([]string{"yes", "on", "True", "TRUE", "Yes"}, word):
		return "write true"
	case slices.Contains([]string{"no", "off", "False", "FALSE", "No"}, word):
		return "write false"
	case word == "null", word == "None", word == "nil":
		return "TOML has no null: leave the key out"
	case len(line) <= 60 && !strings.ContainsAny(line, `"'\,]}#`):
		return fmt.Sprintf(`text stands in quotes: "%s"`, line)
	}
	return "text stands in quotes"
}

// JSON guesses why the decoder stopped at the beginning of rest, for the reason
// that it gives.
func JSON(rest, why string) string {
	after := strings.TrimLeft(strings.TrimPrefix(rest, ","), " \t\r\n")
	word := strings.TrimLeft(rest[:WordLength(rest)], "-")
	switch {
	case strings.HasPrefix(rest, "'"):
		return "strings stand in double quotes"
	case curly(rest):
		return straightQuotes
	case strings.HasPrefix(rest, "/"), strings.HasPrefix(rest, "#"):
		return "JSON has no comments"
	case strings.HasPrefix(rest, ",") && strings.IndexAny(after, "}]") == 0:
		return "remove this comma: nothing follows it"
	case strings.Contains(why, "expecting ',' or"):
		return "is a comma missing before it?"
	case strings.Contains(why, "escape"):
		return `write \\ for a backslash`
	case word == "True", word == "False", word == "TRUE", word == "FALSE":
		return "write " + strings.ToLower(word)
	case word == "None", word == "NaN", word == "Infinity", word == "undefined", word == "nil":
		return "JSON has no " + word + ": leave the key out"
	case strings.Contains(why, "at start of value"), strings.Contains(why, "in literal"), strings.Contains(why, "must be a string"):
		return "keys and text stand in double quotes"
	}
	return ""
}

// LastOpen finds the quote or bracket of a JSON text that is not closed at its end:
// the innermost one, and what it begins.
func LastOpen(text string) (offset int, what string) {
	var open []int
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '{', '[':
			open = append(open, i)
		case '}', ']':
			open = open[:max(len(open)-1, 0)]
		case '"':
			start := i
			for i++; i < len(text) && text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
			if i >= len(text) {
				return start, "string"
			}
		}
	}
	if len(open) == 0 {
		return len(text), ""
	}
	offset = open[len(open)-1]
	return offset, map[byte]string{'{': "object", '[': "list"}[text[offset]]
}

// WordLength returns how much of s a number, a date or a mistake in their place
// takes.
func WordLength(s string) int {
	if i := strings.IndexAny(s, " \t\r\n,]}#"); i >= 0 {
		return i
	}
	return len(s)
}

// isBare reports whether a key without quotes may hold the character.
func isBare(c rune) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-'
}
