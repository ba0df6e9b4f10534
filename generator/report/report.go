// Package report is what a build says of itself: counts, seconds, and the paths it
// wrote. It knows nothing of how any of that was done.
package report

import (
	"time"

	"lectern/generator/catalog"
	"lectern/generator/diag"
	"lectern/generator/output"
	"lectern/generator/page"
)

// Report is what a build or a check found and did. As JSON it is what --report
// writes: everything but the diagnostics' texts.
type Report struct {
	Out      string            `json:"out,omitempty"` // the published folder; empty for a check
	Errors   int               `json:"errors"`
	Warnings int               `json:"warnings"`
	Notes    int               `json:"notes"`
	Codes    map[string]int    `json:"diagnostics"` // how often each code was reported
	Records  Records           `json:"records"`
	Files    int               `json:"files"` // of the whole site
	Bytes    int64             `json:"bytes"` // of the whole site
	Pages    map[page.Kind]int `json:"pages"` // files by kind
	Written  []string          `json:"written"`
	// Causes says of each file that was written why, where Options.Causes asked for it.
	Causes    map[string][]string `json:"causes,omitempty"`
	Unchanged int                 `json:"unchanged"`
	Deleted   []string            `json:"deleted"`
	Foreign   int                 `json:"foreign"` // files in the folder that are not Lectern's, where that was looked at
	Stopped   bool                `json:"stopped"` // writing had begun when an error ended it: the next build mends the folder
	Stages    []Stage             `json:"stages"`
	Seconds   float64             `json:"seconds"`

	// Diags is all that was wrong with the input, sorted.
	Diags []diag.Diagnostic `json:"-"`

	began  time.Time
	warned int // warnings about the input, found before the first write
}

// Records counts the entities of the catalog.
type Records struct {
	Works        int `json:"works"`
	Authors      int `json:"authors"`
	Topics       int `json:"topics"`
	Venues       int `json:"venues"`
	Institutions int `json:"institutions"`
	Pages        int `json:"pages"`
}

// Stage is a step of the pipeline with the time it took.
type Stage struct {
	Name    string  `json:"name"`
	Seconds float64 `json:"seconds"`
}

// Failed reports whether the input is too bad for a site: it holds an error, or,
// when strict, a warning.
func (r *Report) Failed(strict bool) bool { return r.Errors > 0 || strict && r.warned > 0 }

// New begins a report and its clock. Empty lists are [] in JSON.
func New() *Report {
	return &Report{
		Codes:   map[string]int{},
		Pages:   map[page.Kind]int{},
		Written: []string{},
		Deleted: []string{},
		Stages:  []Stage{},
		began:   time.Now(),
	}
}

// Stage notes that a step ends that began at the given time.
func (r *Report) Stage(name string, began time.Time) {
	r.Stages = append(r.Stages, Stage{name, time.Since(began).Seconds()})
}

// Prepared takes over what was found before the first write: only that can stop a
// build.
func (r *Report) Prepared(ds *diag.List) {
	r.Diagnose(ds)
	r.warned = r.Warnings
}

// Diagnose takes over the diagnostics of the input.
func (r *Report) Diagnose(ds *diag.List) {
	r.Diags = ds.Sorted()
	r.Errors, r.Warnings, r.Notes = 0, 0, 0
	clear(r.Codes)
	for _, d := range r.Diags {
		r.Codes[d.Code]++
		switch d.Severity {
		case diag.Error:
			r.Errors++
		case diag.Warning:
			r.Warnings++
		case diag.Note:
			r.Notes++
		}
	}
}

// Repeat makes the report that of a build which has nothing to do, since it would be
// from the inputs of the last one. What was done then is not said again.
func (r *Report) Repeat(last *Report) *Report {
	r.Out, r.Codes, r.Diags = last.Out, last.Codes, last.Diags
	r.Errors, r.Warnings, r.Notes = last.Errors, last.Warnings, last.Notes
	r.Records, r.Files, r.Bytes, r.Pages = last.Records, last.Files, last.Bytes, last.Pages
	r.Unchanged, r.warned = last.Files, last.Warnings
	r.Stage("compare inputs", r.began)
	return r
}

// End stops the clock.
func (r *Report) End() *Report {
	r.Seconds = time.Since(r.began).Seconds()
	return r
}

// Count counts the entities of the catalog.
func (r *Report) Count(c *catalog.Catalog) {
	r.Records = Records{Works: len(c.Works), Authors: len(c.Authors), Topics: len(c.Topics),
		Venues: len(c.Venues), Institutions: len(c.Institutions), Pages: len(c.Pages)}
}

// Done takes over what the output did.
func (r *Report) Done(result output.Result) {
	r.Written = append(r.Written, result.Written...)
	r.Deleted = append(r.Deleted, result.Deleted...)
	r.Unchanged, r.Foreign, r.Bytes = result.Unchanged, result.Foreign, result.Bytes
}
