package latex

import (
	"strings"

	"lectern/generator/markup/scan"
	"lectern/generator/markup/tex"
	"lectern/generator/markup/tree"
	"lectern/generator/scholar"
)

// run carries out a command of text. It reports false, and reads nothing, when the
// command lacks what it needs: then it stays as it stands.
func (p *Reader) run(c command, name string, end int) bool {
	switch c.do {
	case styled, aside, coloured, ensure, address, doi, withdrawn, reference, begun, ended, linked, cited:
		return p.withArgument(c, end)
	case switched:
		return p.fontSwitch(c, end)
	case alphabet:
		return p.alphabet(name, end)
	case oneArgument, twoArguments:
		return p.smallFormula(c, end)
	case paragraph:
		p.Build.EndBlock()
	case broken:
		p.Build.LineBreak()
	case item:
		p.Build.EndBlock()
		p.Build.Text("• ")
	case markedDelim:
		if strings.IndexByte(`()[]|.\/<>`, p.At(end)) < 0 || p.At(end) == 0 {
			return false
		}
		if p.At(end) == '.' {
			end++
		}
	}
	p.endCommand(end)
	return true
}

// withArgument carries out the commands that need an argument in braces.
func (p *Reader) withArgument(c command, end int) bool {
	end = p.options(end)
	i := p.argument(end)
	if i < 0 {
		return false
	}
	switch c.do {
	case styled:
		p.enter(i, tree.Frame{Kind: c.kind})
	case aside:
		p.enter(i, tree.Frame{Kind: tree.Group, Suffix: ")"})
		p.Build.Text(" (")
	case linked:
		return p.href(i)
	case begun:
		p.begin(i)
	default:
		p.swallow(c, i)
	}
	return true
}

// swallow carries out a command whose argument, from brace i on, is no text.
func (p *Reader) swallow(c command, i int) {
	inside, after := p.inside(i)
	switch c.do {
	case coloured:
		if j := p.argument(after); j >= 0 {
			p.enter(j, tree.Frame{Kind: tree.Group})
			return
		}
	case ensure:
		p.Formula(scholar.Math, p.Pos, inside)
	case address:
		p.Link(scan.PlainAddress(inside), scan.PlainAddress(inside))
	case doi:
		p.Link("https://doi.org/"+scan.DOIPath(scan.PlainAddress(inside)), scan.PlainAddress(inside))
	case cited:
		p.Build.Cite(strings.Join(strings.Fields(scan.Clean(inside)), " "))
	case reference:
		p.Report(p.Pos, "a cross-reference has nothing to point at", "leave it out, or name what it points at")
	case ended:
		p.Build.EndBlock()
	}
	p.Pos = after
}

// options passes over a star and options in brackets, as \cite*[p. 3]{x} has them.
func (p *Reader) options(end int) int {
	if p.At(end) == '*' {
		end++
	}
	for range 2 {
		if p.At(end) != '[' {
			break
		}
		n := strings.IndexByte(p.Src[end:min(len(p.Src), end+200)], ']')
		if n < 0 {
			break
		}
		end += n + 1
	}
	return end
}

// fontSwitch reads \it and the like: the rest of the group is set so. Outside of a
// group it means its argument, as careless writers put it, or nothing.
func (p *Reader) fontSwitch(c command, end int) bool {
	grouped := p.Build.Grouped()
	if i := p.argument(end); i >= 0 && !grouped {
		p.enter(i, tree.Frame{Kind: c.kind})
		return true
	}
	if p.At(end) == ' ' {
		end++
	}
	if grouped && c.kind != tree.Group {
		p.Build.Open(tree.Frame{Kind: c.kind, Brace: -1})
	}
	p.Pos, p.commandEnd = end, end
	return true
}

// alphabet reads \mathbb{R}, \mathcal E and the like.
func (p *Reader) alphabet(name string, end int) bool {
	i := p.argument(end)
	if i < 0 {
		if p.At(end) == ' ' {
			end++
		}
		if !scan.IsLetter(p.At(end)) {
			return false
		}
		s, _ := tex.Alphabet(name, p.Src[end:end+1])
		p.Build.Text(s)
		p.endCommand(end + 1)
		return true
	}
	inside, after := p.inside(i)
	if strings.ContainsAny(inside, "\\{}$<&^_") {
		p.enter(i, tree.Frame{Kind: tree.Group})
		return true
	}
	s, _ := tex.Alphabet(name, inside)
	p.Build.Text(s)
	p.Pos, p.commandEnd = after, after
	return true
}

// smallFormula reads \frac{a}{b} and the like, whose dollars were lost.
func (p *Reader) smallFormula(c command, end int) bool {
	start := p.Pos
	arguments := 1
	if c.do == twoArguments {
		arguments = 2
	}
	for range arguments {
		i := p.argument(end)
		if i < 0 {
			return false
		}
		_, end = p.inside(i)
	}
	p.Formula(scholar.Math, start, p.Src[start:end])
	p.Pos, p.commandEnd = end, end
	return true
}

// sign reads a command whose name is c, which is no letter. It reports false when
// the backslash is only a backslash.
func (p *Reader) sign(c byte) bool {
	end := p.Pos + 2
	switch c {
	case '%', '&', '_', '#', '$', '{', '}':
		if c == '&' && strings.HasPrefix(p.Src[end:], "amp;") {
			end += len("amp;")
		}
		p.Build.Text(string(c))
	case '(', '[':
		return p.delimited(c)
	case '\\':
		return p.doubleBackslash()
	case '\'', '"', '`', '^', '~', '=', '.':
		return p.accentSign(c)
	case ' ', '\n':
		p.Build.Gap(' ')
	case ',':
		p.Build.Gap('\u202F')
	case '-', '/', '@', '!', ';', ':', '>':
		if !p.tex {
			return false
		}
		if strings.IndexByte(";:>", c) >= 0 {
			p.Build.Gap(' ')
		}
	default:
		return false
	}
	p.Pos = end
	return true
}

// accentSign reads an accent that is a sign. \" and \' are quotes with an escape of
// some programming language where they cannot be accents: don\'t, it\'s, \"x\".
func (p *Reader) accentSign(c byte) bool {
	contraction := c == '\'' && scan.IsLetter(p.At(p.Pos-1)) && (p.At(p.Pos+2) == 's' || p.At(p.Pos+2) == 't') && !scan.IsWord(p.At(p.Pos+3)) && p.At(p.Pos+3) != '}'
	if !contraction && !(c == '"' && p.quotesEscaped) && p.accent(string(c), p.Pos+2) {
		return true
	}
	if c == '\'' || c == '"' {
		p.Build.Text(string(c))
		p.Pos += 2
		return true
	}
	return false
}

// quotesEscaped reports whether a string holds \" before something that takes no
// accent.
func quotesEscaped(s string) bool {
	for i := strings.Index(s, `\"`); i >= 0 && i+2 < len(s); {
		if c := s[i+2]; !scan.IsLetter(c) && c != '{' && c != '\\' {
			return true
		}
		n := strings.Index(s[i+2:], `\"`)
		if n < 0 {
			return false
		}
		i += 2 + n
	}
	return strings.HasSuffix(s, `\"`)
}

// doubleBackslash reads a line break. \\server\share is none.
func (p *Reader) doubleBackslash() bool {
	if before := p.At(p.Pos - 1); (before == 0 || scan.IsSpace(before)) && scan.IsWord(p.At(p.Pos+2)) {
		p.AsText(2)
		return true
	}
	p.Build.LineBreak()
	p.Pos += 2
	return true
}

// showsTeX reports whether a string is written in TeX, at least in part: it has a
// command that is known, or braces as only TeX has them.
func (p *Reader) showsTeX() bool {
	for i := 0; i+1 < len(p.Src); i++ {
		switch p.Src[i] {
		case '\\':
			if p.isCommand(i) {
				return true
			}
		case '^', '_':
			if p.Src[i+1] == '{' && p.argument(i+1) >= 0 {
				return true
			}
		case '{': // {B}ayesian
			if b := p.Src[i+1]; b >= 'A' && b <= 'Z' && p.At(i+2) == '}' && scan.IsLetter(p.At(i+3)) && p.At(i+3) >= 'a' {
				return true
			}
		}
	}
	return false
}

// isCommand reports whether the backslash at i begins a command of TeX.
func (p *Reader) isCommand(i int) bool {
	p.Pos = i
	defer func() { p.Pos = 0 }()
	if p.drive() {
		return false
	}
	name, end := p.commandName(i)
	if name == "" {
		return false
	}
	if !scan.IsLetter(name[0]) {
		_, after := "", 0
		if tex.IsAccent(name) && !(name == `"` && p.quotesEscaped) {
			_, after = p.accented(name, end)
		}
		return strings.IndexByte("%&#$_{}", name[0]) >= 0 || after > 0
	}
	if _, ok := lookUp(name); ok {
		return true
	}
	if _, ok := tex.Letter(name); ok && (len(name) > 1 || i > 0 && p.Src[i-1] == '{' && p.At(end) == '}') {
		return true
	}
	if tex.IsAccent(name) {
		_, after := p.accented(name, end)
		return after > 0
	}
	_, symbol := tex.Symbol(name)
	return symbol && len(name) > 1 || len(name) > 1 && p.At(end) == '{' && p.argument(end) >= 0
}

// href reads \href{address}{label}.
func (p *Reader) href(i int) bool {
	raw, end := p.inside(i)
	label := p.argument(end)
	if label < 0 {
		p.Link(scan.PlainAddress(raw), scan.PlainAddress(raw))
		p.Pos = end
		return true
	}
	f := tree.Frame{Kind: tree.Group}
	if a, ok := scan.WebAddress(scan.PlainAddress(raw)); ok && !p.Build.InLink() {
		f = tree.Frame{Kind: scholar.Hyperlink, Address: a}
	}
	p.enter(label, f)
	return true
}
