package scholar

import "iter"

// Text is a scholarly string: a title, an abstract, a role. Its source was parsed
// once (package markup); every output is a walk over Nodes. The zero value is an
// absent text.
type Text struct {
	Source string // as the record has it
	Lang   string // BCP 47 tag of Source; empty where the record does not say
	Nodes  []Node // the tree; nil when Source is plain text and stands for itself
	LaTeX  bool   // Source is LaTeX throughout, as in a .bib file, not perhaps and in part
	Others []Text // the same text in other languages, sorted by Lang; never nested
}

// IsZero reports whether the text is absent.
func (t Text) IsZero() bool { return t.Source == "" && len(t.Others) == 0 }

// In returns the text in the given language: the exact tag, else one of the same
// primary language, else the first one.
func (t Text) In(lang string) Text {
	if len(t.Others) == 0 || t.Lang == lang {
		return t
	}
	for _, o := range t.Others {
		if o.Lang == lang {
			return o
		}
	}
	for _, o := range append([]Text{t}, t.Others...) {
		if o.Lang != "" && primary(o.Lang) == primary(lang) {
			return o
		}
	}
	return t
}

// Each yields the text in each of its languages by itself, without Others.
func (t Text) Each() iter.Seq[Text] {
	return func(yield func(Text) bool) {
		others := t.Others
		t.Others = nil
		if !yield(t) {
			return
		}
		for _, o := range others {
			if !yield(o) {
				return
			}
		}
	}
}

func primary(tag string) string {
	for i := range len(tag) {
		if tag[i] == '-' || tag[i] == '_' {
			return tag[:i]
		}
	}
	return tag
}

// NodeKind is the sort of a node of a text's tree.
type NodeKind uint8

// The kinds of nodes. Literal, Code and Math are leaves and carry Text; Hyperlink
// carries its address in Text and its label in Kids; the others only have Kids.
const (
	Literal     NodeKind = iota // Unicode text, entities and TeX resolved
	Emphasis                    // \emph, \textit, <i>, <em>
	Strong                      // \textbf, <b>, <strong>
	SmallCaps                   // \textsc, <sc>
	Superscript                 // <sup>, \textsuperscript
	Subscript                   // <sub>, \textsubscript
	Code                        // \texttt, <code>, <tt>
	Hyperlink                   // \href, \url, <a>, a bare URL; Text is an http, https or mailto address
	Math                        // Text is the TeX (or MathML) source without its delimiters
	MathDisplay                 // the same, set on a line of its own
	Citation                    // \cite: Text holds the keys; printed nowhere
	Paragraph                   // a block; only at the top level
	Heading                     // the title of a section of an abstract; only at the top level
	Break                       // a line break
	NoCase                      // {DNA} in a .bib file: letters that keep their case in any citation style
)

// Node is one node of a text's tree.
type Node struct {
	Kind NodeKind
	Text string
	Kids []Node
}

// Markdown is a longer text by a human in Markdown: a biography, a free page. It
// is rendered, and sanitised, by package markup.
type Markdown struct {
	Source string
	Lang   string
	Others []Markdown // other languages, sorted by Lang
}

// IsZero reports whether the text is absent.
func (m Markdown) IsZero() bool { return m.Source == "" && len(m.Others) == 0 }

// In chooses a language as Text.In does.
func (m Markdown) In(lang string) Markdown {
	if len(m.Others) == 0 || m.Lang == lang {
		return m
	}
	for _, o := range m.Others {
		if o.Lang == lang {
			return o
		}
	}
	for _, o := range append([]Markdown{m}, m.Others...) {
		if o.Lang != "" && primary(o.Lang) == primary(lang) {
			return o
		}
	}
	return m
}
