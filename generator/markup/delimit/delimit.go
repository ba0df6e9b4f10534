// Package delimit knows where mathematics begins and ends in a text: which dollars are
// marks of a formula and which are money, and which environments are formulas. It reads
// no formula.
package delimit

import (
	"strings"

	"lectern/generator/markup/tex"
)

// LongestEnvironment bounds how far the end of \begin{equation} is looked for.
const LongestEnvironment = 8192

// environments are the names after \begin that set formulas, without a star: what they
// are inside of a formula, and "" where that needs no environment.
var environments = map[string]string{
	"equation": "", "displaymath": "", "math": "", "align": "aligned", "flalign": "aligned", "alignat": "alignedat", "eqnarray": "eqnarray",
	"gather": "gathered", "multline": "gathered",
}

// Environment returns what the content of \begin{name} is as a formula of its own, which
// stands between dollars. It reports false for environments that are none.
func Environment(name, content string) (string, bool) {
	inner, ok := environments[strings.TrimSuffix(name, "*")]
	if ok && inner != "" {
		content = `\begin{` + inner + "}" + content + `\end{` + inner + "}"
	}
	return content, ok
}

// Dollars reports whether two dollars, right before and behind src[start:end], are marks
// of mathematics, as far as what stands between and beside them tells. unescaped is what
// stands between them, with entities resolved.
func Dollars(src string, start, end int, unescaped string) bool {
	s := src[start:end]
	if s == "" || isSpace(s[0]) && !marked(s) || isSpace(s[len(s)-1]) && !marked(s) {
		return false
	}
	if !marked(s) && (isDigit(at(src, end+1)) || isAlnum(at(src, start-2))) {
		return false
	}
	return reads(unescaped)
}

// Escaped reports whether what stands between \( and \), or \[ and \], is a formula even
// where a backslash may only keep a bracket from being a mark: \(see below\), \[x\].
func Escaped(end, inner string) bool {
	if end == `\]` {
		return marked(inner) || strings.ContainsAny(inner, "=<>+")
	}
	return reads(strings.TrimSpace(inner))
}

// marked reports whether a string holds what only mathematics has. \$ is money.
func marked(s string) bool {
	if strings.Contains(s, `\$`) {
		s = strings.ReplaceAll(s, `\$`, "")
	}
	return strings.ContainsAny(s, `^_\`) || strings.Contains(s, "ˆ")
}

// reads reports whether a string reads like a formula rather than like prose between
// two amounts of money: between those stand words.
func reads(s string) bool {
	if s == "" || marked(s) {
		return s != ""
	}
	operator := strings.ContainsAny(s, "=<>+")
	if strings.IndexByte("+-/,;:.([", s[len(s)-1]) >= 0 || isDigit(s[0]) && strings.Contains(s, " ") && !operator {
		return false
	}
	if !strings.Contains(s, " ") {
		return true
	}
	for i := 0; i < len(s); i++ {
		start := i
		for i < len(s) && isWord(s[i]) {
			i++
		}
		if word := s[start:i]; len(word) > 1 && !isDigit(word[0]) && !tex.IsFunction(word) {
			return false
		}
	}
	return true
}

// Balanced reports whether the braces of a formula match.
func Balanced(s string) bool {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}

// nested bounds how far the end of a formula is looked for that has dollars within its
// braces, as \text{if $x$} has.
const nested = 500

// Closing returns where the dollar is that ends a formula which begins at start, or the
// length of the text.
func Closing[T string | []byte](src T, start int) int {
	first, depth := len(src), 0
	for i := start; i < len(src) && i-start < nested || i < first; i++ {
		switch src[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			depth--
		case '$':
			if depth <= 0 {
				return i
			}
			first = min(first, i)
		}
	}
	return first
}

func at(s string, i int) byte {
	if i < 0 || i >= len(s) {
		return 0
	}
	return s[i]
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isAlnum(c byte) bool { return isDigit(c) || c|0x20 >= 'a' && c|0x20 <= 'z' }
func isSpace(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }
func isWord(c byte) bool  { return isAlnum(c) || c >= 0x80 }
