package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"lectern/cmd/lectern-bench/measure"
	"lectern/cmd/lectern-bench/results"
)

// trial is a site in a folder, to be built again and again.
type trial struct {
	*bench
	dir     string // of everything that the trial makes
	site    string
	hugo    string // Hugo's site; "" where Hugo is not compared
	out     string // where Lectern built last
	like    results.Case
	onDisk  bool
	folders int // made so far
}

// try measures one site with one kind of settings at one place.
func (b *bench) try(ctx context.Context, s subject, settings string, at place) error {
	dir, err := os.MkdirTemp(at.dir, "lectern-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	t := &trial{bench: b, dir: dir, site: filepath.Join(dir, "site"), onDisk: at.name == "disk",
		like: results.Case{Site: s.name, Works: s.works, Settings: settings, Place: at.name, Program: results.Lectern}}
	if err := t.prepare(ctx, s); err != nil {
		return err
	}
	for _, mode := range b.modes {
		measured := map[string]func(context.Context) error{
			results.Full: t.full, results.NoChange: t.noChange, results.OneChange: t.oneChange,
		}[mode]
		if err := measured(ctx); err != nil {
			return fmt.Errorf("%s: %w", mode, err)
		}
	}
	return nil
}

// prepare makes the site and Hugo's.
func (t *trial) prepare(ctx context.Context, s subject) error {
	t.say("%s, %s, %s: making the records", t.like.Site, t.like.Settings, t.like.Place)
	if err := os.Mkdir(t.site, 0o755); err != nil {
		return err
	}
	if err := s.fill(ctx, t.site); err != nil {
		return err
	}
	if err := writeSettings(t.site, t.like.Settings, s.works > 0); err != nil {
		return err
	}
	if t.like.Settings != results.Parity {
		return nil
	}
	for _, name := range []string{"content/pages", "content/static", "theme"} { // Hugo's site has none
		if err := os.RemoveAll(filepath.Join(t.site, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	if t.bench.hugo == "" {
		return nil
	}
	t.hugo = filepath.Join(t.dir, "hugo")
	_, err := send(ctx, jobHugo, t.site, t.hugo)
	return err
}

// full builds from nothing: Lectern, Hugo, the writing alone, and again.
func (t *trial) full(ctx context.Context) error {
	for range t.runs {
		if err := t.drop(t.out); err != nil {
			return err
		}
		if err := t.fresh(ctx, true); err != nil {
			return err
		}
		if t.hugo != "" {
			if err := t.buildHugo(ctx); err != nil {
				return err
			}
		}
		if err := t.floor(ctx); err != nil {
			return err
		}
	}
	return nil
}

// noChange builds once more what is there.
func (t *trial) noChange(ctx context.Context) error {
	if err := t.ready(ctx); err != nil {
		return err
	}
	for range t.runs {
		if err := t.build(ctx, results.NoChange); err != nil {
			return err
		}
	}
	return nil
}

// oneChange makes a change and builds, takes it back and builds, and so on.
func (t *trial) oneChange(ctx context.Context) error {
	if err := t.ready(ctx); err != nil {
		return err
	}
	edit, err := measure.NewEdit(t.site)
	if errors.Is(err, measure.ErrNoRecord) {
		t.note(fmt.Sprintf("%s: one change was not measured: %v.", t.like.Site, err))
		return nil
	}
	if err != nil {
		return err
	}
	for range t.runs {
		if err := edit.Toggle(); err != nil {
			return err
		}
		if err := t.build(ctx, results.OneChange); err != nil {
			return err
		}
	}
	return nil
}

// ready builds the site where nothing has yet.
func (t *trial) ready(ctx context.Context) error {
	if t.out != "" {
		return nil
	}
	return t.fresh(ctx, false)
}

// fresh builds into a new folder, with nothing remembered.
func (t *trial) fresh(ctx context.Context, keep bool) error {
	if err := os.RemoveAll(filepath.Join(t.site, ".lectern")); err != nil {
		return err
	}
	t.out = t.folder("lectern")
	if keep {
		return t.build(ctx, results.Full)
	}
	_, err := t.run(ctx)
	return err
}

// build builds once and keeps the figures.
func (t *trial) build(ctx context.Context, mode string) error {
	s, err := t.run(ctx)
	if err == nil {
		t.keep(mode, results.Lectern, s)
	}
	return err
}

// run is Lectern's build.
func (t *trial) run(ctx context.Context) (measure.Sample, error) {
	t.settle()
	report := filepath.Join(t.dir, "report.json")
	s, _, err := measure.Run(ctx, t.lectern, "build", "--site", t.site, "--out", t.out, "--report", report)
	if err != nil {
		return s, err
	}
	err = readReport(report, &s)
	return s, err
}

func (t *trial) buildHugo(ctx context.Context) error {
	t.settle()
	out := t.folder("hugo")
	s, _, err := measure.Run(ctx, t.bench.hugo, "--source", t.hugo, "--destination", out, "--baseURL", baseURL,
		"--minify", "--quiet", "--noBuildLock", "--cacheDir", filepath.Join(t.dir, "cache"))
	if err != nil {
		return err
	}
	if s.Files, s.Bytes, err = measure.Size(out); err != nil {
		return err
	}
	s.Written = s.Files
	t.keep(results.Full, results.Hugo, s)
	if err := t.compare(out); err != nil {
		return err
	}
	return t.drop(out)
}

// compare counts the files of both sites, once.
func (t *trial) compare(hugo string) error {
	for _, tree := range t.results.Trees {
		if tree.Site == t.like.Site {
			return nil
		}
	}
	ours, err := measure.CountSorts(t.out)
	if err != nil {
		return err
	}
	theirs, err := measure.CountSorts(hugo)
	t.results.Trees = append(t.results.Trees, results.Tree{Site: t.like.Site, Lectern: ours, Hugo: theirs})
	return err
}

// floor writes the files that Lectern wrote, and nothing else.
func (t *trial) floor(ctx context.Context) error {
	t.settle()
	out := t.folder("floor")
	printed, err := send(ctx, jobFloor, t.out, out)
	if err != nil {
		return err
	}
	var s measure.Sample
	if err := json.Unmarshal(printed, &s); err != nil {
		return err
	}
	t.keep(results.Full, results.Floor, s)
	return t.drop(out)
}

// folder is the name of a new folder.
func (t *trial) folder(of string) string {
	t.folders++
	return filepath.Join(t.dir, fmt.Sprintf("out-%d-%s", t.folders, of))
}

// drop removes a built site from memory. On disk it stays to the end of the trial,
// since a disk is slow for a while after many files were removed.
func (t *trial) drop(dir string) error {
	if t.onDisk || dir == "" {
		return nil
	}
	return os.RemoveAll(dir)
}

func (t *trial) settle() {
	if t.onDisk {
		measure.Settle()
	}
}

// keep adds a sample to the results.
func (t *trial) keep(mode, program string, s measure.Sample) {
	like := t.like
	like.Mode, like.Program = mode, program
	c := t.results.Case(like)
	c.Runs = append(c.Runs, s)
	t.say("%s, %s, %s: %s %s %d of %d: %.2f s", like.Site, like.Settings, like.Place, program, mode, len(c.Runs), t.runs, s.Wall.Seconds())
}
