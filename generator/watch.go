package generator

import (
	"context"
	"errors"
	"time"

	"lectern/generator/pace"
	"lectern/generator/watch"
)

// WatchOptions says how a site is watched.
type WatchOptions struct {
	Options
	Poll time.Duration // above 0: look at the files this often, instead of asking the operating system

	// Told, where set, is told what the watcher has to say: that it polls, and why.
	Told func(message string)
}

// Watch builds the site, and again after each change of it, until the context ends. Each
// build is like Build, and done gets what Build returns: errors in the input leave the
// last good site, and a failure of the machine is mended by a later build. The error is
// an *ArgumentError, or says why the site cannot be watched.
func Watch(ctx context.Context, o WatchOptions, done func(*Report, error)) error {
	s, err := newSession(o.Options)
	if err != nil {
		return err
	}
	defer s.close()
	return s.watch(ctx, o, func() bool {
		r, err := s.build(ctx)
		return s.tell(ctx, done, r, err)
	}, nil)
}

// tell gives the result of a build to done, and reports whether the site is well.
func (s *session) tell(ctx context.Context, done func(*Report, error), r *Report, err error) bool {
	if ctx.Err() == nil {
		done(r, err)
	}
	return err == nil && !r.Failed(s.Strict)
}

// watch calls build at once and after each change, until the context ends. build tells
// whether the site is well. Where it is, and nothing happens for a moment, settle does what
// nobody should have to wait for, and tells the same.
func (s *session) watch(ctx context.Context, o WatchOptions, build, settle func() bool) error {
	w, err := watch.New(s.Site, watch.Options{Poll: o.Poll})
	if err != nil {
		return err
	}
	defer w.Close()
	if why := w.Polling(); why != "" && o.Told != nil {
		o.Told("the files are looked at every second, because the system cannot watch them: " + why)
	}
	for {
		well := build()
		if well && settle != nil && w.Idle(ctx, pace.Glance) {
			well = settle()
		}
		w.Trouble(!well)
		rest := pace.Rest()
		batch, err := w.Next(ctx)
		rest.Stop()
		if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
			return nil
		}
		if err != nil {
			return err
		}
		s.changed(batch)
	}
}
