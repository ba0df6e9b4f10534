package generator

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"

	"lectern/generator/address"
	"lectern/generator/catalog/memo"
	"lectern/generator/catalog/suspect"
	"lectern/generator/diag"
	"lectern/generator/pace"
	"lectern/generator/page/export"
	"lectern/generator/place"
	"lectern/generator/report"
	"lectern/generator/source"
	"lectern/generator/theme"
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
	order address.Order
	theme themeMemo

	shownRoot string // the base path of the site that a preview shows
	edited    bool   // the session has built before, and somebody waits
	once      bool   // the session is for one build, which looks for what is suspect, too
}

// themeMemo is the theme as it was last loaded, with what is wrong with it.
type themeMemo struct {
	of        map[string]*theme.Theme // by language; nil: to be loaded
	languages []string                // what it was loaded for
	root      string
	diags     []diag.Diagnostic
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
	return &session{Options: o, Folders: f, root: root, memo: source.NewMemo(), names: memo.NewMemo(), cites: &export.Memo{}}, nil
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
		s.theme = themeMemo{}
	}
}

// build makes the site as it is now and writes what has changed.
func (s *session) build(ctx context.Context) (*Report, error) {
	b := s.begin()
	b.gc = pace.Calm(s.edited)
	defer b.gc.End()
	if err := b.prepare(ctx); err != nil || b.report.Failed(s.Strict) {
		return b.report.End(), err
	}
	if s.once {
		suspect.Report(b.catalog, b.ds)
		b.report.Diagnose(b.ds)
		s.memo, s.names, s.cites, s.order = nil, nil, nil, address.Order{} // there is no next build
	}
	err := b.write(ctx)
	return b.report.End(), err
}
