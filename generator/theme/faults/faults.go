// Package faults turns the errors of template packages into diagnostics with a
// place. It knows the wording of those errors; it knows nothing of themes.
package faults

import (
	"errors"
	"fmt"
	"html/template"
	"regexp"
	"strconv"
	"strings"
	"text/template/parse"

	"lectern/generator/diag"
)

// Run turns an error of html/template's escaper or interpreter into a diagnostic.
// What has no place lies in file. locate gives the place of a node, as
// parse.Tree.ErrorContext does.
func Run(err error, file string, locate func(parse.Node) string) diag.Diagnostic {
	var escape *template.Error
	if errors.As(err, &escape) {
		return escaping(escape, file, locate)
	}
	d := diag.Diagnostic{Severity: diag.Error, Code: "template-run", Place: diag.Place{File: file}, Message: err.Error()}
	if m := runMessage.FindStringSubmatch(err.Error()); m != nil {
		d.Place = place(m[1])
		d.Message = fmt.Sprintf("%s fails: %s", m[2], m[3])
		switch {
		case strings.Contains(m[3], "nil pointer"):
			d.Hint = "it may be missing: ask for it with {{with ...}} first"
		case strings.Contains(m[3], "out of range"):
			d.Hint = "ask for the length first: {{if gt (len ...) 1}}"
		}
	}
	return d
}

// escaping says where html/template cannot tell how a value must be escaped.
func escaping(err *template.Error, file string, locate func(parse.Node) string) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Error, Code: "template-escape", Place: diag.Place{File: file, Line: err.Line}}
	if err.Node != nil {
		d.Place = place(locate(err.Node))
	}
	switch err.ErrorCode {
	case template.ErrBranchEnd, template.ErrRangeLoopReentry:
		d.Message = "the branches end in different places of the HTML, such as within a tag and after it"
		d.Hint = "keep tags and attributes whole in each branch"
	case template.ErrEndContext:
		d.Message = "a template ends within a tag, attribute, script or style"
		d.Hint = "close what is open"
	default:
		d.Message, _, _ = strings.Cut(err.Description, ": {state")
	}
	return d
}

// place reads a place as text/template writes it, with columns from 0.
func place(at string) diag.Place {
	m := located.FindStringSubmatch(at)
	if m == nil {
		return diag.Place{File: at}
	}
	line, _ := strconv.Atoi(m[2])
	column, _ := strconv.Atoi(m[3])
	return diag.Place{File: m[1], Line: line, Column: column + 1}
}

var located = regexp.MustCompile(`^(.+):(\d+):(\d+)$`)

// runMessage takes apart the messages of text/template's ExecError.
var runMessage = regexp.MustCompile(`(?s)^template: (.+?:\d+:\d+): executing ".*?" at <(.*?)>: (.*)$`)

// parseMessage takes apart the messages of text/template's parser, which know the
// line only.
var parseMessage = regexp.MustCompile(`(?s)^template: .*?:(\d+): (.*)$`)

// Syntax turns an error of the parser into a diagnostic of a file with this text.
// The column is that of the word that the message quotes, where the line holds it.
func Syntax(err error, file, text string) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Error, Code: "template-syntax", Place: diag.Place{File: file, Line: 1, Column: 1}, Message: err.Error()}
	m := parseMessage.FindStringSubmatch(err.Error())
	if m == nil {
		return d
	}
	d.Message = m[2]
	d.Place.Line, _ = strconv.Atoi(m[1])
	line := ""
	for range d.Place.Line {
		line, text, _ = strings.Cut(text, "\n")
	}
	column := strings.Index(line, "{{")
	if word := quoted.FindStringSubmatch(m[2]); word != nil {
		if i := strings.Index(line, word[1]); i >= 0 {
			column = i
		}
	}
	d.Place.Column = max(column, 0) + 1
	return d
}

var quoted = regexp.MustCompile(`["<]([^"<>]+)[">]`)
