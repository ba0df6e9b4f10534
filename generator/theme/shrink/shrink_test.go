package shrink

import (
	"slices"
	"strings"
	"testing"
	"text/template/parse"
)

func TestTemplate(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"<p>\n  {{.X}}\n</p>", "<p>{{.X}}</p>"},
		{"<p>a  {{- .X -}}  b</p>", "<p>a{{.X}}b</p>"},
		{"<b>a</b> {{if .X}}<b>b</b>{{end}} <i>c</i>", "<b>a</b> {{if .X}}<b>b</b>{{end}} <i>c</i>"},
		{"<ul>\n{{range .X}}\n<li>{{.}}</li>\n{{end}}\n</ul>\n", "<ul>{{range .X}}<li>{{.}}</li>{{end}}</ul>\n"},
		{"  {{.X}}\n", " {{.X}}\n"},
		{`<a  class="{{ .A }} b"   href='{{.B}}'>x</a>`, `<a  class="{{.A}} b"   href='{{.B}}'>x</a>`},
		{`<p{{with .L}} lang="{{.}}"{{end}}>x</p>`, `<p{{with .L}} lang="{{.}}"{{end}}>x</p>`},
		{"{{/* it's }} a \"comment */}}<p>x</p>", "<p>x</p>"},
		{"{{- /* trimmed */ -}}\n<p>x</p>", "<p>x</p>"},
		{"<!-- note --><p>{{\"}}\"}}{{`}}\"`}}{{'}'}}</p>", "<p>{{\"}}\"}}{{`}}\"`}}{{'}'}}</p>"},
		{"<pre>\n a  {{.X}}\n</pre>", "<pre>\n a  {{.X}}\n</pre>"},
		{"<script type=\"application/ld+json\"> {{.X}} </script>", "<script type=\"application/ld+json\"> {{.X}} </script>"},
	} {
		got, ok := Template(c.text)
		if !ok || strings.TrimSpace(got) != strings.TrimSpace(c.want) {
			t.Errorf("%q\n got %q\nwant %q", c.text, got, c.want)
		}
	}
}

// What could change meaning is refused.
func TestRefused(t *testing.T) {
	for _, text := range []string{
		"<textarea> a {{.X}} </textarea>", "<script>let a = {{.X}} // b\n</script>", "<style>a{ {{.X}} }</style>",
		"{{.X", "{{/* open", "{{\"open}}", "a &#123;&#123;.X}}", "&#123;{{.X}}", "<a href=\"{{.X}}\"",
	} {
		if got, ok := Template(text); ok {
			t.Errorf("%q becomes %q", text, got)
		}
	}
}

// Minifying leaves all actions, in order.
func FuzzTemplate(f *testing.F) {
	for _, text := range []string{
		"<p>{{if .X}} a{{else}} b {{- end}}</p>", "{{/* c */}}<a b='{{.C}}'>", "<svg a=\"{{.B}}\"><g>{{.X}}</g></svg>", "<textarea>{{.X}}</textarea>",
		"{{define \"x\"}}<b>{{end}}{{template \"x\"}}", "&#123;{{.X}}", "{{- 3 -}}{{-3}}", "<{{.X}}>", "<a {{.X}}={{.Y}}>", "<!-- {{.X}} -->", "<title>{{.X}}</title>",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		want, ok := actions(text)
		if !ok {
			return
		}
		short, ok := Template(text)
		if !ok {
			return
		}
		if got, ok := actions(short); !ok || !slices.Equal(got, want) {
			t.Errorf("%q becomes %q", text, short)
		}
	})
}

// actions lists the templates of a text with their actions.
func actions(text string) ([]string, bool) {
	top := parse.New("x")
	top.Mode = parse.SkipFuncCheck
	trees := map[string]*parse.Tree{}
	if _, err := top.Parse(text, "", "", trees); err != nil {
		return nil, false
	}
	var out []string
	for name, tree := range trees {
		out = append(out, name+": "+bare(tree.Root))
	}
	slices.Sort(out)
	return out, true
}

// bare writes a node without the text in it.
func bare(n parse.Node) string {
	branch := func(word string, b *parse.BranchNode) string {
		s := word + b.Pipe.String() + bare(b.List)
		if b.ElseList != nil {
			s += "else" + bare(b.ElseList)
		}
		return s + "end"
	}
	switch n := n.(type) {
	case *parse.ListNode:
		var b strings.Builder
		for _, kid := range n.Nodes {
			b.WriteString(bare(kid))
		}
		return b.String()
	case *parse.TextNode:
		return ""
	case *parse.IfNode:
		return branch("if", &n.BranchNode)
	case *parse.WithNode:
		return branch("with", &n.BranchNode)
	case *parse.RangeNode:
		return branch("range", &n.BranchNode)
	}
	return n.String()
}
