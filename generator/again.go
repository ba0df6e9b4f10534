package generator

import (
	"context"
	"path/filepath"

	"lectern/generator/config"
	"lectern/generator/output"
	"lectern/generator/place"
	"lectern/generator/stamp"
)

// buildOnce builds the site, unless the last build was from the same bytes and what it
// left is still there: the same input gives the same bytes, so nothing is to be done.
func (s *session) buildOnce(ctx context.Context) (*Report, error) {
	if s.Program == [16]byte{} {
		s.Program, _ = place.Program()
	}
	s.once = true
	defer func() { s.gc.End() }() // after the site is remembered, too
	if s.Full || s.Program == [16]byte{} {
		return s.build(ctx)
	}
	site := stamp.Site{
		FS:    s.root.FS(),
		Names: []string{config.File, "content", "theme"},
		Rest:  []string{s.BaseURL, s.AsOf, s.Options.Out, string(s.Program[:])},
		Left:  func() ([16]byte, bool) { return output.Left(s.Folders.Out, s.State, s.left) },
		File:  filepath.Join(s.State, "stamp"),
	}
	if last := site.Again(); last != nil && !last.Failed(s.Strict) {
		return last, nil
	}
	s.built = site.Similar()
	r, err := s.build(ctx)
	if err == nil && !r.Failed(s.Strict) {
		err = site.Keep(r)
	}
	return r, err
}
