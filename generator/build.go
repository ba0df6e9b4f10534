package generator

import (
	"context"
	"sync"
	"time"

	"lectern/generator/address"
	"lectern/generator/catalog"
	"lectern/generator/catalog/suspect"
	"lectern/generator/cause"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/host"
	"lectern/generator/output"
	"lectern/generator/pace"
	"lectern/generator/page"
	"lectern/generator/render"
	"lectern/generator/report"
	"lectern/generator/source"
	"lectern/generator/theme"
)

// Options says what to build. The zero value builds the present folder into
// public/.
type Options struct {
	Dir        string // the site's folder: site.toml and content/
	Out        string // the published folder; empty: public in Dir
	BaseURL    string // instead of base_url in site.toml
	AsOf       string // instead of as_of in site.toml
	Host       string // what host Check compares the site with, instead of deploy.host in site.toml; see host.Names
	Jobs       int    // pages rendered at once; 0: one for each processor
	Full       bool   // compare every file on disk with what it should be
	AllowPrune bool   // delete old pages even when they are more than prune_limit per cent
	Strict     bool   // warnings stop the build, too
	Causes     bool   // say of each page that is written why

	// Program is a digest of the running program, which all keys depend on. Zero: of
	// its executable file.
	Program [16]byte

	// Progress, where set, is told how far a stage is: "reading" (total 0), "writing".
	// It is called often, by many goroutines.
	Progress func(stage string, done, total int)
}

// Build writes a site. What is wrong with the input is in the report, and then
// nothing has been written, unless Report.Stopped. The error is an *ArgumentError, and then there is no
// report, or says what the machine failed to do.
func Build(ctx context.Context, o Options) (*Report, error) {
	s, err := newSession(o)
	if err != nil {
		return nil, err
	}
	defer s.close()
	return s.buildOnce(ctx)
}

// Check finds everything that is wrong with the input, as Build does, and writes
// nothing. With Options.Host the site is rendered and measured.
func Check(ctx context.Context, o Options) (*Report, error) {
	o.Out = ""
	s, err := newSession(o)
	if err != nil {
		return nil, err
	}
	defer s.close()
	b := s.begin()
	b.gc = pace.Calm(false, false)
	defer b.gc.End()
	b.report.Out = ""
	err = b.prepare(ctx)
	if err == nil && b.report.Errors == 0 {
		began := time.Now()
		suspect.Report(b.catalog, b.ds)
		b.report.Stage("suspect", began)
		b.report.Diagnose(b.ds)
	}
	if err == nil && b.Host == "" {
		b.Host = b.cfg.Deploy.Host
	}
	if err == nil && b.report.Errors == 0 {
		err = b.rehearse(ctx, func(page.Page) bool { return false })
	}
	if err == nil && b.Host != "" && b.report.Errors == 0 {
		err = b.measure(ctx)
	}
	return b.report.End(), err
}

// building is a build under way: each step leaves what the next ones need.
type building struct {
	*session
	report  *report.Report
	ds      *diag.List
	cfg     *config.Config
	content *source.Content
	catalog *catalog.Catalog
	themes  map[string]*theme.Theme // by language
	draft   *page.Draft
	pages   []page.Page // none in a preview, until it has been shown

	// What the theme is like must not change what is said of the records, nor the
	// other way round.
	themeDiags diag.List

	preview bool                          // nothing will be written
	cards   map[cause.Digest]cause.Digest // of a card, to its record's
}

// prepare is everything before the first write, and finds everything that is wrong.
func (b *building) prepare(ctx context.Context) error {
	defer b.report.Prepared(b.ds)
	site := b.root.FS()
	b.progress("reading", 0, 0)
	var beside sync.WaitGroup // what does not need the records
	defer beside.Wait()
	steps := []struct {
		name string
		do   func() error
	}{
		{"settings", func() error {
			err := b.loadConfig(site)
			if err == nil {
				beside.Go(func() { b.themes = b.looks.Load(site, address.Root(b.cfg.BaseURL), b.cfg.Languages, &b.themeDiags) })
				beside.Go(b.identify)
			}
			return err
		}},
		{"content", func() (err error) { b.content, err = b.memo.Load(site, b.cfg, b.ds); return err }},
		{"catalog", func() error { b.relate(); return nil }},
		{"theme", func() error { beside.Wait(); b.ds.Append(&b.themeDiags); return nil }},
		{"plan", func() error { b.plan(); return nil }},
	}
	for _, step := range steps {
		if err := ctx.Err(); err != nil {
			return err
		}
		began := time.Now()
		if err := step.do(); err != nil {
			return err
		}
		b.report.Stage(step.name, began)
		if b.report.Diagnose(b.ds); b.report.Codes["no-site"] > 0 {
			return nil // whatever else is wrong here, it is not a site's
		}
	}
	return nil
}

// relate makes the catalog.
func (b *building) relate() {
	if b.once {
		b.catalog = catalog.New(&b.content.Records, b.cfg, b.ds)
	} else {
		b.catalog = catalog.Renew(b.names, &b.content.Records, b.cfg, b.ds)
	}
	b.gc.Settle()
}

// write renders what has changed and brings the folder to the plan.
func (b *building) write(ctx context.Context) (err error) {
	began := time.Now()
	site, err := output.Open(b.outputOptions())
	if err != nil {
		return err
	}
	defer func() {
		if cerr := site.Close(); err == nil {
			err = cerr
		}
	}()
	if err = site.Begin(b.planned()); b.refused(err) {
		return nil
	} else if err != nil {
		return err
	}
	for _, d := range site.Doubts(b.report.Out) {
		b.ds.Add(d)
	}
	b.report.Diagnose(b.ds)
	b.report.Stage("compare", began)
	began = time.Now()
	var listing sync.WaitGroup // beside the pages
	defer listing.Wait()
	var inputs cause.Inputs
	listing.Go(func() { inputs = b.inputs() })
	stale := site.Stale()
	if len(stale) > len(b.pages)/10 {
		b.gc.Render()
	}
	unchanged := func(p page.Page) bool { return !stale[p.Path] }
	if err := b.rehearse(ctx, unchanged); err != nil || b.ds.HasErrors() {
		return err
	}
	err = b.render(ctx, unchanged, func(p page.Page, data []byte) error {
		return site.Write(p.Path, p.Key, data)
	})
	b.report.Stage("render and write", began)
	if err != nil || b.ds.HasErrors() {
		b.report.Stopped = true
		b.report.Diagnose(b.ds)
		return err
	}
	began = time.Now()
	result, err := site.Commit()
	b.report.Done(result)
	if listing.Wait(); err == nil {
		b.explain(result.Written, inputs)
		err = b.remember(result, inputs)
	}
	b.report.Stage("prune and remember", began)
	return err
}

func (b *building) outputOptions() output.Options {
	return output.Options{Dir: b.Folders.Out, State: b.State, PruneLimit: b.cfg.PruneLimit, AllowPrune: b.AllowPrune, Full: b.Full, Known: b.left}
}

func (b *building) planned() []output.Planned {
	planned := make([]output.Planned, len(b.pages))
	for i, p := range b.pages {
		planned[i] = output.Planned{Path: p.Path, Key: p.Key}
	}
	return planned
}

// measure renders the whole site without writing it, and compares its size with
// what the host accepts.
func (b *building) measure(ctx context.Context) error {
	began := time.Now()
	b.gc.Render()
	var files host.Sizes
	err := b.render(ctx, func(page.Page) bool { return false }, func(p page.Page, data []byte) error {
		files.Add(p.Path, len(data))
		return nil
	})
	b.report.Stage("render", began)
	if err != nil {
		return err
	}
	host.Check(b.Host, files.Sorted(), b.ds)
	b.report.Diagnose(b.ds)
	return nil
}

// rehearse finds what only the pages can show to be wrong with the site's templates.
func (b *building) rehearse(ctx context.Context, skip func(page.Page) bool) error {
	err := b.renderer().Rehearse(ctx, b.jobs(), b.pages, skip, b.ds)
	b.report.Diagnose(b.ds)
	return err
}

// renderer makes the renderer, which all workers share.
func (b *building) renderer() *render.Renderer { return render.New(b.themes, b.content.Open) }
