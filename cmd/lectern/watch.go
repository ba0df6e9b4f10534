package main

import (
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"lectern/generator"
)

// watchFlags are the flags of the verbs that follow a site while it is edited.
type watchFlags struct {
	watch bool
	poll  time.Duration
}

func (w *watchFlags) add(flags *pflag.FlagSet) {
	flags.DurationVar(&w.poll, "poll", 0, "look for changes this `often` (2s) instead of asking the system: for network folders")
}

func (w *watchFlags) options(f *siteFlags) generator.WatchOptions {
	return generator.WatchOptions{Options: f.Options, Poll: w.poll, Told: func(message string) { fmt.Fprintln(os.Stderr, "lectern: "+message) }}
}

// build builds after each change. What goes wrong is said; only what makes watching
// impossible ends it.
func (w *watchFlags) build(cmd *cobra.Command, f *siteFlags, reportFile string) error {
	bar := newBar(os.Stderr)
	f.Progress = bar.show
	first := true
	err := generator.Watch(cmd.Context(), w.options(f), func(r *generator.Report, err error) {
		bar.clear()
		if err = told(f, r, err, reportFile); err != nil && err.Error() != "" {
			report(cmd, err)
		}
		if first {
			first = false
			fmt.Fprintln(os.Stderr, "watching for changes; Ctrl-C ends")
		}
	})
	return machine(err)
}
