package tex

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"lectern/generator/scholar"
)

// command reads one command of a formula with its arguments.
func (m *math) command(st style, depth int) atom {
	name := m.peekName()
	m.pos += 1 + len(name)
	if s, ok := signs[name]; ok && s == "" {
		return atom{class: ordinary}
	} else if ok {
		return atom{class: classOfText(s), nodes: literal(s)}
	}
	if s, ok := symbols[name]; ok {
		return symbolAtom(s, st)
	}
	if functions[name] {
		return atom{class: function, nodes: literal(functionText(name))}
	}
	if mark, ok := mathAccents[name]; ok {
		return atom{class: ordinary, nodes: accented(m.argument(st, depth+1), mark)}
	}
	if isAlphabet(name) {
		return m.alphabetAtom(name, st, depth)
	}
	if a, ok := m.styled(name, st, depth); ok {
		return a
	}
	return m.structure(name, st, depth)
}

// signs are the commands of one character, and the spaces.
var signs = map[string]string{
	"%": "%", "&": "&", "#": "#", "$": "$", "_": "_", "{": "{", "}": "}", "|": "‖", ",": " ", ";": " ", ":": " ", ">": " ",
	" ": " ", "\n": " ", "quad": " ", "qquad": " ", "!": "", "/": "", "-": "", "(": "", ")": "", "displaystyle": "", "textstyle": "", "scriptstyle": "",
	"limits": "", "nolimits": "", "small": "", "footnotesize": "", "nonumber": "", "notag": "", "noindent": "",
	"left": "", "right": "", "middle": "", "big": "", "Big": "", "bigg": "", "Bigg": "", "bigl": "", "bigr": "", "Bigl": "",
	"Bigr": "", "biggl": "", "biggr": "", "Biggl": "", "Biggr": "", "bigm": "", "Bigm": "", "mathstrut": "", "strut": "",
}

func symbolAtom(s string, st style) atom {
	r := []rune(s)[0]
	if unicode.In(r, unicode.Greek) && unicode.IsLower(r) {
		return atom{class: ordinary, nodes: st.letters(s)}
	}
	return atom{class: classOfText(s), nodes: literal(s)}
}

// accented puts a mark over a single character; over more, it is left out.
func accented(nodes []scholar.Node, mark string) []scholar.Node {
	if len(nodes) != 1 {
		return nodes
	}
	n := nodes[0]
	if len(n.Kids) == 1 && n.Kind != scholar.Superscript && n.Kind != scholar.Subscript {
		return []scholar.Node{{Kind: n.Kind, Kids: accented(n.Kids, mark)}}
	}
	if n.Kind == scholar.Literal && len([]rune(n.Text)) == 1 {
		if n.Text == "ı" || n.Text == "ȷ" {
			n.Text = map[string]string{"ı": "i", "ȷ": "j"}[n.Text]
		}
		return literal(norm.NFC.String(n.Text + mark))
	}
	return nodes
}

func (m *math) alphabetAtom(name string, st style, depth int) atom {
	mark := m.pos
	inner := m.raw()
	if strings.ContainsAny(inner, `\{}$^_`) {
		m.pos = mark
		return atom{class: ordinary, nodes: m.argument(style{roman: true, tight: st.tight}, depth+1)}
	}
	s, _ := Alphabet(name, strings.TrimSpace(inner))
	return atom{class: ordinary, nodes: literal(s)}
}

// styled reads the commands that change how their argument is set.
func (m *math) styled(name string, st style, depth int) (atom, bool) {
	kind := scholar.Literal
	inner := style{text: true, tight: st.tight}
	switch name {
	case "text", "textrm", "textnormal", "textup", "textsf", "mbox", "hbox", "textmd", "fbox":
	case "textbf":
		kind = scholar.Strong
	case "textit", "emph", "textsl":
		kind = scholar.Emphasis
	case "texttt", "mathtt":
		kind = scholar.Code
	case "textsc":
		kind = scholar.SmallCaps
	case "mathbf", "boldsymbol", "bm", "pmb", "bold":
		kind, inner = scholar.Strong, style{tight: st.tight, roman: name == "mathbf"}
	case "mathit", "mathnormal":
		inner = st
	case "mathrm", "mathsf", "operatorname", "rm", "mathop", "mathbin", "mathrel", "mathord":
		inner = style{roman: true, tight: st.tight}
	default:
		return atom{}, false
	}
	if name == "operatorname" && m.pos < len(m.src) && m.src[m.pos] == '*' {
		m.pos++
	}
	nodes := m.argument(inner, depth+1)
	if kind == scholar.Code && !Blank(nodes) {
		nodes = []scholar.Node{{Kind: scholar.Code, Text: text(nodes)}}
	} else if kind != scholar.Literal && len(nodes) > 0 {
		nodes = []scholar.Node{{Kind: kind, Kids: nodes}}
	}
	class := ordinary
	if name == "operatorname" {
		class = function
	}
	return atom{class: class, nodes: nodes}, true
}

// structure reads fractions, roots and the like. Anything else is not known.
func (m *math) structure(name string, st style, depth int) atom {
	switch name {
	case "frac", "tfrac", "dfrac", "cfrac", "nicefrac", "sfrac":
		top, bottom := m.argument(st, depth+1), m.argument(st, depth+1)
		return joined(fenced(top), literal("/"), fenced(bottom))
	case "binom", "tbinom", "dbinom":
		top, bottom := m.argument(st, depth+1), m.argument(st, depth+1)
		return joined(literal("("), top, literal(" choose "), bottom, literal(")"))
	case "sqrt":
		return m.root(st, depth)
	case "not":
		return atom{class: relation, nodes: negated(m.argument(st, depth+1))}
	case "stackrel", "overset":
		above := m.argument(style{tight: true, roman: st.roman}, depth+1)
		return joined(m.argument(st, depth+1), []scholar.Node{Script(scholar.Superscript, above)})
	case "underset":
		below := m.argument(style{tight: true, roman: st.roman}, depth+1)
		return joined(m.argument(st, depth+1), []scholar.Node{Script(scholar.Subscript, below)})
	case "underbrace", "overbrace", "boxed", "phantom", "substack", "ensuremath", "mathstrut", "overrightarrow":
		return joined(m.argument(st, depth+1))
	case "pmod":
		return joined(literal(" (mod "), m.argument(st, depth+1), literal(")"))
	case "label", "tag", "color", "hspace", "vspace":
		m.raw()
		return atom{class: source}
	}
	return m.unreadable(name)
}

func joined(parts ...[]scholar.Node) atom {
	var all []scholar.Node
	for _, p := range parts {
		all = append(all, p...)
	}
	return atom{class: ordinary, nodes: all}
}

func (m *math) root(st style, depth int) atom {
	sign := "√"
	if m.pos < len(m.src) && m.src[m.pos] == '[' {
		if end := strings.IndexByte(m.src[m.pos:], ']'); end > 0 {
			index := strings.TrimSpace(m.src[m.pos+1 : m.pos+end])
			m.pos += end + 1
			switch index {
			case "3":
				sign = "∛"
			case "4":
				sign = "∜"
			case "2", "":
			default:
				m.readable = false
			}
		}
	}
	return joined(literal(sign), fenced(m.argument(st, depth+1)))
}

// fenced puts brackets around what is more than one thing.
func fenced(nodes []scholar.Node) []scholar.Node {
	if t := text(nodes); !strings.ContainsAny(t, " +−-/·×,") {
		return nodes
	}
	return joined(literal("("), nodes, literal(")")).nodes
}

func negated(nodes []scholar.Node) []scholar.Node {
	t := strings.TrimSpace(text(nodes))
	if s, ok := map[string]string{"=": "≠", "∈": "∉", "∃": "∄", "≡": "≢", "⊂": "⊄", "⊆": "⊈", "∼": "≁", "≈": "≉"}[t]; ok {
		return literal(s)
	}
	return literal(t + "\u0338")
}

// unreadable passes over what cannot be set in a line: environments, alignment,
// line breaks, and commands that are not known, of which it keeps the name.
func (m *math) unreadable(name string) atom {
	m.readable = false
	switch name {
	case "begin", "end":
		m.raw()
		return atom{class: blank, nodes: literal(" ")}
	case `\`, "cr":
		return atom{class: ordinary, nodes: literal("; ")}
	case "":
		return atom{class: ordinary}
	}
	if s, n := SymbolPrefix(name); n > 0 { // \alphaNLI
		m.pos -= len(name) - n
		m.readable = true
		return atom{class: classOfText(s), nodes: literal(s)}
	}
	if m.unknown == "" {
		m.unknown = name
	}
	return atom{class: ordinary, nodes: literal(name)}
}

// text is the nodes' text without their form.
func text(nodes []scholar.Node) string {
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(n.Text)
		b.WriteString(text(n.Kids))
	}
	return b.String()
}
