package generator

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"

	"lectern/generator/catalog"
	"lectern/generator/config"
	"lectern/generator/diag"
	"lectern/generator/output"
	"lectern/generator/page"
	"lectern/generator/render"
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
	Host       string // what host Check compares the site with, instead of deploy.host in site.toml; see Hosts
	Jobs       int    // pages rendered at once; 0: one for each processor
	Full       bool   // compare every file on disk with what it should be
	AllowPrune bool   // delete old pages even when they are more than prune_limit per cent
	Strict     bool   // warnings stop the build, too

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
	b, err := newBuild(o)
	if err != nil {
		return nil, err
	}
	defer b.close()
	b.gc = calmGC()
	defer b.gc.end()
	if err := b.prepare(ctx); err != nil || b.report.Failed(o.Strict) {
		return b.report.end(), err
	}
	err = b.write(ctx)
	return b.report.end(), err
}

// Check finds everything that is wrong with the input, as Build does, and writes
// nothing. With Options.Host the site is rendered and measured.
func Check(ctx context.Context, o Options) (*Report, error) {
	o.Out = ""
	b, err := newBuild(o)
	if err != nil {
		return nil, err
	}
	defer b.close()
	b.gc = calmGC()
	defer b.gc.end()
	b.report.Out = ""
	err = b.prepare(ctx)
	if err == nil && b.Host == "" {
		b.Host = b.cfg.Deploy.Host
	}
	if err == nil && b.report.Errors == 0 {
		err = b.rehearse(ctx, func(page.Page) bool { return false })
	}
	if err == nil && b.Host != "" && b.report.Errors == 0 {
		err = b.measure(ctx)
	}
	return b.report.end(), err
}

// building is a build under way: each step leaves what the next ones need.
type building struct {
	Options
	folders
	report  *Report
	root    *os.Root // the site's folder
	ds      *diag.List
	cfg     *config.Config
	content *source.Content
	catalog *catalog.Catalog
	theme   *theme.Theme
	pages   []page.Page

	// What the theme is like must not change what is said of the records, nor the
	// other way round.
	themeDiags diag.List

	gc *pace
}

func newBuild(o Options) (*building, error) {
	f, err := resolve(o)
	if err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(f.site)
	if err != nil {
		return nil, &ArgumentError{fmt.Sprintf("the site's folder cannot be read: %v", err)}
	}
	b := &building{Options: o, folders: f, report: newReport(), root: root, ds: &diag.List{}}
	b.report.Out = f.shown
	return b, nil
}

func (b *building) close() { _ = b.root.Close() } // opened for reading only

// prepare is everything before the first write, and finds everything that is wrong.
func (b *building) prepare(ctx context.Context) error {
	defer func() {
		b.report.diagnose(b.ds)
		b.report.warned = b.report.Warnings
	}()
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
				beside.Go(func() { b.loadTheme(site) })
				beside.Go(b.identify)
			}
			return err
		}},
		{"content", func() (err error) { b.content, err = source.Load(site, b.cfg, b.ds); return err }},
		{"catalog", func() error { b.catalog = catalog.New(&b.content.Records, b.cfg, b.ds); return nil }},
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
		b.report.stage(step.name, began)
		if b.report.diagnose(b.ds); b.report.Codes["no-site"] > 0 {
			return nil // whatever else is wrong here, it is not a site's
		}
	}
	return nil
}

// write renders what has changed and brings the folder to the plan.
func (b *building) write(ctx context.Context) (err error) {
	began := time.Now()
	site, err := output.Open(output.Options{
		Dir: b.out, State: b.state, PruneLimit: b.cfg.PruneLimit, AllowPrune: b.AllowPrune, Full: b.Full,
	})
	if err != nil {
		return err
	}
	defer func() {
		if cerr := site.Close(); err == nil {
			err = cerr
		}
	}()
	planned := make([]output.Planned, len(b.pages))
	for i, p := range b.pages {
		planned[i] = output.Planned{Path: p.Path, Key: p.Key}
	}
	err = site.Begin(planned)
	if b.refused(err) {
		return nil
	}
	if err != nil {
		return err
	}
	b.warnForeign(site)
	b.report.stage("compare", began)

	began = time.Now()
	b.gc.render()
	unchanged := func(p page.Page) bool { return site.Unchanged(p.Path, p.Key) }
	if err := b.rehearse(ctx, unchanged); err != nil || b.ds.HasErrors() {
		return err
	}
	err = b.render(ctx, unchanged, func(p page.Page, data []byte) error {
		return site.Write(p.Path, p.Key, data)
	})
	b.report.stage("render and write", began)
	if err != nil || b.ds.HasErrors() {
		b.report.Stopped = true
		b.report.diagnose(b.ds)
		return err
	}
	began = time.Now()
	result, err := site.Commit()
	b.report.stage("prune and remember", began)
	b.report.done(result)
	return err
}

// measure renders the whole site without writing it, and compares its size with
// what the host accepts.
func (b *building) measure(ctx context.Context) error {
	began := time.Now()
	b.gc.render()
	var files sizes
	err := b.render(ctx, func(page.Page) bool { return false }, files.add)
	b.report.stage("render", began)
	if err != nil {
		return err
	}
	checkHost(b.Host, files.sorted(), b.ds)
	b.report.diagnose(b.ds)
	return nil
}

// rehearse finds what only the pages can show to be wrong with the site's templates.
func (b *building) rehearse(ctx context.Context, skip func(page.Page) bool) error {
	err := b.renderer().Rehearse(ctx, b.jobs(), b.pages, skip, b.ds)
	b.report.diagnose(b.ds)
	return err
}

// renderer makes the renderer, which all workers share.
func (b *building) renderer() *render.Renderer { return render.New(b.theme, b.content.Open) }
