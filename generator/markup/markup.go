// Package markup makes of scholarly strings what pages and files need. A string is
// parsed once into a tree (scholar.Text); HTML, plain text and the like are walks
// over that tree. Longer texts in Markdown are rendered and sanitised. The package
// knows nothing of records, pages or themes.
//
// Its sub-packages: parse makes the tree, delimit knows what is mathematics in it, formula
// sets that, tex knows symbols and accents, mathml reads MathML, script raises and lowers
// plain text, markdown renders Markdown; parse and formula say how they are divided in
// turn.
package markup

import (
	"html/template"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/generator/markup/markdown"
	"lectern/generator/markup/parse"
	"lectern/generator/markup/scan"
	"lectern/generator/scholar"
)

// Problem is something in a string that its owner should look at: its offset in
// bytes from the beginning, a code such as "unknown-tex", a message and a hint.
type Problem = scan.Problem

// Parse reads a string with remnants of TeX, HTML or JATS, with entities, formulas
// and bare addresses. The nodes are nil when the string is plain text that stands
// for itself. Any input is accepted, in linear time.
func Parse(source string) ([]scholar.Node, []Problem) { return parse.Text(source) }

// ParseLaTeX reads a string that is LaTeX throughout, as a field of a .bib file: there
// all braces group, and all dollars are marks of mathematics. What it returns is the
// whole text, with the problems that were found.
func ParseLaTeX(source string) (scholar.Text, []Problem) {
	nodes, problems := parse.LaTeX(source)
	return scholar.Text{Source: source, LaTeX: true, Nodes: nodes}, problems
}

// MarkdownOptions says where the links and pictures of a Markdown text lead.
type MarkdownOptions = markdown.Options

// MarkdownFile is where a file of the site is published.
type MarkdownFile = markdown.File

// Heading is a heading of a Markdown text, for a table of contents.
type Heading = markdown.Heading

// Markdown renders a text to HTML that is safe whatever the text holds: raw HTML is
// sanitised, there are no scripts and no style attributes. The first level of
// headings that is used becomes h2, no level is skipped, and all have ids.
func Markdown(m scholar.Markdown, opt MarkdownOptions) (template.HTML, []Heading) {
	s, headings := markdown.HTML(m.Source, opt)
	return template.HTML(s), headings
}

// MarkdownRefused returns the lines, from 1, on which those paragraphs of a text begin
// that are shown as they are written: to parse them would take too long.
func MarkdownRefused(source string) []int { return markdown.Refused(source) }

// FormulaProblem is why a formula of a Markdown text is shown as its source, and on which
// line it begins, from 1.
type FormulaProblem = markdown.FormulaProblem

// MarkdownFormulas returns the problems of a Markdown text's formulas.
func MarkdownFormulas(source string) []FormulaProblem { return markdown.FormulaProblems(source) }

// MarkdownPlain returns what a Markdown text says, in one line, for descriptions.
// Code blocks, tables and notes are left out.
func MarkdownPlain(m scholar.Markdown) string { return markdown.Plain(m.Source) }

// Excerpt shortens plain text to at most max characters, at the end of a word where
// it can, and marks the cut with "…", which counts.
func Excerpt(plain string, max int) string {
	plain = strings.TrimSpace(plain)
	if len(plain) <= max {
		return plain
	}
	if max <= 0 {
		return ""
	}
	cut, n := 0, 0 // in bytes, and how many characters there are
	for at := range plain {
		if n == max-1 {
			cut = at
		}
		if n++; n > max {
			break
		}
	}
	if n <= max {
		return plain
	}
	for at, n := cut, max-1; n > max/2; n-- {
		if r, _ := utf8.DecodeRuneInString(plain[at:]); unicode.IsSpace(r) {
			cut = at
			break
		}
		_, size := utf8.DecodeLastRuneInString(plain[:at])
		at -= size
	}
	for cut > 0 { // not between a letter and its marks
		if r, _ := utf8.DecodeRuneInString(plain[cut:]); !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			break
		}
		_, size := utf8.DecodeLastRuneInString(plain[:cut])
		cut -= size
	}
	return strings.TrimRightFunc(plain[:cut], func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(".,;:–—-([{", r)
	}) + "…"
}
