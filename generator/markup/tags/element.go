package tags

import (
	"strings"

	"lectern/generator/markup/mathml"
	"lectern/generator/markup/scan"
	"lectern/generator/markup/tree"
	"lectern/generator/scholar"
)

// A meaning is what an element of HTML or JATS is to the tree.
type meaning struct {
	does  meant
	kind  scholar.NodeKind
	usual bool // needs no closing tag to be taken for a tag
}

type meant uint8

const (
	inline   meant = iota + 1 // a node
	verbatim                  // a node in which TeX does not count
	anchor                    // a hyperlink
	block                     // begins and ends a paragraph
	title                     // a heading
	newLine
	nothing // the tags go, the content stays
	span    // as its class says
	hidden  // goes with its content
	mathematics
	variants // of one formula
	texSource
)

// elements are the names of HTML, and of JATS without prefix. A name that is rare in
// text is a tag only when it is closed somewhere: "<ins> tokens" is prose.
var elements = func() map[string]meaning {
	m := map[string]meaning{}
	put := func(e meaning, list string) {
		for name := range strings.FieldsSeq(list) {
			m[name] = e
		}
	}
	put(meaning{does: nothing}, `abbr address area audio base bdi bdo big button canvas caption cite col colgroup data datalist del
		embed fieldset font form iframe input ins label legend link map mark menu meta meter named-content noscript
		object optgroup option output picture progress q rp rt ruby samp select small source styled-content svg table
		tbody textarea tfoot thead time track u underline var video wbr xref fn inline-mathematics disp-mathematics img body head html`)
	put(meaning{does: block}, `article aside blockquote center dd details dialog div dl dt figcaption figure footer header hgroup hr
		li list list-item main nav ol pre sec section summary td th tr ul`)
	put(meaning{inline, scholar.Emphasis, false}, "italic dfn")
	put(meaning{inline, scholar.Strong, false}, "bold")
	put(meaning{inline, scholar.SmallCaps, false}, "sc")
	put(meaning{inline, scholar.Subscript, false}, "inf")
	put(meaning{verbatim, scholar.Code, false}, "code tt kbd monospace")
	put(meaning{inline, scholar.Emphasis, true}, "i em")
	put(meaning{inline, scholar.Strong, true}, "b strong")
	put(meaning{inline, scholar.Superscript, true}, "sup")
	put(meaning{inline, scholar.Subscript, true}, "sub")
	put(meaning{does: anchor}, "a ext-link uri")
	put(meaning{does: block, usual: true}, "p")
	put(meaning{does: newLine, usual: true}, "br break")
	put(meaning{does: title}, "title h1 h2 h3 h4 h5 h6")
	put(meaning{does: span}, "span")
	put(meaning{does: hidden}, "script style")
	put(meaning{does: mathematics}, "math")
	put(meaning{does: variants}, "alternatives")
	put(meaning{does: texSource}, "tex-math")
	return m
}()

// lookUpElement returns what an element means. A prefix of JATS or MathML makes any
// name a tag; other prefixes make none.
func lookUpElement(t tag) (m meaning, ok bool) {
	prefix, name, found := strings.Cut(t.name, ":")
	if !found {
		m, ok = elements[t.name]
		return m, ok
	}
	if prefix != "jats" && prefix != "mml" && prefix != "m" {
		return m, false
	}
	if m, ok = elements[name]; !ok {
		m = meaning{does: nothing}
	}
	m.usual = true
	return m, true
}

// element reads a tag. It reports false, and reads nothing, when it is only text.
func (p *Reader) element(t tag) bool {
	m, ok := lookUpElement(t)
	if !ok {
		return false
	}
	if t.closing {
		return p.closingTag(t, m)
	}
	if !p.isTag(t, m) {
		return false
	}
	if p.opened == nil {
		p.opened = map[string]bool{}
	}
	p.opened[t.name] = true
	switch m.does {
	case mathematics, variants, texSource, hidden:
		return p.opaque(t, m)
	case newLine:
		p.Build.LineBreak()
	case block:
		p.Build.EndBlock()
	case title:
		p.Build.EndBlock()
		if !t.empty {
			p.Build.Open(tree.Frame{Kind: scholar.Heading, Tag: t.name, Brace: -1})
		}
	default:
		p.openElement(t, m)
	}
	p.Pos = t.end
	return true
}

// isTag reports whether what looks like an opening tag is one.
func (p *Reader) isTag(t tag, m meaning) bool {
	if m.usual && t.raw == t.name || t.empty || m.does == newLine || m.does == anchor && t.href != "" {
		return true
	}
	if t.name == "img" || t.name == "hr" || t.name == "wbr" {
		return !t.plain || t.name != "img"
	}
	end, _ := p.endOf(t.name, t.end)
	return end >= 0
}

func (p *Reader) openElement(t tag, m meaning) {
	if t.empty {
		return
	}
	f := tree.Frame{Kind: tree.Group, Tag: t.name, Brace: -1}
	switch m.does {
	case inline:
		f.Kind = m.kind
	case verbatim:
		f.Kind, f.Verbatim = m.kind, true
	case anchor:
		if a, ok := scan.WebAddress(t.href); ok && !p.Build.InLink() {
			f.Kind, f.Address = scholar.Hyperlink, a
		}
	case span:
		switch t.class {
		case "small-caps":
			f.Kind = scholar.SmallCaps
		case "nocase":
			f.Kind = scholar.NoCase
		}
	case nothing:
		return // what has no meaning needs no frame
	}
	p.Build.Open(f)
}

func (p *Reader) closingTag(t tag, m meaning) bool {
	if !m.usual && !p.opened[t.name] {
		return false
	}
	switch m.does {
	case block:
		p.Build.EndBlock()
	case newLine, nothing:
	default:
		p.Build.CloseWhere(func(f *tree.Frame) bool { return f.Tag == t.name })
	}
	p.Pos = t.end
	return true
}

// opaque reads an element whose content is no text: a formula, a script.
func (p *Reader) opaque(t tag, m meaning) bool {
	if t.empty {
		p.Pos = t.end
		return true
	}
	begin, end := p.endOf(t.name, t.end)
	if begin < 0 {
		return false
	}
	content := p.Src[t.end:begin]
	switch m.does {
	case mathematics:
		p.Formula(scholar.Math, p.Pos, mathml.TeX(p.Src[p.Pos:end]))
	case texSource:
		p.Formula(texMath(content))
	case variants:
		p.variants(t.end, begin)
	}
	p.Pos = end
	return true
}

// variants takes the TeX of a formula that is given in several notations, else its
// MathML, else nothing: what remains are pictures of it.
func (p *Reader) variants(start, end int) {
	hasTeX := strings.Contains(p.Src[start:end], "tex-math>")
	for i := start; i < end; i++ {
		n := strings.IndexByte(p.Src[i:end], '<')
		if n < 0 {
			break
		}
		i += n
		t, ok := p.tagAt(i)
		if !ok || t.closing {
			continue
		}
		switch m, _ := lookUpElement(t); m.does {
		case texSource:
			if stop, _ := p.endOf(t.name, i); stop >= 0 && stop <= end {
				p.Formula(texMath(p.Src[t.end:stop]))
				return
			}
		case mathematics:
			if _, stop := p.endOf(t.name, i); stop >= 0 && stop <= end && !hasTeX {
				p.Formula(scholar.Math, i, mathml.TeX(p.Src[i:stop]))
				return
			}
		}
	}
}

// texMath takes the formula out of the document that publishers put into tex-math,
// with its place (which is not known) and kind, as formula wants them.
func texMath(s string) (scholar.NodeKind, int, string) {
	if _, body, found := strings.Cut(s, `\begin{document}`); found {
		s, _, _ = strings.Cut(body, `\end{document}`)
	}
	s = strings.TrimSpace(s)
	for _, mark := range [...]string{"$$", "$", `\[`, `\(`} {
		if inner, found := strings.CutPrefix(s, mark); found {
			end := strings.NewReplacer("[", "]", "(", ")").Replace(mark)
			return scholar.Math, 0, strings.TrimSuffix(inner, end)
		}
	}
	return scholar.Math, 0, s
}
