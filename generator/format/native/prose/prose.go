// Package prose warns of what cannot be set in a Markdown text of a record: paragraphs
// that are too costly, formulas that are not understood. It changes nothing.
package prose

import (
	"strings"

	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/generator/markup"
)

// maxProblems is how many formulas of one text are reported.
const maxProblems = 20

// Check warns of the first paragraph of a text that is too costly to parse, and of its
// formulas that cannot be set.
func Check(c *decode.Context, n *decode.Node) {
	if lines := markup.MarkdownRefused(n.Str); len(lines) > 0 {
		warn(c, n, lines[0], "costly-markdown", "a paragraph has so many marks that it is shown as it is written",
			"divide it with empty lines, and close links and emphasis")
	}
	problems := markup.MarkdownFormulas(n.Str)
	for _, p := range problems[:min(len(problems), maxProblems)] {
		warn(c, n, p.Line, "unknown-tex", p.Message, p.Hint)
	}
}

// warn reports something on a line of a text, from 1. The line is known where the text is
// the body of a file; elsewhere the place is the beginning of the text.
func warn(c *decode.Context, n *decode.Node, line int, code, message, hint string) {
	at := *n
	if strings.HasSuffix(c.File, ".md") && n.Column == 1 {
		at.Line += int32(line - 1)
	}
	c.Diags.Add(diag.Diagnostic{Severity: diag.Warning, Code: code, Place: at.Place(c.File), Message: message, Hint: hint})
}
