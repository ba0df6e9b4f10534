package texmath

import (
	"strings"

	"lectern/generator/markup/formula/element"
	"lectern/generator/markup/formula/lexicon"
	"lectern/generator/markup/formula/texmath/token"
)

// begin reads an environment.
func (p *parser) begin(_ string, a element.Alphabet) element.Node {
	return p.deeper(func() element.Node {
		at := p.Pos
		name := strings.TrimSuffix(strings.TrimSpace(p.Raw()), "*")
		l, ok := lexicon.Environment(name)
		if !ok {
			p.Fail(at, "the formula's environment %s is not known", name)
			l = lexicon.Layout{Align: "c"}
		}
		p.vertical()
		for i := range l.Args {
			if s := p.Raw(); l.Spec && i == l.Args-1 {
				l.Align = lexicon.Columns(s)
			}
		}
		rows := p.rows(a, l)
		if t := p.Peek(); t.Kind == token.Command && t.Text == "end" {
			p.Take()
			if p.Raw(); p.Problem != nil && p.Problem.Beyond {
				return element.Node{}
			}
		} else {
			p.Fail(at, "the formula's environment %s does not end", name)
		}
		return p.table(rows, l)
	})
}

// vertical passes over an option such as [t].
func (p *parser) vertical() {
	p.Skip()
	if s := p.Src[p.Pos:]; len(s) > 2 && s[0] == '[' && s[2] == ']' && strings.IndexByte("tbclr", s[1]) >= 0 {
		p.Pos += 3
	}
}

// table makes what an environment is of its rows. One equation is no table.
func (p *parser) table(rows []element.Node, l lexicon.Layout) element.Node {
	var body element.Node
	single := len(rows) == 1 && len(rows[0].Kids) == 1
	switch {
	case len(rows) == 0:
		return element.Node{}
	case l.Display && l.Open == "" && (single || len(rows) == 1 && l.Pairs):
		for _, cell := range rows[0].Kids {
			if cell.Kind == element.Row {
				body.Kids = append(body.Kids, cell.Kids...)
			} else {
				body.Kids = append(body.Kids, cell)
			}
		}
		return element.Of(body.Kids)
	}
	width := 0
	for _, r := range rows {
		width = max(width, len(r.Kids))
	}
	align := l.Align
	switch {
	case l.Pairs:
		align = strings.Repeat("rl", (width+1)/2)[:width]
	case len(align) < width:
		align += strings.Repeat(align[len(align)-1:], width-len(align))
	}
	body = element.Node{Kind: element.Table, Text: align, Pairs: l.Pairs, Tight: l.Tight, Kids: rows}
	if l.Display {
		body.Style = element.Display
	}
	if l.Open == "" && l.End == "" {
		return body
	}
	return element.Fenced(l.Open, body, l.End)
}

// rows reads lines of cells, up to what ends them.
func (p *parser) rows(a element.Alphabet, l lexicon.Layout) []element.Node {
	var rows []element.Node
	row := element.Node{}
	for {
		cell := element.Of(p.list(a, atCell))
		t := p.Peek()
		if t.Kind == token.Ampersand {
			row.Kids = append(row.Kids, cell)
			p.Take()
			continue
		}
		if len(row.Kids) > 0 || !cell.Empty() {
			row.Kids = append(row.Kids, cell)
		}
		ends := t.Kind == token.End || t.Kind == token.Closing || t.Kind == token.Command && (t.Text == "end" || t.Text == "right")
		if len(row.Kids) > 0 || !ends {
			rows = append(rows, row)
		}
		if ends {
			return rows
		}
		row = element.Node{}
		p.Take()
		p.lineOption()
	}
}

// lineOption passes over what may stand after \\: a star, and [2pt].
func (p *parser) lineOption() {
	p.Star()
	if s := p.Src[p.Pos:]; strings.HasPrefix(s, "[") {
		if n := strings.IndexByte(s[:min(len(s), 16)], ']'); n > 1 {
			if _, ok := lexicon.Length(s[1:n]); ok {
				p.Pos += n + 1
			}
		}
	}
}

// lines reads a whole formula. Marks of cells and lines make it a table, since many
// exports lose the environment around them.
func (p *parser) lines() element.Node {
	l := lexicon.Layout{Align: "rl", Pairs: true, Display: true}
	rows := p.rows(element.Plain, l)
	return p.table(rows, l)
}

// substack reads lines under a sum.
func (p *parser) substack(_ string, a element.Alphabet) element.Node {
	p.Skip()
	if p.Peek().Kind != token.Opening {
		return p.argument(a)
	}
	return p.deeper(func() element.Node {
		at := p.Pos
		p.Take()
		l := lexicon.Layout{Align: "c", Tight: true}
		rows := p.rows(a, l)
		p.close(at)
		return p.table(rows, l)
	})
}
