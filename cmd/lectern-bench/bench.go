package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"

	"lectern/cmd/lectern-bench/measure"
	"lectern/cmd/lectern-bench/results"
)

// bench is one call of the command.
type bench struct {
	options
	progress io.Writer
	results  results.Results
}

// subject is a site to be measured.
type subject struct {
	name  string
	works int                                         // 0: somebody's own site
	fill  func(ctx context.Context, dir string) error // puts the records into a folder that is there
}

// all measures everything that is asked for. Results has what is done, with or
// without an error.
func (b *bench) all(ctx context.Context) error {
	tools, err := os.MkdirTemp("", "lectern-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(tools)
	if err := b.findPrograms(ctx, tools); err != nil {
		return err
	}
	if len(b.places) == 1 && b.places[0].name == "disk" {
		b.note("No folder in memory was measured: none was found or asked for.")
	}
	for _, s := range b.subjects() {
		for _, settings := range b.settings {
			for _, p := range b.places {
				if err := b.try(ctx, s, settings, p); err != nil {
					return fmt.Errorf("%s, %s, %s: %w", s.name, settings, p.name, err)
				}
			}
		}
	}
	return nil
}

// subjects are the synthetic sites, or the one that -site names.
func (b *bench) subjects() []subject {
	if b.site != "" {
		own := func(_ context.Context, dir string) error { return copySite(b.site, dir) }
		name := filepath.Base(b.site)
		if abs, err := filepath.Abs(b.site); err == nil {
			name = filepath.Base(abs)
		}
		return []subject{{name: name, fill: own}}
	}
	var all []subject
	for _, n := range b.works {
		all = append(all, subject{name: strconv.Itoa(n) + " works", works: n, fill: func(ctx context.Context, dir string) error {
			_, err := send(ctx, jobRecords, dir, strconv.Itoa(n), strconv.FormatUint(b.seed, 10))
			return err
		}})
	}
	return all
}

// findPrograms builds Lectern, unless a program was named, and looks for Hugo.
func (b *bench) findPrograms(ctx context.Context, dir string) error {
	if b.lectern == "" {
		b.say("building lectern")
		b.lectern = filepath.Join(dir, "lectern")
		if runtime.GOOS == "windows" {
			b.lectern += ".exe"
		}
		if _, _, err := measure.Run(ctx, "go", "build", "-o", b.lectern, "lectern/cmd/lectern"); err != nil {
			return fmt.Errorf("lectern cannot be built here, so name the program with -lectern: %w", err)
		}
	}
	m := &b.results.Machine
	m.System, m.Processors, m.Go = runtime.GOOS+"/"+runtime.GOARCH, runtime.NumCPU(), runtime.Version()
	var err error
	if m.Lectern, err = version(ctx, b.lectern); err != nil {
		return err
	}
	if b.hugo == hugoOff {
		b.hugo = ""
		b.note("Hugo was not measured: -hugo " + hugoOff + ".")
		return nil
	}
	asked := b.hugo
	if b.hugo, err = exec.LookPath(asked); err != nil {
		if asked != "hugo" {
			return fmt.Errorf("-hugo: %w", err)
		}
		b.hugo = ""
		b.note("Hugo was not measured: there is no hugo on the PATH (name it with -hugo).")
		return nil
	}
	m.Hugo, err = version(ctx, b.hugo)
	return err
}

// version is the first line of what a program says of itself.
func version(ctx context.Context, program string) (string, error) {
	_, out, err := measure.Run(ctx, program, "version")
	line, _, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	return line, err
}

// copySite copies what makes a site, and neither what was built of it nor what the
// program remembers.
func copySite(from, to string) error {
	for _, name := range []string{"site.toml", "content", "theme"} {
		at := filepath.Join(from, name)
		info, err := os.Stat(at)
		switch {
		case os.IsNotExist(err):
			continue
		case err != nil:
			return err
		case info.IsDir():
			err = os.CopyFS(filepath.Join(to, name), os.DirFS(at))
		default:
			var data []byte
			if data, err = os.ReadFile(at); err == nil {
				err = os.WriteFile(filepath.Join(to, name), data, 0o644)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// note keeps what readers of the tables have to know, once.
func (b *bench) note(text string) {
	for _, said := range b.results.Notes {
		if said == text {
			return
		}
	}
	b.results.Notes = append(b.results.Notes, text)
}

func (b *bench) say(format string, args ...any) {
	fmt.Fprintf(b.progress, format+"\n", args...)
}
