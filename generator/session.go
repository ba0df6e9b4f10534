package generator

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"lectern/generator/catalog/memo"
	"lectern/generator/catalog/suspect"
	"lectern/generator/diag"
	"lectern/generator/output"
	"lectern/generator/pace"
	"lectern/generator/page/export"
	"lectern/generator/page/kept"
	"lectern/generator/place"
	"lectern/generator/render/looks"
	"lectern/generator/report"
	"lectern/generator/source"
	"lectern/generator/watch"
)

// session builds one site, once or again and again. What it keeps from one build for
// the next are memos of pure functions: the next build gives what a first one would.
type session struct {
	Options
	place.Folders
	root  *os.Root // the site's folder
	memo  *source.Memo
	names *memo.Memo
	cites *export.Memo
	left  *output.Known
	keys  kept.Memo
	looks looks.Memo
	gc    *pace.Pace

	shownRoot string // the base path of the site that a preview shows
	edited    bool   // the session has built before, and somebody waits
	built     bool   // this program has built the site before, with the same flags
	once      bool   // the session is for one build, which looks for what is suspect, too
}

func newSession(o Options) (*session, error) {
	f, err := place.Find(o.Dir, o.Out)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(f.Site)
	if err != nil {
		return nil, &ArgumentError{Message: fmt.Sprintf("the site's folder cannot be read: %v", err)}
	}
	return &session{Options: o, Folders: f, root: root, memo: source.NewMemo(), names: memo.NewMemo(), cites: &export.Memo{}, left: &output.Known{}}, nil
}

func (s *session) close() { _ = s.root.Close() } // opened for reading only

// begin starts a build.
func (s *session) begin() *building {
	b := &building{session: s, report: report.New(), ds: &diag.List{}}
	b.report.Out = s.Shown
	return b
}

// changed drops what may be different in the next build.
func (s *session) changed(batch watch.Batch) {
	s.edited = true
	s.memo.Changed(batch.Paths, batch.All)
	if batch.All || slices.ContainsFunc(batch.Paths, func(p string) bool { return p == "theme" || strings.HasPrefix(p, "theme/") }) {
		s.looks = looks.Memo{}
	}
}

// build makes the site as it is now and writes what has changed.
func (s *session) build(ctx context.Context) (*Report, error) {
	b := s.begin()
	s.gc = pace.Calm(s.edited, s.built)
	if !s.once {
		defer s.gc.End()
	}
	var beside sync.WaitGroup
	defer beside.Wait()
	beside.Go(func() { s.left.Read(s.State) })
	if err := b.prepare(ctx); err != nil || b.report.Failed(s.Strict) {
		return b.report.End(), err
	}
	var notes diag.List // they stop nothing
	if s.once {
		beside.Go(func() { suspect.Report(b.catalog, &notes) })
		s.memo, s.names, s.cites, s.keys = nil, nil, nil, kept.Memo{} // there is no next build
	}
	err := b.write(ctx)
	beside.Wait()
	b.ds.Append(&notes)
	b.report.Diagnose(b.ds)
	return b.report.End(), err
}
