// Package diag is how Lectern speaks about its input: diagnostics with a
// severity, a code, a place and a way to mend what is wrong. It collects them
// from all stages, sorts them by place and prints them with the source line and
// a caret. It knows nothing of records, pages or files beyond their names.
package diag

import (
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Severity says whether a build may go on.
type Severity uint8

// The severities, the graver the larger.
const (
	Note    Severity = iota + 1 // a guess that somebody may look at; it stops nothing
	Warning                     // the site is built; --strict makes it an error
	Error                       // nothing is written
)

// String returns "note", "warning" or "error".
func (s Severity) String() string {
	switch s {
	case Note:
		return "note"
	case Error:
		return "error"
	}
	return "warning"
}

// Place is a position in an input file. Line and Column count from 1; the column
// counts bytes of the line. A zero Line means the file as a whole.
type Place struct {
	File   string // slash-separated, relative to the site's folder
	Line   int
	Column int
}

// String formats the place as path:line:column, leaving out what is zero.
func (p Place) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Compare orders places by file, line and column.
func (p Place) Compare(q Place) int {
	if c := strings.Compare(p.File, q.File); c != 0 {
		return c
	}
	if p.Line != q.Line {
		return p.Line - q.Line
	}
	return p.Column - q.Column
}

// Diagnostic is one thing that is wrong with the input.
type Diagnostic struct {
	Severity Severity
	Code     string // short and stable: "unknown-key", "bad-doi"
	Place    Place
	Message  string // what is wrong, in one line, without a full stop
	Hint     string // how to mend it; may be empty
}

// List collects diagnostics; it may be used by many goroutines. The zero value is
// ready.
type List struct {
	mu     sync.Mutex
	all    []Diagnostic
	errors int
}

// Add appends one diagnostic.
func (l *List) Add(d Diagnostic) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = append(l.all, d)
	if d.Severity == Error {
		l.errors++
	}
}

// Errorf adds an error without a hint.
func (l *List) Errorf(code string, at Place, format string, args ...any) {
	l.Add(Diagnostic{Error, code, at, fmt.Sprintf(format, args...), ""})
}

// Warnf adds a warning without a hint.
func (l *List) Warnf(code string, at Place, format string, args ...any) {
	l.Add(Diagnostic{Warning, code, at, fmt.Sprintf(format, args...), ""})
}

// Append adds all diagnostics of another list.
func (l *List) Append(other *List) {
	for _, d := range other.Sorted() {
		l.Add(d)
	}
}

// HasErrors reports whether any diagnostic is an error.
func (l *List) HasErrors() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.errors > 0
}

// Len returns the number of diagnostics.
func (l *List) Len() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.all)
}

// Sorted returns the diagnostics by place, then code, then message: an order that
// does not depend on the order in which they were found. Exact repetitions are
// left out.
func (l *List) Sorted() []Diagnostic {
	l.mu.Lock()
	defer l.mu.Unlock()
	out := slices.Clone(l.all)
	slices.SortFunc(out, func(a, b Diagnostic) int {
		if c := a.Place.Compare(b.Place); c != 0 {
			return c
		}
		if c := strings.Compare(a.Code, b.Code); c != 0 {
			return c
		}
		return strings.Compare(a.Message, b.Message)
	})
	return slices.Compact(out)
}
