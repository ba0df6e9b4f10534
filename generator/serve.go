package generator

import (
	"context"
	"io/fs"
	"sync"

	"lectern/generator/address"
	"lectern/generator/pace"
	"lectern/generator/server"
)

// ServeOptions says how a site is previewed.
type ServeOptions struct {
	WatchOptions
	Addr string // host:port to listen on; empty: a free port of this machine, 8080 if possible
	Open bool   // open the browser

	// Ready, where set, is called when the site can be looked at, with its address.
	Ready func(url string)
}

// Serve shows the site to browsers, rendered as they ask for it, and shows each change
// of it, until the context ends. Nothing is written. done gets what Build would return.
// The error is an *ArgumentError or a *net.AddrError, or says why the site cannot be
// shown.
func Serve(ctx context.Context, o ServeOptions, done func(*Report, error)) error {
	o.Out = ""
	s, err := newSession(o.Options)
	if err != nil {
		return err
	}
	defer s.close()
	s.cites = nil // few are shown
	listener, err := server.Listen(o.Addr)
	if err != nil {
		return err
	}
	srv := server.New(func(file string) ([]byte, error) { return fs.ReadFile(s.root.FS(), file) })
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var serving sync.WaitGroup
	defer serving.Wait()
	serving.Go(func() {
		if err := srv.Serve(ctx, listener); err != nil {
			cancel(err)
		}
	})
	ready := sync.OnceFunc(func() { o.ready(listener.URL(s.shownRoot)) })
	err = s.watch(ctx, o.WatchOptions, func() bool {
		r, err := s.show(ctx, srv)
		if ctx.Err() == nil {
			done(r, err)
			ready()
		}
		return err == nil && !r.Failed(s.Strict)
	})
	cancel(err)
	if cause := context.Cause(ctx); cause != context.Canceled && err == nil {
		return cause
	}
	return err
}

func (o *ServeOptions) ready(url string) {
	if o.Ready != nil {
		o.Ready(url)
	}
	if o.Open {
		if err := server.Open(url); err != nil && o.Told != nil {
			o.Told("no browser can be opened: " + err.Error())
		}
	}
}

// show makes the site as it is now and gives it to the server.
func (s *session) show(ctx context.Context, srv *server.Server) (*Report, error) {
	b := s.begin()
	b.report.Out, b.preview = "", true
	b.gc = pace.Calm(s.edited, s.built)
	defer b.gc.End()
	err := b.prepare(ctx)
	if b.cfg != nil {
		s.shownRoot = address.Root(b.cfg.BaseURL)
	}
	switch {
	case err != nil:
	case b.report.Failed(s.Strict):
		srv.Complain(b.report.Diags)
	default:
		srv.Show(&server.Snapshot{Root: s.shownRoot, Pages: b.pages, Render: b.renderer().Render, Stylesheet: b.themes[b.cfg.Language].AssetURL("style.css")})
	}
	return b.report.End(), err
}
