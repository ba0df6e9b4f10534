package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"lectern/generator"
	"lectern/generator/diag"
)

func newCheck() *cobra.Command {
	var f siteFlags
	var format, host string
	formats := []string{"text", "json", "github"}
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Say everything that is wrong with the records, and write nothing",
		Long: "Say everything that is wrong with the records, the settings and the theme; nothing is written. " +
			"Notes name what is only suspect: works that are perhaps a namesake's, records that are perhaps the same. " +
			"With --host, also render the site and compare its size with what a host accepts.",
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.check(); err != nil {
				return err
			}
			if !slices.Contains(formats, format) {
				return fmt.Errorf("--format must be %s, not %q", strings.Join(formats, " or "), format)
			}
			if hosts := generator.Hosts(); host != "" && !slices.Contains(hosts, host) {
				return fmt.Errorf("--host must be %s, not %q", strings.Join(hosts, " or "), host)
			}
			f.Host = host
			return check(cmd, &f, format)
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "`form` of what is printed: text, json or github (annotations of a workflow)")
	cmd.Flags().StringVar(&host, "host", "", "`name` of the host whose limits count: "+strings.Join(generator.Hosts(), ", "))
	must(cmd.RegisterFlagCompletionFunc("format", fixed(formats)))
	must(cmd.RegisterFlagCompletionFunc("host", fixed(generator.Hosts())))
	return cmd
}

func check(cmd *cobra.Command, f *siteFlags, format string) error {
	bar := newBar(os.Stderr)
	f.Progress = bar.show
	r, err := generator.Check(cmd.Context(), f.Options)
	bar.clear()
	if err != nil {
		return machine(err)
	}
	if err := wrongFlag(r.Diags); err != nil {
		return err
	}
	switch format {
	case "json":
		err = diag.JSON(cmd.OutOrStdout(), r.Diags)
	case "github":
		err = diag.GitHub(cmd.OutOrStdout(), r.Diags)
	default:
		printDiagnostics(r.Diags, os.DirFS(f.Dir))
	}
	if err != nil {
		return machine(err)
	}
	if r.Failed(f.Strict) {
		fmt.Fprintln(os.Stderr, troubles(r))
		return &failure{code: exitInput}
	}
	notes := ""
	if r.Notes > 0 {
		notes = ", " + plural(r.Notes, "note")
	}
	fmt.Fprintf(os.Stderr, "%s%s: %s, %s\n", troubles(r), notes, plural(r.Records.Works, "work"), plural(r.Files, "file"))
	return nil
}

// fixed completes a flag with given words.
func fixed(words []string) func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		return words, cobra.ShellCompDirectiveNoFileComp
	}
}
