package latex

import (
	"strings"

	"lectern/generator/markup/scan"
	"lectern/generator/markup/tex"
	"lectern/generator/markup/tree"
	"lectern/generator/scholar"
)

// script reads ^{..} and _{..} outside of mathematics: titles lose their dollars on
// the way. x^2, n^k and F_1 are read too, and after a command any x_i; 10^10, file_1
// and snake_case are not.
func (p *Reader) script(mark int) {
	kind := scholar.Superscript
	if p.Src[p.Pos] == '_' {
		kind = scholar.Subscript
	}
	end := p.Pos + mark
	after := p.At(end)
	if after == '{' {
		if i := p.argument(end); i >= 0 {
			p.enter(i, tree.Frame{Kind: kind})
			return
		}
	}
	if after == '\\' && p.scriptCommand(kind, end) {
		return
	}
	n := 0
	switch {
	case p.commandEnd == p.Pos && p.lone(end):
		n = 1
	case kind == scholar.Superscript:
		n = p.power(end)
	case p.index(end):
		n = 1
	}
	if n == 0 {
		p.AsText(mark)
		return
	}
	opened := p.Build.Open(tree.Frame{Kind: kind, Brace: -1})
	p.Build.Ink(p.Src[end : end+n])
	if opened {
		p.Build.Close()
	}
	p.Pos = end + n
	p.commandEnd = p.Pos
}

// lone reports whether one letter or one digit stands at i, and not more of them.
func (p *Reader) lone(i int) bool {
	c, after := p.At(i), p.At(i+1)
	return scan.IsLetter(c) && !scan.IsLetter(after) || scan.IsDigit(c) && !scan.IsDigit(after)
}

// power returns the length of the exponent at i, before which stands ^: one digit,
// or one letter and no more, after a letter or bracket; the end of an ordinal after a
// digit. It returns 0 where there is none, as in 10^10.
func (p *Reader) power(i int) int {
	before, c, after := p.At(p.Pos-1), p.At(i), p.At(i+1)
	base := scan.IsLetter(before) || before == ')' || before == '|' || before == '}' || before == ']'
	if base && (scan.IsDigit(c) && !scan.IsDigit(after) && after != '.' || scan.IsLetter(c) && !scan.IsWord(after)) ||
		base && scan.IsDigit(c) && after == '.' && !scan.IsDigit(p.At(i+2)) {
		return 1
	}
	if scan.IsDigit(before) && !scan.IsWord(p.At(i+2)) && i+2 <= len(p.Src) {
		switch p.Src[i : i+2] {
		case "st", "nd", "rd", "th":
			return 2
		}
	}
	return 0
}

// index reports whether the digit at i, before which stands _, is the index of a
// variable: of one letter that stands alone.
func (p *Reader) index(i int) bool {
	return scan.IsDigit(p.At(i)) && !scan.IsWord(p.At(i+1)) && p.At(i+1) != '_' && scan.IsLetter(p.At(p.Pos-1)) &&
		!scan.IsWord(p.At(p.Pos-2)) && strings.IndexByte("_-./\\", p.At(p.Pos-2)) < 0
}

// scriptCommand reads a script that is one command, as in 360^\circ or x_\text{in}.
func (p *Reader) scriptCommand(kind scholar.NodeKind, at int) bool {
	name, end := p.commandName(at)
	if _, isSymbol := tex.Symbol(name); isSymbol {
		opened := p.Build.Open(tree.Frame{Kind: kind, Brace: -1})
		p.Pos = at
		p.word(name, end)
		if opened {
			p.Build.Close()
		}
		return true
	}
	c, known := commands[name]
	i := p.argument(end)
	if !known || i < 0 || c.do != styled && c.do != alphabet {
		return false
	}
	opened := p.Build.Open(tree.Frame{Kind: kind, Brace: p.braces[i].mate})
	p.Pos = at
	p.word(name, end)
	if opened && c.do == alphabet && p.Build.Top().Kind == kind {
		p.Build.Close()
	}
	return true
}
