package escape

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"
	"text/template/parse"
)

// probes are templates whose only action stands in a context that asks for the
// escapers of the key.
var probes = map[string]string{
	"htmlescaper":                            `<p>{{.}}</p>`,
	"rcdataescaper":                          `<title>{{.}}</title>`,
	"attrescaper":                            `<a title="{{.}}">`,
	"nospaceescaper":                         `<a title={{.}}>`,
	"htmlnamefilter":                         `<a {{.}}>`,
	"urlfilter urlnormalizer attrescaper":    `<a href="{{.}}">`,
	"urlfilter urlnormalizer nospaceescaper": `<a href={{.}}>`,
	"urlnormalizer attrescaper":              `<a href="/{{.}}">`,
	"urlnormalizer nospaceescaper":           `<a href=/{{.}}>`,
	"urlescaper attrescaper":                 `<a href="/?{{.}}">`,
	"urlescaper nospaceescaper":              `<a href=/?{{.}}>`,
	"urlfilter attrescaper":                  `<meta http-equiv="refresh" content="0; url={{.}}">`,
	"srcsetescaper attrescaper":              `<img srcset="{{.}}">`,
	"commentescaper":                         `<p><!-- {{.}} --></p>`,
	"jsvalescaper":                           `<script>{{.}}</script>`,
	"jsvalescaper attrescaper":               `<a onclick="{{.}}">`,
	"jsstrescaper":                           `<script>"{{.}}"</script>`,
	"jstmpllitescaper":                       "<script>`{{.}}`</script>",
	"jsregexpescaper":                        `<script>a = /{{.}}/</script>`,
	"cssvaluefilter":                         `<style>p { a: {{.}} }</style>`,
	"jsvalescaper nospaceescaper":            `<a onclick={{.}}>`,
	"srcsetescaper nospaceescaper":           `<img srcset={{.}}>`,
	"cssvaluefilter nospaceescaper":          `<a style=a:{{.}}>`,
	"cssvaluefilter attrescaper":             `<a style="a: {{.}}">`,
	"urlfilter urlnormalizer":                `<style>p { a: url({{.}}) }</style>`,
	"urlfilter cssescaper":                   `<style>p { a: "{{.}}" }</style>`,
}

// probe escapes by way of html/template. It is made when it is first used.
type probe struct {
	names []string // the escapers that its action must get
	text  string

	once          sync.Once
	template      *template.Template
	before, after []byte
	err           error
}

// append appends a value as html/template escapes it. It panics with an error where
// that fails: what calls it recovers and leaves the page to html/template.
func (p *probe) append(dst []byte, v any) []byte {
	if p == nil {
		panic(fmt.Errorf("a value of type %T cannot stand here", v))
	}
	p.once.Do(p.ready)
	if p.err != nil {
		panic(p.err)
	}
	var b bytes.Buffer
	if err := p.template.Execute(&b, v); err != nil {
		panic(err)
	}
	out := b.Bytes()
	return append(dst, out[len(p.before):len(out)-len(p.after)]...)
}

// ready escapes the probe and makes sure that it tests the escapers it is meant to.
func (p *probe) ready() {
	t, err := template.New("probe").Parse(p.text)
	if err != nil {
		p.err = err
		return
	}
	if err := t.Execute(io.Discard, ""); err != nil {
		p.err = err
		return
	}
	var names []string
	for _, n := range t.Tree.Root.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			for _, cmd := range n.Pipe.Cmds[1:] {
				names = append(names, cmd.String())
			}
		case *parse.TextNode:
			if names == nil {
				p.before = n.Text
			} else {
				p.after = n.Text
			}
		}
	}
	if !slices.Equal(names, p.names) {
		p.err = fmt.Errorf("html/template escapes %s by %s, not by %s", p.text, strings.Join(names, " "), strings.Join(p.names, " "))
		return
	}
	p.template = t
}
