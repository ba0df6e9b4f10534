package latex

import (
	"strings"

	"lectern/generator/markup/scan"
	"lectern/generator/markup/tex"
	"lectern/generator/markup/tree"
	"lectern/generator/scholar"
)

// An action is what a command does.
type action uint8

const (
	styled      action = iota + 1 // sets its argument in a style
	switched                      // sets the rest of the group in a style
	alphabet                      // letters of a mathematical alphabet
	oneArgument                   // a formula of the command and its argument
	twoArguments
	ensure      // a formula that is its argument
	cited       // a citation
	address     // \url
	linked      // \href
	doi         // \doi
	aside       // a footnote: stays, in brackets
	coloured    // drops its first argument
	withdrawn   // goes, with its argument
	reference   // as withdrawn, and is reported
	ignored     // goes
	paragraph   // ends the block
	broken      // ends the line
	item        // begins a point of a list
	begun       // \begin
	ended       // \end
	markedDelim // \left and the like
)

type command struct {
	do   action
	kind scholar.NodeKind // of styled and switched
}

// commands are those of text. Symbols, letters and accents are package tex's.
var commands = func() map[string]command {
	m := map[string]command{}
	put := func(c command, list string) {
		for name := range names(list) {
			m[name] = c
		}
	}
	put(command{styled, scholar.Emphasis}, "textit emph textsl mathit")
	put(command{styled, scholar.Strong}, "textbf mathbf boldsymbol bm")
	put(command{styled, scholar.SmallCaps}, "textsc")
	put(command{styled, scholar.Code}, "texttt mathtt")
	put(command{styled, scholar.Superscript}, "textsuperscript")
	put(command{styled, scholar.Subscript}, "textsubscript")
	put(command{styled, tree.Group}, `text textrm textsf textmd textup textnormal mathrm mathsf mathnormal operatorname mbox hbox fbox
		underline uline ul uppercase lowercase title section subsection paragraph enquote`)
	put(command{switched, scholar.Emphasis}, "it em sl itshape slshape")
	put(command{switched, scholar.Strong}, "bf bfseries boldmath")
	put(command{switched, scholar.Code}, "tt ttfamily")
	put(command{switched, scholar.SmallCaps}, "sc scshape")
	put(command{switched, tree.Group}, `rm sf normalfont rmfamily sffamily upshape mdseries tiny scriptsize footnotesize small
		normalsize large Large LARGE huge Huge centering raggedright`)
	put(command{do: alphabet}, "mathbb Bbb mathcal mathscr mathfrak")
	put(command{do: oneArgument}, "hat widehat tilde widetilde bar overline vec dot ddot sqrt")
	put(command{do: twoArguments}, "frac tfrac dfrac nicefrac binom overset underset stackrel")
	put(command{do: ensure}, "ensuremath")
	put(command{do: cited}, "cite nocite parencite textcite autocite footcite Citet Citep")
	put(command{do: address}, "url nolinkurl path")
	put(command{do: linked}, "href")
	put(command{do: doi}, "doi")
	put(command{do: aside}, "footnote thanks footnotetext")
	put(command{do: coloured}, "textcolor colorbox")
	put(command{do: withdrawn}, "label index vspace hspace color bibliographystyle bibliography includegraphics")
	put(command{do: reference}, "ref eqref cref Cref autoref pageref")
	put(command{do: ignored}, `noindent maketitle protect relax xspace displaystyle textstyle limits nolimits hfill vfill
		footnotemark smallskip medskip bigskip null ignorespaces selectfont sloppy`)
	put(command{do: paragraph}, "par")
	put(command{do: broken}, "newline linebreak")
	put(command{do: item}, "item")
	put(command{do: begun}, "begin")
	put(command{do: ended}, "end")
	put(command{do: markedDelim}, "left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr")
	return m
}()

func names(list string) map[string]bool {
	m := map[string]bool{}
	for name := range strings.FieldsSeq(list) {
		m[name] = true
	}
	return m
}

// lookUp finds a command; every name that begins with "cite" cites.
func lookUp(name string) (command, bool) {
	c, ok := commands[name]
	if !ok && strings.HasPrefix(name, "cite") {
		return command{do: cited}, true
	}
	return c, ok
}

// commandName returns the name after the backslash at pos, letters or one other
// byte, and where it ends.
func (p *Reader) commandName(pos int) (string, int) {
	end := pos + 1
	for scan.IsLetter(p.At(end)) {
		end++
	}
	if end == pos+1 && end < len(p.Src) {
		end++
	}
	return p.Src[pos+1 : end], end
}

// backslash reads a command, or takes the backslash for itself.
func (p *Reader) backslash() {
	if p.drive() {
		n := 1
		for c := p.At(p.Pos + n); c > ' ' && c != '<' && c != '"'; c = p.At(p.Pos + n) {
			n++
		}
		p.AsText(n)
		return
	}
	name, end := p.commandName(p.Pos)
	switch {
	case name == "":
		p.AsText(1)
	case scan.IsLetter(name[0]):
		if !p.word(name, end) {
			p.AsText(end - p.Pos)
			p.wordEnd = end
		}
	case !p.sign(name[0]):
		p.AsText(1)
	}
}

// drive reports whether the backslash at the present place belongs to a path such
// as C:\temp.
func (p *Reader) drive() bool {
	return p.At(p.Pos-1) == ':' && scan.IsLetter(p.At(p.Pos-2)) && !scan.IsWord(p.At(p.Pos-3))
}

// word reads a command whose name is letters. It reports false when that is none.
func (p *Reader) word(name string, end int) bool {
	if c, ok := lookUp(name); ok {
		return p.run(c, name, end)
	}
	if p.letter(name, end) || p.symbol(name, end) {
		return true
	}
	if tex.IsAccent(name) {
		return p.accent(name, end)
	}
	i := p.argument(end)
	if len(name) < 2 || i < 0 || p.Src[end] != '{' {
		return false
	}
	p.Report(p.Pos, `the command \`+name+" is not known", "its argument is kept as text")
	p.enter(i, tree.Frame{Kind: tree.Group})
	return true
}

// symbol reads a symbol, with the empty group that may end it.
func (p *Reader) symbol(name string, end int) bool {
	s, ok := tex.Symbol(name)
	if ok && len(name) == 1 && isWordOrSign(p.At(end)) {
		return false
	}
	if !ok {
		n := 0
		if s, n = tex.SymbolPrefix(name); n == 0 {
			return false
		}
		end += n - len(name)
	}
	p.Build.Text(s)
	if strings.HasPrefix(name, "text") && p.At(end) == ' ' && scan.IsLetter(p.At(end+1)) {
		end++ // \textdegree C
	}
	p.endCommand(end)
	return true
}

// isWordOrSign reports what follows \S in a pattern such as \S+ rather than in text.
func isWordOrSign(c byte) bool { return strings.IndexByte("+*?|)]", c) >= 0 && c != 0 }

// endCommand reads on after a command of letters, past an empty group.
func (p *Reader) endCommand(end int) {
	if p.At(end) == '{' && p.At(end+1) == '}' {
		end += 2
	}
	p.Pos, p.commandEnd = end, end
}

// letter reads \ss, \o and the like, and the one space that ends its name.
func (p *Reader) letter(name string, end int) bool {
	s, ok := tex.Letter(name)
	if !ok {
		return false
	}
	after := p.At(end)
	if len(name) == 1 && !scan.IsLetter(p.At(p.Pos-1)) && after != '{' && after != '}' && after != '\\' &&
		(after != ' ' || name == "i" || name == "j" || p.At(end+1) < 'a' || p.At(end+1) > 'z') {
		return false
	}
	p.Build.Text(s)
	if after == ' ' && (scan.IsLetter(p.At(end+1)) || p.At(end+1) == '\\') {
		end++
	}
	p.endCommand(end)
	return true
}

// accent reads an accent with its base.
func (p *Reader) accent(name string, end int) bool {
	s, after := p.accented(name, end)
	if after == 0 {
		return false
	}
	p.Build.Text(s)
	p.Pos, p.commandEnd = after, after
	return true
}

// accented returns a letter with its accent, and where it ends; 0 when the accent
// has no such letter. Accents that are letters themselves take a group, as in \c{c},
// stand alone in one, as in {\c c}, or stand in a word, as in fa\c cade.
func (p *Reader) accented(name string, end int) (string, int) {
	base, after, rest := "", end, ""
	if i := p.argument(end); i >= 0 {
		base, after = p.inside(i)
		if len(base) > 1 && base[0] != '\\' {
			base, rest = base[:1], base[1:]
		}
	} else {
		if scan.IsLetter(name[0]) {
			alone := p.At(p.Pos-1) == '{' && (p.At(end+2) == '}' || p.At(end+1) == '\\')
			inWord := scan.IsLetter(p.At(p.Pos-1)) && strings.Contains("cvHurk", name)
			if p.At(end) != ' ' || !alone && !inWord {
				return "", 0
			}
			after++
		}
		start := after
		if after++; p.At(start) == '\\' {
			for scan.IsLetter(p.At(after)) {
				after++
			}
		}
		base = p.Src[min(start, len(p.Src)):min(after, len(p.Src))]
	}
	if base == "" || base[0] != '\\' && !scan.IsLetter(base[0]) || len(rest) > 3 || strings.ContainsAny(rest, `\{}`) {
		return "", 0
	}
	s, ok := tex.Accent(name, base)
	if !ok {
		return "", 0
	}
	return s + rest, after
}
