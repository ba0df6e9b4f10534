// Package dollars lets a Markdown parser find formulas: $..$ and \(..\) in a line,
// $$..$$, \[..\] and \begin{equation} and the like as displays. Each is written as a code
// element of class "math inline" or "math display" that holds its TeX. It sets no
// formula.
package dollars

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"lectern/generator/markup/delimit"
)

// Extension is the extension of a Markdown parser.
type Extension struct{}

// Extend adds it to one.
func (Extension) Extend(m goldmark.Markdown) {
	m.Parser().AddOptions(
		parser.WithInlineParsers(util.Prioritized(inline{}, 150)), // before links, after code
		parser.WithBlockParsers(util.Prioritized(block{}, 650)),   // before fences
	)
	m.Renderer().AddOptions(renderer.WithNodeRenderers(util.Prioritized(writer{}, 500)))
}

// Kind is that of a formula in a line, BlockKind that of one by itself.
var (
	Kind      = ast.NewNodeKind("Formula")
	BlockKind = ast.NewNodeKind("FormulaBlock")
)

// A Formula is a formula in the tree of a Markdown text.
type Formula struct {
	ast.BaseInline
	Source  string // TeX, without its marks
	Display bool
	Offset  int // where it begins in the text, in bytes
}

// Kind and Dump make it a node.
func (f *Formula) Kind() ast.NodeKind            { return Kind }
func (f *Formula) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }

// A Block is a formula that stands by itself.
type Block struct {
	ast.BaseBlock
	Source string
	Offset int

	end int // where it ends in the text
}

// Kind, Dump and IsRaw make it a node.
func (f *Block) Kind() ast.NodeKind            { return BlockKind }
func (f *Block) Dump(source []byte, level int) { ast.DumpHelper(f, source, level, nil, nil) }
func (f *Block) IsRaw() bool                   { return true }

// opened returns the mark that a text begins with: how long it is, what ends the formula,
// and whether that is a display. There is none where the length is 0.
func opened(s string) (length int, end string, display bool) {
	switch {
	case strings.HasPrefix(s, "$$"):
		return 2, "$$", true
	case strings.HasPrefix(s, "$"):
		return 1, "$", false
	case strings.HasPrefix(s, `\(`):
		return 2, `\)`, false
	case strings.HasPrefix(s, `\[`):
		return 2, `\]`, true
	case strings.HasPrefix(s, `\begin{`):
		name, _, closed := strings.Cut(s[len(`\begin{`):min(len(s), 32)], "}")
		if _, is := delimit.Environment(name, ""); closed && is {
			return len(`\begin{}`) + len(name), `\end{` + name + "}", true
		}
	}
	return 0, "", false
}

// source is a formula's TeX: what stands between its marks. It reports false when that
// is none.
func source(end, inner string) (string, bool) {
	inner = html.UnescapeString(inner)
	if strings.TrimSpace(inner) == "" || !delimit.Balanced(inner) {
		return "", false
	}
	if name, is := strings.CutPrefix(end, `\end{`); is {
		inner, _ = delimit.Environment(strings.TrimSuffix(name, "}"), inner)
	}
	return strings.Join(strings.Fields(inner), " "), true
}

// missing remembers up to which place a text holds no end of a sort, so that many
// beginnings without an end are read in linear time.
type missing map[string]int

var missingKey = parser.NewContextKey()

func missed(pc parser.Context) missing {
	return pc.ComputeIfAbsent(missingKey, func() any { return missing{} }).(missing)
}

// inline finds formulas within paragraphs.
type inline struct{}

// Trigger makes it an inline parser.
func (inline) Trigger() []byte { return []byte{'$', '\\'} }

// Parse reads a formula, or nothing.
func (inline) Parse(_ ast.Node, reader text.Reader, pc parser.Context) ast.Node {
	line, segment := reader.PeekLine()
	length, end, display := opened(string(line[:min(len(line), 40)]))
	if length == 0 || segment.Start < missed(pc)[end] {
		return nil
	}
	before := reader.PrecendingCharacter()
	at, position := reader.Position()
	reader.Advance(length)
	inner, found := until(reader, end)
	if !found {
		_, s := reader.PeekLine()
		missed(pc)[end] = max(s.Start, segment.Stop)
		reader.SetPosition(at, position)
		return nil
	}
	s, ok := source(end, inner)
	if end == "$" && ok {
		next, _ := reader.PeekLine()
		around := string(before) + "$" + inner + "$" + string(next[:min(len(next), 1)])
		start := len(string(before)) + 1
		ok = delimit.Dollars(around, start, start+len(inner), html.UnescapeString(inner))
	}
	if !ok || (end == `\)` || end == `\]`) && !delimit.Escaped(end, inner) {
		reader.SetPosition(at, position)
		return nil
	}
	f := &Formula{Source: s, Display: display, Offset: segment.Start}
	f.AppendChild(f, ast.NewString([]byte(s))) // for the words of a picture
	return f
}

// until reads up to what ends a formula, and behind it, within a paragraph.
func until(reader text.Reader, end string) (string, bool) {
	var b strings.Builder
	for b.Len() <= delimit.LongestEnvironment {
		line, _ := reader.PeekLine()
		if line == nil {
			return "", false
		}
		i := -1
		if end != "$" {
			i = bytes.Index(line, []byte(end))
		} else if n := delimit.Closing(line, 0); n < len(line) {
			i = n
		}
		if i >= 0 {
			b.Write(line[:i])
			reader.Advance(i + len(end))
			return b.String(), true
		}
		b.Write(line)
		reader.AdvanceLine()
	}
	return "", false
}

// block finds displays that are paragraphs of their own, whatever their lines look like
// to Markdown.
type block struct{}

// Trigger makes it a block parser.
func (block) Trigger() []byte { return []byte{'$', '\\'} }

// Open reads the first line of a display, if it has an end before the next empty line.
func (block) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	indent := pc.BlockOffset()
	if indent < 0 || parent.Kind() != ast.KindDocument && parent.Kind() != ast.KindListItem {
		return nil, parser.NoChildren
	}
	length, end, display := opened(string(line[indent:min(len(line), indent+40)]))
	begin := segment.Start + indent - segment.Padding
	if !display || begin < missed(pc)[end] {
		return nil, parser.NoChildren
	}
	all := reader.Source()
	window := all[begin+length : min(len(all), begin+length+delimit.LongestEnvironment)]
	i := bytes.Index(window, []byte(end))
	if i < 0 {
		missed(pc)[end] = begin + length + len(window)
		return nil, parser.NoChildren
	}
	after := window[i+len(end):]
	if n := bytes.IndexByte(after, '\n'); n >= 0 {
		after = after[:n]
	}
	inner := string(window[:i])
	s, ok := source(end, inner)
	if !ok || len(bytes.TrimSpace(after)) > 0 || empty(inner) {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &Block{Source: s, Offset: begin, end: begin + length + i + len(end)}, parser.NoChildren
}

// empty reports whether a text has an empty line.
func empty(s string) bool {
	_, rest, more := strings.Cut(s, "\n")
	for more {
		var line string
		if line, rest, more = strings.Cut(rest, "\n"); more && strings.TrimSpace(line) == "" {
			return true
		}
	}
	return false
}

// Continue passes over the other lines of a display.
func (block) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	if _, segment := reader.PeekLine(); segment.Start >= node.(*Block).end {
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// Close, CanInterruptParagraph and CanAcceptIndentedLine make it a block parser.
func (block) Close(ast.Node, text.Reader, parser.Context) {}
func (block) CanInterruptParagraph() bool                 { return true }
func (block) CanAcceptIndentedLine() bool                 { return false }

// writer writes formulas.
type writer struct{}

// RegisterFuncs makes it a renderer.
func (writer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(Kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f := n.(*Formula); entering {
			write(w, f.Source, f.Display)
		}
		return ast.WalkSkipChildren, nil
	})
	r.Register(BlockKind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f := n.(*Block); entering {
			_, _ = w.WriteString("<p>") // the writer keeps its first error
			write(w, f.Source, true)
			_, _ = w.WriteString("</p>\n")
		}
		return ast.WalkSkipChildren, nil
	})
}

func write(w util.BufWriter, source string, display bool) {
	class := "inline"
	if display {
		class = "display"
	}
	_, _ = w.WriteString(`<code class="math ` + class + `">` + html.EscapeString(source) + "</code>")
}
