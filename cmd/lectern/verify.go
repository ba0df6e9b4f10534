package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"lectern/generator"
)

func newVerify() *cobra.Command {
	var dir string
	var o generator.VerifyOptions
	cmd := &cobra.Command{
		Use:   "verify [ID...]",
		Short: "Look for proofs of profiles elsewhere, and record them",
		Long: "Look for proofs that profiles are the people's whose they say they are: ORCID's public record or a homepage links to the profile, or " +
			"the institution's domain names it. What is found is written into the authors' records with its method, evidence and today's date, " +
			"and nothing else is. Without IDs, all authors with a record and a page are verified. A place that cannot be asked is a warning.",
		RunE: func(cmd *cobra.Command, args []string) error {
			o.IDs = args
			return verify(cmd, dir, o)
		},
	}
	cmd.Flags().StringVar(&dir, "site", ".", "`folder` of the site")
	cmd.Flags().BoolVar(&o.Probe.AllowPrivate, "allow-private", false, "ask hosts of private networks and of this machine, too")
	cmd.Flags().BoolVar(&o.DryRun, "dry-run", false, "say what is found, and write nothing")
	must(cmd.MarkFlagDirname("site"))
	return cmd
}

func verify(cmd *cobra.Command, dir string, o generator.VerifyOptions) error {
	o.Say = func(line string) { fmt.Fprintln(os.Stderr, line) }
	r, err := generator.Verify(cmd.Context(), dir, o)
	switch {
	case cmd.Context().Err() != nil:
		return &failure{exitMachine, errors.New("stopped; what was found for the authors before is recorded")}
	case err != nil:
		return machine(err)
	case r.Refused != "":
		printDiagnostics(r.Diags, os.DirFS(dir))
		return &failure{exitInput, errors.New(r.Refused)}
	}
	line := fmt.Sprintf("%s asked about, %s found, %d new", plural(r.Asked, "author"), plural(r.Found, "proof"), r.Fresh)
	if r.Troubles > 0 {
		line += fmt.Sprintf("; %s could not be asked", plural(r.Troubles, "place"))
	}
	if o.DryRun && r.Fresh > 0 {
		line += "; nothing was written: this is a dry run"
	}
	fmt.Fprintln(os.Stderr, line)
	return nil
}
