package theme

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"regexp"
	"strconv"
	"strings"

	"lectern/generator/diag"
	"lectern/generator/theme/sample"
)

// try assembles a layout and runs it three times: against a writer that fails at
// once, which makes html/template escape it; with an empty view; and with a full
// one. What the types cannot tell shows here: contexts in which nothing can be
// escaped, a field of a pointer that may be nil, an index out of range.
func (l *layout) try(ds *diag.List) {
	t, err := l.attempt(true)
	if err != nil {
		// The places in the message must be those of the text as it was written. If
		// that text has no error, minifying it was at fault, and it is used as it is.
		t, err = l.attempt(false)
	}
	if err != nil {
		ds.Add(l.runError(err))
		return
	}
	l.exec = t
}

func (l *layout) attempt(short bool) (*template.Template, error) {
	t, err := l.assemble(short)
	if err != nil {
		return nil, err
	}
	var escape *template.Error
	if err := t.Execute(failing{}, nil); errors.As(err, &escape) {
		return nil, escape
	}
	for _, full := range []bool{false, true} {
		if err := t.Execute(io.Discard, sample.Of(l.view, full)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// failing is a writer that fails at once.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// runError turns an error of html/template into a diagnostic.
func (l *layout) runError(err error) diag.Diagnostic {
	var escape *template.Error
	if errors.As(err, &escape) {
		return l.escapeError(escape)
	}
	d := diag.Diagnostic{Severity: diag.Error, Code: "template-run", Place: diag.Place{File: l.ownFile()}, Message: err.Error()}
	if m := runMessage.FindStringSubmatch(err.Error()); m != nil {
		d.Place = place(m[1])
		d.Message = fmt.Sprintf("%s fails: %s", m[2], m[3])
		if strings.Contains(m[3], "nil pointer") {
			d.Hint = "it may be missing: ask for it with {{with ...}} first"
		}
	}
	return d
}

// escapeError says where html/template cannot tell how a value must be escaped.
func (l *layout) escapeError(err *template.Error) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Error, Code: "template-escape", Place: diag.Place{File: l.ownFile(), Line: err.Line}}
	if err.Node != nil {
		// The name in the error is that of the frame; the node knows its own file.
		at, _ := l.sources[0].trees[frame].ErrorContext(err.Node)
		d.Place = place(at)
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

// ownFile returns the file that an error without a place most likely lies in: the
// first of the site's own.
func (l *layout) ownFile() string {
	for _, s := range l.sources {
		if s.user {
			return s.shown
		}
	}
	return l.sources[1].shown
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

// syntaxError turns an error of the parser into a diagnostic. The column is that of
// the word that the message quotes, where the line holds it.
func syntaxError(f *file, text string, err error) diag.Diagnostic {
	d := diag.Diagnostic{Severity: diag.Error, Code: "template-syntax", Place: diag.Place{File: f.shown, Line: 1, Column: 1}, Message: err.Error()}
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
