// Package part puts references together: texts of a work and words of a style, joined and
// punctuated. A part that names something the work does not have is empty, and so are
// groups of nothing but such parts and words. It knows no style.
package part

import (
	"strings"

	"lectern/generator/citation/rich"
	"lectern/generator/citation/run"
)

// Part is a piece of a reference. What it is put into takes it over: a part is used once.
type Part struct {
	spans []rich.Span
	asked bool // it asks for something of the work
	found bool // and the work has it
	bare  bool // it is one text without markup or quotation marks
}

// Empty reports whether there is nothing to print.
func (p Part) Empty() bool { return len(p.spans) == 0 }

// Word is text of the style: a term, or punctuation.
func Word(s string) Part {
	if s == "" {
		return Part{}
	}
	return Part{spans: append(make([]rich.Span, 0, 1+slack), rich.Span{Text: s, Joint: true})}
}

// slack is room for what is put around a part.
const slack = 2

// Fixed is text of the style that merges with nothing before it.
func Fixed(s string) Part { return Part{spans: []rich.Span{{Text: s}}} }

// Of is rich text of the work.
func Of(s string) Part {
	spans := rich.Parse(s)
	if len(spans) > 0 {
		spans[0].Joint = true
	}
	return Part{spans: spans, asked: true, found: s != "", bare: !rich.Marked(s)}
}

// Italic is rich text of the work in italics; texts in scripts that have none stand as they
// are.
func Italic(s string) Part {
	if !rich.AnyRoman(s) {
		return Of(s)
	}
	return Of(s).In(run.Italic)
}

// Verbatim is text of the work in which nothing is markup: addresses, identifiers.
func Verbatim(s string) Part {
	p := Word(s)
	p.asked, p.found = true, s != ""
	return p
}

// Found makes a part count as text of the work: terms that stand for the work's own
// statements, such as the label of its pages.
func (p Part) Found(found bool) Part {
	p.asked, p.found = true, found
	return p
}

// In sets a part in a face.
func (p Part) In(face run.Face) Part {
	for i := range p.spans {
		p.spans[i].Face = face.Over(p.spans[i].Face)
	}
	return p
}

// Quoted puts a part in quotation marks.
func (p Part) Quoted() Part {
	if p.Empty() {
		return p
	}
	spans := make([]rich.Span, 0, len(p.spans)+2)
	spans = append(spans, rich.Span{Kind: rich.Open, Joint: true})
	spans = append(spans, p.spans...)
	spans[1].Joint = false
	p.spans = append(spans, rich.Span{Kind: rich.Close})
	return p
}

// Before and After put something at an end of a part that is not empty.
func (p Part) Before(prefix string) Part { return p.Around(prefix, "") }

// After is told with Before.
func (p Part) After(suffix string) Part { return p.Around("", suffix) }

// Around puts something before and after a part that is not empty.
func (p Part) Around(prefix, suffix string) Part {
	if p.Empty() {
		return p
	}
	if prefix != "" {
		p.spans = append(p.spans, rich.Span{})
		copy(p.spans[1:], p.spans)
		p.spans[0] = rich.Span{Text: prefix, Joint: true}
	}
	if suffix != "" {
		p.spans = append(p.spans, rich.Span{Text: suffix, Joint: true})
	}
	return p
}

// Stop puts a full stop after a title in italics. One without markup or quotation marks has
// it even after a question mark.
func (p Part) Stop(suffix string) Part {
	if p.Empty() {
		return p
	}
	bare := p.bare && !strings.HasSuffix(p.spans[len(p.spans)-1].Text, ".")
	p = p.After(suffix)
	p.spans[len(p.spans)-1].Joint = !bare
	return p
}

// Row is parts one after the other.
func Row(parts ...Part) Part { return joined("", parts) }

// Group is parts with a delimiter between those that are not empty. It is empty itself when
// it asks for things of the work and finds none.
func Group(delimiter string, parts ...Part) Part {
	p := joined(delimiter, parts)
	if p.asked && !p.found {
		p.spans = nil
	}
	return p
}

func joined(delimiter string, parts []Part) Part {
	var all Part
	n, filled, last := 0, 0, 0
	for i := range parts {
		p := &parts[i]
		all.asked = all.asked || p.asked
		all.found = all.found || p.found
		if len(p.spans) > 0 {
			n += len(p.spans) + 1
			filled++
			last = i
		}
	}
	if filled < 2 {
		if filled == 1 {
			all.spans = parts[last].spans
		}
		return all
	}
	all.spans = make([]rich.Span, 0, n+slack)
	for i := range parts {
		if len(parts[i].spans) == 0 {
			continue
		}
		if delimiter != "" && len(all.spans) > 0 {
			all.spans = append(all.spans, rich.Span{Text: delimiter, Joint: true})
		}
		all.spans = append(all.spans, parts[i].spans...)
	}
	return all
}

// Bare takes the full stops out of a part: abbreviations of a style that sets none.
func (p Part) Bare() Part {
	spans := make([]rich.Span, len(p.spans))
	for i, s := range p.spans {
		s.Text = stripped(s.Text)
		spans[i] = s
	}
	p.spans = spans
	return p
}

// stripped leaves full stops within words ("v1.x", but "J Phys"), and one of two.
func stripped(s string) string {
	if !strings.Contains(s, ".") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '.' && (i+1 == len(s) || s[i+1] < 'a' || s[i+1] > 'z') {
			i++
		}
		if i < len(s) {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
