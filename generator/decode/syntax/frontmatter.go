package syntax

import (
	"bytes"
	"strings"

	"lectern/generator/decode/tree"
	"lectern/generator/diag"
)

// FrontMatter splits a Markdown file into the TOML between its first two lines of
// "+++" and the text after them, whose first line has the number bodyLine. A file
// without front matter has an empty table. Line ends become "\n". It reports false
// after an error.
func FrontMatter(file string, src []byte, ds *diag.List) (meta *tree.Node, body string, bodyLine int, ok bool) {
	text := string(withoutBOM(src))
	first, rest, _ := strings.Cut(text, "\n")
	switch strings.TrimRight(first, " \t\r") {
	case "+++":
	case "---":
		tree.Mistakef(0, `write it as TOML between two lines of "+++"`, "the front matter is YAML").Report(file, tree.NewPositions(text, 1, 1), ds)
		return nil, "", 0, false
	default:
		body, ok = plainBody(file, text, 1, ds)
		return &tree.Node{Kind: tree.Table, Line: 1, Column: 1}, body, 1, ok
	}
	length, closing := closingFence(rest)
	if closing == 0 {
		tree.Mistakef(0, `end it with a line of "+++"`, "the front matter that begins here is never closed").Report(file, tree.NewPositions(text, 1, 1), ds)
		return nil, "", 0, false
	}
	meta, ok = tomlAt(file, rest[:length], 2, ds)
	bodyLine = 3 + strings.Count(rest[:length], "\n")
	body, valid := plainBody(file, rest[length+closing:], bodyLine, ds)
	return meta, body, bodyLine, ok && valid
}

// closingFence finds the line that ends the front matter: how much stands before
// it and how long it is, 0 when there is none.
func closingFence(s string) (before, length int) {
	for line := range strings.Lines(s) {
		if strings.TrimRight(line, " \t\r\n") == "+++" {
			return before, len(line)
		}
		before += len(line)
	}
	return before, 0
}

// plainBody checks the text below the front matter and makes its line ends "\n".
func plainBody(file, text string, line int, ds *diag.List) (string, bool) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if err := tree.Check(text); err != nil {
		err.Report(file, tree.NewPositions(text, line, 1), ds)
		return "", false
	}
	return text, true
}

// withoutBOM drops the byte order mark that some editors put before UTF-8. Columns
// do not count it, as editors do not.
func withoutBOM(src []byte) []byte { return bytes.TrimPrefix(src, []byte("\xef\xbb\xbf")) }
