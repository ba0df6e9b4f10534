// Package edit changes the records of authors where they stand: it merges two, splits
// one, gives one another id, forgets one, and adds to one. Whatever is not named in a
// change keeps its bytes, and old addresses stay alive. It knows nothing of pages, nor
// of how a command was given.
package edit

import (
	"errors"
	"fmt"

	"lectern/generator/decode"
	"lectern/generator/diag"
	"lectern/generator/edit/site"
	"lectern/generator/edit/store"
)

// Verb is what is done to an author's record.
type Verb string

// The verbs.
const (
	Merge  Verb = "merge"  // Other, the same person, goes into ID
	Split  Verb = "split"  // Works of ID are given to a new author Other
	Rename Verb = "rename" // ID gets the id Other
	Forget Verb = "forget" // ID leaves no trace but the plain name on works
	Append Verb = "append" // Values are added to the list Field of ID
)

// Command is one edit of a site.
type Command struct {
	Verb   Verb
	ID     string // of the author; for Forget also an ORCID iD or the name of somebody without a record
	Other  string // see Verb
	Works  []string
	Name   string // of the new author; empty: that of ID
	Field  string
	Values []decode.Node
	Force  bool   // merge although identifiers differ
	NoPage bool   // forget the address, too
	Key    []byte // 32 random bytes, for a suppression list that is not there yet
	DryRun bool   // write nothing, and say what would change
}

// Report says what an edit did, or why it did nothing.
type Report struct {
	Diags   []diag.Diagnostic // what is wrong with the site, where that keeps it from being edited
	Refused string            // why nothing was changed, in one line; empty when it was
	Done    string            // what was done, in one line
	Notes   []string          // what else there is to know
	Files   []string          // each file with what happened to it
	Diff    string            // of a dry run: the changes, as a unified diff
}

// Run edits the site in a folder. All files are changed or none. The error is a
// failure of the machine.
func Run(dir string, c Command) (*Report, error) {
	files, err := store.Open(dir)
	if err != nil {
		return nil, err
	}
	defer files.Close()
	s := &session{Command: c, Site: site.New(files)}
	if s.report.Diags, err = s.Load(); err != nil || len(s.report.Diags) > 0 {
		s.report.Refused = "the site has errors, and nothing was changed"
		return &s.report, err
	}
	err = s.verb()
	if err == nil {
		err = s.Flush()
	}
	if err == nil {
		err = s.Verify()
	}
	if err == nil && !c.DryRun {
		err = s.Store.Commit()
	}
	if why := site.Refusal(""); errors.As(err, &why) {
		return &Report{Refused: string(why)}, nil
	}
	if err != nil {
		return nil, err
	}
	if c.DryRun {
		s.report.Diff = s.Store.Diff()
	}
	s.list()
	return &s.report, nil
}

// session is an edit under way.
type session struct {
	Command
	*site.Site
	report Report
}

func (s *session) verb() error {
	switch s.Verb {
	case Merge:
		return s.merge()
	case Split:
		return s.split()
	case Rename:
		return s.rename()
	case Forget:
		return s.forget()
	case Append:
		return s.add()
	}
	return site.Refuse("there is no edit %q", string(s.Verb))
}

// list says what happened to each file.
func (s *session) list() {
	for _, name := range s.Store.Changed() {
		what := "changed"
		switch {
		case s.Store.Removed(name):
			what = "removed"
		case s.Store.Added(name):
			what = "new"
		}
		s.report.Files = append(s.report.Files, name+": "+what)
	}
}

// note adds something to know.
func (s *session) note(format string, args ...any) {
	s.report.Notes = append(s.report.Notes, fmt.Sprintf(format, args...))
}
