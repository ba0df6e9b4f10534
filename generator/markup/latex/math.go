package latex

import (
	"html"
	"strings"

	"lectern/generator/markup/scan"
	"lectern/generator/markup/tex"
	"lectern/generator/scholar"
)

// dollar reads $..$ or $$..$$, or takes the sign for an amount of money.
func (p *Reader) dollar() {
	if p.At(p.Pos+1) == '$' {
		end := p.Next(scan.NextDollars, p.Pos+2)
		if end < len(p.Src) && p.math(scholar.MathDisplay, p.Pos+2, end, end+2) {
			return
		}
		p.AsText(2)
		return
	}
	end := p.Pos + 1
	for end < len(p.Src) && p.Src[end] != '$' {
		if p.Src[end] == '\\' {
			end++
		}
		end++
	}
	if end < len(p.Src) && (p.certain || p.between(p.Pos+1, end)) && p.math(scholar.Math, p.Pos+1, end, end+1) {
		return
	}
	p.AsText(1)
}

// between reports whether two dollars at the ends of s[start:end] are marks of
// mathematics, as far as what stands beside them tells.
func (p *Reader) between(start, end int) bool {
	s := p.Src[start:end]
	if s == "" || scan.IsSpace(s[0]) && !marked(s) || scan.IsSpace(s[len(s)-1]) && !marked(s) {
		return false
	}
	if !marked(s) && (scan.IsDigit(p.At(end+1)) || scan.IsAlnum(p.At(start-2))) {
		return false
	}
	return formula(html.UnescapeString(s))
}

// marked reports whether a string holds what only mathematics has.
func marked(s string) bool {
	for i := range len(s) {
		if s[i] == '^' || s[i] == '_' || s[i] == '\\' {
			return true
		}
	}
	return strings.Contains(s, "ˆ")
}

// formula reports whether a string reads like a formula rather than like prose
// between two amounts of money: between those stand words.
func formula(s string) bool {
	if marked(s) {
		return true
	}
	operator := strings.ContainsAny(s, "=<>+")
	if strings.IndexByte("+-/,;:.([", s[len(s)-1]) >= 0 || scan.IsDigit(s[0]) && strings.Contains(s, " ") && !operator {
		return false
	}
	if !strings.Contains(s, " ") {
		return true
	}
	for i := 0; i < len(s); i++ {
		start := i
		for i < len(s) && scan.IsWord(s[i]) {
			i++
		}
		if word := s[start:i]; len(word) > 1 && !scan.IsDigit(word[0]) && !tex.IsFunction(word) {
			return false
		}
	}
	return true
}

// math adds a formula that is src[start:end], and reads on at after. It reports
// false when this is no formula: nothing, a blank line, braces that do not match.
func (p *Reader) math(kind scholar.NodeKind, start, end, after int) bool {
	s := p.Src[start:end]
	if strings.TrimSpace(s) == "" || strings.Contains(s, "\n\n") || !balanced(s) {
		return false
	}
	p.Formula(kind, start, s)
	p.Pos = after
	p.commandEnd = after
	return true
}

func balanced(s string) bool {
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

// delimited reads \(..\) or \[..\].
func (p *Reader) delimited(open byte) bool {
	which, kind := scan.NextParen, scholar.Math
	if open == '[' {
		which, kind = scan.NextBracket, scholar.MathDisplay
	}
	start := p.Pos + 2
	end := p.Next(which, start)
	if end == len(p.Src) || strings.Contains(p.Src[start:end], p.Src[p.Pos:start]) {
		return false // the last opening before an end is the one that counts
	}
	return p.math(kind, start, end, end+2)
}

// longestEnvironment bounds how far the end of \begin{equation} is looked for.
const longestEnvironment = 8192

// environments are the names after \begin that set formulas.
var environments = names(`equation equation* align align* eqnarray eqnarray* displaymath math gather gather*
	multline multline* alignat alignat* flalign`)

// begin reads \begin{..}: a formula as a whole, or nothing but the end of a block.
func (p *Reader) begin(i int) {
	name, start := p.inside(i)
	if environments[name] {
		window := p.Src[start:min(len(p.Src), start+longestEnvironment)]
		if n := strings.Index(window, `\begin{`+name+`}`); n >= 0 {
			window = window[:n]
		}
		closing := `\end{` + name + `}`
		if n := strings.Index(window, closing); n >= 0 && p.math(scholar.MathDisplay, start, start+n, start+n+len(closing)) {
			return
		}
	}
	p.Build.EndBlock()
	p.Pos = start
}
