package main

import (
	"fmt"
	"os"
	"runtime"
	"slices"

	"github.com/spf13/cobra"

	"lectern/generator"
	"lectern/generator/diag"
)

// siteFlags are the flags of the verbs that read a site.
type siteFlags struct {
	generator.Options
	strict bool
}

func (f *siteFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&f.Dir, "site", ".", "`folder` of the site: site.toml and content/")
	flags.StringVar(&f.BaseURL, "base-url", "", "the site's `address`, instead of base_url in site.toml")
	flags.StringVar(&f.AsOf, "as-of", "", "`date` to which current and former are relative, instead of as_of in site.toml")
	flags.IntVar(&f.Jobs, "jobs", runtime.GOMAXPROCS(0), "render `N` pages at once")
	flags.BoolVar(&f.strict, "strict", false, "take warnings for errors")
	must(cmd.MarkFlagDirname("site"))
}

// check refuses values that no site can be built with.
func (f *siteFlags) check() error {
	if f.Jobs < 1 {
		return fmt.Errorf("--jobs must be at least 1, not %d", f.Jobs)
	}
	f.Strict = f.strict
	return nil
}

func newBuild() *cobra.Command {
	var f siteFlags
	var reportFile, page string
	var w watchFlags
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write the site",
		Long: "Write the site into public/, or into the folder that --out names. Only what has changed is written; " +
			"files that Lectern did not write are left alone. With an error in the input nothing is written.",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.check(); err != nil {
				return err
			}
			f.Causes = reportFile != ""
			if page != "" {
				return explain(cmd, &f, page)
			}
			if w.watch {
				return w.build(cmd, &f, reportFile)
			}
			return build(cmd, &f, reportFile)
		},
	}
	f.add(cmd)
	flags := cmd.Flags()
	flags.StringVar(&f.Out, "out", "", "`folder` to write to (default: public in the site's folder)")
	flags.BoolVar(&f.Full, "full", false, "compare every file on disk with what it should be")
	flags.BoolVar(&f.AllowPrune, "allow-prune", false, "delete old pages even when they are more than prune_limit per cent")
	flags.StringVar(&reportFile, "report", "", "write what was done to `file`, as JSON")
	flags.StringVar(&page, "explain", "", "say why this `page` (path or address) would be written, and write nothing")
	flags.BoolVar(&w.watch, "watch", false, "go on building after each change, until Ctrl-C")
	w.add(flags)
	must(cmd.MarkFlagDirname("out"))
	return cmd
}

func build(cmd *cobra.Command, f *siteFlags, reportFile string) error {
	bar := newBar(os.Stderr)
	f.Progress = bar.show
	r, err := generator.Build(cmd.Context(), f.Options)
	bar.clear()
	return told(f, r, err, reportFile)
}

// explain says on standard output why one page would be written.
func explain(cmd *cobra.Command, f *siteFlags, page string) error {
	e, r, err := generator.Explain(cmd.Context(), f.Options, page)
	if err != nil {
		return machine(err)
	}
	if e == nil {
		printDiagnostics(r.Diags, os.DirFS(f.Dir))
		fmt.Fprintf(os.Stderr, "nothing can be said: %s\n", troubles(r))
		return &failure{code: exitInput}
	}
	out := cmd.OutOrStdout()
	if !e.Write {
		fmt.Fprintf(out, "%s would stay as it is: nothing that it depends on has changed\n", e.Path)
		return nil
	}
	fmt.Fprintf(out, "%s would be rendered:\n", e.Path)
	for _, why := range e.Causes {
		fmt.Fprintf(out, "  %s\n", why)
	}
	return nil
}

// told says what a build did, and writes its report. The error has the exit code.
func told(f *siteFlags, r *generator.Report, err error, reportFile string) error {
	if r != nil {
		if err := wrongFlag(r.Diags); err != nil {
			return err
		}
		printDiagnostics(slices.DeleteFunc(slices.Clone(r.Diags), isNote), os.DirFS(f.Dir))
		if werr := writeReport(r, reportFile); err == nil {
			err = werr
		}
	}
	switch {
	case err != nil:
		return machine(err)
	case r.Stopped:
		fmt.Fprintf(os.Stderr, "%s is incomplete until the next build: %s\n", r.Out, troubles(r))
		return &failure{code: exitInput}
	case r.Failed(f.Strict):
		fmt.Fprintf(os.Stderr, "nothing was written: %s\n", troubles(r))
		return &failure{code: exitInput}
	}
	fmt.Fprintf(os.Stderr, "%s in %s: %s, %s, %s; %s s\n", plural(r.Files, "file"), r.Out,
		plural(len(r.Written), "written", "written"), plural(r.Unchanged, "unchanged", "unchanged"),
		plural(len(r.Deleted), "deleted", "deleted"), seconds(r.Seconds))
	if r.Notes > 0 {
		fmt.Fprintf(os.Stderr, "%s on records that are perhaps not right, which lectern check shows\n", plural(r.Notes, "note"))
	}
	return nil
}

func isNote(d diag.Diagnostic) bool { return d.Severity == diag.Note }

// writeReport writes the report to a file, where one is wanted.
func writeReport(r *generator.Report, name string) error {
	if name == "" {
		return nil
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	err = r.WriteJSON(file)
	if cerr := file.Close(); err == nil {
		err = cerr
	}
	return err
}

// must stops a program that was put together wrongly, as every test would show.
func must(err error) {
	if err != nil {
		panic(err)
	}
}
