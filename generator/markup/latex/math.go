package latex

import (
	"html"
	"strings"

	"lectern/generator/markup/delimit"
	"lectern/generator/markup/scan"
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
	end := delimit.Closing(p.Src, p.Pos+1)
	if end < len(p.Src) && (p.certain || delimit.Dollars(p.Src, p.Pos+1, end, html.UnescapeString(p.Src[p.Pos+1:end]))) && p.math(scholar.Math, p.Pos+1, end, end+1) {
		return
	}
	p.AsText(1)
}

// math adds a formula that is src[start:end], and reads on at after. It reports
// false when this is no formula: nothing, a blank line, braces that do not match.
func (p *Reader) math(kind scholar.NodeKind, start, end, after int) bool {
	s := p.Src[start:end]
	if strings.TrimSpace(s) == "" || strings.Contains(s, "\n\n") || !delimit.Balanced(s) {
		return false
	}
	p.Formula(kind, start, s)
	p.Pos = after
	p.commandEnd = after
	return true
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

// begin reads \begin{..}: a formula as a whole, or nothing but the end of a block.
func (p *Reader) begin(i int) {
	name, start := p.inside(i)
	if _, is := delimit.Environment(name, ""); is {
		window := p.Src[start:min(len(p.Src), start+delimit.LongestEnvironment)]
		if n := strings.Index(window, `\begin{`+name+`}`); n >= 0 {
			window = window[:n]
		}
		closing := `\end{` + name + `}`
		if n := strings.Index(window, closing); n >= 0 && delimit.Balanced(window[:n]) {
			formula, _ := delimit.Environment(name, window[:n])
			p.Formula(scholar.MathDisplay, start, formula)
			p.Pos = start + n + len(closing)
			p.commandEnd = p.Pos
			return
		}
	}
	p.Build.EndBlock()
	p.Pos = start
}
