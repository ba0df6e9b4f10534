package csljson

import (
	"strings"

	"lectern/generator/scholar"
)

// tags are the marks of rich text, with the node that each begins.
var tags = []struct {
	open, close string
	kind        scholar.NodeKind
}{
	{"<i>", "</i>", scholar.Emphasis}, {"<b>", "</b>", scholar.Strong}, {"<sup>", "</sup>", scholar.Superscript}, {"<sub>", "</sub>", scholar.Subscript},
	{`<span class="nocase">`, "</span>", scholar.NoCase}, {`<span style="font-variant:small-caps;">`, "</span>", scholar.SmallCaps},
	{`<span style="font-variant: small-caps;">`, "</span>", scholar.SmallCaps}, {"<sc>", "</sc>", scholar.SmallCaps},
}

// depthMax is how deep marks may stand in each other; more are taken for text.
const depthMax = 8

// parseRich reads a text with the marks that citation processors know. Whatever else
// looks like a mark, or does not match, is text.
func parseRich(s string) scholar.Text {
	t := scholar.Text{Source: s}
	if strings.Contains(s, "<") {
		if nodes := rich(s, 0); len(nodes) > 1 || nodes[0].Kind != scholar.Literal {
			t.Nodes = nodes
		}
	}
	return t
}

func rich(s string, depth int) []scholar.Node {
	var out []scholar.Node
	text := func(s string) {
		if n := len(out); n > 0 && out[n-1].Kind == scholar.Literal {
			out[n-1].Text += s
		} else if s != "" {
			out = append(out, scholar.Node{Kind: scholar.Literal, Text: s})
		}
	}
	for s != "" {
		i := strings.IndexByte(s, '<')
		if i < 0 || depth == depthMax {
			text(s)
			break
		}
		text(s[:i])
		s = s[i:]
		kind, inner, rest, ok := element(s)
		if !ok {
			text("<")
			s = s[1:]
			continue
		}
		out = append(out, scholar.Node{Kind: kind, Kids: rich(inner, depth+1)})
		s = rest
	}
	return out
}

// element reads a mark with what it encloses.
func element(s string) (kind scholar.NodeKind, inner, rest string, ok bool) {
	for _, t := range tags {
		after, begins := strings.CutPrefix(s, t.open)
		if !begins {
			continue
		}
		name, _, _ := strings.Cut(strings.Trim(t.close, "</>"), " ")
		end := closing(after, "<"+name, t.close)
		if end <= 0 {
			return 0, "", "", false
		}
		return t.kind, after[:end], after[end+len(t.close):], true
	}
	return 0, "", "", false
}

// closing finds the mark that closes an element, past those of elements of the same name
// in it; -1 where there is none.
func closing(s, open, end string) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch {
		case strings.HasPrefix(s[i:], end):
			if depth == 0 {
				return i
			}
			depth--
		case strings.HasPrefix(s[i:], open) && (strings.HasPrefix(s[i+len(open):], ">") || strings.HasPrefix(s[i+len(open):], " ")):
			depth++
		}
	}
	return -1
}
