package texmath

import (
	"strings"

	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/formula/lexicon"
	"lectern/generator/markup/formula/texmath/token"
	"lectern/generator/markup/tex"
)

// text reads the argument of \text and the like: a group, or one character.
func (p *parser) text(alphabet element.Alphabet) element.Node {
	p.Skip()
	w := &writing{parser: p}
	if p.Peek().Kind == token.Opening {
		p.deeper(func() element.Node { w.group(alphabet); return element.Node{} })
	} else if p.Peek().Kind == token.Character {
		w.write(p.Take().Text, alphabet)
	} else {
		return p.argument(alphabet)
	}
	w.flush()
	return element.Of(w.row)
}

// writing is the text that is read: words, and formulas between dollars.
type writing struct {
	*parser
	row      []element.Node
	run      strings.Builder
	alphabet element.Alphabet // of run
}

func (w *writing) write(s string, a element.Alphabet) {
	if a != w.alphabet {
		w.flush()
		w.alphabet = a
	}
	w.run.WriteString(s)
}

func (w *writing) flush() {
	if w.run.Len() > 0 {
		w.row = append(w.row, element.Node{Kind: element.Words, Text: w.run.String(), Alphabet: w.alphabet})
		w.run.Reset()
	}
}

// group reads {...}.
func (w *writing) group(a element.Alphabet) {
	at := w.Pos
	w.Take()
	for {
		switch t := w.Peek(); t.Kind {
		case token.End, token.Closing:
			w.close(at)
			return
		case token.Opening:
			w.deeper(func() element.Node { w.group(a); return element.Node{} })
		case token.Space:
			w.Take()
			w.write(" ", a)
		case token.Tie:
			w.Take()
			w.write("\u00A0", a)
		case token.Command:
			if s, ok := lexicon.Switch(t.Text); ok {
				w.Take()
				w.Skip()
				a = lexicon.Both(a, s)
				continue
			}
			w.command(a)
		default:
			w.Take()
			if t.Kind == token.Character && t.Text == "$" {
				w.formula(a)
				continue
			}
			w.write(w.ligature(t.Text), a)
		}
	}
}

// ligature reads on after a character that may be the first of several for one.
func (w *writing) ligature(s string) string {
	rest := w.Src[w.Pos:]
	for _, l := range [...]struct{ first, more, as string }{
		{"-", "--", "—"}, {"-", "-", "–"}, {"`", "`", "“"}, {"'", "'", "”"}, {"`", "", "‘"}, {"'", "", "’"},
	} {
		if s == l.first && strings.HasPrefix(rest, l.more) {
			w.Pos += len(l.more)
			return l.as
		}
	}
	return s
}

// formula reads on after a dollar in text.
func (w *writing) formula(a element.Alphabet) {
	w.flush()
	w.row = append(w.row, w.deeper(func() element.Node {
		at := w.Pos
		n := element.Of(w.list(element.Plain, atDollar))
		if t := w.Peek(); t.Kind == token.Character && t.Text == "$" || t.Kind == token.Command && t.Text == ")" {
			w.Take()
		} else {
			w.Fail(at, "the formula has a dollar in its text that nothing ends")
		}
		return n
	}))
	w.alphabet = a
}

// command reads a command of text.
func (w *writing) command(a element.Alphabet) {
	at := w.Pos
	name := w.Take().Text
	if inner, ok := lexicon.TextAlphabet(name); ok {
		w.inner(lexicon.Both(a, inner))
		return
	}
	switch name {
	case "(":
		w.formula(a)
		return
	case " ", "\n", "\t", ",", ";", ":", ">", "quad", "qquad", `\`, "newline", "space", "enspace", "thinspace":
		w.write(" ", a)
		return
	case "!", "/", "-", "@":
		return
	case "label", "cite":
		w.Raw()
		return
	case "ensuremath", "textsuperscript", "textsubscript", "textcolor", "underline":
		w.Pos = at
		w.flush()
		w.row = append(w.row, w.deeper(func() element.Node { return w.parser.command(element.Plain) }))
		return
	}
	if s, ok := w.letter(name); ok {
		w.write(s, a)
		return
	}
	if lexicon.Ignored(name) {
		w.Skip()
		return
	}
	w.Fail(at, `the formula's command \%s is not known`, name)
	w.write(name, a)
}

// inner reads the argument of a command of text within text.
func (w *writing) inner(a element.Alphabet) {
	w.Skip()
	if w.Peek().Kind == token.Opening {
		w.deeper(func() element.Node { w.group(a); return element.Node{} })
	} else if t := w.Peek(); t.Kind == token.Character {
		w.write(w.Take().Text, a)
	} else {
		w.Lacks()
	}
}

// letter reads the commands that stand for a character of text: \%, \ss, \'e, \alpha.
func (w *writing) letter(name string) (string, bool) {
	if s, ok := lexicon.Escaped(name); ok {
		return s, true
	}
	if tex.IsAccent(name) {
		base := ""
		w.Skip()
		if t := w.Peek(); t.Kind == token.Opening || t.Kind == token.Character || t.Kind == token.Command {
			base = strings.TrimSpace(w.Raw())
		}
		if s, ok := tex.Accent(name, base); ok {
			return s, true
		}
		return base, base != "" && !strings.ContainsAny(base, `\{}$`)
	}
	s, ok := tex.Letter(name)
	if !ok {
		s, ok = lexicon.Symbol(name)
	}
	if ok && token.IsLetter(name[0]) {
		w.Skip()
	}
	return s, ok
}
