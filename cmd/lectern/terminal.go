package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"lectern/generator"
	"lectern/generator/diag"
)

// isTerminal reports whether a stream is watched by a person who wants colour:
// NO_COLOR and dumb terminals do not.
func isTerminal(f *os.File) bool {
	return term.IsTerminal(int(f.Fd())) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
}

// printDiagnostics prints what is wrong with the input on standard error. Source
// lines are read from the site's folder.
func printDiagnostics(ds []diag.Diagnostic, site fs.FS) {
	read := func(file string) ([]byte, error) { return fs.ReadFile(site, file) }
	p := diag.Printer{Source: read, Color: isTerminal(os.Stderr)}
	_ = p.Print(os.Stderr, ds) // nobody is left to be told
}

// troubles counts errors and warnings in words.
func troubles(r *generator.Report) string {
	switch {
	case r.Errors == 0 && r.Warnings == 0:
		return "nothing is wrong"
	case r.Errors == 0:
		return plural(r.Warnings, "warning")
	case r.Warnings == 0:
		return plural(r.Errors, "error")
	}
	return plural(r.Errors, "error") + " and " + plural(r.Warnings, "warning")
}

// plural is a number with its noun: "1 file", "1,204 files". An irregular plural
// is given after the singular.
func plural(n int, noun ...string) string {
	word := noun[0]
	switch {
	case n != 1 && len(noun) > 1:
		word = noun[1]
	case n != 1:
		word += "s"
	}
	digits := fmt.Sprint(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits + " " + word
}

// seconds is a time as people want to know it: "0.04", "1.2", "81".
func seconds(s float64) string {
	switch {
	case s < 0.1:
		return fmt.Sprintf("%.2f", s)
	case s < 10:
		return fmt.Sprintf("%.1f", s)
	}
	return fmt.Sprintf("%.0f", s)
}

// bar is a progress bar on a terminal. It appears when the work has taken a second
// and is drawn at most ten times a second.
type bar struct {
	mu    sync.Mutex
	w     io.Writer // nil: not a terminal
	next  time.Time // of the next drawing
	drawn bool
}

const barWidth = 30

func newBar(f *os.File) *bar {
	b := &bar{next: time.Now().Add(time.Second)}
	if isTerminal(f) {
		b.w = f
	}
	return b
}

// show draws how far a stage is. It may be called by many goroutines, often.
func (b *bar) show(stage string, done, total int) {
	if b.w == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	if now.Before(b.next) {
		return
	}
	b.next = now.Add(100 * time.Millisecond)
	b.drawn = true
	if total == 0 {
		fmt.Fprintf(b.w, "\r\x1b[K%s", stage)
		return
	}
	full := barWidth * done / total
	fmt.Fprintf(b.w, "\r\x1b[K%s %s%s %d/%d", stage, strings.Repeat("━", full), strings.Repeat("┄", barWidth-full), done, total)
}

// clear takes the bar away.
func (b *bar) clear() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.drawn {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
	b.w = nil
}
