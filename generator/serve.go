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
	shown := preview{session: s, srv: srv}
	err = s.watch(ctx, o.WatchOptions, func() bool {
		r, err := shown.show(ctx)
		if ctx.Err() == nil {
			defer ready()
		}
		return shown.building != nil || s.tell(ctx, done, r, err)
	}, func() bool { return s.tell(ctx, done, shown.settle(), nil) })
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

// preview is a session whose site is shown.
type preview struct {
	*session
	srv      *server.Server
	building *building        // that is shown, and not settled yet
	now      *server.Snapshot // of it
	good     *server.Snapshot // the last one that was settled, and well; nil: none
}

// show makes the site as it is now and gives it to the server, unless it has errors.
func (p *preview) show(ctx context.Context) (*Report, error) {
	b := p.begin()
	b.report.Out, b.preview = "", true
	b.gc = pace.Calm(p.edited, p.built)
	defer b.gc.End()
	p.building = nil
	err := b.prepare(ctx)
	if b.cfg != nil {
		p.shownRoot = address.Root(b.cfg.BaseURL)
	}
	switch {
	case err != nil:
	case b.report.Failed(p.Strict):
		p.srv.Complain(b.report.Diags)
	default:
		p.building, p.now = b, &server.Snapshot{Root: p.shownRoot, Find: b.draft.Find, Render: b.renderer().Render, Stylesheet: b.themes[b.cfg.Language].AssetURL("style.css")}
		p.srv.Show(p.now)
	}
	return b.report.End(), err
}

// settle plans all pages of the site that is shown. Where that finds errors, the last good
// site is shown again.
func (p *preview) settle() *Report {
	b := p.building
	b.list()
	b.report.Prepared(b.ds)
	if b.report.Failed(p.Strict) {
		p.srv.Withdraw(p.good, b.report.Diags)
	} else {
		p.good = p.now
	}
	p.building = nil
	return b.report
}
