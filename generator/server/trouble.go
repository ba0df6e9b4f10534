package server

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"lectern/generator/diag"
)

// shownMax is how many diagnostics stand in a page; the terminal has them all.
const shownMax = 20

// report is what the browser shows of diagnostics.
type report struct {
	Errors   int     `json:"errors"`
	Warnings int     `json:"warnings"`
	More     int     `json:"more"` // that are not in items
	Items    []fault `json:"items"`
}

type fault struct {
	Severity string `json:"severity"`
	Place    string `json:"place"` // file:line:column
	Message  string `json:"message"`
	Hint     string `json:"hint,omitempty"`
	Source   string `json:"source,omitempty"` // the line, and below it a caret
}

// describe makes the report for browsers: errors, and warnings only where there is
// no error. It is nil for no diagnostics. It reads the source lines now, while the
// files are as the diagnostics say.
func (s *Server) describe(ds []diag.Diagnostic) []byte {
	if len(ds) == 0 {
		return nil
	}
	isError := func(d diag.Diagnostic) bool { return d.Severity == diag.Error }
	var r report
	for _, d := range ds {
		if isError(d) {
			r.Errors++
		} else {
			r.Warnings++
		}
	}
	if r.Errors > 0 {
		ds = slices.DeleteFunc(slices.Clone(ds), func(d diag.Diagnostic) bool { return !isError(d) })
	}
	shown := ds[:min(len(ds), shownMax)]
	r.More = len(ds) - len(shown)
	p := diag.Printer{Source: lastFile(s.source)}
	for _, d := range shown {
		r.Items = append(r.Items, fault{d.Severity.String(), d.Place.String(), d.Message, d.Hint, excerpt(&p, d)})
	}
	text, err := json.Marshal(r)
	if err != nil {
		return []byte(`{"errors":1,"items":[]}`) // no string makes that happen
	}
	return text
}

// excerpt is what the printer puts below the headline of a diagnostic, moved to the
// left margin.
func excerpt(p *diag.Printer, d diag.Diagnostic) string {
	var out bytes.Buffer
	if err := p.Print(&out, []diag.Diagnostic{d}); err != nil {
		return ""
	}
	var b strings.Builder
	headline := true
	for line := range strings.Lines(out.String()) {
		if !headline {
			b.WriteString(strings.TrimPrefix(line, "    "))
		}
		headline = false
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// lastFile remembers the file that was read last: many diagnostics are of one.
func lastFile(read func(string) ([]byte, error)) func(string) ([]byte, error) {
	if read == nil {
		return nil
	}
	var name string
	var text []byte
	var err error
	return func(file string) ([]byte, error) {
		if file != name {
			name = file
			text, err = read(file)
		}
		return text, err
	}
}
