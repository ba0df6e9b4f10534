package latex

import (
	"sort"
	"strings"
	"unicode"

	"lectern/generator/markup/tree"
	"lectern/generator/scholar"
)

// A brace is one { or } of the string.
type brace struct {
	pos, mate int  // where it is; the index of the other one, or -1
	group     bool // it groups, and is not printed
}

// pairBraces finds which braces belong together. One with a backslash before it is a
// sign, and counts no more than any other.
func pairBraces(s string) []brace {
	if strings.IndexByte(s, '{') < 0 {
		return nil
	}
	var all []brace
	var open []int
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			open = append(open, len(all))
			all = append(all, brace{pos: i, mate: -1})
		case '}':
			b := brace{pos: i, mate: -1}
			if n := len(open); n > 0 {
				b.mate = open[n-1]
				all[b.mate].mate = len(all)
				open = open[:n-1]
			}
			all = append(all, b)
		}
	}
	return all
}

// braceAt returns the index of the brace at a place, or -1.
func (p *Reader) braceAt(pos int) int {
	i := sort.Search(len(p.braces), func(i int) bool { return p.braces[i].pos >= pos })
	if i == len(p.braces) || p.braces[i].pos != pos {
		return -1
	}
	return i
}

// argument returns the index of the brace that opens an argument at pos, or after
// spaces; -1 when there is none, or its end is missing.
func (p *Reader) argument(pos int) int {
	for n := 0; p.At(pos) == ' ' && n < 3; n++ {
		pos++
	}
	if p.At(pos) != '{' {
		return -1
	}
	if i := p.braceAt(pos); i >= 0 && p.braces[i].mate >= 0 {
		return i
	}
	return -1
}

// inside returns what stands between a brace and its mate, and where it ends.
func (p *Reader) inside(i int) (string, int) {
	end := p.braces[p.braces[i].mate].pos
	return p.Src[p.braces[i].pos+1 : end], end + 1
}

// enter opens a frame that lasts to the mate of the brace, and reads on inside.
func (p *Reader) enter(i int, f tree.Frame) {
	mate := p.braces[i].mate
	p.braces[i].group, p.braces[mate].group = true, true
	f.Brace = mate
	p.Build.Open(f)
	p.Pos = p.braces[i].pos + 1
}

// openBrace reads a brace that no command claimed. It groups only where TeX is
// written, and where it looks like a group: {BERT}, {\it x}, not {De, Ro}.
func (p *Reader) openBrace() {
	i := p.braceAt(p.Pos)
	afterWord := p.wordEnd == p.Pos && p.At(p.Pos+1) != '\\' // set{x}, but S{\o}ren
	switch {
	case i >= 0 && p.braces[i].mate >= 0 && p.certain:
		p.enter(i, tree.Frame{Kind: p.keepsCase(i)})
	case i < 0 || p.braces[i].mate < 0 || !p.tex || afterWord || !p.groups(i):
		p.AsText(1)
	default:
		p.enter(i, tree.Frame{Kind: tree.Group})
	}
}

// keepsCase returns the kind of a group: one that BibTeX's styles must not write in
// small letters, where there is a capital in it and it does not begin with a command.
func (p *Reader) keepsCase(i int) scholar.NodeKind {
	s, _ := p.inside(i)
	formula := strings.HasPrefix(s, "$") && strings.IndexByte(s[1:], '$') == len(s)-2
	if strings.HasPrefix(s, `\`) || formula || p.commandEnd == p.braces[i].pos || strings.IndexFunc(s, unicode.IsUpper) < 0 {
		return tree.Group
	}
	return scholar.NoCase
}

func (p *Reader) groups(i int) bool {
	s, end := p.inside(i)
	switch {
	case p.commandEnd == p.Pos, p.Pos == 0 && end == len(p.Src), strings.HasPrefix(s, `\`), len(s) > 200:
		return true
	}
	return !strings.ContainsAny(s, ",:;=\"")
}

func (p *Reader) closeBrace() {
	i := p.braceAt(p.Pos)
	if i < 0 || !p.braces[i].group {
		p.AsText(1)
		return
	}
	kept := false // the group was nobody's argument
	for p.Build.CloseWhere(func(f *tree.Frame) bool {
		kept = kept || f.Brace == i && f.Kind == scholar.NoCase
		return f.Brace == i
	}) {
		// a script of one command ends with the command's argument
	}
	p.Pos++
	if !kept {
		p.commandEnd = p.Pos
	}
}
