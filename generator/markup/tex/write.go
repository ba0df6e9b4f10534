package tex

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Write returns a character beyond ASCII as LaTeX of text: a letter with its accents,
// a sign, a dash; one of mathematics stands between dollars. It reports false for one that LaTeX has no command for.
func Write(r rune) (string, bool) {
	d := []rune(norm.NFD.String(string(r)))
	if len(d) < 2 || d[0] >= 0x80 {
		s, ok := written[r]
		return s, ok
	}
	out := string(d[0])
	for _, mark := range d[1:] {
		name, ok := accentNames[mark]
		if !ok {
			s, ok := written[r]
			return s, ok
		}
		out = `\` + name + "{" + out + "}"
	}
	return "{" + out + "}", true
}

// accentNames: combining mark → command.
var accentNames = func() map[rune]string {
	m := map[rune]string{}
	for name, mark := range accents {
		m[[]rune(mark)[0]] = name
	}
	return m
}()

// written are the characters that have a command of their own. Of several commands
// for one character the first of the tables counts, one of text before all others.
var written = func() map[rune]string {
	m := map[rune]string{
		'–': "--", '—': "---", '“': "``", '”': "''", '‘': "`", '’': "'", '\u00A0': "~", '\u202F': `\,`, '…': `{\ldots}`, '°': `{\textdegree}`,
	}
	put := func(s, latex string) {
		if r := []rune(s); len(r) == 1 && r[0] >= 0x80 && m[r[0]] == "" {
			m[r[0]] = latex
		}
	}
	words := strings.Fields(letterTable)
	for i := 0; i+1 < len(words); i += 2 {
		put(words[i+1], `{\`+words[i]+"}")
	}
	words = strings.Fields(symbolTable)
	for _, text := range [...]bool{true, false} {
		for i := 0; i+1 < len(words); i += 2 {
			switch name := words[i]; {
			case text && ofText(name):
				put(words[i+1], `{\`+name+"}")
			case !text:
				put(words[i+1], `$\`+name+"$")
			}
		}
	}
	return m
}()

// ofText reports whether a command is one of text: of LaTeX itself, or of the symbols
// that came with textcomp.
func ofText(name string) bool {
	return strings.HasPrefix(name, "text") && greek[name[len("text"):]] == "" || signsOfText[name]
}

var (
	greek       = pairs(`alpha α beta β gamma γ delta δ`)
	signsOfText = set(`S P copyright pounds euro guillemotleft guillemotright guilsinglleft guilsinglright quotedblbase quotesinglbase`)
)
