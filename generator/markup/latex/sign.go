package latex

import (
	"strings"

	"lectern/generator/markup/scan"
)

// dash makes -- an en dash and --- an em dash. Options (--flag), arrows (-->), and
// longer rows stay as they are.
func (p *Reader) dash() {
	n := 1
	for p.At(p.Pos+n) == '-' {
		n++
	}
	before, after := p.At(p.Pos-1), p.At(p.Pos+n)
	apart := before == 0 || scan.IsSpace(before)
	switch {
	case p.certain && n == 2:
		p.Build.Text("–")
		p.Pos += n
	case p.certain && n == 3:
		p.Build.Text("—")
		p.Pos += n
	case n == 3 && (apart || closes(before)) && after != '>':
		p.Build.Text("—")
		p.Pos += n
	case n == 2 && (apart && (scan.IsSpace(after) || after == 0 && before != 0) || closes(before) && (scan.IsSpace(after) || opens(after))):
		p.Build.Text("–")
		p.Pos += n
	default:
		p.AsText(n)
	}
}

// closes reports whether c may end a word, opens whether it may begin one.
func closes(c byte) bool {
	return scan.IsWord(c) || strings.IndexByte(`)]}'".,?!%$>`, c) >= 0 && c != 0
}
func opens(c byte) bool { return scan.IsWord(c) || strings.IndexByte("([{`\"\\$<", c) >= 0 && c != 0 }

// tie makes ~ a space that does not break, where it stands between words as in
// TeX. "~30", "~/x" and "5~10" are not of that kind.
func (p *Reader) tie() {
	before, after := p.At(p.Pos-1), p.At(p.Pos+1)
	between := scan.IsWord(before) || before == '.' || before == ',' || before == '}' || before == ')'
	switch {
	case p.certain:
		p.Build.Gap('\u00A0')
		p.Pos++
	case between && (scan.IsWord(after) || p.tex && (after == '\\' || after == '{' || after == '$')) && !(scan.IsDigit(before) && scan.IsDigit(after)):
		p.Build.Gap('\u00A0')
		p.tex = true
		p.Pos++
	case p.tex && (between && scan.IsSpace(after) || scan.IsSpace(before) && (scan.IsLetter(after) || after == '\\')):
		p.Build.Gap(' ')
		p.Pos++
	default:
		p.AsText(1)
	}
}

// quote makes “x” of “x” and ‘x’ of `x'. A backtick without its mate, `code`,
// and apostrophes stay.
func (p *Reader) quote() {
	switch c := p.Src[p.Pos]; {
	case p.Pos == p.DoubleEnd:
		p.Build.Text("”")
		p.Pos += 2
		if c == '"' {
			p.Pos--
		}
	case p.Pos == p.QuoteEnd:
		p.Build.Text("’")
		p.Pos++
	case c == '`' && p.At(p.Pos+1) == '`' && p.openDouble():
		p.Build.Text("“")
		p.Pos += 2
	case c == '`' && p.openSingle():
		p.Build.Text("‘")
		p.Pos++
	default:
		n := 1
		for p.At(p.Pos+n) == c && c == '`' {
			n++
		}
		p.AsText(n)
	}
}

// openDouble finds the end of a “ at the present place: ” before the next blank
// line, or a straight quote, as careless writers put it.
func (p *Reader) openDouble() bool {
	if p.At(p.Pos+2) == '`' || scan.IsSpace(p.At(p.Pos+2)) {
		return false
	}
	end := min(p.Next(scan.NextQuotes, p.Pos), p.Next(scan.NextQuote, p.Pos))
	if p.At(end) == '"' && p.At(end-1) == '\\' {
		end = p.Next(scan.NextQuotes, end)
	}
	if end == len(p.Src) {
		return false
	}
	p.DoubleEnd = end
	return true
}

// openSingle finds the end of a ‘ at the present place: the next ' that ends a word
// and is not followed by one.
func (p *Reader) openSingle() bool {
	if scan.IsWord(p.At(p.Pos-1)) || scan.IsSpace(p.At(p.Pos+1)) || p.At(p.Pos+1) == 0 || p.At(p.Pos+1) == '`' {
		return false
	}
	if p.quoteAhead <= p.Pos {
		p.quoteAhead = p.endOfQuote(p.Pos + 1)
	}
	if p.At(p.quoteAhead) != '\'' {
		return false
	}
	p.QuoteEnd = p.quoteAhead
	return true
}

// endOfQuote returns the place of the first mark at or after i that closes: a ' or,
// for code between backticks, a backtick. It returns the length where none does.
func (p *Reader) endOfQuote(i int) int {
	for ; i < len(p.Src); i++ {
		c := p.Src[i]
		if c != '\'' && c != '`' || scan.IsSpace(p.Src[i-1]) || scan.IsWord(p.At(i+1)) {
			continue
		}
		if c == '\'' && (p.At(i+1) == '\'' || p.Src[i-1] == '\'' || p.Src[i-1] == '\\') || c == '`' && (p.At(i+1) == '`' || p.Src[i-1] == '`') {
			continue
		}
		return i
	}
	return i
}
